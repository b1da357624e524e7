// Controls for one answer: a text box, a list to choose from, or a search for a name.

import { findAll, first, make } from "../elements.js";
import { uniqueId } from "./dom.js";
import { lookup } from "../lookup.js";

/** @import { Choice, Directory } from "./choices.js" */
/** @import { Draft } from "./draft.js" */
/** @import { Form, Part, Term } from "./entry.js" */

/**
 * What all questions of a form share.
 * @typedef {{
 *   form: Form, root: string, choices: Directory, licences: string[], draft?: Draft, changed: () => void,
 * }} Env
 */

/**
 * `target` takes the focus, `read` returns undefined for an empty answer, and `isSet` means several boxes.
 * @typedef {{element: HTMLElement, target: HTMLElement, read: () => any, isSet?: boolean}} Control
 */

const MOST_RADIOS = 12;
const LONGEST_LINE = 300;

/** @type {Record<string, string>} */
const KEYBOARDS = { uri: "url", email: "email" };

/**
 * Make a box for text or a number, with several lines where a text may be long.
 * @param {Part} part
 * @param {string | number | undefined} value
 * @param {Env} env
 * @returns {Control}
 */
function textBox(part, value, { form: { hidden }, licences }) {
  const { maxLength = NaN } = part; // comparisons with NaN are false
  const isLong = maxLength > 150 && !part.format;
  const rows = maxLength > 2000 ? 10 : maxLength > LONGEST_LINE ? 4 : 2;
  const kind = KEYBOARDS[part.format ?? ""] ?? (part.type === "integer" ? "numeric" : "text");
  const box = isLong ? make("textarea", { rows, value: String(value ?? ""), autocomplete: "off" }) : make("input", {
    type: "text",
    inputMode: kind,
    value: String(value ?? ""),
    autocomplete: "off",
    spellcheck: kind === "text",
  });
  if (part.format || maxLength < 50 || part.type === "integer") box.className = "narrow";
  if (part.format === "uri") box.className = "";
  const suggestions = part.format !== "spdx-expression"
    ? undefined
    : make("datalist", { id: uniqueId("licences") }, ...licences.map((name) => make("option", { value: name })));
  if (suggestions) box.setAttribute("list", suggestions.id);
  /** @param {string} written */
  const isNumber = (written) => part.type === "integer" && /^-?[0-9]{1,15}$/.test(written);
  return {
    element: suggestions ? make("div", {}, box, suggestions) : box,
    target: box,
    read() {
      const visible = box.value.replace(new RegExp(hidden, "gu"), ""); // invisible characters, which the check refuses
      const written = maxLength <= LONGEST_LINE ? visible.replace(/\s*\n\s*/g, " ").trim() : visible.trim();
      return isNumber(written) ? Number(written) : written || undefined;
    },
  };
}

/**
 * Make a box to tick, with the name and the definition of a term.
 * @param {"radio" | "checkbox"} kind
 * @param {string | undefined} name
 * @param {Term} term
 * @param {boolean} isChosen
 */
function option(kind, name, [id, words, definition], isChosen) {
  const box = make("input", { type: kind, name, value: id, id: uniqueId("option"), checked: isChosen });
  const description = definition
    ? make("span", { id: `${box.id}-definition`, className: "definition" }, definition)
    : undefined;
  if (description) box.setAttribute("aria-describedby", description.id);
  return make("div", { className: "option" }, box, make("label", { htmlFor: box.id }, words), description);
}

/**
 * Return the terms, with selected values that are none of them.
 * @param {Term[]} terms
 * @param {string[]} chosen
 * @returns {Term[]}
 */
function withUnknown(terms, chosen) {
  const unknown = chosen.filter((id) => id && !terms.some(([each]) => each === id));
  return [...terms, ...unknown.map((id) => /** @type {Term} */ ([id, id, ""]))];
}

/**
 * @param {Term[]} terms
 * @param {string} value
 * @param {boolean} isNeeded
 * @returns {Control}
 */
function radios(terms, value = "", isNeeded = false) {
  const name = uniqueId("choice");
  const options = withUnknown(terms, [value]);
  if (!isNeeded) options.push(["", "Leave this out", ""]);
  const element = make(
    "div",
    { className: "options" },
    ...options.map((term) => option("radio", name, term, term[0] === value)),
  );
  return {
    element,
    target: first(element, "input"),
    read: () => checkedValues(element)[0] || undefined,
  };
}

/**
 * Return the values of the boxes that are ticked.
 * @param {Element} within
 */
function checkedValues(within) {
  /** @type {HTMLInputElement[]} */
  const checked = findAll(within, "input:checked");
  return checked.map((box) => box.value);
}

/**
 * @param {Term[]} terms
 * @param {string} value
 * @returns {Control}
 */
function select(terms, value = "") {
  const options = [["", "Choose one", ""], ...withUnknown(terms, [value])].map(([id, words]) =>
    make("option", { value: id, selected: id === value }, words)
  );
  const element = make("select", {}, ...options);
  return { element, target: element, read: () => element.value || undefined };
}

/**
 * Make checkboxes. Values that were there keep their order, so that the file changes no more than necessary.
 * @param {Term[]} terms
 * @param {string[]} value
 * @returns {Control}
 */
export function checkboxes(terms, value = []) {
  const options = withUnknown(terms, value).map((term) =>
    option("checkbox", undefined, term, value.includes(term[0]))
  );
  const element = make(
    "div",
    { className: options.length > MOST_RADIOS ? "options options-many" : "options" },
    ...options,
  );
  return {
    element,
    target: first(element, "input"),
    read() {
      const now = checkedValues(element);
      const all = [...value.filter((id) => now.includes(id)), ...now.filter((id) => !value.includes(id))];
      return all.length ? all : undefined;
    },
  };
}

/**
 * Make a combobox that searches for an organisation or entry by name.
 * @param {string[]} collections
 * @param {string | undefined} value
 * @param {Env} env
 * @returns {Control}
 */
function referenceBox(collections, value, { choices, root }) {
  const addLink = make(
    "a",
    { href: `${root}contribute/new/organisation/`, target: "_blank", rel: "noopener" },
    "Add the organisation (in a new tab)",
  );
  const hint = collections.includes("organisations") ? ["Is it not in the catalogue yet? ", addLink] : [];
  return lookup(choices, collections, value, { hint });
}

/**
 * Make the control for one text or number.
 * @param {Part} part
 * @param {any} value
 * @param {Env} env
 * @param {boolean} isNeeded
 * @returns {Control}
 */
export function control(part, value, env, isNeeded) {
  const terms = env.form.vocabularies[part["x-vocabulary"] ?? ""];
  if (terms) {
    return terms.length <= MOST_RADIOS ? { ...radios(terms, value, isNeeded), isSet: true } : select(terms, value);
  }
  const collections = part["x-refers-to"];
  return collections ? referenceBox(collections, value, env) : textBox(part, value, env);
}
