// Helpers for elements and values that all parts of a form share.

import { make } from "../elements.js";

let lastNumber = 0;
/** @type {WeakMap<Element, string>} */
const sources = new WeakMap();

/**
 * Return an id that is unique on the page.
 * @param {string} start
 */
export const uniqueId = (start) => `${start}-${++lastNumber}`;

/**
 * @param {string} _
 * @param {unknown} value
 */
const sorted = (_, value) =>
  value && typeof value === "object" && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort())
    : value;

/**
 * Whether two values are equal, whatever the order of their fields.
 * @param {unknown} one
 * @param {unknown} other
 */
export const isEqual = (one, other) => JSON.stringify(one, sorted) === JSON.stringify(other, sorted);

/**
 * Turn text with `code` in it into nodes.
 * @param {string} text
 */
export function withCode(text) {
  return text.split("`").map((piece, index) => (index % 2 ? make("code", {}, piece) : piece));
}

/**
 * Replace the children of an element, but only if what they are made from has changed: a button that is replaced
 * between press and release loses the click, and a link the focus.
 * @param {Element} element
 * @param {unknown} source
 * @param {() => (Node | string)[]} children
 */
export function updateChildren(element, source, children) {
  const now = JSON.stringify(source);
  if (sources.get(element) === now) return;
  sources.set(element, now);
  element.replaceChildren(...children());
}

/**
 * Fill in a pattern such as "{name} is missing".
 * @param {string} pattern
 * @param {Record<string, unknown>} values
 */
export const interpolate = (pattern, values) =>
  pattern.replace(/\{(\w+)\}/g, (all, name) => String(values[name] ?? all));
