/* The results: their number, order and filters, and the rows. */

import { byId, findAll, first, make } from "../elements.js";
import { englishLink, englishText, gettext, HOME, ngettext, ROOT } from "../i18n.js";
import { chosenValues, isOrganisation, loadPage, nameOf, table, values } from "./index.js";
import { chosenIn, saveState, SORTS, state } from "./state.js";

/** @import { EnginePage, Facet, Hit, Status } from "./index.js" */

const PAGE_SIZE = 20;
const EXTRACT = 28; // words
const SVG = "http://www.w3.org/2000/svg";
const siteTitle = document.title;
export const numberFormat = new Intl.NumberFormat("en-GB");

// Rows

/**
 * Return how many rows to show: as many as before, if the visitor returns to the page.
 * @returns {number}
 */
export const rowsToShow = () => history.state?.shown ?? PAGE_SIZE;

/**
 * Show the first rows, and offer more.
 * @param {Hit[]} found
 * @param {number} shown
 * @param {() => boolean} isLate whether a later search has overtaken this one
 * @param {(error: unknown) => void} showFailure
 */
export async function showRows(found, shown, isLate, showFailure) {
  const items = await Promise.all(found.slice(0, shown).map(async (hit) => resultRow(hit, await loadPage(hit.row))));
  if (isLate()) return;
  byId("results").replaceChildren(...items);
  byId("results").hidden = first(document, ".finder-sort").hidden = !items.length;
  byId("more").hidden = found.length <= shown;
  first(byId("more"), "button").onclick = async () => {
    history.replaceState({ ...history.state, shown: shown + PAGE_SIZE }, "");
    await showRows(found, shown + PAGE_SIZE, isLate, showFailure).catch(showFailure);
    byId("results").children[shown]?.querySelector("a")?.focus();
  };
}

/**
 * Make the row of an entry.
 * @param {Hit} hit
 * @param {EnginePage} page
 */
function resultRow({ row, marks }, page) {
  const words = page.content.split(/\s+/);
  /** @param {string} id */
  const startOf = (id) => page.anchors.find((anchor) => anchor.id === id)?.location ?? words.length;
  const end = startOf("known"); // the rest of the text is only for the search
  const more = Math.min(startOf("more"), end);
  const [kind] = values("kind", row);
  const [name, summary] = table.translated?.[row] ?? [];
  const title = name ? highlight(name) : withMarks(page.meta.title.split(/\s+/), 0, marks);
  const about = summary
    ? highlight(summary)
    : withMarks(words.slice(startOf("summary"), more), startOf("summary"), marks);
  const link = make("a", { href: new URL(page.url, HOME).href, ...(name ? {} : englishText) }, ...title);
  const parts = [
    make("p", { className: "row-name" }, link, " ", make("span", { className: "kind" }, kind[1].toLowerCase())),
    make("p", { className: "row-summary", ...(summary ? {} : englishText) }, ...about),
  ];
  const rest = summary ? startOf("summary") : more; // the start of what is not shown above
  const first = Math.min(...marks);
  if (first >= rest && first < end && ![...title, ...about].some((each) => typeof each !== "string")) {
    const start = Math.max(rest, first - EXTRACT / 4);
    const after = start + EXTRACT < end ? " …" : "";
    const extract = withMarks(words.slice(start, Math.min(start + EXTRACT, end)), start, marks);
    parts.push(make("p", { className: "row-extract", ...englishText }, start > rest ? "… " : "", ...extract, after));
  }
  const facts = ["owner", "stage", "licence"].flatMap((id) =>
    values(id, row).map(([, name]) => make("span", {}, name))
  );
  facts.push(...useLines(row).map((words) => make("span", { className: "row-used" }, words)));
  if (facts.length) parts.push(make("p", { className: "row-facts" }, ...facts));
  return make("li", { className: `row is-${kind[0]}` }, ...parts);
}

/**
 * Join words, and mark those that were searched for.
 * @param {string[]} words
 * @param {number} start the index of the first word in the entry's text
 * @param {Set<number>} marks
 */
function withMarks(words, start, marks) {
  return words.flatMap((word, index) => [index ? " " : "", marks.has(start + index) ? make("mark", {}, word) : word]);
}

/**
 * Mark words of a translation, which the engine has not indexed, that begin with a word of the query.
 * @param {string} text
 */
function highlight(text) {
  const prefixes = state.query.toLowerCase().split(/\s+/).filter(Boolean);
  const words = text.split(/\s+/);
  /** @param {string} word */
  const isMatch = (word) => prefixes.some((each) => word.toLowerCase().startsWith(each));
  return withMarks(words, 0, new Set(words.flatMap((word, index) => (isMatch(word) ? index : []))));
}

/**
 * Return lines with the number of adoptions by status: those that mean use, and those that only mean taking part.
 * @param {number} row
 */
function useLines(row) {
  /** @param {Status} status */
  const isUse = ([id, , isNow]) => isNow || id === "stopped" || id === "duty";
  /** @param {(status: Status) => boolean} isIncluded */
  const countsOf = (isIncluded) =>
    table.statuses.flatMap((
      each,
      index,
    ) => (table.uses[row][index] && isIncluded(each) ? `${table.uses[row][index]} ${each[1]}` : [])).join(", ");
  const lines = isOrganisation(row)
    ? [[gettext("Uses or takes part"), countsOf(() => true)]]
    : [[gettext("Used by"), countsOf(isUse)], [gettext("Taking part"), countsOf((each) => !isUse(each))]];
  return lines.flatMap(([lead, words]) => (words ? `${lead}: ${words}` : []));
}

// Around the rows

/** Offer orders; one in which all rows are equal is left out. */
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
  const names = chosenValues().map(([facet, value]) => nameOf(facet, value));
  /** @type {HTMLAnchorElement[]} */
  const languages = findAll(document, "a.language-link");
  for (const link of languages) link.search = location.search; // the same search in the other language
  const count = number
    ? ngettext("%(num)s entry", "%(num)s entries", number, { num: numberFormat.format(number) })
    : gettext("No entries");
  const words = state.query && gettext(" for “%(query)s”", { query: state.query });
  // For screen readers: the filters are visible just below.
  const narrowed = names.length ? gettext(", filtered by %(names)s", { names: names.join(", ") }) : "";
  byId("count").replaceChildren(count + words, make("span", { className: "visually-hidden" }, narrowed));
  byId("filters-button").textContent = names.length ? `${gettext("Filters")} (${names.length})` : gettext("Filters");
  document.title = state.query ? `${state.query} – ${siteTitle}` : siteTitle;
}

export function showChosen() {
  const buttons = chosenValues().map(([facet, value]) => {
    const remove = make(
      "span",
      { className: "visually-hidden" },
      gettext("Remove %(facet)s: ", { facet: facet.name }),
    );
    const button = make(
      "button",
      { type: "button", className: "chip" },
      make("span", {}, remove, nameOf(facet, value)),
      crossIcon(),
    );
    button.addEventListener("click", () => removeChoices(button, [[facet, value]]));
    return button;
  });
  if (buttons.length) buttons.push(clearButton("chip chip-clear", gettext("Clear all")));
  byId("chosen").replaceChildren(...buttons);
  byId("chosen").hidden = !buttons.length;
}

/**
 * @param {string} className
 * @param {string} words
 */
function clearButton(className, words) {
  const button = make("button", { type: "button", className }, words);
  button.addEventListener("click", () => removeChoices(button, chosenValues()));
  return button;
}

/**
 * Remove filters. The pressed button disappears, so move the focus on, unless the visitor has moved it meanwhile.
 * @param {HTMLButtonElement} button
 * @param {[Facet, string][]} removed
 */
async function removeChoices(button, removed) {
  const index = [...byId("chosen").children].indexOf(button);
  for (const [facet, value] of removed) chosenIn(facet.id).delete(value);
  await saveState();
  if (document.activeElement !== document.body) return;
  const remaining = findAll(byId("chosen"), "button");
  (remaining[Math.min(index, remaining.length - 2)] ?? byId("count")).focus();
}

function crossIcon() {
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

/** Return suggestions for a search without results. */
export function emptyAdvice() {
  const ideas = [];
  if (chosenValues().length) {
    ideas.push(make("li", {}, clearButton("facet-button", gettext("Search without filters"))));
  }
  if (state.query) ideas.push(make("li", {}, gettext("Try fewer words or other words, or check the spelling.")));
  ideas.push(
    make("li", {}, make("a", { href: "#browse" }, gettext("Browse")), gettext(" by kind, service area and more.")),
  );
  /**
   * @param {string} anchor
   * @param {string} words
   */
  const contributeLink = (anchor, words) =>
    make("a", { href: new URL(`contribute/#${anchor}`, ROOT).href, ...englishLink }, words);
  ideas.push(
    make(
      "li",
      {},
      gettext("Do you know of something that belongs here? "),
      contributeLink("add-an-entry", gettext("Add it")),
      gettext(" in about 10 minutes."),
    ),
  );
  ideas.push(
    make(
      "li",
      {},
      contributeLink("we-need-something", gettext("Say that you need it")),
      gettext(": someone else may know of something, or need it too."),
    ),
  );
  return [
    make("p", {}, make("strong", {}, gettext("Nothing matches. ")), gettext("Here is what you can do:")),
    make("ul", {}, ...ideas),
  ];
}

/** @param {Node[]} children */
export function showEmpty(children) {
  byId("empty").replaceChildren(...(children.length ? [make("div", { className: "empty" }, ...children)] : []));
  byId("empty").hidden = !children.length;
}
