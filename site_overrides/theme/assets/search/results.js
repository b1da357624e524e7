/* The results: their number, order and filters. */

import { byId, findAll, first, make } from "../elements.js";
import { gettext, ngettext } from "../i18n.js";
import { groupRow } from "./entry-row.js";
import { here } from "./index.js";
import { chosenValues, nameOf } from "./rows.js";
import { chosenIn, saveState, SORTS, state } from "./state.js";

/** @import { Facet } from "./index.js" */
/** @import { Group } from "./rows.js" */

const PAGE_SIZE = 20;
const SVG = "http://www.w3.org/2000/svg";
const siteTitle = document.title;
export const numberFormat = new Intl.NumberFormat("en-GB");

/**
 * Return how many rows to show: as many as before, if the visitor returns to the page.
 * @returns {number}
 */
export const rowsToShow = () => history.state?.shown ?? PAGE_SIZE;

/**
 * Show the first rows, and offer more.
 * @param {Group[]} groups
 * @param {number} shown
 * @param {() => boolean} isLate whether a later search has overtaken this one
 * @param {(error: unknown) => void} showFailure
 */
export async function showRows(groups, shown, isLate, showFailure) {
  const items = await Promise.all(groups.slice(0, shown).map(groupRow));
  if (isLate()) return;
  byId("results").replaceChildren(...items);
  byId("results").hidden = byId("skip-to-results").hidden = !items.length;
  first(document, ".finder-sort").hidden = items.length < 2;
  byId("more").hidden = groups.length <= shown;
  first(byId("more"), "button").onclick = async () => {
    history.replaceState({ ...history.state, shown: shown + PAGE_SIZE }, "");
    await showRows(groups, shown + PAGE_SIZE, isLate, showFailure).catch(showFailure);
    byId("results").children[shown]?.querySelector("a")?.focus();
  };
}

/** Offer orders; one in which all rows are equal is left out. */
export function showSorts() {
  /** @type {Record<string, number[]>} */
  const days = { changed: here.table.changed, reviewed: here.table.reviewed };
  const offered = Object.keys(SORTS).filter((id) =>
    id === "relevance" ? state.query : !days[id] || days[id].some((day) => day !== days[id][0])
  );
  /** @type {HTMLSelectElement} */
  const sorter = byId("sort");
  sorter.replaceChildren(...offered.map((id) => make("option", { value: id }, SORTS[id])));
  sorter.value = state.sort;
}

/**
 * @param {number} number of entries
 * @param {string} words that all of them have
 */
export function showCount(number, words) {
  const names = chosenValues().map(([facet, value]) => nameOf(facet, value));
  /** @type {HTMLAnchorElement[]} */
  const languages = findAll(document, "a.language-link");
  for (const link of languages) link.search = location.search; // the same search in the other language
  const count = number
    ? ngettext("%(num)s entry", "%(num)s entries", number, { num: numberFormat.format(number) })
    : gettext("No entries");
  const query = words && gettext(" for “%(query)s”", { query: words });
  // For screen readers: the filters are visible just below.
  const narrowed = names.length ? gettext(", filtered by %(names)s", { names: names.join(", ") }) : "";
  byId("count").replaceChildren(count + query, make("span", { className: "visually-hidden" }, narrowed));
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
export function clearButton(className, words) {
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
