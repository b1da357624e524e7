/* Corrects the spelling of a query. Loaded, with its word list, only if a word was not found. */

import { correctQuery, wordList } from "../spelling.js";
import { ROOT } from "../i18n.js";
import { find } from "./find.js";
import { fetchOk, here } from "./index.js";

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
 * Return another spelling that finds more than a number of entries, or a service area, with those areas.
 * @param {string} query
 * @param {number} number
 */
export async function betterQuery(query, number) {
  known ??= await fetchWords();
  const other = known && correctQuery(query, known);
  if (!other) return undefined;
  const { hits, leftOut, areas } = await find(other, here);
  return areas.length || (hits.length > number && !leftOut.length) ? { query: other, areas } : undefined;
}
