/* What was meant by words that were not found as they are written. Fetched only then, like the list of words. */

import { correctQuery, wordList } from "../spelling.js";
import { ROOT } from "../i18n.js";
import { fetchOk, findEntries } from "./index.js";

/** @import { WordList } from "../spelling.js" */

/** @type {WordList | undefined} */
let known;

/** Fetch the list of words; return nothing where it does not arrive, so that it is asked for again. */
async function fetchWords() {
  try {
    const answer = await fetchOk(new URL("search/words.json", ROOT));
    return wordList(await answer.json());
  } catch {
    return undefined;
  }
}

/**
 * Return another spelling that finds more than a number of entries, or nothing.
 * @param {string} query
 * @param {number} number
 */
export async function betterQuery(query, number) {
  known ??= await fetchWords();
  const other = known && correctQuery(query, known);
  return other && (await findEntries(other)).length > number ? other : "";
}
