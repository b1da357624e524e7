/* The results page: runs the search in the address and shows its results. */

import { byId, findAll, make } from "../elements.js";
import { gettext } from "../i18n.js";
import { facetWidget } from "./facets.js";
import {
  areWordsFound,
  fetchTable,
  findEntries,
  loadEngine,
  loadPage,
  narrow,
  reset,
  sortHits,
  table,
} from "./index.js";
import { emptyAdvice, rowsToShow, showChosen, showCount, showEmpty, showRows, showSorts } from "./results.js";
import { chosenIn, onChange, readState, saveState, setQuery, state } from "./state.js";

/** @import { Widget } from "./facets.js" */
/** @import { Hit } from "./index.js" */

const SHORTEST_WORD = 3; // letters; shorter words would load most of the index
const TYPING_PAUSE = 300; // milliseconds without a key
/** @type {HTMLInputElement} */
const input = byId("query");
/** @type {HTMLSelectElement} */
const sort = byId("sort");
let turn = 0;
/** @type {Widget[]} */
let widgets;
let isListening = false;

onChange(show);

// Showing

/** Search and show the results. They are dropped if a later search has started meanwhile. */
async function show() {
  const thisTurn = ++turn;
  const isLate = () => thisTurn !== turn;
  try {
    const hits = await findEntries(state.query);
    if (isLate()) return;
    const rows = showCounts(hits);
    const shown = rowsToShow();
    for (const { row } of rows.slice(0, shown)) loadPage(row).catch(() => {}); // in advance; showRows() handles errors
    const isSure = await areWordsFound(state.query, hits);
    if (isLate()) return;
    await showRows(isSure ? rows : showCounts([]), shown, isLate, showFailure);
    await showSuggestion(isSure ? hits.length : 0, isLate);
  } catch (error) {
    if (!isLate()) showFailure(error);
  }
}

/**
 * Show the number of results, filters and orders. Return the filtered hits in order.
 * @param {Hit[]} hits
 */
function showCounts(hits) {
  const { matches, counts } = narrow(hits);
  showSorts();
  if (input !== document.activeElement) input.value = state.query;
  widgets.forEach((each, index) => each.update(counts[index]));
  showChosen();
  showCount(matches.length);
  showEmpty(matches.length ? [] : emptyAdvice());
  byId("finder-body").classList.remove("is-waiting");
  return sortHits(matches);
}

/**
 * Offer another spelling if a word of the query is not marked in the results.
 * @param {number} number
 * @param {() => boolean} isLate
 */
async function showSuggestion(number, isLate) {
  const marks = findAll(byId("results"), "mark").map((mark) => mark.textContent.toLowerCase());
  const words = state.query.toLowerCase().split(/\s+/);
  const areFound = !state.query || words.every((word) => marks.some((mark) => mark.includes(word)));
  const suggestion = areFound ? undefined : await import("./suggestion.js").catch(console.warn);
  const betterQuery = suggestion ? await suggestion.betterQuery(state.query, number) : "";
  if (isLate()) return;
  const button = make("button", { type: "button" }, betterQuery);
  button.addEventListener("click", () => {
    input.value = state.query = betterQuery;
    saveState();
    byId("count").focus();
  });
  byId("suggestion").replaceChildren(...(betterQuery ? [gettext("Did you mean "), button, "?"] : []));
}

/** @param {unknown} error */
function showFailure(error) {
  console.warn(error);
  reset();
  byId("count").textContent = gettext("Search could not start.");
  byId("results").replaceChildren();
  byId("more").hidden = true;
  const retry = make("button", { type: "button", className: "facet-button" }, gettext("Try again"));
  retry.addEventListener("click", () => start("reload")); // the cached table may be older than the index
  const browse = make("a", { href: "#browse" }, gettext("browse by kind, service area and more"));
  showEmpty([
    make("p", {}, gettext("Part of it did not load. You can "), browse, gettext(" instead.")),
    make("p", {}, retry),
  ]);
}

// Starting

function listen() {
  /** @type {number | undefined} */
  let timer;
  input.form?.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    setQuery(input.value.trim(), false);
  });
  input.addEventListener("input", () => {
    clearTimeout(timer);
    const last = input.value.split(/\s+/).at(-1) ?? "";
    if (!input.value.trim() || last.length >= SHORTEST_WORD) {
      timer = setTimeout(() => setQuery(input.value.trim(), true), TYPING_PAUSE);
    }
  });
  input.addEventListener("focus", () => loadEngine().catch(() => {}), { once: true }); // before words are typed
  sort.addEventListener("change", () => {
    state.sort = sort.value;
    saveState();
  });
  byId("filters-button").addEventListener(
    "click",
    () => toggleFilters(byId("filters-button").ariaExpanded !== "true"),
  );
  byId("filters").addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || byId("filters-button").ariaExpanded !== "true") return;
    toggleFilters(false);
    byId("filters-button").focus();
  });
  addEventListener("popstate", () => {
    readAddress();
    show();
  });
}

function readAddress() {
  readState(table.facets.map(({ id }) => id));
  input.value = state.query;
}

/** @param {boolean} isOpen */
function toggleFilters(isOpen) {
  byId("filters-button").ariaExpanded = String(isOpen);
  byId("filters").classList.toggle("is-open", isOpen);
}

/** @param {RequestCache} cache */
async function start(cache = "default") {
  byId("count").textContent = gettext("Searching …");
  byId("finder-body").hidden = false;
  try {
    const query = new URLSearchParams(location.search).get("q")?.trim();
    // Load the engine beside the table; findEntries() handles errors.
    if (query) loadEngine().then((pagefind) => pagefind.preload(query)).catch(() => {});
    await fetchTable(cache);
    readAddress();
    const isWide = matchMedia("(min-width: 62.01rem)").matches;
    widgets = table.facets.map((facet, index) =>
      facetWidget(facet, chosenIn(facet.id).size > 0 || (isWide && index < 3))
    );
    byId("filters").replaceChildren(...widgets.map(({ element }) => element));
    if (!isListening) listen();
    isListening = true;
    await show();
  } catch (error) {
    showFailure(error);
  }
}

start();
