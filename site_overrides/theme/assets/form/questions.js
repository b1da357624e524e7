// All questions of a form: about a new entry, an entry to correct, or one more adoption.

import { slugFrom } from "./choices.js";
import { make } from "../elements.js";
import { field, group } from "./fields.js";

/** @import { Env } from "./controls.js" */
/** @import { Fields, GroupPart, Part, Pointer } from "./entry.js" */
/** @import { FieldQuestion, Place, Question } from "./fields.js" */

/**
 * All questions of a form. Where it asks for one more adoption alone, `judged` returns the entry that is checked,
 * `concerns` tells whether a fault belongs to that adoption, and `answer` returns the adoption.
 * @typedef {Place & {
 *   elements: HTMLElement[],
 *   read: () => Fields,
 *   judged?: () => Fields,
 *   concerns?: (pointer: Pointer) => boolean,
 *   answer?: () => Fields | undefined,
 * }} Questions
 */

/** @typedef {FieldQuestion & {propose: () => void, kept: () => {slug: string, isOwnSlug: boolean}}} SlugQuestion */

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
    kept: () => ({ slug: question.read() ?? "", isOwnSlug: isOwn }),
  };
}

/**
 * Make all questions of an entry: first the required ones, then the others in sections that open.
 * @param {Env} env
 * @param {Fields} values
 * @returns {Questions}
 */
export function sections(env, values) {
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
 * Make the questions about an organisation's use of one entry, which its file may have already.
 * @param {Env} env
 * @param {Fields} base
 * @param {string} entry the slug of the entry
 * @param {Fields} [draft]
 * @returns {Questions}
 */
export function adoption(env, base, entry, draft) {
  const part = /** @type {GroupPart} */ (env.form.schema.properties.uses.items);
  const before = /** @type {Fields[]} */ (base.uses ?? []);
  const place = before.findIndex((each) => each.entry === entry);
  const value = draft ?? before[place];
  const first = (part["x-asked"] ?? []).filter((name) => name !== "entry");
  const inner = group(part, value, env, first);
  const others = Object.keys(part.properties).filter((name) => name !== "entry" && !first.includes(name));
  const more = group(part, value, env, others);
  const folded = make(
    "details",
    { className: "section", open: Boolean(more.read()) },
    make("summary", {}, make("h2", {}, "More, if you know it")),
    more.element,
  );
  const answer = () => (inner.read() || more.read() ? { ...inner.read(), ...more.read() } : undefined);
  const index = place < 0 ? before.length : place;
  /** @param {Fields | undefined} answered */
  const withThis = (answered) => {
    const uses = [...before];
    uses[index] = { entry, ...answered };
    return { ...base, uses };
  };
  /** @param {Pointer} pointer */
  const concerns = ([name, position]) => name === "uses" && position === index;
  /** @param {string | number} name */
  const at = (name) => inner.at(name) ?? more.at(name);
  return {
    elements: [inner.element, folded],
    at: (name) => ({ at: (position) => (concerns([name, position]) ? { at } : undefined) }),
    read: () => (answer() ? withThis(answer()) : base),
    judged: () => withThis(answer()),
    concerns,
    answer,
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
