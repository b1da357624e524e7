/* The results page: runs the search in the address and shows its results. */

import { byId, first, make } from "../elements.js";
import { gettext } from "../i18n.js";
import { showAreas } from "./areas.js";
import { emptyAdvice, showEmpty, showLeftOut } from "./empty.js";
import { facetWidget } from "./facets.js";
import { find } from "./find.js";
import { here } from "./index.js";
import { rowsToShow, showChosen, showCount, showRows, showSorts } from "./results.js";
import { groupHits, narrow, raiseNames, sortHits } from "./rows.js";
import { chosenIn, onChange, readState, saveState, setQuery, state } from "./state.js";

/** @import { Answer } from "./find.js" */
/** @import { Widget } from "./facets.js" */

const SHORTEST_WORD = 3; // letters; shorter words would load most of the index
const wide = matchMedia("(min-width: 62.01rem)"); // filters stand beside the results
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
  byId("finder-body").ariaBusy = "true";
  try {
    const answer = await find(state.query, here, history.state?.typing);
    if (isLate()) return;
    const { matches, counts } = narrow(answer.hits);
    const groups = groupHits(await raiseNames(sortHits(matches)));
    await showRows(groups, rowsToShow(), isLate, showFailure);
    if (isLate()) return;
    showAround(answer, matches.length, counts);
    await Promise.all([showSuggestion(answer, isLate), showElsewhere(answer, isLate)]);
  } catch (error) {
    if (!isLate()) showFailure(error);
  }
  if (!isLate()) byId("finder-body").ariaBusy = "false";
}

/**
 * Show what stands around the rows: their number, filters and orders, and service areas.
 * @param {Answer} answer
 * @param {number} number of rows
 * @param {Uint32Array[]} counts of the values of each facet
 */
function showAround(answer, number, counts) {
  showSorts();
  if (input !== document.activeElement) input.value = state.query;
  widgets.forEach((each, index) => each.update(counts[index]));
  byId("filters").hidden = byId("filters-button").hidden = answer.hits.length < 2; // of which nothing can be chosen
  showChosen();
  showCount(number, answer.leftOut.length ? keptWords(answer).join(" ") : state.query);
  showAreas(answer.areas);
  showLeftOut(number ? answer.leftOut : []);
  showEmpty(number ? [] : emptyAdvice(answer));
  byId("finder-body").classList.remove("is-waiting");
}

/** @param {Answer} answer */
const keptWords = ({ words, leftOut }) => words.filter((word) => !leftOut.includes(word));

/**
 * Offer another spelling, and the areas that it leads to, if nothing has a word of the query.
 * @param {Answer} answer
 * @param {() => boolean} isLate
 */
async function showSuggestion({ hits, areas, leftOut, unknown }, isLate) {
  const suggestion = unknown.length ? await import("./suggestion.js").catch(console.warn) : undefined;
  const better = await suggestion?.betterQuery(state.query, leftOut.length ? 0 : hits.length);
  if (isLate()) return;
  byId("suggestion").replaceChildren(...(better ? [gettext("Did you mean "), betterButton(better.query), "?"] : []));
  if (better && !areas.length) showAreas(better.areas);
}

/** @param {string} query */
function betterButton(query) {
  const button = make("button", { type: "button" }, query);
  button.addEventListener("click", () => {
    input.value = state.query = query;
    saveState();
    byId("count").focus();
  });
  return button;
}

/**
 * Say what the other languages have, if this one has no whole answer.
 * @param {Answer} answer
 * @param {() => boolean} isLate
 */
async function showElsewhere({ hits, areas, leftOut }, isLate) {
  const isAnswered = areas.length || (hits.length && !leftOut.length);
  const elsewhere = isAnswered ? undefined : await import("./elsewhere.js").catch(console.warn);
  const lines = (await elsewhere?.otherAnswers(state.query)) ?? [];
  if (!isLate()) byId("elsewhere").replaceChildren(...lines);
}

/** @param {unknown} error */
function showFailure(error) {
  console.warn(error);
  here.reset();
  byId("count").textContent = gettext("Search could not start.");
  for (const id of ["results", "areas", "left-out", "elsewhere"]) byId(id).replaceChildren();
  byId("more").hidden = byId("skip-to-results").hidden = true;
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
  input.addEventListener("focus", () => here.loadEngine().catch(() => {}), { once: true }); // before words are typed
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
  wide.addEventListener("change", placeFilters);
  byId("skip-to-results").addEventListener("click", (event) => {
    event.preventDefault();
    byId("results").querySelector("a")?.focus();
  });
  addEventListener("popstate", () => {
    readAddress();
    show();
  });
}

function readAddress() {
  readState(here.table.facets.map(({ id }) => id));
  input.value = state.query;
}

/** Put the filters behind the results or, on a narrow screen, behind the button that shows them. */
function placeFilters() {
  if (wide.matches) first(document, ".finder-side").append(byId("filters"));
  else byId("filters-button").after(byId("filters"));
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
    // Load the engine beside the table; find() handles errors.
    if (query) here.loadEngine().then((pagefind) => pagefind.preload(`${query} zza`)).catch(() => {});
    await here.loadTable(cache);
    readAddress();
    widgets = here.table.facets.map((facet, index) =>
      facetWidget(facet, chosenIn(facet.id).size > 0 || (wide.matches && index < 3))
    );
    placeFilters();
    byId("filters").replaceChildren(...widgets.map(({ element }) => element));
    if (!isListening) listen();
    isListening = true;
    await show();
  } catch (error) {
    showFailure(error);
  }
}

start();
