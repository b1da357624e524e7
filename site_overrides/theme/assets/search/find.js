/* Finds what a query means: service areas by their phrases, and entries by their words, each word by itself. */

import { fold, isAcronym, named, phrases, radicals, telling } from "./words.js";

/** @import { Found, Hit, Index } from "./index.js" */

/** @typedef {{id: string, name: string, url: string}} Area */
/** @typedef {{place: number, covered: Set<number>}} Candidate  An area and the indexes of the words of its phrase. */

/**
 * What was found. `words` are those that decide and `numbers` how many rows have each of them. `leftOut` are those that
 * no hit has, `unknown` those that nothing has.
 * @typedef {{hits: Hit[], words: string[], numbers: number[], leftOut: string[], unknown: string[], areas: Area[]}} Answer
 */

const MOST_WORDS = 6; // of a query, in which phrases of areas are looked for
const MOST_AREAS = 3;
const LEAST_KEPT = 1 / 3; // of the weight of a query's words; with less, entries have too little to do with it

/**
 * Find the areas and rows for a query; all rows where it is empty. Where no row has every word, those count that have
 * the rarest.
 * @param {string} query
 * @param {Index} index
 * @param {boolean} isTyping whether the last word may go on
 * @returns {Promise<Answer>}
 */
export async function find(query, index, isTyping = false) {
  const rows = index.table.engine.map((_, row) => ({ row, score: 0, marks: new Set() }));
  if (!query) return { hits: rows, words: [], numbers: [], leftOut: [], unknown: [], areas: [] };
  const words = telling(query, index.languages);
  const candidates = await findAreas(words, index);
  const found = await Promise.all(words.map((word, at) => {
    const isOfArea = candidates.some(({ covered }) => covered.has(at));
    return findWord(word, index, isTyping && at === words.length - 1, isOfArea);
  }));
  const areas = chooseAreas(candidates, found, index);
  const whole = areas.filter(({ covered }) => covered.size === words.length && words.length > 1);
  /** @param {number} row */
  const isWithin = (row) => whole.some(({ place }) => isInArea(row, place, index));
  const isWhole = rowsWith(found).length > 0;
  const usable = whole.length && !isWhole
    ? found.map((each) => new Map([...each].filter(([row]) => isWithin(row))))
    : found;
  const kept = keptWords(usable, rows.length);
  const used = kept.map((at) => usable[at]);
  const hits = (kept.length ? rowsWith(used) : [])
    .filter((row) => !whole.length || isWithin(row) || standTogether(found.map((each) => marksOf(each, row))))
    .map((row) => hitOf(row, used));
  return {
    hits,
    words,
    numbers: found.map(({ size }) => size),
    leftOut: hits.length ? words.filter((_, at) => !kept.includes(at)) : [],
    unknown: words.filter((_, at) => !found[at].size && !areas.some(({ covered }) => covered.has(at))),
    areas: areas.map(({ place }) => areaAt(place, index)),
  };
}

// Words

/**
 * Find the rows that have a word or its stem. In capitals it is the acronym, if any row has that.
 * @param {string} word
 * @param {Index} index
 * @param {boolean} isTyping whether the word may be the beginning of one
 * @param {boolean} isOfArea whether it names a service area, and so not a type
 * @returns {Promise<Found>}
 */
async function findWord(word, index, isTyping, isOfArea) {
  const name = named(word);
  const plain = name || fold(word);
  const acronym = isAcronym(word) ? await index.findExact(`zzq${plain}`) : new Map();
  /** @type {[string, Found][]} */
  const forms = [[plain, acronym.size ? acronym : await index.findExact(plain)]];
  if (!name && !acronym.size) {
    const others = [...radicals(plain).map((radical) => `zzw${radical}`), ...(isOfArea ? [] : [`zzt${plain}`])];
    for (const form of others) forms.push([form, await index.findExact(form)]);
  }
  /** @type {Found} */
  const rows = new Map();
  for (const [form, exact] of forms) {
    const scored = exact.size ? await index.findBeginning(form) : exact;
    for (const [row, found] of exact) {
      if (!rows.has(row) && row < index.table.engine.length) rows.set(row, scored.get(row) ?? found);
    }
  }
  return rows.size || !isTyping ? rows : findBeginnings(plain, index);
}

/**
 * Find the rows that have a word which begins as one does. If there is no such word, the engine takes the longest that
 * begins it instead, such as the C of C# for "chatbot"; so a word that it marks is looked at.
 * @param {string} word
 * @param {Index} index
 * @returns {Promise<Found>}
 */
async function findBeginnings(word, index) {
  const found = new Map([...await index.findBeginning(word)].filter(([row]) => row < index.table.engine.length));
  for (const [row, { marks }] of found) {
    const text = (await index.loadPage(row)).content.split(/\s+/);
    const isBegun = marks.some((place) => fold(text[place] ?? "").replace(/[^\p{L}\p{N}]/gu, "").includes(word));
    return isBegun ? found : new Map();
  }
  return found;
}

/**
 * Return the indexes of the words that results must have: all, or those of the row whose words weigh most, as rare
 * words do. Return none if they are too small a part of the query.
 * @param {Found[]} found
 * @param {number} total
 */
function keptWords(found, total) {
  const weights = found.map(({ size }) => Math.log1p(total / (size || 1)));
  /** @type {Map<number, number>} */
  const sums = new Map();
  for (const [at, rows] of found.entries()) {
    for (const row of rows.keys()) sums.set(row, (sums.get(row) ?? 0) + weights[at]);
  }
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const most = [...sums.values()].reduce((one, other) => Math.max(one, other), 0);
  if (most < all * LEAST_KEPT) return [];
  const best = [...sums].filter(([, sum]) => sum === most).map(([row]) => row);
  const scores = new Map(best.map((row) => [row, hitOf(row, found).score]));
  const [row] = best.sort((one, other) => (scores.get(other) ?? 0) - (scores.get(one) ?? 0));
  return [...found.keys()].filter((at) => found[at].has(row));
}

/**
 * Return the rows that all have.
 * @param {Found[]} found
 */
const rowsWith = ([first, ...others]) => [...first.keys()].filter((row) => others.every((each) => each.has(row)));

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

// Areas

/**
 * @param {number} place
 * @param {Index} index
 * @returns {Area}
 */
function areaAt(place, { table }) {
  const [id, name, url] = table.areas[place];
  return { id, name, url };
}

/**
 * @param {number} row
 * @param {number} place of the area
 * @param {Index} index
 */
function isInArea(row, place, { table }) {
  const facet = table.facets.find(({ id }) => id === "service");
  return Boolean(facet?.of[row].some((value) => facet.values[value][0] === table.areas[place][0]));
}

/**
 * Find the areas that have a phrase of which a query has all words.
 * @param {string[]} words
 * @param {Index} index
 */
async function findAreas(words, index) {
  const number = Math.min(words.length, MOST_WORDS);
  const sets = [...Array(2 ** number).keys()].slice(1)
    .map((bits) => [...Array(number).keys()].filter((at) => bits & (2 ** at)));
  const found = await Promise.all(sets.map(async (covered) => {
    const forms = phrases(covered.map((at) => words[at]), index.languages);
    const places = await Promise.all(forms.map(async (form) => [...(await index.findExact(form)).keys()]));
    return [...new Set(places.flat())].map((row) => ({
      place: row - index.table.engine.length,
      covered: new Set(covered),
    }));
  }));
  return found.flat().filter(({ place }) => place >= 0);
}

/**
 * Return the best of the areas. One that has a word alone out of several counts only if the word means it: where most
 * entries with it are in the area, and no longer phrase has it.
 * @param {Candidate[]} candidates
 * @param {Found[]} found
 * @param {Index} index
 */
function chooseAreas(candidates, found, index) {
  /** @type {Candidate[]} */
  const chosen = [];
  for (const area of candidates.toSorted((one, other) => other.covered.size - one.covered.size)) {
    const longer = chosen.filter(({ covered }) => covered.size > area.covered.size);
    const isNew = [...area.covered].some((at) => !longer.some(({ covered }) => covered.has(at)));
    const isKnown = chosen.some(({ place }) => place === area.place);
    if (isNew && !isKnown && (found.length === 1 || isMeant(area, found, index))) chosen.push(area);
  }
  return chosen.slice(0, MOST_AREAS);
}

/**
 * @param {Candidate} area
 * @param {Found[]} found
 * @param {Index} index
 */
function isMeant({ place, covered }, found, index) {
  if (covered.size > 1) return true;
  const [at] = covered;
  const facet = index.table.facets.find(({ id }) => id === "service");
  const entries = [...found[at].keys()].filter((row) => facet?.of[row].length);
  return entries.filter((row) => isInArea(row, place, index)).length * 2 >= entries.length;
}
