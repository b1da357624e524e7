/* The page of results: it finds what the address asks for and shows it. Each duty is in a module of its own. */

import { byId, findAll, make } from "../elements.js";
import { say } from "../words.js";
import { widget } from "./facets.js";
import { fetchTable, find, forget, isFound, load, narrow, sorted, table, wake } from "./index.js";
import { nothing, showChosen, showCount, showEmpty, showRows, showSorts, wanted } from "./results.js";
import { ask, chosenIn, keep, onChange, read, state } from "./state.js";

/** @import { Widget } from "./facets.js" */
/** @import { Hit } from "./index.js" */

const SHORTEST = 3; // letters; fewer would load most of the index on every key
const PAUSE = 300; // milliseconds without a key
/** @type {HTMLInputElement} */
const input = byId("query");
/** @type {HTMLSelectElement} */
const sorter = byId("sort");
let turn = 0;
/** @type {Widget[]} */
let widgets;
let isListening = false;

onChange(show);

// Showing

/** Find, and show what was found. A later turn overtakes an earlier one. */
async function show() {
  const mine = ++turn;
  const isLate = () => mine !== turn;
  try {
    const hits = await find(state.query);
    if (isLate()) return;
    const rows = showFound(hits);
    const shown = wanted();
    for (const { row } of rows.slice(0, shown)) load(row).catch(() => {}); // in advance; showRows() handles errors
    const isSure = await isFound(state.query, hits);
    if (isLate()) return;
    await showRows(isSure ? rows : showFound([]), shown, isLate, fail);
    await showMeant(isSure ? hits.length : 0, isLate);
  } catch (error) {
    if (!isLate()) fail(error);
  }
}

/**
 * Show all but the rows: how many there are, and what they can be narrowed and sorted by. Return the rows to show.
 * @param {Hit[]} hits
 */
function showFound(hits) {
  const { found, counts } = narrow(hits);
  showSorts();
  if (input !== document.activeElement) input.value = state.query;
  widgets.forEach((each, place) => each.update(counts[place]));
  showChosen();
  showCount(found.length);
  showEmpty(found.length ? [] : nothing());
  byId("finder-body").classList.remove("is-waiting");
  return sorted(found);
}

/**
 * Offer another spelling where not every word is among those found.
 * @param {number} number
 * @param {() => boolean} isLate
 */
async function showMeant(number, isLate) {
  const marks = findAll(byId("results"), "mark").map((mark) => mark.textContent.toLowerCase());
  const words = state.query.toLowerCase().split(/\s+/);
  const areFound = !state.query || words.every((word) => marks.some((mark) => mark.includes(word)));
  const speller = areFound ? undefined : await import("./meant.js").catch(console.warn);
  const better = speller ? await speller.better(state.query, number) : "";
  if (isLate()) return;
  const button = make("button", { type: "button" }, better);
  button.addEventListener("click", () => {
    input.value = state.query = better;
    keep();
    byId("count").focus();
  });
  byId("meant").replaceChildren(...(better ? [say("Did you mean "), button, "?"] : []));
}

/** @param {unknown} error */
function fail(error) {
  console.warn(error);
  forget();
  byId("count").textContent = say("Search could not start.");
  byId("results").replaceChildren();
  byId("more").hidden = true;
  const again = make("button", { type: "button", className: "facet-all" }, say("Try again"));
  again.addEventListener("click", () => start("reload")); // the table may be older than what it speaks of
  const browse = make("a", { href: "#browse" }, say("browse by kind, service area and more"));
  showEmpty([
    make("p", {}, say("A part of it did not arrive. You can "), browse, say(" instead.")),
    make("p", {}, again),
  ]);
}

// Starting

function listen() {
  /** @type {number | undefined} */
  let timer;
  input.form?.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    ask(input.value.trim(), false);
  });
  input.addEventListener("input", () => {
    clearTimeout(timer);
    const last = input.value.split(/\s+/).at(-1) ?? "";
    if (!input.value.trim() || last.length >= SHORTEST) timer = setTimeout(() => ask(input.value.trim(), true), PAUSE);
  });
  input.addEventListener("focus", () => wake().catch(() => {}), { once: true }); // words are about to come
  sorter.addEventListener("change", () => {
    state.sort = sorter.value;
    keep();
  });
  byId("filters-button").addEventListener("click", () => unfold(byId("filters-button").ariaExpanded !== "true"));
  byId("filters").addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || byId("filters-button").ariaExpanded !== "true") return;
    unfold(false);
    byId("filters-button").focus();
  });
  addEventListener("popstate", () => {
    readAddress();
    show();
  });
}

function readAddress() {
  read(table.facets.map(({ id }) => id));
  input.value = state.query;
}

/** @param {boolean} isOpen */
function unfold(isOpen) {
  byId("filters-button").ariaExpanded = String(isOpen);
  byId("filters").classList.toggle("is-open", isOpen);
}

/** @param {RequestCache} cache */
async function start(cache = "default") {
  byId("count").textContent = say("Searching …");
  byId("finder-body").hidden = false;
  try {
    const asked = new URLSearchParams(location.search).get("q")?.trim();
    if (asked) wake().then((it) => it.preload(asked)).catch(() => {}); // beside the table; find() tells of faults
    await fetchTable(cache);
    readAddress();
    const isWide = matchMedia("(min-width: 62.01rem)").matches;
    widgets = table.facets.map((facet, place) => widget(facet, chosenIn(facet.id).size > 0 || (isWide && place < 3)));
    byId("filters").replaceChildren(...widgets.map(({ element }) => element));
    if (!isListening) listen();
    isListening = true;
    await show();
  } catch (error) {
    fail(error);
  }
}

start();
