/* Sorts and narrows the lists of a page where they are. What is chosen is in the address; nothing is requested. */

import { findAll, first } from "./elements.js";
import { foldCase, ngettext } from "./i18n.js";

/**
 * A line of a list: an entry and the parts below it, or parts alone. `place` is where it stands without a choice.
 * @typedef {{row?: HTMLElement, parts: HTMLElement[], fold?: HTMLElement, isOpen?: boolean, place: number}} Line
 */
/** @typedef {Record<string, string>} Choices */

const FILTERS = ["offer", "stage", "type"];
const FIELDS = ["words", ...FILTERS, "sort"];

/** @param {HTMLFormElement} form */
function start(form) {
  const lists = findAll(document, ".rows")
    .filter((list) => !list.closest(".row-parts"))
    .map((list) => ({ list, lines: linesOf(list) }));
  const sections = findAll(document, "section").filter((section) => section.querySelector(".rows"));
  const jumps = findAll(document, ".jump");
  const status = first(form, "[role=status]");
  const all = first(form, "button");

  function apply() {
    const choices = chosenIn(form);
    const isNarrowed = Object.keys(choices).some((field) => field !== "sort");
    let number = 0;
    for (const { list, lines } of lists) {
      number += lines.reduce((sum, line) => sum + showLine(line, choices, isNarrowed), 0);
      const inOrder = lines.toSorted(orderBy(choices.sort));
      list.append(...inOrder.flatMap(({ row, fold }) => [row, fold].filter((each) => each !== undefined)));
    }
    for (const section of sections) section.hidden = !section.querySelector(".row:not([hidden])");
    status.textContent = isNarrowed ? ngettext("%(num)s entry fits", "%(num)s entries fit", number) : "";
    all.hidden = !isNarrowed;
    for (const jump of jumps) jump.hidden = isNarrowed; // some of its sections are hidden
  }

  function change() {
    apply();
    const query = new URLSearchParams(chosenIn(form)).toString();
    history.replaceState(null, "", (query ? `?${query}` : location.pathname) + location.hash);
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", change);
  form.addEventListener("reset", () => setTimeout(change)); // the fields are empty only after the event
  const wanted = new URLSearchParams(location.search);
  for (const field of FIELDS) {
    const control = controlOf(form, field);
    if (control && wanted.has(field)) control.value = wanted.get(field) ?? "";
  }
  if (Object.keys(chosenIn(form)).length) apply();
}

/**
 * @param {HTMLFormElement} form
 * @param {string} field
 */
const controlOf = (
  form,
  field,
) => /** @type {HTMLInputElement | HTMLSelectElement | null} */ (form.elements.namedItem(field));

/**
 * Return what is chosen, without fields that are empty or not in the form.
 * @param {HTMLFormElement} form
 * @returns {Choices}
 */
const chosenIn = (form) =>
  Object.fromEntries(
    FIELDS.map((field) => [field, controlOf(form, field)?.value.trim() ?? ""]).filter(([, value]) => value),
  );

/**
 * Return the lines of a list: the parts of an entry are in the element after its row.
 * @param {HTMLElement} list
 * @returns {Line[]}
 */
function linesOf(list) {
  /** @type {Line[]} */
  const lines = [];
  for (const element of /** @type {Iterable<HTMLElement>} */ (list.children)) {
    if (element.matches(".row")) {
      lines.push({ row: element, parts: [], place: lines.length });
      continue;
    }
    const before = lines.at(-1);
    const whole = before && !before.fold && element.matches(".is-below") ? before : undefined;
    const line = whole ?? { parts: [], place: lines.length };
    line.fold = element;
    line.isOpen = first(element, "details").hasAttribute("open");
    line.parts = findAll(element, ".row");
    if (!whole) lines.push(line);
  }
  return lines;
}

/**
 * Show what of a line fits the choices, and return how many entries do. An entry stays above its parts that fit.
 * @param {Line} line
 * @param {Choices} choices
 * @param {boolean} isNarrowed
 */
function showLine({ row, parts, fold, isOpen }, choices, isNarrowed) {
  const fitting = parts.filter((part) => {
    part.hidden = !fits(part, choices);
    return !part.hidden;
  });
  const isFitting = row !== undefined && fits(row, choices);
  if (row) row.hidden = !isFitting && !fitting.length;
  if (fold) {
    fold.hidden = !fitting.length;
    first(fold, "details").toggleAttribute("open", isOpen || (isNarrowed && fitting.length > 0));
  }
  return Number(isFitting) + fitting.length;
}

/**
 * @param {HTMLElement} row
 * @param {Choices} choices
 */
function fits(row, choices) {
  const text = foldCase(row.textContent);
  const words = foldCase(choices.words ?? "").split(/\s+/);
  return words.every((word) => text.includes(word)) &&
    FILTERS.every((field) => !choices[field] || (row.dataset[field] ?? "").split(" ").includes(choices[field]));
}

/**
 * Return the comparison of lines for an order. An unknown one is that of the page: most used first.
 * @param {string | undefined} sort
 * @returns {(one: Line, other: Line) => number}
 */
function orderBy(sort) {
  if (sort === "name") return (one, other) => nameOf(one).localeCompare(nameOf(other), document.documentElement.lang);
  if (sort === "changed") {
    return (one, other) => lastChange(other).localeCompare(lastChange(one)) || one.place - other.place;
  }
  return (one, other) => one.place - other.place;
}

/** @param {Line} line */
function nameOf({ row, fold }) {
  return row?.dataset.name ?? (row ? first(row, ".row-name a").textContent : fold?.dataset.name ?? "");
}

/** @param {Line} line */
const lastChange = ({ row, parts }) =>
  [row, ...parts].map((each) => each?.dataset.changed ?? "").reduce((one, other) => (one > other ? one : other));

/** @type {HTMLFormElement | null} */
const form = document.querySelector("form.narrow");
if (form) start(form);
