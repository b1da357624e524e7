// All questions of a form: about a new entry, an entry to correct, or an organisation's use of one entry.

import { slugFrom } from "./choices.js";
import { make } from "../elements.js";
import { field, group } from "./fields.js";

/** @import { Env } from "./controls.js" */
/** @import { Fields, GroupPart, Part, Pointer } from "./entry.js" */
/** @import { FieldQuestion, Place, Question } from "./fields.js" */

/**
 * All questions of a form. `read` returns the entry with the answers.
 *
 * A form about one use has three more functions. `readUse` returns the answers about the use alone. `entryToCheck`
 * returns the organisation with the use even if nothing is answered yet, so that missing answers are reported.
 * `isAbout` tells whether what is at a pointer of the organisation is about this use.
 * @typedef {Place & {
 *   elements: HTMLElement[],
 *   read: () => Fields,
 *   readUse?: () => Fields | undefined,
 *   entryToCheck?: () => Fields,
 *   isAbout?: (pointer: Pointer) => boolean,
 * }} Questions
 */

/**
 * `propose` fills in a slug made from the name, and `forDraft` returns what a draft stores of the answer.
 * @typedef {FieldQuestion & {propose: () => void, forDraft: () => {slug: string, isOwnSlug: boolean}}} SlugQuestion
 */

/**
 * Make the question for the slug, which follows the name until somebody edits it.
 * @param {Env} env
 * @param {() => string | undefined} nameOf
 * @returns {SlugQuestion}
 */
export function makeSlugQuestion(env, nameOf) {
  const { maxLength } = env.form.slug;
  /** @type {Part} */
  const part = {
    title: "Short name",
    description:
      "Small letters, digits and hyphens. It is the end of the address of the page and cannot change later, " +
      "so choose it well.",
    type: "string",
    maxLength,
    examples: ["bin-collections"],
  };
  const question = field(part, env.draft?.slug ?? "", env, true);
  const box = /** @type {HTMLInputElement} */ (question.target);
  let isOwn = env.draft?.isOwnSlug ?? false;
  box.addEventListener("input", () => (isOwn = Boolean(box.value.trim())));
  return {
    ...question,
    propose() {
      if (!isOwn) box.value = slugFrom(nameOf() ?? "", maxLength);
    },
    forDraft: () => ({ slug: question.read() ?? "", isOwnSlug: isOwn }),
  };
}

/**
 * Make all questions of an entry: first the required ones, then the others in sections that open.
 * @param {Env} env
 * @param {Fields} values
 * @returns {Questions}
 */
export function entryQuestions(env, values) {
  const { form } = env;
  const made = form.sections.map(([heading, names], index) => {
    const inner = group(
      form.schema,
      Object.fromEntries(names.filter((each) => each in values).map((each) => [each, values[each]])),
      env,
      names,
      false,
    );
    const element = index === 0 ? inner.element : make(
      "details",
      { className: "section", open: names.some((each) => each in values) },
      make("summary", {}, make("h3", {}, heading)),
      inner.element,
    );
    return { names, inner, element };
  });
  return {
    elements: [
      made[0].element,
      make("h2", { className: "more-questions" }, "More, if you know it"),
      ...made.slice(1).map(({ element }) => element),
    ],
    at: (each) => made.find(({ names }) => names.includes(String(each)))?.inner.at(each),
    read: () => Object.assign({}, ...made.map(({ inner }) => inner.read() ?? {})),
  };
}

/**
 * Make the questions about an organisation's use of one entry, which its file may have already: first those that the
 * schema names in `x-asked`, then the others in a section that opens.
 * @param {Env} env
 * @param {Fields} base the organisation
 * @param {string} entry the slug of the entry
 * @param {Fields} [draft] the use as a draft has it
 * @returns {Questions}
 */
export function useQuestions(env, base, entry, draft) {
  const part = /** @type {GroupPart} */ (env.form.schema.properties.uses.items);
  const uses = /** @type {Fields[]} */ (base.uses ?? []);
  const listedAt = uses.findIndex((each) => each.entry === entry);
  const index = listedAt < 0 ? uses.length : listedAt;
  const values = draft ?? uses[index];
  const names = Object.keys(part.properties).filter((name) => name !== "entry");
  const asked = (part["x-asked"] ?? []).filter((name) => name !== "entry");
  const main = group(part, values, env, asked);
  const more = group(part, values, env, names.filter((name) => !asked.includes(name)));
  const section = make(
    "details",
    { className: "section", open: Boolean(more.read()) },
    make("summary", {}, make("h2", {}, "More, if you know it")),
    more.element,
  );
  const readUse = () => (main.read() || more.read() ? { ...main.read(), ...more.read() } : undefined);
  const withUse = () => ({
    ...base,
    uses: [...uses.slice(0, index), { entry, ...readUse() }, ...uses.slice(index + 1)],
  });
  /** @param {Pointer} pointer */
  const isAbout = ([name, position]) => name === "uses" && position === index;
  /** @param {string | number} name */
  const at = (name) => main.at(name) ?? more.at(name);
  return {
    elements: [main.element, section],
    at: (name) => ({ at: (position) => (isAbout([name, position]) ? { at } : undefined) }),
    read: () => (readUse() ? withUse() : base),
    readUse,
    entryToCheck: withUse,
    isAbout,
  };
}

/**
 * Return the question at a pointer, or the nearest one above.
 * @param {Place} questions
 * @param {Pointer} pointer
 */
export function questionAt(questions, pointer) {
  let found = questions;
  for (const step of pointer) {
    const next = found.at(step);
    if (!next) break;
    found = next;
  }
  return "show" in found ? /** @type {Question} */ (found) : undefined;
}
