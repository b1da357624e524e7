/* The filters beside the results. */

import { first, make } from "../elements.js";
import { gettext } from "../i18n.js";
import { numberFormat } from "./results.js";
import { chosenIn, saveState } from "./state.js";

/** @import { Facet } from "./index.js" */
/** @typedef {{id: string, name: string, number: number, isChosen: boolean, item?: HTMLLIElement}} Option */
/** @typedef {{element: HTMLDetailsElement, update: (counts: Uint32Array) => void}} Widget */

const LONG_LIST = 10; // values; a longer facet shows the first few
const FIRST_SHOWN = 8;
const SEARCHED_LIST = 20; // values; a longer facet has a search box

/**
 * Whether an option is offered: one that would find nothing is not, unless it is chosen.
 * @param {Option} option
 */
const isOffered = ({ number, isChosen }) => number > 0 || isChosen;

/**
 * Make the filter of a facet. Options are not reordered while one has the focus; a closed filter makes no elements.
 * @param {Facet} facet
 * @param {boolean} isOpen
 * @returns {Widget}
 */
export function facetWidget(facet, isOpen) {
  /** @type {Option[]} */
  const options = facet.values.map(([id, name]) => ({ id, name, number: 0, isChosen: false }));
  const chosenCount = make("span", { className: "number" });
  const list = make("ul");
  const box = make("input", {
    type: "search",
    className: "facet-search",
    placeholder: gettext("Type to filter"),
    autocomplete: "off",
  });
  box.setAttribute("aria-label", gettext("Filter the list: %(facet)s", { facet: facet.name }));
  const all = make("button", { type: "button", className: "facet-button" });
  const scroll = make("div", {}, list);
  const field = make("fieldset", {}, make("legend", { className: "visually-hidden" }, facet.name));
  if (facet.note) field.append(make("p", { className: "facet-note" }, facet.note));
  field.append(box, scroll, all);
  const element = make(
    "details",
    { className: "facet", open: isOpen },
    make("summary", {}, facet.name, " ", chosenCount),
    field,
  );
  let isAll = false;
  let order = options;
  /** @type {Option[]} */
  let shown = [];

  function arrange() {
    const typed = box.value.trim().toLowerCase();
    const offered = order.filter(isOffered);
    const isLong = offered.length > LONG_LIST && !typed;
    shown = offered.filter(({ name, isChosen }, index) =>
      typed ? name.toLowerCase().includes(typed) : isAll || !isLong || index < FIRST_SHOWN || isChosen
    );
    const focused = document.activeElement;
    list.replaceChildren(...shown.map((each) => drawOption(facet, each)));
    if (focused instanceof HTMLElement && list.contains(focused)) focused.focus({ preventScroll: true });
    scroll.className = shown.length > LONG_LIST ? "facet-scroll" : "";
    box.hidden = offered.length <= SEARCHED_LIST && !typed;
    all.hidden = !isLong;
    all.textContent = isAll ? gettext("Show fewer") : gettext("Show all %(number)s", { number: offered.length });
  }

  function refresh() {
    if (!element.open) return;
    if (list.contains(document.activeElement)) {
      for (const each of shown) drawOption(facet, each);
      return;
    }
    /** @param {Option} option */
    const rank = ({ number, isChosen }) => (isChosen ? Number.MAX_SAFE_INTEGER : number);
    if (options.length > LONG_LIST) order = options.toSorted((one, other) => rank(other) - rank(one));
    arrange();
  }

  /** @param {Uint32Array} counts */
  function update(counts) {
    const ids = chosenIn(facet.id);
    options.forEach((each, index) => Object.assign(each, { number: counts[index], isChosen: ids.has(each.id) }));
    element.hidden = !options.some(isOffered);
    chosenCount.textContent = ids.size ? gettext("%(number)s chosen", { number: ids.size }) : "";
    refresh();
  }

  element.addEventListener("toggle", refresh);
  box.addEventListener("input", arrange);
  all.addEventListener("click", () => {
    isAll = !isAll;
    arrange();
  });
  return { element, update };
}

/**
 * Show an option as it is now.
 * @param {Facet} facet
 * @param {Option} option
 */
function drawOption(facet, option) {
  option.item ??= makeOption(facet, option);
  const label = first(option.item, "label");
  first(label, ".number").textContent = numberFormat.format(option.number);
  /** @type {HTMLInputElement} */
  const check = first(label, "input");
  check.checked = option.isChosen;
  return option.item;
}

/**
 * @param {Facet} facet
 * @param {Option} option
 */
function makeOption(facet, { id, name }) {
  const check = make("input", { type: "checkbox" });
  check.addEventListener("change", () => {
    chosenIn(facet.id)[check.checked ? "add" : "delete"](id);
    saveState();
  });
  const parts = [make("span", { className: "option-name" }, name), make("span", { className: "number" })];
  return make("li", {}, make("label", { className: "option" }, check, ...parts));
}
