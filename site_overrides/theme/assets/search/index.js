/* The search index. Pagefind finds words; everything else is in a table that generator/publish/search/index.py writes.
   Its row n is the nth entry by name. */

import { HOME } from "../i18n.js";
import { chosenIn, state } from "./state.js";

/** @typedef {[id: string, name: string]} Value  The id is in the address. */
/** @typedef {[id: string, name: string, isUse: boolean]} Status */

/**
 * A field to filter by: all its values, and for each row the indexes of its values.
 * @typedef {{id: string, name: string, note: string, values: Value[], of: number[][]}} Facet
 */

/**
 * One item a row in each list, and names and summaries in the language of the page by row.
 * @typedef {object} Table
 * @property {Status[]} statuses
 * @property {Facet[]} facets
 * @property {string[]} engine the ids of the engine's files
 * @property {number[][]} uses how many adoptions there are of each status; empty where there are none
 * @property {number[]} changed ranks of days
 * @property {number[]} reviewed ranks of days
 * @property {Record<number, [string, string]>} [translated]
 */

/** @typedef {{row: number, score: number, marks: Set<number>}} Hit  `marks` has indexes of words in the text. */

/**
 * The engine's data about one entry.
 * @typedef {object} EnginePage
 * @property {string} url
 * @property {string} content
 * @property {{title: string}} meta
 * @property {{id: string, location: number}[]} anchors the index of the word at which each part of the text begins
 */

/** @typedef {{results: {id: string, score: number, words: number[]}[]}} Answer */
/** @typedef {{search: (query: string) => Promise<Answer>, preload: (query: string) => Promise<void>}} Engine */

const ENGINE = new URL("pagefind/", HOME);

/** @type {Set<number>} */
const NONE = new Set();

/** @type {Map<number, Promise<EnginePage>>} */
const pages = new Map();

/** @type {Promise<Engine> | undefined} */
let engine;

/** @type {Table} */
export let table;

/** @type {Map<string, number>} */
let rowByFile;

/**
 * @param {URL} url
 * @param {RequestCache} [cache]
 */
export async function fetchOk(url, cache = "default") {
  const answer = await fetch(url, { cache });
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return answer;
}

/** @param {RequestCache} cache */
export async function fetchTable(cache) {
  const answer = await fetchOk(new URL("search/table.json", HOME), cache);
  table = await answer.json();
  for (const facet of table.facets) facet.of = facet.of.map((value) => [value].flat());
  rowByFile = new Map(table.engine.map((name, row) => [name, row]));
}

/** Return the selected values with their facets. */
export const chosenValues = () =>
  table.facets.flatMap((facet) =>
    [...chosenIn(facet.id)].map((value) => /** @type {[Facet, string]} */ ([facet, value]))
  );

/**
 * @param {Facet} facet
 * @param {string} value
 */
export const nameOf = (facet, value) => facet.values.find(([id]) => id === value)?.[1] ?? value;

/**
 * Return the values that a row has in a facet.
 * @param {string} id
 * @param {number} row
 */
export const values = (id, row) =>
  table.facets.filter((facet) => facet.id === id).flatMap(({ of, values }) => of[row].map((value) => values[value]));

/**
 * Return the factor of a row's score: of similar matches, one with more uses is more likely wanted.
 * @param {number} row
 */
const weight = (row) => 1 + Math.log1p(countUses(row, ([id]) => id !== "stopped")) / 20;

/**
 * Filter hits: within a facet any selected value matches, and every facet must match. The counts of a facet ignore its
 * own selection, since they show what one more value would add.
 * @param {Hit[]} hits
 */
export function narrow(hits) {
  const counts = table.facets.map(({ values }) => new Uint32Array(values.length));
  const active = table.facets.flatMap(({ id, values }, place) => {
    const ids = [...chosenIn(id)];
    return ids.length ? [{ place, allowed: ids.map((each) => values.findIndex(([value]) => value === each)) }] : [];
  });
  const matches = hits.filter(({ row }) => {
    let unmet = -1;
    for (const { place, allowed } of active) {
      if (table.facets[place].of[row].some((value) => allowed.includes(value))) continue;
      if (unmet >= 0) return false;
      unmet = place;
    }
    for (let place = 0; place < counts.length; place++) {
      if (unmet < 0 || unmet === place) { for (const value of table.facets[place].of[row]) counts[place][value]++; }
    }
    return unmet < 0;
  });
  return { matches, counts };
}

/** @param {number} row */
export const isOrganisation = (row) => table.facets[0].values[table.facets[0].of[row][0]][0] === "organisations";

/**
 * Count the adoptions of a row with certain statuses.
 * @param {number} row
 * @param {(status: Status) => boolean} counts
 */
const countUses = (row, counts) =>
  table.statuses.reduce((sum, status, at) => sum + (counts(status) ? (table.uses[row][at] ?? 0) : 0), 0);

/** @param {number} row */
const countUsers = (row) => (isOrganisation(row) ? 0 : countUses(row, ([, , isUse]) => isUse));

/** @param {Hit[]} hits */
export function sortHits(hits) {
  /** @type {Record<string, (row: number) => number>} */
  const orders = {
    used: countUsers,
    changed: (row) => table.changed[row],
    reviewed: (row) => table.reviewed[row],
    name: () => 0,
  };
  const weigh = orders[state.sort];
  const weights = new Map(hits.map(({ row, score }) => [row, weigh ? weigh(row) : score]));
  /** @param {Hit} hit */
  const weightOf = (hit) => weights.get(hit.row) ?? 0;
  return hits.sort((one, other) => weightOf(other) - weightOf(one) || one.row - other.row);
}

// Words

/**
 * Load the engine, once.
 * @returns {Promise<Engine>}
 */
export const loadEngine =
  () => (engine ??= import(new URL("pagefind.js", ENGINE).href).then((pagefind) =>
    pagefind.createInstance({ noWorker: true, ranking: { pageLength: 0 } })
  ));

/**
 * Find entries by words; all of them where none are asked for.
 * @param {string} query
 * @returns {Promise<Hit[]>}
 */
export async function findEntries(query) {
  if (!query) return table.engine.map((_, row) => ({ row, score: 0, marks: NONE }));
  const pagefind = await loadEngine();
  const { results } = await pagefind.search(query);
  return results.flatMap(({ id, score, words }) => {
    const row = rowByFile.get(id.slice(3));
    if (row === undefined) return []; // the index is newer than the table
    return { row, score: score * weight(row), marks: new Set(words) };
  });
}

/**
 * Whether the words of a query were really found. For an unknown word the engine matches the longest known word that
 * it begins with, such as the C of C# for "chatbot". So each word of the query must be part of a word that is marked
 * in the best hit, or be found as an exact phrase.
 * @param {string} query
 * @param {Hit[]} hits
 */
export async function areWordsFound(query, hits) {
  if (!query || !hits.length) return true;
  const best = hits.reduce((one, other) => (other.score > one.score ? other : one));
  const text = (await loadPage(best.row)).content.split(/\s+/);
  const found = [...best.marks].map((place) => lettersOnly(text[place] ?? ""));
  const unmatched = query.split(/\s+/).filter((word) =>
    lettersOnly(word) && !found.some((each) => each.includes(lettersOnly(word)))
  );
  const pagefind = await loadEngine();
  const counts = await Promise.all(unmatched.map(async (word) => (await pagefind.search(`"${word}"`)).results.length));
  return counts.every(Boolean);
}

/** @param {string} word */
const lettersOnly = (word) => word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

/**
 * Fetch the engine's data about an entry, without loading the engine.
 * @param {number} row
 */
export function loadPage(row) {
  const page = pages.get(row) ?? fetchPage(new URL(`fragment/en_${table.engine[row]}.pf_fragment`, ENGINE));
  pages.set(row, page);
  return page;
}

/**
 * @param {URL} url
 * @returns {Promise<EnginePage>}
 */
async function fetchPage(url) {
  const answer = await fetchOk(url);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const packed = bytes[0] === 0x1f && bytes[1] === 0x8b; // gzip, unless the browser has unpacked it already
  const stream = new Blob([bytes]).stream();
  const text = await new Response(packed ? stream.pipeThrough(new DecompressionStream("gzip")) : stream).text();
  return JSON.parse(text.slice(text.indexOf("{")));
}

/** Forget what was loaded, which may be broken or older than the table. */
export function reset() {
  engine = undefined;
  pages.clear();
}
