/* What was meant by words that were not found as they are written. Fetched only then, like the list of words. */

import { meant, words } from "../spelling.js";
import { ROOT } from "../words.js";
import { fetched, find } from "./index.js";

/** @import { Words } from "../spelling.js" */

/** @type {Words | undefined} */
let known;

/** Fetch the list of words; return nothing where it does not arrive, so that it is asked for again. */
async function fetchWords() {
  try {
    const answer = await fetched(new URL("search/words.json", ROOT));
    return words(await answer.json());
  } catch {
    return undefined;
  }
}

/**
 * Return another spelling that finds more than a number of entries, or nothing.
 * @param {string} query
 * @param {number} number
 */
export async function better(query, number) {
  known ??= await fetchWords();
  const other = known && meant(query, known);
  return other && (await find(other)).length > number ? other : "";
}
