/* What a visitor asks for: words, an order, and what to narrow to. The page's address holds all of it. */

import { say } from "../words.js";

/** @typedef {{query: string, sort: string, chosen: Map<string, Set<string>>}} State */

/** @type {Record<string, string>} */
export const SORTS = {
  relevance: say("Relevance"),
  used: say("Most used"),
  name: say("Name"),
  changed: say("Entry last changed"),
  reviewed: say("Entry last checked"),
};

/** @type {State} */
export const state = { query: "", sort: "", chosen: new Map() };
/** @type {() => Promise<void>} */
let show;

/** @param {string} query */
const usual = (query) => (query ? "relevance" : "used");

/**
 * Set what shows the state whenever it changes.
 * @param {() => Promise<void>} shows
 */
export function onChange(shows) {
  show = shows;
}

/**
 * Return the values chosen within a facet.
 * @param {string} facet
 */
export const chosenIn = (facet) => state.chosen.get(facet) ?? new Set();

/**
 * Read the state from the address.
 * @param {string[]} facets ids
 */
export function read(facets) {
  const given = new URLSearchParams(location.search);
  const query = (given.get("q") ?? "").trim();
  const sort = given.get("sort") ?? usual(query);
  state.query = query;
  state.sort = SORTS[sort] && (query || sort !== "relevance") ? sort : usual(query);
  state.chosen = new Map(facets.map((id) => [id, new Set(given.getAll(id))]));
}

function address() {
  const given = new URLSearchParams();
  if (state.query) given.set("q", state.query);
  for (const [facet, values] of state.chosen) for (const value of values) given.append(facet, value);
  if (state.sort !== usual(state.query)) given.set("sort", state.sort);
  return `${location.pathname}${given.size ? `?${given}` : ""}`;
}

/** Keep the state in a new step of the browser's history; while somebody types, in the same one. */
export function keep(typing = false) {
  history[typing && history.state?.typing ? "replaceState" : "pushState"]({ typing }, "", address());
  return show();
}

/**
 * Ask for other words. What is in the usual order will be in that of the new words.
 * @param {string} query
 * @param {boolean} typing
 */
export function ask(query, typing) {
  if (query === state.query) return;
  if (state.sort === usual(state.query) || !query) state.sort = usual(query);
  state.query = query;
  keep(typing);
}
