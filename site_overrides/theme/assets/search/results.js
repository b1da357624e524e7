/* What was found: how many, in which order, narrowed to what, and row by row. What an entry says is put in as text. */

import { $, make } from "../elements.js";
import { away, HOME, inEnglish, ROOT, say, sayPlural } from "../words.js";
import { choices, isOrganisation, load, nameOf, table, values } from "./index.js";
import { keep, SORTS, state } from "./state.js";

/** @typedef {import("./index.js").Hit} Hit */

const AT_ONCE = 20;
const EXTRACT = 28; // words
const title = document.title;
export const figures = new Intl.NumberFormat("en-GB");

// Rows

/** How many rows to show: as many as were shown when somebody left the page. */
export const wanted = () => history.state?.shown ?? AT_ONCE;

/**
 * Show the first rows, and offer more.
 * @param {Hit[]} found
 * @param {() => boolean} isLate tells whether a later search has overtaken this one
 * @param {(error: Error) => void} fail
 */
export async function showRows(found, shown, isLate, fail) {
  const items = await Promise.all(found.slice(0, shown).map(async (hit) => item(hit, await load(hit.row))));
  if (isLate()) return;
  $("results").replaceChildren(...items);
  $("results").hidden = $("sort").parentElement.hidden = !items.length;
  $("more").hidden = found.length <= shown;
  $("more").firstElementChild.onclick = async () => {
    history.replaceState({ ...history.state, shown: shown + AT_ONCE }, "");
    await showRows(found, shown + AT_ONCE, isLate, fail).catch(fail);
    $("results").children[shown]?.querySelector("a").focus();
  };
}

/** @param {Hit} hit */
function item({ row, marks }, page) {
  const words = page.content.split(/\s+/);
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
  if (first >= rest && first < end && ![...called, ...about].some((each) => each.tagName)) {
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

/** Join words, those that were looked for as marks. */
function marked(words, start, marks) {
  return words.flatMap((word, place) => [place ? " " : "", marks.has(start + place) ? make("mark", {}, word) : word]);
}

/** Do so in a translation: the engine knows no places in it, so words that begin like one looked for are marked. */
function seen(text) {
  const sought = state.query.toLowerCase().split(/\s+/).filter(Boolean);
  const words = text.split(/\s+/);
  const isSought = (word) => sought.some((each) => word.toLowerCase().startsWith(each));
  return marked(words, 0, new Set(words.flatMap((word, place) => (isSought(word) ? place : []))));
}

/** Say how many are how far, and tell those that only take part or plan to from those that use it or did. */
function usedWords(row) {
  const isUse = ([id, , isNow]) => isNow || id === "stopped";
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

export function showSorts() {
  const differs = (id) => table[id].some((day) => day !== table[id][0]);
  const offered = Object.keys(SORTS).filter((id) => (id === "relevance" ? state.query : !table[id] || differs(id)));
  $("sort").replaceChildren(...offered.map((id) => make("option", { value: id }, SORTS[id])));
  $("sort").value = state.sort;
}

export function showCount(number) {
  const names = choices().map(([facet, value]) => nameOf(facet, value));
  for (const link of document.querySelectorAll("a.tongue")) link.search = location.search; // the same search in the other language
  const count = number
    ? sayPlural("%(num)s entry", "%(num)s entries", number, { num: figures.format(number) })
    : say("No entries");
  const words = state.query && say(" for “%(query)s”", { query: state.query });
  const narrowed = names.length ? say(", narrowed to %(names)s", { names: names.join(", ") }) : ""; // seen as the chosen filters just below
  $("count").replaceChildren(count + words, make("span", { className: "unseen" }, narrowed));
  $("filters-button").textContent = names.length ? `${say("Filters")} (${names.length})` : say("Filters");
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
    button.addEventListener("click", () => unchoose(button, [[facet.id, value]]));
    return button;
  });
  if (buttons.length) buttons.push(clearer("chip chip-clear", say("Clear all")));
  $("chosen").replaceChildren(...buttons);
  $("chosen").hidden = !buttons.length;
}

function clearer(className, words) {
  const button = make("button", { type: "button", className }, words);
  button.addEventListener("click", () => unchoose(button, choices().map(([{ id }, value]) => [id, value])));
  return button;
}

/** Take choices back. The button that did it goes, and the focus with it, unless somebody has moved on meanwhile. */
async function unchoose(button, gone) {
  const place = [...$("chosen").children].indexOf(button);
  for (const [facet, value] of gone) state.chosen.get(facet).delete(value);
  await keep();
  if (document.activeElement !== document.body) return;
  const left = $("chosen").children;
  (left[Math.min(place, left.length - 2)] ?? $("count")).focus();
}

function cross() {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS(svg.namespaceURI, "path");
  svg.setAttribute("viewBox", "0 0 12 12");
  svg.setAttribute("aria-hidden", "true");
  path.setAttribute("d", "M1 1l10 10M11 1L1 11");
  path.setAttribute("stroke", "currentColor");
  path.setAttribute("stroke-width", "2");
  svg.append(path);
  return svg;
}

/** Say what to do where nothing was found. */
export function nothing() {
  const ideas = [];
  if (choices().length) ideas.push(make("li", {}, clearer("facet-all", say("Search without filters"))));
  if (state.query) ideas.push(make("li", {}, say("Try fewer words, other words, or look at how they are spelt.")));
  ideas.push(make("li", {}, make("a", { href: "#browse" }, say("Browse")), say(" by kind, service area and more.")));
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

export function showEmpty(children) {
  $("empty").replaceChildren(...(children.length ? [make("div", { className: "empty" }, ...children)] : []));
  $("empty").hidden = !children.length;
}
