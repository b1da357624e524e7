// Questions made from a schema: one for each text, a frame with questions for each group, and lists that grow.

import { boxes, control } from "./controls.js";
import { make } from "../elements.js";
import { fresh, same, words } from "./dom.js";

/** @import { Control, Env } from "./controls.js" */
/** @import { Fields, GroupPart, ListPart, Part } from "./entry.js" */
/** @import { Fault } from "./rules.js" */

/**
 * Something that has questions below it: `at` returns the one at a step of a pointer.
 * @typedef {{at: (step: string | number) => Place | undefined}} Place
 */

/** @typedef {Control & Partial<Place>} Answer  What a frame is put around. */

/**
 * A question: `read` returns what was answered, and `show` shows a message beside it, or takes it away.
 * @typedef {Place & {
 *   element: HTMLElement, target: HTMLElement, read: () => any, show: (fault?: Fault) => void, title?: string, part?: Part,
 * }} Question
 */

/** @typedef {Question & {part: Part, setNote: (words: string) => void}} FieldQuestion */
/** @typedef {Question & {open: () => void, rename: () => void}} Item  One group of a list of groups. */

const EVERYWHERE = ["organisations", "components", "standards", "projects"];
const IF_KNOWN = "(if you know it)";

/** @param {Part} part */
const isRelation = (part) => Array.isArray(part.type);

/**
 * @param {Part} part
 * @returns {part is GroupPart}
 */
const isGroup = (part) => Boolean(part.properties);

/** @param {string} text */
const lower = (text) => text[0].toLowerCase() + text.slice(1);

/** @param {Part} part */
function hintOf(part) {
  const hint = part["x-hint"] ?? part.description;
  const [example] = part.examples ?? [];
  const isPlain = ["string", "number"].includes(typeof example) && !part["x-vocabulary"] && !part["x-refers-to"];
  return isPlain && !/example|: /.test(hint) ? `${hint} For example: ${String(example).split("\n")[0]}` : hint;
}

/**
 * Put a label, a hint and a place for a message around what answers.
 * @param {Part} part
 * @param {Answer} answer
 * @param {{isSet?: boolean, note?: string, isUnseen?: boolean, title?: string, hint?: string}} options
 * @returns {FieldQuestion}
 */
function framed(part, answer, { isSet, note = "", isUnseen = false, title = part.title, hint = hintOf(part) }) {
  const id = fresh("question");
  const hinted = make("p", { className: "hint", id: `${id}-hint`, hidden: isUnseen }, hint);
  const message = make("p", { className: "fault", id: `${id}-fault`, hidden: true });
  const noted = make("span", { className: "quiet" }, note && ` ${note}`);
  const name = [title, noted];
  const element = isSet
    ? make("fieldset", { className: "question" }, make("legend", {}, ...name), hinted, message, answer.element)
    : make(
      "div",
      { className: "question" },
      make("label", { htmlFor: id, className: isUnseen ? "unseen" : "" }, ...name),
      hinted,
      message,
      answer.element,
    );
  const described = isSet ? element : answer.target;
  if (!isSet) answer.target.id = id;
  else element.tabIndex = -1;
  described.setAttribute("aria-describedby", isUnseen ? message.id : `${hinted.id} ${message.id}`);
  return {
    element,
    title,
    part,
    target: answer.target ?? element,
    setNote: (words) => void (noted.textContent = ` ${words}`),
    read: answer.read,
    at: answer.at ?? (() => undefined),
    /** Show what is wrong, or with nothing that all is well. */
    show(fault) {
      message.hidden = !fault;
      message.replaceChildren(
        ...(fault ? [make("span", { className: "unseen" }, "Mistake: "), ...words(saidInFull(fault, part))] : []),
      );
      element.classList.toggle("has-fault", Boolean(fault));
      if (isSet) return;
      if (fault) described.setAttribute("aria-invalid", "true");
      else described.removeAttribute("aria-invalid");
    },
  };
}

/**
 * Return what is wrong. Where an answer is missing, that is what to do, since a form has no fields of a file.
 * @param {Fault} fault
 * @param {Part | undefined} part
 */
export function said({ message, isMissing }, part) {
  if (!isMissing || !part) return message;
  if (part.items) return `Add at least one ${lower(part.items.title)}`;
  return `${part["x-vocabulary"] || part["x-refers-to"] ? "Choose" : "Fill in"} the ${lower(part.title)}`;
}

/**
 * Return what to do as well, unless it is the field's description, which is there already in the words of its hint.
 * @param {Fault} fault
 * @param {Part} part
 */
function saidInFull(fault, part) {
  const isNew = fault.help && fault.help !== part.description;
  return isNew ? `${said(fault, part)}. ${fault.help}` : said(fault, part);
}

/**
 * Make the questions of a list of texts, each in a row of its own.
 * @param {ListPart} part
 * @param {string[]} value
 * @param {Env} env
 * @returns {Answer}
 */
function rows(part, value = [], env) {
  const list = make("div", { className: "rows-of-text" });
  const add = make("button", { type: "button", className: "button" }, `Add another ${lower(part.items.title)}`);
  /** @type {FieldQuestion[]} */
  const made = [];

  /** @param {string} text */
  function row(text) {
    const number = made.length + 1;
    const answer = control(part.items, text, env, false);
    const question = framed(part.items, answer, { isUnseen: true, title: `${part.items.title} ${number}` });
    const remove = make(
      "button",
      { type: "button", className: "button" },
      "Remove",
      make("span", { className: "unseen" }, ` ${lower(part.items.title)} ${number}`),
    );
    const element = make("div", { className: "row-of-text" }, question.element, remove);
    const item = { ...question, element };
    remove.addEventListener("click", () => {
      element.remove();
      made.splice(made.indexOf(item), 1);
      count();
      env.changed();
      (made.at(-1)?.target ?? add).focus();
    });
    made.push(item);
    list.append(element);
    return item;
  }

  /** What is there alone needs no button to take it away: to empty it is enough. */
  const count = () => list.classList.toggle("is-alone", made.length === 1);
  for (const text of value.length ? value : [""]) row(text);
  count();
  add.addEventListener("click", () => {
    row("").target.focus();
    count();
  });
  const answered = () => made.filter((item) => item.read() !== undefined);
  return {
    element: make("div", {}, list, add),
    target: made[0].target,
    at: (index) => answered()[Number(index)],
    read() {
      const all = answered().map((item) => item.read());
      return all.length ? all : undefined;
    },
  };
}

/**
 * Let the note on the evidence of an adoption follow its status: where the use is live, evidence is needed.
 * @param {Element} element
 * @param {FieldQuestion} status
 * @param {FieldQuestion} evidence
 */
function followLive(element, status, evidence) {
  const tell = () => evidence.setNote(status.read() === "live" ? "(needed for live)" : IF_KNOWN);
  element.addEventListener("change", tell);
  tell();
}

/**
 * Make the questions of a group, one below the other.
 * @param {GroupPart} part
 * @param {Fields | undefined} value
 * @param {Env} env
 * @param {string[]} only the fields to ask for
 * @param {boolean} isInner whether it is part of another question
 * @returns {Answer & Place}
 */
export function group(part, value = {}, env, only = Object.keys(part.properties), isInner = true) {
  /** @type {Map<string | number, FieldQuestion>} */
  const made = new Map();
  const element = make("div", { className: "group" });
  for (const name of only) {
    const isNeeded = part.required?.includes(name) ?? false;
    const note = isInner && !isNeeded ? IF_KNOWN : "";
    const question = field(part.properties[name], value[name], env, isNeeded, note);
    made.set(name, question);
    element.append(question.element);
  }
  const [status, evidence] = [made.get("status"), made.get("evidence")];
  if (status && evidence) followLive(element, status, evidence);
  const strange = Object.keys(value).filter((name) => !(name in part.properties));
  return {
    element,
    at: (name) => made.get(name),
    target: made.values().next().value?.target ?? element,
    read() {
      const found = [...made].map(([name, each]) => [name, each.read()]).filter(([, answer]) => answer !== undefined);
      const all = [...found, ...strange.map((name) => [name, value[name]])];
      return all.length ? Object.fromEntries(all) : undefined;
    },
  };
}

/**
 * Make the questions of a list of groups, each to be opened by itself: they are made only then, for there may be many.
 * @param {ListPart & {items: GroupPart}} part
 * @param {(Fields | string)[]} value  A relation may be a slug alone.
 * @param {Env} env
 * @returns {Answer}
 */
function groups(part, value = [], env) {
  const list = make("div");
  const word = lower(part.items.title);
  const add = make(
    "button",
    { type: "button", className: "button" },
    value.length ? `Add another ${word}` : `Add ${/^[aeiou]/.test(word) ? "an" : "a"} ${word}`,
  );
  /** @type {Item[]} */
  const made = [];
  /** @param {Fields | string | undefined} item */
  const nameOf = (item) => {
    const slug = typeof item === "string" ? item : (item?.organisation ?? item?.entry);
    return (slug && env.choices?.name(EVERYWHERE, slug)) || slug || (typeof item === "object" && item.name) || "";
  };

  /** @param {Fields | string | undefined} raw */
  function one(raw) {
    const summary = make("summary");
    const body = make("div", { className: "item-body" });
    const element = make("details", { className: "item" }, summary, body);
    /** @type {(Answer & Place) | undefined} */
    let inner;
    /** @type {unknown} */
    let first;
    const read = () => {
      const answer = inner?.read();
      if (!inner || (raw !== undefined && same(answer, first))) return raw; // to look at it changes nothing
      return isRelation(part.items) && answer && same(Object.keys(answer), ["entry"]) ? answer.entry : answer;
    };
    const rename = () => {
      const name = nameOf(read());
      summary.textContent = `${part.items.title} ${made.indexOf(item) + 1}${name ? `: ${name}` : ""}`;
    };
    /** Make the questions if that has not been done. */
    function questions() {
      if (!inner) {
        inner = group(part.items, typeof raw === "string" ? { entry: raw } : raw, env);
        first = inner.read();
        const remove = make(
          "button",
          { type: "button", className: "button" },
          "Remove ",
          make("span", { className: "unseen" }, summary.textContent),
        );
        remove.addEventListener("click", () => {
          element.remove();
          made.splice(made.indexOf(item), 1);
          for (const each of made) each.rename();
          env.changed();
          add.focus();
        });
        body.append(inner.element, remove);
      }
      return inner;
    }
    function open() {
      const made = questions();
      element.open = true;
      return made;
    }
    element.addEventListener("toggle", () => element.open && questions());
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
        const made = open();
        return made.at(name) ?? made.at("entry");
      },
      show: open,
    };
    made.push(item);
    list.append(element);
    rename();
    return item;
  }

  for (const each of value) one(each);
  add.addEventListener("click", () => one(undefined).target.focus());
  const answered = () => made.filter((item) => item.read() !== undefined);
  return {
    element: make("div", {}, list, add),
    target: add,
    at: (index) => answered()[Number(index)],
    read() {
      const all = answered().map((item) => item.read());
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
  if (isGroup(part)) return framed(part, group(part, value, env), { isSet: true, note });
  const { items } = part;
  if (!items) {
    const answer = control(part, value, env, isNeeded);
    return framed(part, answer, { isSet: answer.isSet ?? false, note });
  }
  const terms = env.form.vocabularies[items["x-vocabulary"] ?? ""];
  if (terms) return framed(part, boxes(terms, value), { isSet: true, note });
  const answer = isGroup(items) ? groups({ ...part, items }, value, env) : rows({ ...part, items }, value, env);
  return framed(part, answer, { isSet: true, note });
}
