/* Finding and making elements. Whatever a text holds, it becomes text. */

export const $ = (/** @type {string} */ id) => document.getElementById(id);

/** Make an element with attributes, or properties where it has them, and children. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    if (name in element && name !== "list") element[name] = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== "" && child !== undefined));
  return element;
}

export const unseen = (/** @type {string} */ words) => make("span", { className: "unseen" }, words);
