// All questions of a form: about a new entry, an entry to correct, or an organisation's use of one entry.

import { slugFrom } from "./choices.js";
import { partAt, valueAt } from "./entry.js";
import { make } from "../elements.js";
import { field, group, IF_KNOWN } from "./fields.js";

/** @import { Env } from "./controls.js" */
/** @import { Fields, Form, GroupPart, Part, Pointer } from "./entry.js" */
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
      "Small letters, digits and hyphens: the end of the address of its page. It is made from the name, and cannot " +
      "change later.",
    type: "string",
    maxLength,
    examples: ["bin-collections"],
  };
  const question = field(part, env.draft?.slug ?? "", env, true);
  const box = /** @type {HTMLInputElement} */ (question.target);
  let isOwn = env.draft?.isOwnSlug ?? false;
  const address = make("p", { className: "hint address" });
  question.element.append(address);
  box.addEventListener("input", () => (isOwn = Boolean(box.value.trim())));
  return {
    ...question,
    propose() {
      if (!isOwn) box.value = slugFrom(nameOf() ?? "", maxLength);
      const page = new URL(`${env.root}${env.form.collection}/${box.value}/`, location.href).href;
      address.textContent = box.value ? `The page will be at ${page}` : "";
    },
    forDraft: () => ({ slug: question.read() ?? "", isOwnSlug: isOwn }),
  };
}

/**
 * Make the questions of one section. Each has the place of its answer.
 * @param {Env} env
 * @param {string[]} places
 * @param {Fields} values
 * @param {boolean} isFirst whether it has questions that must be answered, among others
 */
function sectionQuestions(env, places, values, isFirst) {
  const { schema } = env.form;
  return places.map((place) => {
    const pointer = place.split(".");
    const isNeeded = schema.required?.includes(place) ?? false;
    const part = partAt(schema, pointer);
    return {
      pointer,
      question: field(part, valueAt(values, pointer), env, isNeeded, isFirst && !isNeeded ? IF_KNOWN : ""),
    };
  });
}

/**
 * Make all questions of an entry: first the section without a heading, then the others, which open.
 * @param {Env} env
 * @param {Fields} values
 * @returns {Questions}
 */
export function entryQuestions(env, values) {
  const made = env.form.sections.map(([heading, places], index) => {
    const questions = sectionQuestions(env, places, values, index === 0);
    const inner = make("div", { className: "group" }, ...questions.map(({ question }) => question.element));
    const element = index === 0 ? inner : make(
      "details",
      { className: "section", open: questions.some(({ pointer }) => valueAt(values, pointer) !== undefined) },
      make("summary", {}, make("h3", {}, heading)),
      inner,
    );
    return { questions, element };
  });
  const all = made.flatMap(({ questions }) => questions);
  return {
    elements: [
      made[0].element,
      make("h2", { className: "more-questions" }, "More, if you know it"),
      ...made.slice(1).map(({ element }) => element),
    ],
    at(name) {
      const within = all.filter(({ pointer }) => pointer[0] === name);
      if (!within.length) return undefined;
      if (within[0].pointer.length === 1) return within[0].question;
      return { at: (inner) => within.find(({ pointer }) => pointer[1] === inner)?.question };
    },
    read() {
      /** @type {Fields} */
      const fields = {};
      for (const { pointer: [name, inner], question } of all) {
        const answer = question.read();
        if (answer !== undefined) fields[name] = inner ? { ...fields[name], [inner]: answer } : answer;
      }
      return fields;
    },
  };
}

/**
 * Make the questions about an organisation's use of one entry, which its file may have already: those that the schema
 * names in `x-asked` and, if the use is listed already, the others.
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
  const asked = part["x-asked"] ?? [];
  const others = Object.keys(part.properties).filter((name) => !asked.includes(name));
  const main = group(part, values, env, asked.filter((name) => name !== "entry"));
  const more = group(part, values, env, listedAt < 0 ? [] : others); // of a new use, the issue form does not ask them
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
    elements: [main.element, more.element],
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
