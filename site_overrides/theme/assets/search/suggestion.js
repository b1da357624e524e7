/* Corrects the spelling of a query. Loaded, with its word list, only if a word was not found. */

import { correctQuery, wordList } from "../spelling.js";
import { ROOT } from "../i18n.js";
import { fetchOk, findEntries } from "./index.js";

/** @import { WordList } from "../spelling.js" */

/** @type {WordList | undefined} */
let known;

/** Fetch the list of words; return undefined if that fails, so that it is fetched again next time. */
async function fetchWords() {
  try {
    const answer = await fetchOk(new URL("search/words.json", ROOT));
    return wordList(await answer.json());
  } catch {
    return undefined;
  }
}

/**
 * Return another spelling that finds more than a number of entries, or "".
 * @param {string} query
 * @param {number} number
 */
export async function betterQuery(query, number) {
  known ??= await fetchWords();
  const other = known && correctQuery(query, known);
  return other && (await findEntries(other)).length > number ? other : "";
}
