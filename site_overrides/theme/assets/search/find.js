/* Finds what a query means: service areas by their phrases, and entries by their words, each word by itself. */

import { areaAt, chooseAreas, findAreas, isInArea } from "./find-areas.js";
import { findWord } from "./find-words.js";
import { telling } from "./words.js";

/** @import { Area, Candidate } from "./find-areas.js" */
/** @import { WordRows } from "./find-words.js" */
/** @import { Found, Hit, Index } from "./index.js" */

/**
 * What was found. `words` are those that decide, `numbers` how many rows have each of them. `leftOut` are those that
 * no hit has, `unknown` those that nothing has.
 * @typedef {object} Answer
 * @property {Hit[]} hits
 * @property {string[]} words
 * @property {number[]} numbers
 * @property {string[]} leftOut
 * @property {string[]} unknown
 * @property {Area[]} areas
 */

const LEAST_KEPT = 1 / 3; // of the weight of a query's words; with less, entries have too little to do with it
const OF_AREA = 1.5; // the factor of a word's weight if it names an area

/**
 * Find the areas and rows for a query; all rows where it is empty. Where no row has every word, those count that have
 * the rarest.
 * @param {string} query
 * @param {Index} index
 * @param {boolean} isTyping whether the last word may go on
 * @returns {Promise<Answer>}
 */
export async function find(query, index, isTyping = false) {
  if (!query) {
    const hits = index.table.uses.map((_, row) => ({ row, score: 0, marks: new Set() }));
    return { hits, words: [], numbers: [], leftOut: [], unknown: [], areas: [] };
  }
  const words = telling(query, index.table.small);
  const [candidates, ...found] = await Promise.all([
    findAreas(words, index),
    ...words.map((word, at) => findWord(word, index, isTyping && at === words.length - 1)),
  ]);
  const areas = chooseAreas(candidates, found.map(({ rows }) => rows), index);
  const rows = found.map((each, at) => senseOf(each, areas.filter(({ covered }) => covered.has(at)), index));
  const { hits, kept } = hitsFor(rows, areas, index);
  return {
    hits,
    words,
    numbers: rows.map(({ size }) => size),
    leftOut: hits.length ? words.filter((_, at) => !kept.includes(at)) : [],
    unknown: words.filter((_, at) => !rows[at].size && !areas.some(({ covered }) => covered.has(at))),
    areas: areas.map(({ place }) => areaAt(place, index)),
  };
}

/**
 * Return the rows that have a word in the sense of the areas that it names: libraries are not libraries of code.
 * @param {WordRows} found
 * @param {Candidate[]} areas
 * @param {Index} index
 * @returns {Found}
 */
function senseOf({ rows, types }, areas, index) {
  if (!areas.length) return new Map([...types, ...rows]);
  return types.size ? within(rows, areas, index) : rows;
}

/**
 * Return the hits that have all words, or those that weigh most; `kept` are the indexes of these words. If an area has
 * the whole query as its phrase, entries elsewhere must have words of it side by side.
 * @param {Found[]} found
 * @param {Candidate[]} areas
 * @param {Index} index
 */
function hitsFor(found, areas, index) {
  const named = areas.filter(({ covered }) => covered.size === found.length && found.length > 1);
  const isWhole = rowsWith(found).length > 0;
  const usable = named.length && !isWhole ? found.map((rows) => within(rows, named, index)) : found;
  const kept = keptWords(usable, weigh(found, areas, index), areas);
  const used = kept.map((at) => usable[at]);
  const inside = new Set(used.flatMap((rows) => [...within(rows, named, index).keys()]));
  const hits = (used.length ? rowsWith(used) : [])
    .filter((row) => !named.length || inside.has(row) || standTogether(found.map((each) => marksOf(each, row))))
    .map((row) => hitOf(row, used));
  return { hits, kept };
}

/**
 * @param {Found} rows
 * @param {Candidate[]} areas
 * @param {Index} index
 * @returns {Found}
 */
const within = (rows, areas, index) =>
  new Map([...rows].filter(([row]) => areas.some(({ place }) => isInArea(row, place, index))));

/**
 * Return the weight of each word: rare ones weigh more, and so do those that name an area.
 * @param {Found[]} found
 * @param {Candidate[]} areas
 * @param {Index} index
 */
const weigh = (found, areas, { size: all }) =>
  found.map(({ size }, at) =>
    Math.log1p(all / (size || 1)) * (areas.some(({ covered }) => covered.has(at)) ? OF_AREA : 1)
  );

/**
 * Return the indexes of the words that results must have: all, or those of the row whose words weigh most. Return none
 * if they are too small a part of the query and name no area.
 * @param {Found[]} found
 * @param {number[]} weights
 * @param {Candidate[]} areas
 */
function keptWords(found, weights, areas) {
  /** @type {Map<number, number>} */
  const sums = new Map();
  for (const [at, rows] of found.entries()) {
    for (const row of rows.keys()) sums.set(row, (sums.get(row) ?? 0) + weights[at]);
  }
  const most = [...sums.values()].reduce((one, other) => Math.max(one, other), 0);
  const best = [...sums].filter(([, sum]) => sum === most).map(([row]) => hitOf(row, found));
  const [first] = best.sort((one, other) => other.score - one.score);
  const kept = [...found.keys()].filter((at) => first && found[at].has(first.row));
  const isEnough = most >= weights.reduce((sum, weight) => sum + weight, 0) * LEAST_KEPT ||
    kept.some((at) => areas.some(({ covered }) => covered.has(at)));
  return isEnough ? kept : [];
}

/**
 * Return the rows that all have.
 * @param {Found[]} found
 */
const rowsWith = ([first, ...others]) =>
  first ? [...first.keys()].filter((row) => others.every((each) => each.has(row))) : [];

/**
 * @param {Found} found
 * @param {number} row
 */
const marksOf = (found, row) => found.get(row)?.marks ?? [];

/**
 * @param {number} row
 * @param {Found[]} found
 * @returns {Hit}
 */
const hitOf = (row, found) => ({
  row,
  score: found.reduce((sum, each) => sum + (each.get(row)?.score ?? 0), 0),
  marks: new Set(found.flatMap((each) => marksOf(each, row))),
});

/**
 * Whether two words that follow each other in a query do so somewhere, given the places of each word; a small word may
 * stand between them.
 * @param {number[][]} places
 */
const standTogether = ([first, ...others]) =>
  others.some((places, at) => {
    const before = at ? others[at - 1] : first;
    return places.some((place) => before.includes(place - 1) || before.includes(place - 2));
  });
