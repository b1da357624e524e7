// A form for an entry: asks what the schema asks, checks as the check does, and ends in a proposal. Nothing that is
// typed goes anywhere until its writer sends it.

import { directory } from "./choices.js";
import { byId, make } from "../elements.js";
import { fresh } from "./dom.js";
import { drafts, keeper } from "./draft.js";
import { fetched, settle, subject, tellFailed, tellNone, wanted } from "./entry.js";
import { goTo, messages } from "./faults.js";
import { proposal } from "./proposal.js";
import { adoption, located, sections, slugQuestion } from "./questions.js";
import { result } from "./result.js";

/** @import { Env } from "./controls.js" */
/** @import { Draft } from "./draft.js" */
/** @import { Fields, Form, Subject, Target } from "./entry.js" */
/** @import { FieldQuestion } from "./fields.js" */
/** @import { Asked } from "./proposal.js" */
/** @import { Questions } from "./questions.js" */

const USE = "#we-use-this-too";
const place = byId("form");
const { root = "", collection = "", named = "", files = "" } = place.dataset;
const target = named ? wanted(named, files) : newEntry();

/** @returns {Target} */
function newEntry() {
  return { collection, here: location.pathname };
}

/**
 * Return an entry with what was typed; null stands for a field that was emptied.
 * @param {Fields} base
 * @param {Fields | undefined} changes
 */
const withChanges = (base, changes) =>
  Object.fromEntries(Object.entries({ ...base, ...changes }).filter(([, value]) => value !== null));

async function begin() {
  if (!target) return tellNone();
  const names = [
    target.collection,
    "choices",
    "licences",
    ...(target.slug ? [`${target.collection}/${target.slug}`] : []),
  ];
  const [form, data, list, entry] = await Promise.all(
    names.map((each) => fetched(`${root}contribute/form/${each}.json`)),
  );
  if (target.slug && !entry) return tellNone();
  const about = subject(target, form, location.hash === USE, entry);
  const kept = drafts(`${about.here}${about.isUse ? USE : ""}`);
  const draft = kept.load();
  const choices = directory(data);
  const asked = ask({ form, root, choices, licences: list.licences, draft, changed: () => typed() }, about, draft);
  const read = proposal({ form, choices, list }, about, asked);
  const shown = messages((pointer) => (pointer[0] === "/slug" ? asked.short : located(asked.questions, pointer)));
  const end = result(form, about);
  const note = keptNote(() => {
    keep.end();
    kept.forget();
    location.reload();
  });
  const save = () => kept.save(toKeep(read().changes, asked));
  const keep = keeper(save, note.tell);

  function typed() {
    update();
    keep.soon();
  }
  function update() {
    if (pointer.isDown) return pointer.wait();
    const now = read();
    shown.update(now.faults);
    end.update(now);
  }
  function send() {
    keep.now();
    const now = read();
    end.update(now);
    if (!shown.reveal(now.faults)) end.goTo();
  }
  const pointer = pressed(update);

  const element = make(
    "form",
    { className: "entry-form", noValidate: true, autocomplete: "off" },
    ...intro(form, about, draft),
    note.element,
    shown.summary,
    ...asked.questions.elements,
    end.element,
  );
  element.addEventListener("submit", (event) => {
    event.preventDefault();
    send();
  });
  element.addEventListener("input", typed);
  element.addEventListener("change", () => {
    update();
    keep.now();
  });
  element.addEventListener("focusout", (event) => {
    if (event.target instanceof Element) shown.leave(event.target);
    update();
  });
  addEventListener("hashchange", () => location.reload());
  kept.part(save);
  note.tell(kept.works);
  place.append(element);
  update();
  show(about);
  arrive(asked.questions, about);
}

/**
 * Go to the question that the address names: the page of an entry links here for each thing that it lacks.
 * @param {Questions} questions
 * @param {Subject} about
 */
function arrive(questions, { field, isUse }) {
  const question = field && !isUse && located(questions, field);
  if (question) goTo(question, "center");
}

/**
 * Make the questions, answered by the entry as it is and by what was typed before. A new entry is asked for its slug.
 * @param {Env} env
 * @param {Subject} about
 * @param {Draft | undefined} draft
 * @returns {Asked}
 */
function ask(env, { slug, isUse, base, text }, draft) {
  const start = isUse ? base : sections(env, base).read();
  const questions = isUse
    ? adoption(env, start, draft?.changes.used_by)
    : sections(env, withChanges(base, draft?.changes));
  const name = /** @type {FieldQuestion} */ (questions.at("name"));
  const short = slug ? undefined : slugQuestion(env, () => name.read());
  if (short) name.element.after(short.element);
  return { base, text, start, questions, short };
}

/**
 * Return what a draft holds: null stands for a field that was emptied.
 * @param {Fields} changes
 * @param {Asked} asked
 * @returns {Draft}
 */
function toKeep(changes, { questions, short }) {
  /** @type {Fields} */
  const stored = Object.fromEntries(Object.entries(changes).map(([each, value]) => [each, value ?? null]));
  if (questions.answer) stored.used_by = questions.answer();
  return { changes: stored, ...short?.kept() };
}

/**
 * Show the form in the place of how to do it by hand, or of the note that it is on its way.
 * @param {Subject} about
 */
function show({ slug, title }) {
  if (slug) settle(title);
  else byId("by-hand").hidden = true;
  place.hidden = false;
}

/**
 * Make the note on where what is typed is kept, with a button to forget it.
 * @param {() => void} forget
 */
function keptNote(forget) {
  const words = make("span");
  const again = make("button", { type: "button", className: "link" }, "Start again");
  again.addEventListener("click", () => confirm("Delete what you typed here and start again?") && forget());
  return {
    element: make("p", { className: "kept" }, words, again),
    /** @param {boolean} works */
    tell(works) {
      words.textContent = works
        ? "What you type is kept in this browser, on this device. Nobody else sees it until you send it. "
        : "This browser does not let the page keep what you type. Copy or download it before you leave. ";
    },
  };
}

/**
 * While somebody presses a button or a box, nothing may move: a message that appears above it would move it away
 * before it is let go, and the click would be lost.
 * @param {() => void} update
 */
function pressed(update) {
  const state = { isDown: false, isAwaited: false, wait: () => void (state.isAwaited = true) };
  addEventListener("pointerdown", () => (state.isDown = true));
  const release = () =>
    setTimeout(() => {
      state.isDown = false;
      if (state.isAwaited) update();
      state.isAwaited = false;
    });
  for (const each of ["pointerup", "pointercancel", "blur"]) addEventListener(each, release);
  return state;
}

/**
 * @param {Form} form
 * @param {Subject} about
 * @param {Draft | undefined} draft
 */
function intro(form, { here, slug, collection, isUse }, draft) {
  const again = Object.keys(draft?.changes ?? {}).length
    ? [make("p", { className: "note", id: fresh("note") }, "Here is what you typed before. ")]
    : [];
  const back = make("p", {}, make("a", { href: `${root}${collection}/${slug}/` }, "Back to its page"));
  if (isUse) {
    return [
      back,
      make(
        "p",
        { className: "lead" },
        "Say which organisation uses it, and what shows that. Others can then ask how it went.",
      ),
      make(
        "p",
        {},
        "Is it listed already, and something has changed? ",
        make("a", { href: here }, "Correct the entry"),
        ".",
      ),
      ...again,
    ];
  }
  if (slug) {
    const only = make("a", { href: USE }, "We use this too");
    const use = form.schema.properties.used_by
      ? [make("p", {}, "Only want to say that your organisation uses it? There is a shorter form: ", only, ".")]
      : [];
    return [
      back,
      make("p", { className: "lead" }, "Change what is wrong and add what is missing. All else stays as it is."),
      ...use,
      ...again,
    ];
  }
  return [
    make(
      "p",
      { className: "lead" },
      "Answer the questions at the top, and of the rest only what you know. About ten minutes.",
    ),
    ...again,
  ];
}

begin().catch((error) => {
  console.error(error);
  if (named) tellFailed(target?.edit, root); // where something new is asked for, the page shows how to do it by hand
});
