// Notes below a question about what was written there. They are no errors: nothing has to be changed.

import { SHARED, slugFrom } from "./choices.js";
import { make } from "../elements.js";
import { updateChildren } from "./dom.js";

/** @import { Env } from "./controls.js" */
/** @import { FieldQuestion } from "./fields.js" */
/** @import { Questions } from "./questions.js" */

const ADVERTISING = /\b(?:award-winning|best|cutting-edge|innovative|leading|world-class)\b/i;

/**
 * Return the entry of the catalogue that has the name of a new one, or its slug.
 * @param {Env} env
 * @param {string} name
 */
function entryCalled({ form, choices }, name) {
  const collections = SHARED.includes(form.collection) ? SHARED : [form.collection];
  const named = choices.resolve(collections, name);
  const path = choices.fileWithSlug(form.collection, named) ??
    choices.fileWithSlug(form.collection, slugFrom(name, form.slug.maxLength));
  const [, collection, slug] = /^catalogue\/(.+)\/(.+)\.yml$/.exec(path ?? "") ?? [];
  return collection ? { collection, slug, name: choices.name([collection], slug) || name } : undefined;
}

/**
 * @param {Env} env
 * @param {string} name
 */
function taken(env, name) {
  const entry = name && entryCalled(env, name);
  if (!entry) return undefined;
  const page = make("a", { href: `${env.root}${entry.collection}/${entry.slug}/` }, "see its page");
  if (!SHARED.includes(entry.collection)) return [`${entry.name} is in the catalogue already: `, page, "."];
  const address = `${env.root}contribute/edit/?entry=${entry.collection}/${entry.slug}#we-use-this-too`;
  const use = make("a", { href: address }, "say that you use it too");
  return [`${entry.name} is in the catalogue already: `, page, ", or ", use, "."];
}

/**
 * @param {Env} env
 * @param {string} owner
 */
function newOwner({ choices }, owner) {
  if (!owner || choices.has("organisations", owner)) return undefined;
  if (/@|:\/\/|^www\./i.test(owner)) return ["Write the name of the organisation, not an address."];
  return [`“${owner}” is not in the list. A maintainer adds it as a new organisation, by that name.`];
}

/** @param {string} summary */
function advertising(summary) {
  const [word] = ADVERTISING.exec(summary) ?? [];
  return word && [`Does “${word}” help somebody to choose? Say what it does, and let others say how good it is.`];
}

/**
 * Add notes below the questions about a new entry. Return a function that brings them up to date.
 * @param {Env} env
 * @param {Questions} questions
 */
export function notes(env, questions) {
  /** @type {[name: string, note: (text: string) => (Node | string)[] | undefined | ""][]} */
  const all = [
    ["name", (text) => taken(env, text)],
    ["summary", advertising],
    ["owner", (text) => newOwner(env, text)],
  ];
  const owner = /** @type {FieldQuestion | undefined} */ (questions.at("owner"));
  owner?.element.append(make("p", { className: "hint" }, "Not in the list? Write its name."));
  const placed = all.flatMap(([name, note]) => {
    const question = /** @type {FieldQuestion | undefined} */ (questions.at(name));
    if (!question) return [];
    const element = make("p", { role: "status", className: "note-below" });
    question.element.append(element);
    return [{ question, element, note }];
  });
  return () => {
    for (const { question, element, note } of placed) {
      const isBeingWritten = question.element.contains(document.activeElement);
      if (isBeingWritten && !element.textContent) continue;
      const text = question.read() ?? "";
      updateChildren(element, text, () => note(text) || []);
    }
  };
}
