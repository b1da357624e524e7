/* The page of results: it finds what the address asks for and shows it. Each duty is in a module of its own. */

import { $, make } from "../elements.js";
import { say } from "../words.js";
import { widget } from "./facets.js";
import { fetchTable, find, forget, isFound, load, narrow, sorted, table, wake } from "./index.js";
import { nothing, showChosen, showCount, showEmpty, showRows, showSorts, wanted } from "./results.js";
import { ask, keep, onChange, read, state } from "./state.js";

const SHORTEST = 3; // letters; fewer would load most of the index on every key
const PAUSE = 300; // milliseconds without a key
const input = /** @type {HTMLInputElement} */ ($("query"));
const sorter = /** @type {HTMLSelectElement} */ ($("sort"));
let turn = 0;
/** @type {ReturnType<typeof widget>[]} */ let widgets;
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
    for (const { row } of rows.slice(0, shown)) load(row).catch(() => {}); // beside the next question; showRows() tells
    const isSure = await isFound(state.query, hits);
    if (isLate()) return;
    await showRows(isSure ? rows : showFound([]), shown, isLate, fail);
    await showMeant(isSure ? hits.length : 0, isLate);
  } catch (error) {
    if (!isLate()) fail(error);
  }
}

/** Show all but the rows: how many there are, and what they can be narrowed and sorted by. Give the rows to show. */
function showFound(hits) {
  const { found, counts } = narrow(hits);
  showSorts();
  if (input !== document.activeElement) input.value = state.query;
  widgets.forEach((each, place) => each.update(counts[place]));
  showChosen();
  showCount(found.length);
  showEmpty(found.length ? [] : nothing());
  $("finder-body").classList.remove("is-waiting");
  return sorted(found);
}

/** Offer another spelling where not every word is among those found. */
async function showMeant(number, isLate) {
  const marks = [...$("results").querySelectorAll("mark")].map((mark) => mark.textContent.toLowerCase());
  const words = state.query.toLowerCase().split(/\s+/);
  const areFound = !state.query || words.every((word) => marks.some((mark) => mark.includes(word)));
  const better = areFound ? "" : await import("./meant.js").then((it) => it.better(state.query, number), console.warn);
  if (isLate()) return;
  const button = make("button", { type: "button" }, better);
  button.addEventListener("click", () => {
    input.value = state.query = better;
    keep();
    $("count").focus();
  });
  $("meant").replaceChildren(...(better ? [say("Did you mean "), button, "?"] : []));
}

function fail(error) {
  console.warn(error);
  forget();
  $("count").textContent = say("Search could not start.");
  $("results").replaceChildren();
  $("more").hidden = true;
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
  let timer;
  input.form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    ask(input.value.trim(), false);
  });
  input.addEventListener("input", () => {
    clearTimeout(timer);
    const last = input.value.split(/\s+/).at(-1);
    if (!input.value.trim() || last.length >= SHORTEST) timer = setTimeout(() => ask(input.value.trim(), true), PAUSE);
  });
  input.addEventListener("focus", () => wake().catch(() => {}), { once: true }); // words are about to come
  sorter.addEventListener("change", () => {
    state.sort = sorter.value;
    keep();
  });
  $("filters-button").addEventListener("click", () => unfold($("filters-button").ariaExpanded !== "true"));
  $("filters").addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || $("filters-button").ariaExpanded !== "true") return;
    unfold(false);
    $("filters-button").focus();
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

function unfold(isOpen) {
  $("filters-button").ariaExpanded = String(isOpen);
  $("filters").classList.toggle("is-open", isOpen);
}

async function start(cache = "default") {
  $("count").textContent = say("Searching …");
  $("finder-body").hidden = false;
  try {
    const asked = new URLSearchParams(location.search).get("q")?.trim();
    if (asked) wake().then((it) => it.preload(asked)).catch(() => {}); // beside the table; find() tells of faults
    await fetchTable(cache);
    readAddress();
    const isWide = matchMedia("(min-width: 62.01rem)").matches;
    widgets = table.facets.map((facet, place) =>
      widget(facet, state.chosen.get(facet.id).size > 0 || (isWide && place < 3))
    );
    $("filters").replaceChildren(...widgets.map(({ element }) => element));
    if (!isListening) listen();
    isListening = true;
    await show();
  } catch (error) {
    fail(error);
  }
}

start();
