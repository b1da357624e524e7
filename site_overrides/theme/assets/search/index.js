/* The search index of a language. Pagefind finds words; everything else is in a table that
   generator/publish/search/index.py writes. Its row n is the nth entry by name. */

import { HOME, isEnglish, language } from "../i18n.js";

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
 * @property {string[]} small words that never decide what is found
 * @property {[id: string, name: string, url: string][]} areas
 * @property {Facet[]} facets
 * @property {string} version of the engine's files
 * @property {number[][]} uses how many adoptions there are of each status; empty where there are none
 * @property {number[]} changed ranks of days
 * @property {number[]} reviewed ranks of days
 * @property {Record<number, [row: number, name: string]>} wholes what a row is part of
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
/** @typedef {Map<number, {score: number, marks: number[]}>} Found  By row; after the rows of entries come areas. */

/**
 * @param {URL} url
 * @param {RequestCache} [cache]
 */
export async function fetchOk(url, cache = "default") {
  const answer = await fetch(url, { cache });
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return answer;
}

/** Long texts are no worse, and a word that only begins as the wanted one does weighs little. */
const RANKING = { pageLength: 0, termSimilarity: 8 };

/** @type {Table} */
const NO_TABLE = {
  small: [],
  statuses: [],
  areas: [],
  facets: [],
  version: "",
  uses: [],
  changed: [],
  reviewed: [],
  wholes: {},
};

export class Index {
  table = NO_TABLE;
  /** @type {Promise<Engine> | undefined} */
  #engine;
  /** @type {Map<number, Promise<EnginePage>>} */
  #pages = new Map();
  #folder;

  /**
   * @param {URL} home the first page in the language
   * @param {string[]} languages of its words
   */
  constructor(home, languages) {
    this.home = home;
    this.languages = languages;
    this.#folder = new URL("pagefind/", home);
  }

  /** @param {RequestCache} [cache] */
  async loadTable(cache) {
    const answer = await fetchOk(new URL("search/table.json", this.home), cache);
    /** @type {Table} */
    const table = await answer.json();
    for (const facet of table.facets) facet.of = facet.of.map((value) => [value].flat());
    this.table = table;
  }

  /** Return the number of rows. */
  get size() {
    return this.table.uses.length;
  }

  /**
   * Load the engine, once.
   * @returns {Promise<Engine>}
   */
  loadEngine() {
    const basePath = this.#folder.pathname;
    return (this.#engine ??= import(new URL("pagefind.js", this.#folder).href).then((pagefind) =>
      pagefind.createInstance({ basePath, noWorker: true, ranking: RANKING })
    ));
  }

  /**
   * Find words that follow each other, with the same stems. The engine says only where they stand first.
   * @param {string} words
   */
  findExact(words) {
    return this.#find(`"${words.replaceAll('"', "")}"`);
  }

  /**
   * Find all words that begin as one does or, if there is none, the longest word that begins it.
   * @param {string} word
   */
  findBeginning(word) {
    return this.#find(word);
  }

  /**
   * @param {string} query
   * @returns {Promise<Found>}
   */
  async #find(query) {
    const engine = await this.loadEngine();
    const { results } = await engine.search(query);
    const start = `en_${this.table.version}`;
    return new Map(results.map(({ id, score, words }) => {
      if (!id.startsWith(start)) throw new Error("The index is newer than the table.");
      return [parseInt(id.slice(start.length), 16), { score, marks: words }];
    }));
  }

  /**
   * Fetch the engine's data about a row, without loading the engine.
   * @param {number} row
   */
  loadPage(row) {
    const file = `${this.table.version}${row.toString(16).padStart(4, "0")}`;
    const page = this.#pages.get(row) ?? fetchPage(new URL(`fragment/en_${file}.pf_fragment`, this.#folder));
    this.#pages.set(row, page);
    return page;
  }

  /** Forget what was loaded, which may be broken or older than the table. */
  reset() {
    this.#engine = undefined;
    this.#pages.clear();
  }
}

/** The index in the language of the page. */
export const here = new Index(HOME, isEnglish ? ["en"] : ["en", language]);

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
