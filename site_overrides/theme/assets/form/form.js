// A form for an entry: asks what the schema asks, checks as the check does, and ends in a proposal. Nothing that is
// typed goes anywhere until its writer sends it.

import { directory } from "./choices.js";
import { make } from "../elements.js";
import { fresh } from "./dom.js";
import { drafts, keeper } from "./draft.js";
import { goTo, messages } from "./faults.js";
import { proposal } from "./proposal.js";
import { adoption, located, sections, slugQuestion } from "./questions.js";
import { result } from "./result.js";

const USE = "#we-use-this-too";
const place = document.getElementById("form");
const byHand = document.getElementById("by-hand");
const { slug, name, root } = place.dataset;
const isUse = Boolean(slug) && location.hash === USE;

const fetched = async (address) => {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status}: ${address}`);
  return answer.json();
};

/** Lay what was typed upon an entry. */
const withChanges = (base, changes) => Object.fromEntries(Object.entries({ ...base, ...changes }).filter(([, value]) => value !== null));

async function begin() {
  const folder = `${root}contribute/form/`;
  const [form, data, list] = await Promise.all([fetched(place.dataset.form), fetched(`${folder}choices.json`), fetched(`${folder}licences.json`)]);
  const kept = drafts(`${location.pathname}${isUse ? USE : ""}`);
  const draft = kept.load();
  const choices = directory(data);
  const asked = ask({ form, root, choices, licences: list.licences, draft, changed: () => typed() }, draft);
  const read = proposal({ form, choices, list }, place.dataset, asked);
  const shown = messages((pointer) => (pointer[0] === "/slug" ? asked.short : located(asked.questions, pointer)));
  const end = result(form, place.dataset);
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

  const element = make("form", { className: "entry-form", noValidate: true, autocomplete: "off" }, ...intro(form, draft), note.element, shown.summary, ...asked.questions.elements, end.element);
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
    shown.leave(event.target);
    update();
  });
  addEventListener("hashchange", () => location.reload());
  kept.part(save);
  note.tell(kept.works);
  place.append(element);
  update();
  show();
  arrive(asked.questions, Boolean(draft));
}

/**
 * Go to the question that the address names: the page of an entry leads here for each thing that it lacks. The form
 * about one adoption is read from its top, while the browser has gone to where the words on how to do it by hand were.
 */
function arrive(questions, isBackAgain) {
  if (isUse && !isBackAgain) scrollTo(0, 0);
  const field = document.getElementById(location.hash.slice(1))?.dataset.field;
  const question = field && located(questions, field.split("."));
  if (question) goTo(question, "center");
}

/** Put the questions, answered by the entry as it is and by what was typed before. A new entry is asked for its slug too. */
function ask(env, draft) {
  const script = document.querySelector('#by-hand script[type="application/json"]');
  const base = script ? JSON.parse(script.textContent) : {};
  const text = document.getElementById("text")?.textContent ?? "";
  const start = isUse ? base : sections(env, base).read();
  const questions = isUse ? adoption(env, start, draft?.changes.used_by) : sections(env, withChanges(base, draft?.changes));
  const short = slug ? undefined : slugQuestion(env, () => questions.at("name").read());
  if (short) questions.at("name").element.after(short.element);
  return { base, text, start, questions, short };
}

/** Give what a draft holds: null stands for a field that was emptied. */
function toKeep(changes, { questions, short }) {
  const stored = Object.fromEntries(Object.entries(changes).map(([each, value]) => [each, value ?? null]));
  if (isUse) stored.used_by = questions.answer();
  return { changes: stored, ...short?.kept() };
}

/** Show the form in the place of the words on how to do it by hand. */
function show() {
  if (isUse) retitle(`We use ${name} too`);
  byHand.hidden = true;
  place.hidden = false;
}

/** Say where what is typed is kept, and offer to forget it. */
function keptNote(forget) {
  const words = make("span");
  const again = make("button", { type: "button", className: "link" }, "Start again");
  again.addEventListener("click", () => confirm("Delete what you typed here and start again?") && forget());
  return {
    element: make("p", { className: "kept" }, words, again),
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

function retitle(words) {
  document.getElementById("form-title").textContent = words;
  document.title = document.title.replace(/^[^–]*/, `${words} `);
}

function intro(form, draft) {
  const again = Object.keys(draft?.changes ?? {}).length ? [make("p", { className: "note", id: fresh("note") }, "Here is what you typed before. ")] : [];
  if (isUse) return [make("p", { className: "lead" }, "Say which organisation uses it, and what shows that. Others can then ask how it went."), make("p", {}, "Is it listed already, and something has changed? ", make("a", { href: location.pathname }, "Correct the entry"), "."), ...again];
  if (slug) {
    const only = make("a", { href: USE }, "We use this too");
    const use = form.schema.properties.used_by ? [make("p", {}, "Only want to say that your organisation uses it? There is a shorter form: ", only, ".")] : [];
    return [make("p", { className: "lead" }, "Change what is wrong and add what is missing. All else stays as it is."), ...use, ...again];
  }
  return [make("p", { className: "lead" }, "Answer the questions at the top, and of the rest only what you know. About ten minutes."), ...again];
}

begin().catch((error) => console.error(error)); // the page still shows how to do it by hand
