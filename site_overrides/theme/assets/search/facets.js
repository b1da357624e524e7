/* What results can be narrowed by. */

import { make } from "../elements.js";
import { say } from "../words.js";
import { figures } from "./results.js";
import { keep, state } from "./state.js";

/** @typedef {import("./index.js").Facet} Facet */

const LONG = 10; // values; from here on a facet shows the first few
const FEW = 8;
const NARROWED = 20; // values; from here on there is a box to narrow them

/** Make a facet. Its options keep their places while somebody is among them; a closed one costs nothing. */
export function widget(/** @type {Facet} */ facet, isOpen) {
  const isLong = facet.values.length > LONG;
  const options = facet.values.map(([id, name]) => ({ id, name, number: 0, isChosen: false, item: null }));
  const chosen = make("span", { className: "number" });
  const list = make("ul");
  const box = make("input", {
    type: "search",
    className: "facet-narrow",
    placeholder: say("Type to narrow"),
    autocomplete: "off",
  });
  box.setAttribute("aria-label", say("Narrow the list: %(facet)s", { facet: facet.name }));
  const all = make("button", { type: "button", className: "facet-all" });
  const scroll = make("div", {}, list);
  const field = make("fieldset", {}, make("legend", { className: "unseen" }, facet.name));
  if (facet.note) field.append(make("p", { className: "facet-note" }, facet.note));
  if (facet.values.length > NARROWED) field.append(box);
  field.append(scroll, ...(isLong ? [all] : []));
  const element = make(
    "details",
    { className: "facet", open: isOpen },
    make("summary", {}, facet.name, " ", chosen),
    field,
  );
  let isAll = false;
  let order = options;
  let shown = [];

  function arrange() {
    const typed = box.value.trim().toLowerCase();
    const some = typed ? order.filter(({ name }) => name.toLowerCase().includes(typed)) : order;
    const useful = ({ number, isChosen }, place) => (place < FEW && number) || isChosen;
    shown = isLong && !isAll && !typed ? some.filter(useful) : some;
    for (const each of shown) draw(facet, each);
    const focused = document.activeElement;
    list.replaceChildren(...shown.map(({ item }) => item));
    if (list.contains(focused)) focused.focus({ preventScroll: true });
    scroll.className = shown.length > LONG ? "facet-scroll" : "";
    all.hidden = Boolean(typed);
    all.textContent = isAll ? say("Show fewer") : say("Show all %(number)s", { number: options.length });
  }

  function refresh() {
    if (!element.open) return;
    if (list.contains(document.activeElement)) {
      for (const each of shown) draw(facet, each);
      return;
    }
    const weigh = ({ number, isChosen }) => (isChosen ? Number.MAX_SAFE_INTEGER : number);
    if (isLong) order = options.toSorted((one, other) => weigh(other) - weigh(one));
    arrange();
  }

  function update(/** @type {Uint32Array} */ counts) {
    const ids = state.chosen.get(facet.id);
    options.forEach((each, place) => Object.assign(each, { number: counts[place], isChosen: ids.has(each.id) }));
    chosen.textContent = ids.size ? say("%(number)s chosen", { number: ids.size }) : "";
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

/** Show an option as it is now. Those that would bring nothing step back, but never what is chosen or where somebody is. */
function draw(facet, option) {
  option.item ??= makeOption(facet, option);
  const label = option.item.firstElementChild;
  const [check, , figure] = label.children;
  const isIdle = !option.number && !option.isChosen;
  figure.textContent = figures.format(option.number);
  check.checked = option.isChosen;
  check.disabled = isIdle && check !== document.activeElement;
  label.classList.toggle("is-none", isIdle);
}

function makeOption(facet, { id, name }) {
  const check = make("input", { type: "checkbox" });
  check.addEventListener("change", () => {
    state.chosen.get(facet.id)[check.checked ? "add" : "delete"](id);
    keep();
  });
  const parts = [make("span", { className: "option-name" }, name), make("span", { className: "number" })];
  return make("li", {}, make("label", { className: "option" }, check, ...parts));
}
