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
 * Make the filter of a facet. Options are not reordered while one has the focus; a closed filter makes no elements.
 * @param {Facet} facet
 * @param {boolean} isOpen
 * @returns {Widget}
 */
export function facetWidget(facet, isOpen) {
  const isLong = facet.values.length > LONG_LIST;
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
  if (facet.values.length > SEARCHED_LIST) field.append(box);
  field.append(scroll, ...(isLong ? [all] : []));
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
    const matching = typed ? order.filter(({ name }) => name.toLowerCase().includes(typed)) : order;
    const isShort = isLong && !isAll && !typed;
    shown = isShort
      ? matching.filter(({ number, isChosen }, index) => (index < FIRST_SHOWN && number) || isChosen)
      : matching;
    const focused = document.activeElement;
    list.replaceChildren(...shown.map((each) => drawOption(facet, each)));
    if (focused instanceof HTMLElement && list.contains(focused)) focused.focus({ preventScroll: true });
    scroll.className = shown.length > LONG_LIST ? "facet-scroll" : "";
    all.hidden = Boolean(typed);
    all.textContent = isAll ? gettext("Show fewer") : gettext("Show all %(number)s", { number: options.length });
  }

  function refresh() {
    if (!element.open) return;
    if (list.contains(document.activeElement)) {
      for (const each of shown) drawOption(facet, each);
      return;
    }
    /** @param {Option} option */
    const rank = ({ number, isChosen }) => (isChosen ? Number.MAX_SAFE_INTEGER : number);
    if (isLong) order = options.toSorted((one, other) => rank(other) - rank(one));
    arrange();
  }

  /** @param {Uint32Array} counts */
  function update(counts) {
    const ids = chosenIn(facet.id);
    options.forEach((each, index) => Object.assign(each, { number: counts[index], isChosen: ids.has(each.id) }));
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
 * Show an option as it is now. One that would find nothing is disabled, unless it is chosen or has the focus.
 * @param {Facet} facet
 * @param {Option} option
 */
function drawOption(facet, option) {
  option.item ??= makeOption(facet, option);
  const label = first(option.item, "label");
  const number = first(label, ".number");
  /** @type {HTMLInputElement} */
  const check = first(label, "input");
  const isIdle = !option.number && !option.isChosen;
  number.textContent = numberFormat.format(option.number);
  check.checked = option.isChosen;
  check.disabled = isIdle && check !== document.activeElement;
  label.classList.toggle("is-none", isIdle);
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
