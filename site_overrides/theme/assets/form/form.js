// A form for an entry: asks for the fields of the schema, checks them as `catalogue check` does, and makes a proposal.
// Nothing is sent until the writer sends it.

import { directory, SHARED } from "./choices.js";
import { byId, make } from "../elements.js";
import { uniqueId } from "./dom.js";
import { autosave, drafts } from "./draft.js";
import { fetchJson, showFailure, showNotFound, showTitle, subjectOf, targetFromAddress, USE_HASH } from "./entry.js";
import { errorMessages, goTo } from "./diagnostics.js";
import { proposal } from "./proposal.js";
import { entryQuestions, makeSlugQuestion, questionAt, useQuestions } from "./questions.js";
import { result } from "./result.js";

/** @import { Env } from "./controls.js" */
/** @import { Draft } from "./draft.js" */
/** @import { Fields, Form, Subject, Target } from "./entry.js" */
/** @import { FieldQuestion } from "./fields.js" */
/** @import { QuestionSet } from "./proposal.js" */
/** @import { Questions } from "./questions.js" */

const container = byId("form");
const { root = "", collection = "", pattern = "", files = "" } = container.dataset;
const target = pattern ? targetFromAddress(pattern, files) : newEntry();

/** @returns {Target} */
function newEntry() {
  return { collection, here: location.pathname };
}

/**
 * Return an entry with the values of a draft, in which null means an emptied field.
 * @param {Fields} base
 * @param {Fields | undefined} changes
 */
const withChanges = (base, changes) =>
  Object.fromEntries(Object.entries({ ...base, ...changes }).filter(([, value]) => value !== null));

async function startForm() {
  if (!target) return showNotFound();
  const isUse = location.hash === USE_HASH && target.collection !== "organisations";
  const use = target.use ?? (isUse ? target.slug : undefined);
  if (use) {
    const { askWhoUses } = await import("./use.js");
    return askWhoUses(use, target.use ? target.slug : undefined, root, useForm(use));
  }
  const made = await makeForm(target);
  if (!made) return showNotFound();
  addEventListener("hashchange", () => location.reload());
  container.append(made.element);
  made.start();
}

/**
 * Return a function that makes the form about an organisation's use of an entry.
 * @param {string} use
 */
const useForm = (use) => (/** @type {string} */ slug) => {
  const name = `organisations/${slug}`;
  const here = `${location.pathname}?entry=${name}&use=${use}`;
  return makeForm({ here, collection: "organisations", slug, edit: files && `${files}${name}.yml`, use });
};

/**
 * Make a form; return undefined if there is no such entry. `start` is called once it is on the page.
 * @param {Target} target
 */
async function makeForm(target) {
  const names = [
    target.collection,
    "choices",
    "licences",
    ...(target.slug ? [`${target.collection}/${target.slug}`] : []),
  ];
  const [form, data, list, entry] = await Promise.all(
    names.map((each) => fetchJson(`${root}contribute/form/${each}.json`)),
  );
  const choices = directory(data);
  const used = target.use ? choices.name(SHARED, target.use) : "";
  if (target.slug && !entry) return undefined;
  const subject = subjectOf(target, used, entry);
  const store = drafts(subject.here);
  const draft = store.load();
  const env = { form, root, choices, licences: list.licences, draft, changed: () => typed() };
  const questionSet = questionsFor(env, subject, draft);
  // What only some forms need is fetched by those alone.
  const updateNotes = subject.slug ? () => {} : (await import("./notes.js")).notes(env, questionSet.questions);
  const editText = subject.slug ? (await import("./edit-text.js")).editText : undefined;
  const read = proposal({ form, choices, list }, subject, questionSet, editText);
  const errors = errorMessages((
    pointer,
  ) => (pointer[0] === "/slug" ? questionSet.slugQuestion : questionAt(questionSet.questions, pointer)));
  const outcome = result(form, subject, choices, root);
  const storage = storageNote(() => {
    autosaver.end();
    store.forget();
    location.reload();
  });
  const save = () => store.save(draftOf(read().newValues, questionSet));
  const autosaver = autosave(save, storage.tell);

  function typed() {
    update();
    autosaver.soon();
  }
  function update() {
    if (pointer.isDown) return pointer.wait();
    const proposed = read();
    errors.update(proposed.diagnostics);
    updateNotes();
    outcome.update(proposed);
  }
  function send() {
    autosaver.now();
    const proposed = read();
    outcome.update(proposed);
    if (!errors.reveal(proposed.diagnostics)) outcome.goTo();
  }
  const pointer = watchPointer(update);

  const element = make(
    "form",
    { className: "entry-form", noValidate: true, autocomplete: "off" },
    ...intro(form, subject, draft),
    storage.element,
    errors.summary,
    ...questionSet.questions.elements,
    outcome.element,
  );
  element.addEventListener("submit", (event) => {
    event.preventDefault();
    send();
  });
  element.addEventListener("input", typed);
  element.addEventListener("change", () => {
    update();
    autosaver.now();
  });
  element.addEventListener("focusout", (event) => {
    if (event.target instanceof Element) errors.leave(event.target);
    update();
  });
  store.separateTabs(save);
  storage.tell(store.isAvailable);
  return {
    element,
    start() {
      update();
      if (!subject.use) show(subject);
      focusTarget(questionSet.questions, subject);
    },
    /** @param {string} address that of the form for another organisation, which begins with these answers */
    keepFor(address) {
      autosaver.end();
      const kept = draftOf(read().newValues, questionSet);
      if (kept.changes.uses && !drafts(address).load()) drafts(address).save(kept);
    },
  };
}

/**
 * Go to the question that the address names: pages of entries link to a field that is missing.
 * @param {Questions} questions
 * @param {Subject} subject
 */
function focusTarget(questions, { field, use }) {
  const question = field && !use && questionAt(questions, field);
  if (question) goTo(question, "center");
}

/**
 * Make the questions, with the values of the entry and of the draft. Of a new entry the slug is asked as well.
 * @param {Env} env
 * @param {Subject} subject
 * @param {Draft | undefined} draft
 * @returns {QuestionSet}
 */
function questionsFor(env, { slug, use, base, text }, draft) {
  const start = (use ? useQuestions(env, base, use) : entryQuestions(env, base)).read();
  const questions = use
    ? useQuestions(env, start, use, draft?.changes.uses)
    : entryQuestions(env, withChanges(base, draft?.changes));
  const name = /** @type {FieldQuestion} */ (questions.at("name"));
  const slugQuestion = slug ? undefined : makeSlugQuestion(env, () => name.read());
  if (slugQuestion) questions.elements[0].append(slugQuestion.element);
  return { base, text, start, questions, slugQuestion };
}

/**
 * Return a draft of the new values, in which null means an emptied field.
 * @param {Fields} changes
 * @param {QuestionSet} questionSet
 * @returns {Draft}
 */
function draftOf(changes, { questions, slugQuestion }) {
  /** @type {Fields} */
  const stored = Object.fromEntries(Object.entries(changes).map(([each, value]) => [each, value ?? null]));
  if (questions.readUse) stored.uses = questions.readUse();
  return { changes: stored, ...slugQuestion?.forDraft() };
}

/**
 * Show the form instead of the instructions by hand, or of the note that it is loading.
 * @param {Subject} subject
 */
function show({ slug, title }) {
  if (slug) showTitle(title);
  else byId("by-hand").hidden = true;
  container.hidden = false;
}

/**
 * Make the note on where drafts are kept, with a button to delete them.
 * @param {() => void} forget
 */
function storageNote(forget) {
  const words = make("span");
  const restored = make("button", { type: "button", className: "link" }, "Start again");
  restored.addEventListener("click", () => confirm("Delete what you typed here and start again?") && forget());
  return {
    element: make("p", { className: "storage-note" }, words, restored),
    /** @param {boolean} works */
    tell(works) {
      words.textContent = works
        ? "What you type is kept in this browser, on this device. No one else sees it until you send it. "
        : "This browser does not let the page keep what you type. Copy or download it before you leave. ";
    },
  };
}

/**
 * Delay updates while the pointer is down: a message that appears above a button would move it, and the click would be
 * lost.
 * @param {() => void} update
 */
function watchPointer(update) {
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
 * @param {Subject} subject
 * @param {Draft | undefined} draft
 */
function intro(form, { slug, collection, name, use, used, isNewUse }, draft) {
  const restored = Object.keys(draft?.changes ?? {}).length
    ? [make("p", { className: "note", id: uniqueId("note") }, "This is what you typed before. ")]
    : [];
  if (use) {
    const words = isNewUse
      ? `Say how ${name} uses ${used}, and what shows that. Others can then ask how it went.`
      : `This is what ${name} says about its use of ${used} already. Change what is no longer right.`;
    return [make("p", { className: "lead" }, words), ...restored];
  }
  const backLink = make("p", {}, make("a", { href: `${root}${collection}/${slug}/` }, "Back to its page"));
  if (slug) {
    const only = make("a", { href: USE_HASH }, "We use this too");
    const shorter = form.schema.properties.used_by
      ? [make("p", {}, "Only want to say that your organisation uses it? There is a shorter form: ", only, ".")]
      : [];
    return [
      backLink,
      make(
        "p",
        { className: "lead" },
        "Change what is wrong and add what is missing. Everything else stays as it is.",
      ),
      ...shorter,
      ...restored,
    ];
  }
  return [
    make(
      "p",
      { className: "lead" },
      "Begin with its name. Leave out what you do not know: only a few questions need an answer.",
    ),
    ...restored,
  ];
}

startForm().catch((error) => {
  console.error(error);
  if (pattern) showFailure(target?.edit, root); // the page for a new entry has instructions already
});
