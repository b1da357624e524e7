// What a form has read, as the headings and answers of an issue form. generator/importing/issue_form.py reads them.

import { contactLine, isContact } from "./contact.js";
import { partAt, valueAt } from "./entry.js";

/** @import { Directory } from "./choices.js" */
/** @import { Asked, Fields, Form, Part } from "./entry.js" */

/** An answer to a question of an issue form, by the heading and the id that the question has there. */
/** @typedef {{label: string, id: string, text: string}} Answer */

const NO_ANSWER = "_No response_";
const READ_THROUGH = "I have read it through. It names no private person, and the words are my own.";

/**
 * Return functions that put answers into words: names instead of slugs and ids.
 * @param {Form} form
 * @param {Directory} choices
 */
export function wording(form, choices) {
  /**
   * Return the name of what a slug stands for, if only that has the name; otherwise the slug.
   * @param {string[]} collections
   * @param {string} slug
   */
  function nameOf(collections, slug) {
    const name = choices.name(collections, slug);
    return name && choices.resolve(collections, name) === slug ? name : slug;
  }

  /**
   * @param {string | number} value
   * @param {Part} part
   */
  function single(value, part) {
    const terms = form.vocabularies[part["x-vocabulary"] ?? ""] ?? [];
    const [, name] = terms.find(([id]) => id === value) ?? [];
    return name ?? (part["x-refers-to"] ? nameOf(part["x-refers-to"], String(value)) : String(value));
  }

  /**
   * Return a group in one line, in the order of the schema.
   * @param {Fields} value
   * @param {Part} part
   * @returns {string}
   */
  function group(value, { properties = {} }) {
    const given = Object.entries(properties).filter(([name]) => name in value);
    return given.map(([name, each]) => `${each.title}: ${words(value[name], each).replaceAll("\n", " ")}`).join("; ");
  }

  /**
   * Return a value in words: names of a list of terms in one line, anything else of a list below each other.
   * @param {any} value
   * @param {Part} part
   * @returns {string}
   */
  function words(value, part) {
    if (value === undefined) return "";
    const { items } = part;
    if (Array.isArray(value) && items) {
      const all = value.map((each) => words(each, items));
      if (items["x-vocabulary"]) return all.join(", ");
      return items.properties ? all.map((each) => `* ${each}`).join("\n") : all.join("\n");
    }
    if (typeof value !== "object") return single(value, part);
    return isContact(part) ? contactLine(value) : group(value, part);
  }

  return { nameOf, words };
}

/**
 * Return what answers questions of an issue form.
 * @param {Asked[]} asked
 * @param {Fields} fields
 * @param {Part} part the schema of the fields
 * @param {ReturnType<typeof wording>} wording
 * @returns {Answer[]}
 */
export function answersTo(asked, fields, part, { words }) {
  return asked.map(([label, id, pointer]) => ({
    label,
    id,
    text: words(valueAt(fields, pointer), partAt(part, pointer)),
  }));
}

/**
 * Return the text of an issue or an email.
 * @param {Answer[]} answers
 * @param {Form} form
 * @param {string} more what the issue form does not ask
 */
export function bodyOf(answers, { labels }, more = "") {
  const last = [...(more ? [[labels.more, more]] : []), [labels.end, READ_THROUGH]];
  const all = [...answers.map(({ label, text }) => [label, text || NO_ANSWER]), ...last];
  return all.map(([label, text]) => `### ${label}\n\n${text}\n`).join("\n");
}

/**
 * Return the fields that the issue form does not ask for, as text for people.
 * @param {Form} form
 * @param {Fields} fields
 * @param {ReturnType<typeof wording>} wording
 */
export function moreOf({ asked, schema }, fields, { words }) {
  /** @param {string} place */
  const isAsked = (place) => asked.some(([, , pointer]) => pointer.join(".") === place);
  const places = Object.entries(schema.properties).flatMap(([name, { properties }]) =>
    properties && !isAsked(name) ? Object.keys(properties).map((inner) => [name, inner]) : [[name]]
  );
  const given = places.filter((each) => !isAsked(each.join(".")) && valueAt(fields, each) !== undefined);
  return given.map((pointer) => {
    const part = partAt(schema, pointer);
    const titles = pointer.length > 1 ? `${schema.properties[pointer[0]].title}, ${part.title}` : part.title;
    const text = words(valueAt(fields, pointer), part);
    return /^\* |\n/.test(text) ? `${titles}:\n${text}` : `${titles}: ${text}`;
  }).join("\n\n");
}

/**
 * Return what is to be corrected: the page, and the new value of each field that changes.
 * @param {Form} form
 * @param {string} page its address
 * @param {Fields} newValues undefined for an emptied field
 * @param {ReturnType<typeof wording>} wording
 * @returns {Answer[]}
 */
export function correctionOf({ labels, schema }, page, newValues, { words }) {
  const changes = Object.entries(newValues).map(([name, value]) => ({
    label: schema.properties[name]?.title ?? name,
    id: name,
    text: value === undefined ? "Delete this." : words(value, schema.properties[name]),
  }));
  return [{ label: labels.correction, id: "", text: page }, ...changes];
}
