/* What was meant by words that were not found as they are written. Fetched only then, and the list of words with it. */

import { meant, words } from "../spelling.js";
import { ROOT } from "../words.js";
import { fetched, find } from "./index.js";

let known;

/** Give another spelling that finds more than a number of entries, or nothing. Without the list there is none. */
export async function better(query, number) {
  known ??= await fetched(new URL("search/words.json", ROOT), "json").then(words).catch(() => undefined); // asked for again
  const other = known && meant(query, known);
  return other && (await find(other)).length > number ? other : "";
}
