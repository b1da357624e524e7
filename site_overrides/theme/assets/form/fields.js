// Questions made from a schema: one for each text, a frame with questions for each group, and lists that grow.
//
// Each has an `element`, `read()` for what was answered, `at(step)` for the question at a place below it, and `show()`
// for a message beside it.

import { boxes, control } from "./controls.js";
import { make } from "../elements.js";
import { fresh, same, words } from "./dom.js";

const EVERYWHERE = ["organisations", "components", "standards", "projects"];
const IF_KNOWN = "(if you know it)";
const isRelation = (part) => Array.isArray(part.type);
const lower = (text) => text[0].toLowerCase() + text.slice(1);

function hintOf(part) {
  const hint = part["x-hint"] ?? part.description;
  const [example] = part.examples ?? [];
  const isPlain = ["string", "number"].includes(typeof example) && !part["x-vocabulary"] && !part["x-refers-to"];
  return isPlain && !/example|: /.test(hint) ? `${hint} For example: ${String(example).split("\n")[0]}` : hint;
}

/** Put a label, a hint and a place for a message around something that answers. */
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
    retell: (words) => (noted.textContent = ` ${words}`),
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

/** Say what is wrong. A field without an answer is no place in a file to those who fill in a form: it says what to do. */
export function said({ message, isMissing }, part) {
  if (!isMissing || !part) return message;
  if (part.type === "array") return `Add at least one ${lower(part.items.title)}`;
  return `${part["x-vocabulary"] || part["x-refers-to"] ? "Choose" : "Fill in"} the ${lower(part.title)}`;
}

/** Say what to do as well; the field's own description is there already, in the words of its hint. */
function saidInFull(fault, part) {
  const isNew = fault.help && fault.help !== part.description;
  return isNew ? `${said(fault, part)}. ${fault.help}` : said(fault, part);
}

/** A list of texts, each in a row of its own. */
function rows(part, value = [], env) {
  const list = make("div", { className: "rows-of-text" });
  const add = make("button", { type: "button", className: "button" }, `Add another ${lower(part.items.title)}`);
  const made = [];

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
    at: (index) => answered()[index],
    read() {
      const all = answered().map((item) => item.read());
      return all.length ? all : undefined;
    },
  };
}

/** Say of the evidence of an adoption whether it may be left out: where the use is live, it may not. */
function followLive(element, status, evidence) {
  const tell = () => evidence.retell(status.read() === "live" ? "(needed for live)" : IF_KNOWN);
  element.addEventListener("change", tell);
  tell();
}

/** The questions of a group, one below the other. */
export function group(part, value = {}, env, only = Object.keys(part.properties), isInner = true) {
  const made = new Map();
  const element = make("div", { className: "group" });
  for (const name of only) {
    const isNeeded = part.required?.includes(name) ?? false;
    made.set(name, field(part.properties[name], value[name], env, isNeeded, isInner && !isNeeded ? IF_KNOWN : ""));
    element.append(made.get(name).element);
  }
  if (made.has("status") && made.has("evidence")) followLive(element, made.get("status"), made.get("evidence"));
  const strange = Object.keys(value).filter((name) => !(name in part.properties));
  return {
    element,
    at: (name) => made.get(name),
    target: made.values().next().value?.target,
    read() {
      const found = [...made].map(([name, each]) => [name, each.read()]).filter(([, answer]) => answer !== undefined);
      const all = [...found, ...strange.map((name) => [name, value[name]])];
      return all.length ? Object.fromEntries(all) : undefined;
    },
  };
}

/** A list of groups, each to be opened by itself: its questions are made only then, for there may be hundreds. */
function groups(part, value = [], env) {
  const list = make("div");
  const word = lower(part.items.title);
  const add = make(
    "button",
    { type: "button", className: "button" },
    value.length ? `Add another ${word}` : `Add ${/^[aeiou]/.test(word) ? "an" : "a"} ${word}`,
  );
  const made = [];
  const nameOf = (item) => {
    const slug = typeof item === "string" ? item : (item?.organisation ?? item?.entry);
    return (slug && env.choices?.name(EVERYWHERE, slug)) || slug || item?.name || "";
  };

  function one(raw) {
    const summary = make("summary");
    const body = make("div", { className: "item-body" });
    const element = make("details", { className: "item" }, summary, body);
    let inner;
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
    function open() {
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
      element.open = true;
    }
    element.addEventListener("toggle", () => element.open && open());
    element.addEventListener("change", rename);
    const item = {
      element,
      open,
      rename,
      read,
      get target() {
        open();
        return inner.target;
      },
      at(name) {
        open();
        return inner.at(name) ?? inner.at("entry");
      },
      show: () => open(),
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
    at: (index) => answered()[index],
    read() {
      const all = answered().map((item) => item.read());
      return all.length ? all : undefined;
    },
  };
}

/** Make the question for one field of any kind. */
export function field(part, value, env, isNeeded = false, note = "") {
  if (part.type === "object") return framed(part, group(part, value, env), { isSet: true, note });
  if (part.type !== "array") {
    const answer = control(part, value, env, isNeeded);
    return framed(part, answer, { isSet: answer.isSet ?? false, note });
  }
  const terms = env.form.vocabularies[part.items["x-vocabulary"]];
  if (terms) return framed(part, boxes(terms, value), { isSet: true, note });
  const answer = part.items.properties ? groups(part, value, env) : rows(part, value, env);
  return framed(part, answer, { isSet: true, note });
}
