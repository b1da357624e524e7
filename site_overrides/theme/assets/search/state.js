/* What a visitor asks for: words, an order, and what to narrow to. The page's address holds all of it. */

import { gettext } from "../i18n.js";

/** @typedef {{query: string, sort: string, chosen: Map<string, Set<string>>}} State */

/** @type {Record<string, string>} */
export const SORTS = {
  relevance: gettext("Relevance"),
  used: gettext("Most used"),
  name: gettext("Name"),
  changed: gettext("Entry last changed"),
  reviewed: gettext("Entry last checked"),
};

/** @type {State} */
export const state = { query: "", sort: "", chosen: new Map() };
/** @type {() => Promise<void>} */
let show;

/** @param {string} query */
const defaultSort = (query) => (query ? "relevance" : "used");

/**
 * Set what shows the state whenever it changes.
 * @param {() => Promise<void>} callback
 */
export function onChange(callback) {
  show = callback;
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
export function readState(facets) {
  const parameters = new URLSearchParams(location.search);
  const query = (parameters.get("q") ?? "").trim();
  const sort = parameters.get("sort") ?? defaultSort(query);
  state.query = query;
  state.sort = SORTS[sort] && (query || sort !== "relevance") ? sort : defaultSort(query);
  state.chosen = new Map(facets.map((id) => [id, new Set(parameters.getAll(id))]));
}

function stateUrl() {
  const parameters = new URLSearchParams();
  if (state.query) parameters.set("q", state.query);
  for (const [facet, values] of state.chosen) for (const value of values) parameters.append(facet, value);
  if (state.sort !== defaultSort(state.query)) parameters.set("sort", state.sort);
  return `${location.pathname}${parameters.size ? `?${parameters}` : ""}`;
}

/** Keep the state in a new step of the browser's history; while somebody types, in the same one. */
export function saveState(typing = false) {
  history[typing && history.state?.typing ? "replaceState" : "pushState"]({ typing }, "", stateUrl());
  return show();
}

/**
 * Ask for other words. What is in the usual order will be in that of the new words.
 * @param {string} query
 * @param {boolean} typing
 */
export function setQuery(query, typing) {
  if (query === state.query) return;
  if (state.sort === defaultSort(state.query) || !query) state.sort = defaultSort(query);
  state.query = query;
  saveState(typing);
}
