// Which entry the form is about, from the address of the page, as in `?entry=components/govuk-pay`. Anybody can write
// such an address, so only what matches the pattern of a name is fetched.

import { byId, make } from "../elements.js";

/**
 * The fields of an entry, or of a group in one. Their values may be anything until the schema has been met.
 * @typedef {Record<string, any>} Fields
 */

/** @typedef {(string | number)[]} Pointer  A place in an entry: names of fields and indexes of items. */

/**
 * A part of a JSON Schema, with the keywords that forms know.
 * @typedef {{
 *   type: string | string[],
 *   title: string,
 *   description: string,
 *   examples?: unknown[],
 *   format?: string,
 *   pattern?: string,
 *   maxLength?: number,
 *   minimum?: number,
 *   maximum?: number,
 *   maxItems?: number,
 *   uniqueItems?: boolean,
 *   items?: Part,
 *   required?: string[],
 *   properties?: Record<string, Part>,
 *   "x-asked"?: string[],
 *   "x-hint"?: string,
 *   "x-refers-to"?: string[],
 *   "x-vocabulary"?: string,
 * }} Part
 */

/** @typedef {Part & {items: Part}} ListPart */
/** @typedef {Part & {properties: Record<string, Part>}} GroupPart */
/** @typedef {[id: string, name: string, definition: string]} Term */

/** @typedef {[label: string, id: string, pointer: string[]]} Asked  A question of an issue form. */

/**
 * The data of a form for one kind of entry, as generator/publish/forms/questions.py writes it.
 * @typedef {{
 *   collection: string,
 *   kind: string,
 *   schema: GroupPart,
 *   names_schema: boolean,
 *   sections: [heading: string, fields: string[]][],
 *   vocabularies: Record<string, Term[]>,
 *   slug: {pattern: string, maxLength: number},
 *   words: Record<string, Record<string, string>>,
 *   formats: Record<string, string>,
 *   hidden: string,
 *   misread: string,
 *   repository: string,
 *   branch: string,
 *   mailbox: string,
 *   issue_form: boolean,
 *   asked: Asked[],
 *   labels: {correction: string, more: string, end: string},
 *   use?: {asked: Asked[], issue_form: boolean},
 * }} Form
 */

/**
 * What the address names. A new entry has no slug; `edit` is the address at which the file is edited, and `field` the
 * pointer of one of its fields. `use` is the slug of an entry, if the form asks how an organisation uses that alone.
 * @typedef {{collection: string, here: string, slug?: string, edit?: string, field?: string[], use?: string}} Target
 */

/**
 * The entry as it is now, or a new one. `used` is the name of the entry `use`, and `isNewUse` tells whether the
 * organisation says nothing about it yet.
 * @typedef {Target & {
 *   base: Fields, text: string, name?: string, title: string, used: string, isNewUse: boolean, lineEnd: "crlf" | "lf",
 * }} Subject
 */

/** What follows the address of the form for an entry in links to the form about a use of it. */
export const USE_HASH = "#we-use-this-too";

const NOT_FOUND = 404;
const state = byId("state");

/**
 * Return what the address names, or undefined if it names no entry.
 * @param {string} pattern a pattern of all names, with the collection and the slug as its groups
 * @param {string} files the address below which files are edited, if there is one
 * @returns {Target | undefined}
 */
export function targetFromAddress(pattern, files) {
  const query = new URLSearchParams(location.search);
  const [name, collection, slug] = new RegExp(`^${pattern}$`).exec(query.get("entry") ?? "") ?? [];
  if (!name) return undefined;
  const edit = files && `${files}${name}.yml`;
  const use = collection === "organisations" ? query.get("use") ?? undefined : undefined;
  const here = `${location.pathname}?entry=${name}${use ? `&use=${use}` : ""}`;
  return { here, collection, slug, edit, field: query.get("field")?.split("."), use };
}

/**
 * Fetch a JSON file of the site; return undefined if there is none.
 * @param {string} address
 */
export async function fetchJson(address) {
  const answer = await fetch(address);
  if (answer.status === NOT_FOUND) return undefined;
  if (!answer.ok) throw new Error(`${answer.status}: ${address}`);
  return answer.json();
}

/**
 * Return what a form is about.
 * @param {Target} target
 * @param {string} used the name of the entry that is used
 * @param {{data?: Fields, text?: string}} [entry] as it is now
 * @returns {Subject}
 */
export function subjectOf(target, used, { data = {}, text = "" } = {}) {
  const of = target.collection === "organisations" ? "the entry of " : ""; // a product may have the same name
  const title = used ? `We use ${used} too` : `Correct ${of}${data.name}`;
  const lineEnd = text.includes("\r\n") ? "crlf" : "lf";
  const isListed = data.uses?.some((/** @type {Fields} */ each) => each.entry === target.use) ?? false;
  const isNewUse = Boolean(used) && !isListed;
  const lines = text.replaceAll("\r\n", "\n");
  return { ...target, base: data, text: lines, name: data.name, title, used, isNewUse, lineEnd };
}

/**
 * Return the part of a schema at a place.
 * @param {Part} part
 * @param {Pointer} pointer
 */
export function partAt(part, pointer) {
  return pointer.reduce((within, step) => within.properties?.[step] ?? within, part);
}

/**
 * Return the value at a place, or undefined.
 * @param {Fields} fields
 * @param {Pointer} pointer
 */
export const valueAt = (fields, pointer) => pointer.reduce((within, step) => within?.[step], fields);

/** Show that the address names no entry, with help to find the right one. */
export function showNotFound() {
  const isNamed = new URLSearchParams(location.search).has("entry");
  state.replaceChildren(
    make(
      "p",
      {},
      isNamed
        ? "There is no entry with the name in the address of this page. " +
          "The address may be cut off, or the entry may have a new name."
        : "Which entry do you want to correct?",
    ),
  );
  byId("which").hidden = false;
}

/**
 * Show that the form could not be loaded, with a link to the file.
 * @param {string | undefined} edit
 * @param {string} root
 */
export function showFailure(edit, root) {
  const again = make("button", { type: "button", className: "button" }, "Try again");
  again.addEventListener("click", () => location.reload());
  const guide = make("a", { href: `${root}contribute/#correct-an-entry` }, "read how to correct it by hand");
  const file = edit ? [make("a", { href: edit }, "edit its file on GitHub"), ", or "] : [];
  state.replaceChildren(
    make("p", {}, "The form did not load. You may have lost your connection."),
    make("p", {}, again),
    make("p", {}, "You can also ", ...file, guide, "."),
  );
}

/**
 * Set the title of the page, and remove the note that the form is loading.
 * @param {string} words
 */
export function showTitle(words) {
  byId("form-title").textContent = words;
  document.title = document.title.replace(/^[^–]*/, () => `${words} `);
  state.remove();
}
