// Questions made from a schema: for single values, groups and lists.

import { contactBox, fitsOneLine, isContact } from "./contact.js";
import { checkboxes, control } from "./controls.js";
import { make } from "../elements.js";
import { isEqual, uniqueId, withCode } from "./dom.js";

/** @import { Control, Env } from "./controls.js" */
/** @import { Fields, GroupPart, ListPart, Part } from "./entry.js" */
/** @import { Diagnostic } from "./rules.js" */

/**
 * Something with questions below it: `at` returns the one at a step of a pointer.
 * @typedef {{at: (step: string | number) => Place | undefined}} Place
 */

/** @typedef {Control & Partial<Place>} Answer */

/**
 * `read` returns the answer, and `show` shows an error message, or removes it.
 * @typedef {Place & {
 *   element: HTMLElement,
 *   target: HTMLElement,
 *   read: () => any,
 *   show: (diagnostic?: Diagnostic) => void,
 *   title?: string,
 *   part?: Part,
 * }} Question
 */

/** @typedef {Question & {part: Part, setNote: (text: string) => void}} FieldQuestion */
/** @typedef {Question & {open: () => void, rename: () => void}} Item  A group in a list. */

const EVERYWHERE = ["organisations", "components", "standards", "projects"];
export const IF_KNOWN = "(if you know it)";

/** @param {Part} part */
const isRelation = (part) => Array.isArray(part.type);

/**
 * @param {Part} part
 * @returns {part is GroupPart}
 */
const isGroup = (part) => Boolean(part.properties);

/** @param {string} text */
const lowerFirst = (text) => text[0].toLowerCase() + text.slice(1);

/** @param {Part} part */
function hintOf(part) {
  const hint = part["x-hint"] ?? part.description;
  const [example] = part.examples ?? [];
  const isPlain = ["string", "number"].includes(typeof example) && !part["x-vocabulary"] && !part["x-refers-to"];
  return isPlain && !/example|: /.test(hint) ? `${hint} For example: ${String(example).split("\n")[0]}` : hint;
}

/**
 * Add a label, a hint and a place for an error message to controls.
 * @param {Part} part
 * @param {Answer} answer
 * @param {{isSet?: boolean, note?: string, isLabelHidden?: boolean, title?: string, hint?: string}} options
 * @returns {FieldQuestion}
 */
function frame(part, answer, { isSet, note = "", isLabelHidden = false, title = part.title, hint = hintOf(part) }) {
  const id = uniqueId("question");
  const hintElement = make("p", { className: "hint", id: `${id}-hint`, hidden: isLabelHidden }, hint);
  const message = make("p", { className: "error-message", id: `${id}-error`, hidden: true });
  const noteElement = make("span", { className: "quiet" }, note && ` ${note}`);
  const name = [title, noteElement];
  const element = isSet
    ? make("fieldset", { className: "question" }, make("legend", {}, ...name), hintElement, message, answer.element)
    : make(
      "div",
      { className: "question" },
      make("label", { htmlFor: id, className: isLabelHidden ? "visually-hidden" : "" }, ...name),
      hintElement,
      message,
      answer.element,
    );
  const described = isSet ? element : answer.target;
  if (!isSet) answer.target.id = id;
  else element.tabIndex = -1;
  described.setAttribute("aria-describedby", isLabelHidden ? message.id : `${hintElement.id} ${message.id}`);
  return {
    element,
    title,
    part,
    target: answer.target ?? element,
    setNote: (text) => void (noteElement.textContent = ` ${text}`),
    read: answer.read,
    at: answer.at ?? (() => undefined),
    show(diagnostic) {
      message.hidden = !diagnostic;
      message.replaceChildren(
        ...(diagnostic
          ? [
            make("span", { className: "visually-hidden" }, "Error: "),
            ...withCode(fullMessageFor(diagnostic, part)),
          ]
          : []),
      );
      element.classList.toggle("has-error", Boolean(diagnostic));
      if (isSet) return;
      if (diagnostic) described.setAttribute("aria-invalid", "true");
      else described.removeAttribute("aria-invalid");
    },
  };
}

/**
 * Return the message of a diagnostic; for a missing answer, what to do, since people who fill in a form see no file.
 * @param {Diagnostic} diagnostic
 * @param {Part | undefined} part
 */
export function messageFor({ message, isMissing }, part) {
  if (!isMissing || !part) return message;
  if (part.items) return `Add at least one ${lowerFirst(part.items.title)}`;
  return `${part["x-vocabulary"] || part["x-refers-to"] ? "Choose" : "Fill in"} the ${lowerFirst(part.title)}`;
}

/**
 * Return the message with its help, unless that is the field's description, which the hint has already.
 * @param {Diagnostic} diagnostic
 * @param {Part} part
 */
function fullMessageFor(diagnostic, part) {
  const isNew = diagnostic.help && diagnostic.help !== part.description;
  return isNew ? `${messageFor(diagnostic, part)}. ${diagnostic.help}` : messageFor(diagnostic, part);
}

/**
 * Make the questions of a list of texts, one in each row.
 * @param {ListPart} part
 * @param {string[]} value
 * @param {Env} env
 * @returns {Answer}
 */
function textList(part, value = [], env) {
  const list = make("div", { className: "text-rows" });
  const add = make("button", { type: "button", className: "button" }, `Add another ${lowerFirst(part.items.title)}`);
  /** @type {FieldQuestion[]} */
  const questions = [];

  /** @param {string} text */
  function addText(text) {
    const number = questions.length + 1;
    const answer = control(part.items, text, env, false);
    const question = frame(part.items, answer, { isLabelHidden: true, title: `${part.items.title} ${number}` });
    const remove = make(
      "button",
      { type: "button", className: "button" },
      "Remove",
      make("span", { className: "visually-hidden" }, ` ${lowerFirst(part.items.title)} ${number}`),
    );
    const element = make("div", { className: "text-row" }, question.element, remove);
    const item = { ...question, element };
    remove.addEventListener("click", () => {
      element.remove();
      questions.splice(questions.indexOf(item), 1);
      count();
      env.changed();
      (questions.at(-1)?.target ?? add).focus();
    });
    questions.push(item);
    list.append(element);
    return item;
  }

  /** Hide the "Remove" button of a single row, which can be emptied instead. */
  const count = () => list.classList.toggle("is-single", questions.length === 1);
  for (const text of value.length ? value : [""]) addText(text);
  count();
  add.addEventListener("click", () => {
    addText("").target.focus();
    count();
  });
  const answeredItems = () => questions.filter((item) => item.read() !== undefined);
  return {
    element: make("div", {}, list, add),
    target: questions[0].target,
    at: (index) => answeredItems()[Number(index)],
    read() {
      const all = answeredItems().map((item) => item.read());
      return all.length ? all : undefined;
    },
  };
}

/**
 * Keep the note on the evidence of an adoption up to date: live use needs evidence.
 * @param {Element} element
 * @param {FieldQuestion} status
 * @param {FieldQuestion} evidence
 */
function updateEvidenceNote(element, status, evidence) {
  const tell = () => evidence.setNote(status.read() === "live" ? "(required for live)" : IF_KNOWN);
  element.addEventListener("change", tell);
  tell();
}

/**
 * Make the questions of a group.
 * @param {GroupPart} part
 * @param {Fields | undefined} value
 * @param {Env} env
 * @param {string[]} only the fields to ask for
 * @param {boolean} isInner whether it is part of another question
 * @returns {Answer & Place}
 */
export function group(part, value = {}, env, only = Object.keys(part.properties), isInner = true) {
  /** @type {Map<string | number, FieldQuestion>} */
  const questions = new Map();
  const element = make("div", { className: "group" });
  for (const name of only) {
    const isNeeded = part.required?.includes(name) ?? false;
    const note = isInner && !isNeeded ? IF_KNOWN : "";
    const question = field(part.properties[name], value[name], env, isNeeded, note);
    questions.set(name, question);
    element.append(question.element);
  }
  const [status, evidence] = [questions.get("status"), questions.get("evidence")];
  if (status && evidence) updateEvidenceNote(element, status, evidence);
  const unknownNames = Object.keys(value).filter((name) => !(name in part.properties));
  return {
    element,
    at: (name) => questions.get(name),
    target: questions.values().next().value?.target ?? element,
    read() {
      const found = [...questions].map(([name, each]) => [name, each.read()]).filter(([, answer]) =>
        answer !== undefined
      );
      const all = [...found, ...unknownNames.map((name) => [name, value[name]])];
      return all.length ? Object.fromEntries(all) : undefined;
    },
  };
}

/**
 * Make the questions of a list of groups. Those of a group are made when it is opened, since there may be many groups.
 * @param {ListPart & {items: GroupPart}} part
 * @param {(Fields | string)[]} value  A relation may be a slug alone.
 * @param {Env} env
 * @returns {Answer}
 */
function groupList(part, value = [], env) {
  const list = make("div");
  const word = lowerFirst(part.items.title);
  const add = make(
    "button",
    { type: "button", className: "button" },
    value.length ? `Add another ${word}` : `Add ${/^[aeiou]/.test(word) ? "an" : "a"} ${word}`,
  );
  /** @type {Item[]} */
  const questions = [];
  /** @param {Fields | string | undefined} item */
  const nameOf = (item) => {
    const slug = typeof item === "string" ? item : (item?.organisation ?? item?.entry);
    return (slug && env.choices?.name(EVERYWHERE, slug)) || slug || (typeof item === "object" && item.name) || "";
  };

  /** @param {Fields | string | undefined} raw */
  function addGroup(raw) {
    const summary = make("summary");
    const body = make("div", { className: "item-body" });
    const element = make("details", { className: "item" }, summary, body);
    /** @type {(Answer & Place) | undefined} */
    let inner;
    /** @type {unknown} */
    let first;
    const read = () => {
      const answer = inner?.read();
      if (!inner || (raw !== undefined && isEqual(answer, first))) return raw; // opening a group changes nothing
      return isRelation(part.items) && answer && isEqual(Object.keys(answer), ["entry"]) ? answer.entry : answer;
    };
    const rename = () => {
      const name = nameOf(read());
      summary.textContent = `${part.items.title} ${questions.indexOf(item) + 1}${name ? `: ${name}` : ""}`;
    };
    /** Return the questions, made at the first call. */
    function makeQuestions() {
      if (!inner) {
        inner = group(part.items, typeof raw === "string" ? { entry: raw } : raw, env);
        first = inner.read();
        const remove = make(
          "button",
          { type: "button", className: "button" },
          "Remove ",
          make("span", { className: "visually-hidden" }, summary.textContent),
        );
        remove.addEventListener("click", () => {
          element.remove();
          questions.splice(questions.indexOf(item), 1);
          for (const each of questions) each.rename();
          env.changed();
          add.focus();
        });
        body.append(inner.element, remove);
      }
      return inner;
    }
    function open() {
      const inside = makeQuestions();
      element.open = true;
      return inside;
    }
    element.addEventListener("toggle", () => element.open && makeQuestions());
    element.addEventListener("change", rename);
    /** @type {Item} */
    const item = {
      element,
      open,
      rename,
      read,
      get target() {
        return open().target;
      },
      at(name) {
        const inside = open();
        return inside.at(name) ?? inside.at("entry");
      },
      show: open,
    };
    questions.push(item);
    list.append(element);
    rename();
    return item;
  }

  for (const each of value) addGroup(each);
  add.addEventListener("click", () => addGroup(undefined).target.focus());
  const answeredItems = () => questions.filter((item) => item.read() !== undefined);
  return {
    element: make("div", {}, list, add),
    target: add,
    at: (index) => answeredItems()[Number(index)],
    read() {
      const all = answeredItems().map((item) => item.read());
      return all.length ? all : undefined;
    },
  };
}

/**
 * Make the question for one field of any kind.
 * @param {Part} part
 * @param {any} value
 * @param {Env} env
 * @param {boolean} isNeeded
 * @param {string} note
 */
export function field(part, value, env, isNeeded = false, note = "") {
  if (isContact(part) && fitsOneLine(value)) return frame(part, contactBox(value, env.form.hidden), { note });
  if (isGroup(part)) return frame(part, group(part, value, env), { isSet: true, note });
  const { items } = part;
  if (!items) {
    const answer = control(part, value, env, isNeeded);
    return frame(part, answer, { isSet: answer.isSet ?? false, note });
  }
  const terms = env.form.vocabularies[items["x-vocabulary"] ?? ""];
  if (terms) return frame(part, checkboxes(terms, value), { isSet: true, note });
  const answer = isGroup(items) ? groupList({ ...part, items }, value, env) : textList({ ...part, items }, value, env);
  return frame(part, answer, { isSet: true, note });
}
