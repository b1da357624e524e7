// What a form holds at any moment: the entry, what differs from before, what is wrong with it, and the file to send.

import { same } from "./dom.js";
import { checker } from "./rules.js";
import { edited } from "./splice.js";
import { writer } from "./yaml.js";

/** @import { Directory } from "./choices.js" */
/** @import { Fields, Form, Subject } from "./entry.js" */
/** @import { Questions, SlugQuestion } from "./questions.js" */
/** @import { Fault } from "./rules.js" */
/** @import { Change } from "./splice.js" */
/** @typedef {{licences: string[], exceptions: string[], older: string[]}} LicenceNames */

/**
 * The questions of a form about an entry, which `base` and `text` hold as it is in its file and `start` as the form
 * reads it before anything is changed. `short` asks for the slug of a new entry.
 * @typedef {{base: Fields, text: string, start: Fields, questions: Questions, short?: SlugQuestion}} Asked
 */

/**
 * @typedef {{
 *   now: Fields, changes: Fields, faults: Fault[], slug: string, name?: string, isEmpty: boolean, text: string,
 *   told: Change[],
 * }} Proposal
 */

/**
 * Make a function that reads the whole form.
 * @param {{form: Form, choices: Directory, list: LicenceNames}} data
 * @param {Subject} about
 * @param {Asked} asked
 * @returns {() => Proposal}
 */
export function proposal({ form, choices, list }, about, { base, text, start, questions, short }) {
  const check = checker(form, choices, list, about.slug);
  const yaml = writer(form.hidden);

  /**
   * @param {Fields} now
   * @param {string} slug
   */
  function faults(now, slug) {
    const found = check.faults(questions.judged?.() ?? now).filter(({ pointer }) =>
      questions.concerns?.(pointer) ?? true
    );
    const wrong = short && (slug || now.name) ? check.slugFault(slug) : "";
    return wrong ? [{ pointer: ["/slug"], message: wrong, help: "" }, ...found] : found;
  }

  return () => {
    short?.propose();
    const now = questions.read();
    const changes = changed(start, now);
    const slug = about.slug ?? short?.read() ?? "";
    const written = about.slug ? edited(form, yaml, text, base, changes) : { text: yaml.entry(form, now), told: [] };
    return {
      now,
      changes,
      faults: faults(now, slug),
      slug,
      name: about.name ?? now.name,
      isEmpty: !Object.keys(now).length,
      ...written,
    };
  };
}

/**
 * Return each field that differs, with its new value; one that was emptied is undefined.
 * @param {Fields} start
 * @param {Fields} now
 * @returns {Fields}
 */
function changed(start, now) {
  const names = new Set([...Object.keys(start), ...Object.keys(now)]);
  return Object.fromEntries(
    [...names].filter((each) => !same(start[each], now[each])).map((each) => [each, now[each]]),
  );
}
