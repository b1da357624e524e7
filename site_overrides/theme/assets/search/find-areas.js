/* Finds the service areas that a query names. */

import { phrases } from "./words.js";

/** @import { Found, Index } from "./index.js" */

/** @typedef {{id: string, name: string, url: string}} Area */

/**
 * An area with the indexes of the words of the query that make up one of its phrases.
 * @typedef {{place: number, covered: Set<number>}} Candidate
 */

const MOST_WORDS = 6; // of a query, in which phrases are looked for
const MOST_AREAS = 3;
const MOST_COMMON = 1 / 4; // of all entries; a word that more of them have says nothing alone

/**
 * @param {number} place
 * @param {Index} index
 * @returns {Area}
 */
export function areaAt(place, { table }) {
  const [id, name, url] = table.areas[place];
  return { id, name, url };
}

/**
 * @param {number} row
 * @param {number} place of the area
 * @param {Index} index
 */
export function isInArea(row, place, { table }) {
  const facet = table.facets.find(({ id }) => id === "service");
  return Boolean(facet?.of[row].some((value) => facet.values[value][0] === table.areas[place][0]));
}

/**
 * Find the areas that have a phrase of which a query has all words. The engine compares stems; where an area has the
 * very same words, others do not count: parking is not parks.
 * @param {string[]} words
 * @param {Index} index
 * @returns {Promise<Candidate[]>}
 */
export async function findAreas(words, index) {
  const number = Math.min(words.length, MOST_WORDS);
  const sets = [...Array(2 ** number).keys()].slice(1)
    .map((bits) => [...Array(number).keys()].filter((at) => bits & (2 ** at)));
  const found = await Promise.all(sets.map(async (covered) => {
    const forms = phrases(covered.map((at) => words[at]), index.languages);
    const places = await findPlaces(forms, index);
    const same = await Promise.all(places.map((place) => hasPhrase(place, forms, index)));
    return places.filter((_, at) => same[at] || !same.includes(true))
      .map((place) => ({ place, covered: new Set(covered) }));
  }));
  return found.flat();
}

/**
 * @param {string[]} forms
 * @param {Index} index
 */
async function findPlaces(forms, index) {
  const rows = await Promise.all(forms.map(async (form) => [...(await index.findExact(form)).keys()]));
  return [...new Set(rows.flat().map((row) => row - index.size).filter((place) => place >= 0))];
}

/**
 * Whether an area has one of some phrases word by word.
 * @param {number} place
 * @param {string[]} forms
 * @param {Index} index
 */
async function hasPhrase(place, forms, index) {
  const { content } = await index.loadPage(index.size + place);
  return forms.some((form) => content.includes(`zz ${form} zz`));
}

/**
 * Return the best of the areas. One that has a word alone out of several counts only if the word means it, and if no
 * longer phrase has it.
 * @param {Candidate[]} candidates
 * @param {Found[]} found the rows with each word
 * @param {Index} index
 */
export function chooseAreas(candidates, found, index) {
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
 * Whether words mean an area: several do, and one does if it is not common and most entries that have it are there.
 * @param {Candidate} area
 * @param {Found[]} found
 * @param {Index} index
 */
function isMeant({ place, covered }, found, index) {
  if (covered.size > 1) return true;
  const [at] = covered;
  const facet = index.table.facets.find(({ id }) => id === "service");
  /** @param {number} row */
  const isEntry = (row) => Boolean(facet?.of[row].length);
  const entries = [...found[at].keys()].filter(isEntry);
  const most = index.table.uses.filter((_, row) => isEntry(row)).length * MOST_COMMON;
  return entries.length <= most && entries.filter((row) => isInArea(row, place, index)).length * 2 >= entries.length;
}
