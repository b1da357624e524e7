// The content of a form: the entry, the changes, the diagnostics, and the file to send.

import { slugFrom } from "./choices.js";
import { isEqual } from "./dom.js";
import { checker } from "./rules.js";
import { writer } from "./yaml.js";

/** @import { Directory } from "./choices.js" */
/** @import { Fields, Form, Subject } from "./entry.js" */
/** @import { Questions, SlugQuestion } from "./questions.js" */
/** @import { Diagnostic } from "./rules.js" */
/** @import { Change } from "./edit-text.js" */
/** @typedef {{licences: string[], exceptions: string[], older: string[]}} LicenceNames */

/**
 * The questions of a form about an entry, which `base` and `text` hold as it is in its file and `start` as the form
 * reads it before anything is changed. `slugQuestion` asks for the slug of a new entry.
 * @typedef {{
 *   base: Fields, text: string, start: Fields, questions: Questions, slugQuestion?: SlugQuestion,
 * }} QuestionSet
 */

/**
 * `use` has the answers about the use that a form is about. `isNewOwner` tells whether the owner is not in the
 * catalogue yet. `moreToTell` is what people should know besides the answers.
 * @typedef {{
 *   now: Fields,
 *   use?: Fields,
 *   newValues: Fields,
 *   diagnostics: Diagnostic[],
 *   slug: string,
 *   name?: string,
 *   isEmpty: boolean,
 *   isNewOwner: boolean,
 *   moreToTell: string,
 *   text: string,
 *   changes: Change[],
 * }} Proposal
 */

/**
 * Return a function that reads the form.
 * @param {{form: Form, choices: Directory, list: LicenceNames}} data
 * @param {Subject} subject
 * @param {QuestionSet} asked
 * @param {typeof import("./edit-text.js").editText} [editText] for an entry that is there already
 * @returns {() => Proposal}
 */
export function proposal({ form, choices, list }, subject, { base, text, start, questions, slugQuestion }, editText) {
  const check = checker(form, choices, list, subject.slug);
  const yaml = writer(form);

  /** @param {Fields} now */
  const isNewOwner = ({ owner }) => !subject.slug && Boolean(owner) && !choices.has("organisations", owner);

  /**
   * @param {Fields} now
   * @param {string} slug
   */
  function diagnosticsOf(now, slug) {
    const all = check.diagnostics(questions.entryToCheck?.() ?? now);
    const known = isNewOwner(now) ? all.filter(({ pointer }) => pointer[0] !== "owner") : all;
    const found = known.filter(({ pointer }) => questions.isAbout?.(pointer) ?? true);
    const error = slugQuestion && (slug || now.name) ? check.slugError(slug) : "";
    return error ? [{ pointer: ["/slug"], message: error, help: "" }, ...found] : found;
  }

  return () => {
    slugQuestion?.propose();
    const now = questions.read();
    const newValues = changedFields(start, now);
    const slug = subject.slug ?? slugQuestion?.read() ?? "";
    const written = editText
      ? editText(form, yaml, text, base, newValues)
      : { text: yaml.entry(form, now), changes: [] };
    const isOwnSlug = slugQuestion && slug !== slugFrom(now.name ?? "", form.slug.maxLength);
    return {
      now,
      use: questions.readUse?.(),
      isNewOwner: isNewOwner(now),
      moreToTell: isOwnSlug ? `${slugQuestion.title}: ${slug}` : "",
      newValues,
      diagnostics: diagnosticsOf(now, slug),
      slug,
      name: subject.name ?? now.name,
      isEmpty: !Object.keys(now).length,
      ...written,
    };
  };
}

/**
 * Return the new values of fields that differ; undefined for an emptied one.
 * @param {Fields} start
 * @param {Fields} now
 * @returns {Fields}
 */
function changedFields(start, now) {
  const names = new Set([...Object.keys(start), ...Object.keys(now)]);
  return Object.fromEntries(
    [...names].filter((each) => !isEqual(start[each], now[each])).map((each) => [each, now[each]]),
  );
}
