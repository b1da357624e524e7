/* Finding and making elements. Strangers' text is never parsed as HTML. */

/**
 * Return the element with an id, which must be on the page.
 * @template {HTMLElement} [T=HTMLElement]
 * @param {string} id
 * @returns {T}
 */
export const byId = (id) => /** @type {T} */ (document.getElementById(id));

/**
 * Return the first element that a selector finds, which must exist.
 * @template {Element} [T=HTMLElement]
 * @param {ParentNode} within
 * @param {string} selector
 * @returns {T}
 */
export const first = (within, selector) => /** @type {T} */ (within.querySelector(selector));

/**
 * Return all elements that a selector finds.
 * @template {Element} [T=HTMLElement]
 * @param {ParentNode} within
 * @param {string} selector
 * @returns {T[]}
 */
export const findAll = (within, selector) => [.../** @type {NodeListOf<T>} */ (within.querySelectorAll(selector))];

/**
 * Make an element. Attributes are set as properties if the element has such a property; empty children are left out.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, unknown>} [attributes]
 * @param {(Node | string | undefined)[]} children
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    if (name in element && name !== "list") Object.assign(element, { [name]: value });
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.flatMap((child) => child || []));
  return element;
}

/**
 * Make an element with text for screen readers only.
 * @param {string} words
 */
export const visuallyHidden = (words) => make("span", { className: "visually-hidden" }, words);
