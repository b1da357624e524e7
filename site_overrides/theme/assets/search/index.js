/* What can be found. Pagefind finds words; all else is in a table that generator/publish/search/index.py writes: row n is the
   nth entry by name. */

import { HOME } from "../words.js";
import { state } from "./state.js";

/** @typedef {{id: string, name: string, note: string, values: [string, string][], of: number[][]}} Facet */
/** @typedef {{statuses: [string, string, boolean][], facets: Facet[], engine: string[], uses: number[][], changed: number[], reviewed: number[], translated?: Record<number, [string, string]>}} Table */
/** @typedef {{row: number, score: number, marks: Set<number>}} Hit  `marks` are places of words in the entry's text. */

const ENGINE = new URL("pagefind/", HOME);
const NONE = new Set();
const pages = new Map();
let engine;
/** @type {Table} */ export let table;
/** @type {Map<string, number>} */ let rowOf;

export async function fetched(url, kind, cache = "default") {
  const answer = await fetch(url, { cache });
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return answer[kind]();
}

export async function fetchTable(/** @type {RequestCache} */ cache) {
  table = await fetched(new URL("search/table.json", HOME), "json", cache);
  for (const facet of table.facets) facet.of = facet.of.map((value) => [value].flat());
  rowOf = new Map(table.engine.map((name, row) => [name, row]));
}

/** @returns {[Facet, string][]} */
export const choices = () =>
  table.facets.flatMap((facet) => [...state.chosen.get(facet.id)].map((value) => [facet, value]));
export const nameOf = (/** @type {Facet} */ facet, value) => facet.values.find(([id]) => id === value)?.[1] ?? value;

export const values = (id, row) => {
  const facet = table.facets.find((each) => each.id === id);
  return facet.of[row].map((value) => facet.values[value]);
};

/** Of things that fit the words about as well, the one with more uses, or that uses more, is more likely meant. */
const weight = (row) => 1 + Math.log1p(count(row, ([id]) => id !== "stopped")) / 20;

/**
 * Narrow to what is chosen: within a facet any will do, each facet must be met. A facet's own choices do not lower its
 * own counts: they tell what one more choice would bring.
 * @param {Hit[]} hits
 */
export function narrow(hits) {
  const counts = table.facets.map(({ values }) => new Uint32Array(values.length));
  const active = table.facets.flatMap(({ id, values }, place) => {
    const ids = state.chosen.get(id);
    return ids.size ? [{ place, wanted: [...ids].map((each) => values.findIndex(([value]) => value === each)) }] : [];
  });
  const found = hits.filter(({ row }) => {
    let missed = -1;
    for (const { place, wanted } of active) {
      if (table.facets[place].of[row].some((value) => wanted.includes(value))) continue;
      if (missed >= 0) return false;
      missed = place;
    }
    for (let place = 0; place < counts.length; place++) {
      if (missed < 0 || missed === place) { for (const value of table.facets[place].of[row]) counts[place][value]++; }
    }
    return missed < 0;
  });
  return { found, counts };
}

export const isOrganisation = (row) => table.facets[0].values[table.facets[0].of[row][0]][0] === "organisations";
const count = (row, counts) =>
  table.statuses.reduce((sum, status, at) => sum + (counts(status) ? (table.uses[row][at] ?? 0) : 0), 0);
const users = (row) => (isOrganisation(row) ? 0 : count(row, ([, , isUse]) => isUse));

/** @param {Hit[]} hits */
export function sorted(hits) {
  const weigh = {
    used: users,
    changed: (row) => table.changed[row],
    reviewed: (row) => table.reviewed[row],
    name: () => 0,
  }[state.sort];
  const weights = new Map(hits.map(({ row, score }) => [row, weigh ? weigh(row) : score]));
  return hits.sort((one, other) => weights.get(other.row) - weights.get(one.row) || one.row - other.row);
}

// Words

export const wake =
  () => (engine ??= import(new URL("pagefind.js", ENGINE).href).then((it) =>
    it.createInstance({ noWorker: true, ranking: { pageLength: 0 } })
  ));

/** @returns {Promise<Hit[]>} All entries where no words are asked for. */
export async function find(query) {
  if (!query) return table.engine.map((_, row) => ({ row, score: 0, marks: NONE }));
  const it = await wake();
  const { results } = await it.search(query);
  return results.flatMap(({ id, score, words }) => {
    const row = rowOf.get(id.slice(3));
    return row === undefined ? [] : { row, score: score * weight(row), marks: new Set(words) }; // newer than the table
  });
}

/**
 * Tell whether the words of a query were really found. For a word that it does not know the engine takes the longest
 * one that begins it, in all hits alike, which has nothing to do with it: the C of C# for a chatbot. So in the best hit
 * each word has to stand in one that was found, unless it is another form of a word that is there.
 */
export async function isFound(query, hits) {
  if (!query || !hits.length) return true;
  const best = hits.reduce((one, other) => (other.score > one.score ? other : one));
  const text = (await load(best.row)).content.split(/\s+/);
  const found = [...best.marks].map((place) => bare(text[place] ?? ""));
  const unseen = query.split(/\s+/).filter((word) => bare(word) && !found.some((each) => each.includes(bare(word))));
  const it = await wake();
  const whole = await Promise.all(unseen.map(async (word) => (await it.search(`"${word}"`)).results.length));
  return whole.every(Boolean);
}

const bare = (word) => word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

/** Read what the engine keeps of an entry: its address and its text, without asking the engine to be there. */
export function load(row) {
  if (!pages.has(row)) pages.set(row, fetchPage(new URL(`fragment/en_${table.engine[row]}.pf_fragment`, ENGINE)));
  return pages.get(row);
}

async function fetchPage(url) {
  const bytes = new Uint8Array(await fetched(url, "arrayBuffer"));
  const packed = bytes[0] === 0x1f && bytes[1] === 0x8b; // unless the server has said so and the browser unpacked it
  const stream = new Blob([bytes]).stream();
  const text = await new Response(packed ? stream.pipeThrough(new DecompressionStream("gzip")) : stream).text();
  return JSON.parse(text.slice(text.indexOf("{")));
}

/** Begin anew: what has come may be older than the table, or broken. */
export function forget() {
  engine = undefined;
  pages.clear();
}
