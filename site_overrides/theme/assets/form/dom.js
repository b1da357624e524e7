// What all parts of a form do with elements and values.

import { make } from "../elements.js";

let number = 0;
const madeFrom = new WeakMap();

/** Give an id that nothing else on the page has. */
export const fresh = (start) => `${start}-${++number}`;

const sorted = (_, value) =>
  value && typeof value === "object" && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort())
    : value;

/** Tell whether two values say the same, in whatever order their fields stand. */
export const same = (one, other) => JSON.stringify(one, sorted) === JSON.stringify(other, sorted);

/** Turn text with `code` in it into nodes. */
export function words(text) {
  return text.split("`").map((piece, index) => (index % 2 ? make("code", {}, piece) : piece));
}

/**
 * Fill an element anew, but only where what it is made from has changed: a button that is put in its own place again
 * between press and release loses the click, and a link the focus.
 */
export function refill(element, from, children) {
  const now = JSON.stringify(from);
  if (madeFrom.get(element) === now) return;
  madeFrom.set(element, now);
  element.replaceChildren(...children());
}

/** Fill in a pattern such as "{name} is missing". */
export const fill = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
