/* Finds the rows that have a word. */

import { fold, isAcronym, named, radicals } from "./words.js";

/** @import { Found, Index } from "./index.js" */

/** @typedef {{rows: Found, types: Found}} WordRows  `types` have the word as their type, such as a library of code. */

/**
 * Find the rows that have a word or its stem. In capitals it is the acronym, if any row has that.
 * @param {string} word
 * @param {Index} index
 * @param {boolean} isTyping whether the word may be the beginning of one
 * @returns {Promise<WordRows>}
 */
export async function findWord(word, index, isTyping) {
  const name = named(word);
  const plain = name || fold(word);
  const acronym = isAcronym(word) ? await findRows(`zzq${plain}`, plain, index) : new Map();
  if (acronym.size) return { rows: acronym, types: new Map() };
  const forms = [plain, ...(name ? [] : radicals(plain).map((radical) => `zzw${radical}`))];
  const found = await Promise.all(forms.map((form) => findRows(form, form, index)));
  const rows = new Map(found.toReversed().flatMap((each) => [...each]));
  const types = await findRows(`zzt${plain}`, `zzt${plain}`, index);
  const isBegun = isTyping && !rows.size && !types.size;
  return { rows: isBegun ? await findBeginnings(plain, index) : rows, types };
}

/**
 * Find the rows that have a form of a word, with the score and the marks of a word.
 * @param {string} form
 * @param {string} word
 * @param {Index} index
 */
async function findRows(form, word, index) {
  const exact = await index.findExact(form);
  const scored = exact.size ? await index.findBeginning(word) : exact;
  /** @type {Found} */
  const rows = new Map();
  for (const [row, found] of exact) if (row < index.size) rows.set(row, scored.get(row) ?? found);
  return rows;
}

/**
 * Find the rows that have a word which begins as one does. If there is no such word, the engine takes the longest that
 * begins it instead, such as the C of C# for "chatbot"; so a word that it marks is looked at.
 * @param {string} word
 * @param {Index} index
 * @returns {Promise<Found>}
 */
async function findBeginnings(word, index) {
  const found = new Map([...await index.findBeginning(word)].filter(([row]) => row < index.size));
  const [first] = found;
  if (!first) return found;
  const text = (await index.loadPage(first[0])).content.split(/\s+/);
  const isBegun = first[1].marks.some((place) =>
    fold(text[place] ?? "").replace(/[^\p{L}\p{N}]/gu, "").includes(word)
  );
  return isBegun ? found : new Map();
}
