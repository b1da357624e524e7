/* What was found: how many, in which order, narrowed to what, and row by row. What an entry says is put in as text. */

import { byId, findAll, first, make } from "../elements.js";
import { away, HOME, inEnglish, ROOT, say, sayPlural } from "../words.js";
import { choices, isOrganisation, load, nameOf, table, values } from "./index.js";
import { chosenIn, keep, SORTS, state } from "./state.js";

/** @import { EnginePage, Facet, Hit, Status } from "./index.js" */

const AT_ONCE = 20;
const EXTRACT = 28; // words
const SVG = "http://www.w3.org/2000/svg";
const title = document.title;
export const figures = new Intl.NumberFormat("en-GB");

// Rows

/**
 * Return how many rows to show: as many as there were when the visitor left the page.
 * @returns {number}
 */
export const wanted = () => history.state?.shown ?? AT_ONCE;

/**
 * Show the first rows, and offer more.
 * @param {Hit[]} found
 * @param {number} shown
 * @param {() => boolean} isLate whether a later search has overtaken this one
 * @param {(error: unknown) => void} fail
 */
export async function showRows(found, shown, isLate, fail) {
  const items = await Promise.all(found.slice(0, shown).map(async (hit) => item(hit, await load(hit.row))));
  if (isLate()) return;
  byId("results").replaceChildren(...items);
  byId("results").hidden = first(document, ".finder-sort").hidden = !items.length;
  byId("more").hidden = found.length <= shown;
  first(byId("more"), "button").onclick = async () => {
    history.replaceState({ ...history.state, shown: shown + AT_ONCE }, "");
    await showRows(found, shown + AT_ONCE, isLate, fail).catch(fail);
    byId("results").children[shown]?.querySelector("a")?.focus();
  };
}

/**
 * Make the row of an entry.
 * @param {Hit} hit
 * @param {EnginePage} page
 */
function item({ row, marks }, page) {
  const words = page.content.split(/\s+/);
  /** @param {string} id */
  const at = (id) => page.anchors.find((anchor) => anchor.id === id)?.location ?? words.length;
  const end = at("known"); // what follows is to be found by, not to be read
  const more = Math.min(at("more"), end);
  const [kind] = values("kind", row);
  const [name, summary] = table.translated?.[row] ?? [];
  const called = name ? seen(name) : marked(page.meta.title.split(/\s+/), 0, marks);
  const about = summary ? seen(summary) : marked(words.slice(at("summary"), more), at("summary"), marks);
  const link = make("a", { href: new URL(page.url, HOME).href, ...(name ? {} : inEnglish) }, ...called);
  const parts = [
    make("p", { className: "row-name" }, link, " ", make("span", { className: "kind" }, kind[1].toLowerCase())),
    make("p", { className: "row-summary", ...(summary ? {} : inEnglish) }, ...about),
  ];
  const rest = summary ? at("summary") : more; // where that begins which is not shown above
  const first = Math.min(...marks);
  if (first >= rest && first < end && ![...called, ...about].some((each) => typeof each !== "string")) {
    const start = Math.max(rest, first - EXTRACT / 4);
    const after = start + EXTRACT < end ? " …" : "";
    const extract = marked(words.slice(start, Math.min(start + EXTRACT, end)), start, marks);
    parts.push(make("p", { className: "row-extract", ...inEnglish }, start > rest ? "… " : "", ...extract, after));
  }
  const facts = ["owner", "stage", "licence"].flatMap((id) =>
    values(id, row).map(([, name]) => make("span", {}, name))
  );
  facts.push(...usedWords(row).map((words) => make("span", { className: "row-used" }, words)));
  if (facts.length) parts.push(make("p", { className: "row-facts" }, ...facts));
  return make("li", { className: `row is-${kind[0]}` }, ...parts);
}

/**
 * Join words, with those that were looked for as marks.
 * @param {string[]} words
 * @param {number} start the index of the first word in the entry's text
 * @param {Set<number>} marks
 */
function marked(words, start, marks) {
  return words.flatMap((word, place) => [place ? " " : "", marks.has(start + place) ? make("mark", {}, word) : word]);
}

/**
 * Do so in a translation, for which the engine has no indexes: mark words that begin like one that was looked for.
 * @param {string} text
 */
function seen(text) {
  const sought = state.query.toLowerCase().split(/\s+/).filter(Boolean);
  const words = text.split(/\s+/);
  /** @param {string} word */
  const isSought = (word) => sought.some((each) => word.toLowerCase().startsWith(each));
  return marked(words, 0, new Set(words.flatMap((word, place) => (isSought(word) ? place : []))));
}

/**
 * Return how many adoptions there are of each status: those that are or were use apart from those that are not.
 * @param {number} row
 */
function usedWords(row) {
  /** @param {Status} status */
  const isUse = ([id, , isNow]) => isNow || id === "stopped";
  /** @param {(status: Status) => boolean} isMeant */
  const told = (isMeant) =>
    table.statuses.flatMap((
      each,
      place,
    ) => (table.uses[row][place] && isMeant(each) ? `${table.uses[row][place]} ${each[1]}` : [])).join(", ");
  const lines = isOrganisation(row)
    ? [[say("Uses or takes part"), told(() => true)]]
    : [[say("Used by"), told(isUse)], [say("Taking part"), told((each) => !isUse(each))]];
  return lines.flatMap(([lead, words]) => (words ? `${lead}: ${words}` : []));
}

// Around the rows

/** Offer the orders in which the rows would differ. */
export function showSorts() {
  /** @type {Record<string, number[]>} */
  const days = { changed: table.changed, reviewed: table.reviewed };
  const offered = Object.keys(SORTS).filter((id) =>
    id === "relevance" ? state.query : !days[id] || days[id].some((day) => day !== days[id][0])
  );
  /** @type {HTMLSelectElement} */
  const sorter = byId("sort");
  sorter.replaceChildren(...offered.map((id) => make("option", { value: id }, SORTS[id])));
  sorter.value = state.sort;
}

/** @param {number} number */
export function showCount(number) {
  const names = choices().map(([facet, value]) => nameOf(facet, value));
  /** @type {HTMLAnchorElement[]} */
  const languages = findAll(document, "a.tongue");
  for (const link of languages) link.search = location.search; // the same search in the other language
  const count = number
    ? sayPlural("%(num)s entry", "%(num)s entries", number, { num: figures.format(number) })
    : say("No entries");
  const words = state.query && say(" for “%(query)s”", { query: state.query });
  // Whoever sees the page sees it from the chosen filters just below.
  const narrowed = names.length ? say(", narrowed to %(names)s", { names: names.join(", ") }) : "";
  byId("count").replaceChildren(count + words, make("span", { className: "unseen" }, narrowed));
  byId("filters-button").textContent = names.length ? `${say("Filters")} (${names.length})` : say("Filters");
  document.title = state.query ? `${state.query} – ${title}` : title;
}

export function showChosen() {
  const buttons = choices().map(([facet, value]) => {
    const remove = make("span", { className: "unseen" }, say("Remove %(facet)s: ", { facet: facet.name }));
    const button = make(
      "button",
      { type: "button", className: "chip" },
      make("span", {}, remove, nameOf(facet, value)),
      cross(),
    );
    button.addEventListener("click", () => unchoose(button, [[facet, value]]));
    return button;
  });
  if (buttons.length) buttons.push(clearer("chip chip-clear", say("Clear all")));
  byId("chosen").replaceChildren(...buttons);
  byId("chosen").hidden = !buttons.length;
}

/**
 * @param {string} className
 * @param {string} words
 */
function clearer(className, words) {
  const button = make("button", { type: "button", className }, words);
  button.addEventListener("click", () => unchoose(button, choices()));
  return button;
}

/**
 * Take choices back. The button that did it goes, so the focus moves on, unless the visitor has moved it meanwhile.
 * @param {HTMLButtonElement} button
 * @param {[Facet, string][]} gone
 */
async function unchoose(button, gone) {
  const place = [...byId("chosen").children].indexOf(button);
  for (const [facet, value] of gone) chosenIn(facet.id).delete(value);
  await keep();
  if (document.activeElement !== document.body) return;
  const left = findAll(byId("chosen"), "button");
  (left[Math.min(place, left.length - 2)] ?? byId("count")).focus();
}

function cross() {
  const svg = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  svg.setAttribute("viewBox", "0 0 12 12");
  svg.setAttribute("aria-hidden", "true");
  path.setAttribute("d", "M1 1l10 10M11 1L1 11");
  path.setAttribute("stroke", "currentColor");
  path.setAttribute("stroke-width", "2");
  svg.append(path);
  return svg;
}

/** Return what to do where nothing was found. */
export function nothing() {
  const ideas = [];
  if (choices().length) ideas.push(make("li", {}, clearer("facet-all", say("Search without filters"))));
  if (state.query) ideas.push(make("li", {}, say("Try fewer words, other words, or look at how they are spelt.")));
  ideas.push(make("li", {}, make("a", { href: "#browse" }, say("Browse")), say(" by kind, service area and more.")));
  /**
   * @param {string} anchor
   * @param {string} words
   */
  const way = (anchor, words) => make("a", { href: new URL(`contribute/#${anchor}`, ROOT).href, ...away }, words);
  ideas.push(
    make(
      "li",
      {},
      say("Do you know of something that belongs here? "),
      way("add-an-entry", say("Add it")),
      say(" in ten minutes."),
    ),
  );
  ideas.push(
    make(
      "li",
      {},
      way("we-need-something", say("Say that you need it")),
      say(": somebody else may know of something, or need it too."),
    ),
  );
  return [
    make("p", {}, make("strong", {}, say("Nothing matches. ")), say("Here is what you can do:")),
    make("ul", {}, ...ideas),
  ];
}

/** @param {Node[]} children */
export function showEmpty(children) {
  byId("empty").replaceChildren(...(children.length ? [make("div", { className: "empty" }, ...children)] : []));
  byId("empty").hidden = !children.length;
}
