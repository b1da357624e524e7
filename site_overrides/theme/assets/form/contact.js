// Whom to ask, in one line, as generator/importing/contact.py reads it.

import { make } from "../elements.js";
import { isEqual } from "./dom.js";

/** @import { Control } from "./controls.js" */
/** @import { Fields, Part } from "./entry.js" */

const FIELDS = ["name", "email", "url"];
const AROUND_ADDRESS = /^[<>()[\],;]+|[<>()[\],;]+$/g;
const HOST_FIRST = /^(?:www\.|[a-z0-9.-]+\.uk(?:[/?#]|$))/i;
const AROUND_TEAM = /^[ ,;:/|\-–]+|[ ,;:/|\-–]+$/g;
const AT = /\s*[[({]\s*at\s*[\])}]\s*(?=[a-z0-9-]+\s*(?:\.|[[({]\s*dot))/gi;
const DOT = /\s*[[({]\s*dot\s*[\])}]\s*/gi;
const LABEL = /\b(?:e-?mail|e-?bost|web(?:site)?|gwefan)\s*:\s*(?=\S{1,100}[@.]\S)/gi;

/**
 * Whether a part of a schema is a contact.
 * @param {Part} part
 */
export const isContact = ({ properties = {} }) => isEqual(Object.keys(properties), FIELDS);

/**
 * Return a contact in one line.
 * @param {Fields} contact
 */
export const contactLine = (contact) => FIELDS.map((each) => contact[each]).filter(Boolean).join(", ");

/**
 * Return the contact that a line names, or undefined if it is empty.
 * @param {string} line
 * @returns {Fields | undefined}
 */
export function contactOf(line) {
  /** @type {Fields} */
  const addresses = {};
  const team = [];
  for (const word of line.replace(AT, "@").replace(DOT, ".").replace(LABEL, "").split(/\s+/)) {
    const bare = word.replace(AROUND_ADDRESS, "").replace(/^mailto:/, "").replace(/\.+$/, "");
    const address = HOST_FIRST.test(bare) ? `https://${bare}` : bare.replace(/^http:/i, "https:");
    const kind = address.includes("://") ? "url" : word.includes("@") ? "email" : "";
    if (kind && !(kind in addresses)) addresses[kind] = address;
    else team.push(word);
  }
  const name = team.join(" ").replace(AROUND_TEAM, "");
  const contact = name ? { name, ...addresses } : addresses;
  return Object.keys(contact).length ? contact : undefined;
}

/**
 * Return whether a line says all of a contact.
 * @param {Fields | undefined} contact
 */
export const fitsOneLine = (contact) => !contact || isEqual(contactOf(contactLine(contact)), contact);

/**
 * Make a box for a contact in one line.
 * @param {Fields | undefined} value
 * @param {string} hidden a pattern of characters that cannot be seen
 * @returns {Control}
 */
export function contactBox(value, hidden) {
  const box = make("input", { type: "text", autocomplete: "off", spellcheck: false, value: contactLine(value ?? {}) });
  return { element: box, target: box, read: () => contactOf(box.value.replace(new RegExp(hidden, "gu"), "")) };
}
