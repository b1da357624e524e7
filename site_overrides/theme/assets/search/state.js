/* The state of a search: words, order and filters. All of it is in the page's address. */

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
 * Set the function that shows a changed state.
 * @param {() => Promise<void>} callback
 */
export function onChange(callback) {
  show = callback;
}

/**
 * Return the selected values of a facet.
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

/** Write the state to the address, as a new step of the browser's history or, while typing, in the same step. */
export function saveState(typing = false) {
  history[typing && history.state?.typing ? "replaceState" : "pushState"]({ typing }, "", stateUrl());
  return show();
}

/**
 * Search for other words. The default order stays the default order.
 * @param {string} query
 * @param {boolean} typing
 */
export function setQuery(query, typing) {
  if (query === state.query && (typing || !history.state?.typing)) return;
  if (state.sort === defaultSort(state.query) || !query) state.sort = defaultSort(query);
  state.query = query;
  saveState(typing);
}
