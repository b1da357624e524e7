// A form for an entry: asks what the schema asks, checks as the check does, and ends in a proposal. Nothing that is
// typed goes anywhere until its writer sends it.

import { directory, proposedSlug } from "./choices.js";
import { fresh, make, same } from "./dom.js";
import { drafts } from "./draft.js";
import { messages } from "./faults.js";
import { field, group } from "./fields.js";
import { result } from "./result.js";
import { checker } from "./rules.js";
import { edited } from "./splice.js";
import { writer } from "./yaml.js";

const USE = "#we-use-this-too";
const ASKED_FIRST = ["organisation", "status", "since", "evidence", "basis"];
const place = document.getElementById("form");
const byHand = document.getElementById("by-hand");
const { slug, name, root } = place.dataset;
const isUse = Boolean(slug) && location.hash === USE;

const fetched = async (address) => {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status}: ${address}`);
  return answer.json();
};

/** The name of the file, which is also the end of the page's address: made from the name until somebody writes it. */
function slugQuestion(env, nameOf) {
  const part = {
    title: "Short name",
    description: "Small letters, digits and hyphens. It ends the address of the page and stays for good, so choose it well.",
    type: "string",
    maxLength: 80,
    examples: ["bin-collections"],
  };
  const question = field(part, env.draft?.slug ?? "", env, true);
  let isOwn = env.draft?.isOwnSlug ?? false;
  question.target.addEventListener("input", () => (isOwn = Boolean(question.target.value.trim())));
  return {
    ...question,
    propose() {
      if (!isOwn) question.target.value = proposedSlug(nameOf() ?? "");
    },
    kept: () => ({ slug: question.read() ?? "", isOwnSlug: isOwn }),
  };
}

/** All questions of a form, under their headings: first what is needed, the rest folded away. */
function sections(env, values) {
  const { form } = env;
  const made = form.sections.map(([heading, names], index) => {
    const inner = group(form.schema, Object.fromEntries(names.filter((each) => each in values).map((each) => [each, values[each]])), env, names, false);
    const element = index === 0 ? inner.element : make("details", { className: "section", open: names.some((each) => each in values) }, make("summary", {}, make("h3", {}, heading)), inner.element);
    return { names, inner, element };
  });
  return {
    elements: [made[0].element, make("h2", { className: "more-questions" }, "More, if you know it"), ...made.slice(1).map(({ element }) => element)],
    first: made[0].inner,
    at: (each) => made.find(({ names }) => names.includes(each))?.inner.at(each),
    read: () => Object.assign({}, ...made.map(({ inner }) => inner.read() ?? {})),
  };
}

/** The questions about one more adoption of an entry; the rest of the entry is none of its concern. */
function adoption(env, base, value) {
  const part = env.form.schema.properties.used_by.items;
  const inner = group(part, value, env, ASKED_FIRST);
  const more = group(part, value, env, Object.keys(part.properties).filter((name) => !ASKED_FIRST.includes(name)));
  const folded = make("details", { className: "section", open: Boolean(more.read()) }, make("summary", {}, make("h2", {}, "More, if you know it")), more.element);
  const answer = () => (inner.read() || more.read() ? { ...inner.read(), ...more.read() } : undefined);
  const before = base.used_by ?? [];
  const withThis = (each) => ({ ...base, used_by: [...before, each] });
  const concerns = ([name, index]) => name === "used_by" && index === before.length;
  return {
    elements: [inner.element, folded],
    at: (name) => ({ at: (index) => concerns([name, index]) && { at: (each) => inner.at(each) ?? more.at(each) } }),
    read: () => (answer() ? withThis(answer()) : base),
    judged: () => withThis(answer() ?? {}),
    concerns,
    answer,
  };
}

async function begin() {
  const folder = `${root}contribute/form/`;
  const [form, data, list] = await Promise.all([fetched(place.dataset.form), fetched(`${folder}choices.json`), fetched(`${folder}licences.json`)]);
  const kept = drafts(`${location.pathname}${isUse ? USE : ""}`);
  const draft = kept.load();
  const env = { form, root, choices: directory(data), licences: list.licences, draft, changed: () => later() };
  const yaml = writer(form.hidden);
  const script = document.querySelector('#by-hand script[type="application/json"]');
  const base = script ? JSON.parse(script.textContent) : {};
  const text = document.getElementById("text")?.textContent ?? "";

  const start = isUse ? base : sections(env, base).read();
  const questions = isUse
    ? adoption(env, start, draft?.changes.used_by)
    : sections(env, { ...base, ...draft?.changes });
  const short = slug ? undefined : slugQuestion(env, () => questions.at("name").read());
  if (short) questions.at("name").element.after(short.element);
  const check = checker(form, env.choices, list, slug);
  const shown = messages((pointer) => (pointer[0] === "/slug" ? short : located(questions, pointer)));

  function state() {
    short?.propose();
    const now = questions.read();
    const names = new Set([...Object.keys(start), ...Object.keys(now)]);
    const changes = Object.fromEntries([...names].filter((each) => !same(start[each], now[each])).map((each) => [each, now[each]]));
    const called = slug ?? short.read() ?? "";
    const wrong = short ? check.slugFault(called) : "";
    const found = check.faults(questions.judged?.() ?? now).filter(({ pointer }) => questions.concerns?.(pointer) ?? true);
    const faults = wrong && (called || now.name) ? [{ pointer: ["/slug"], message: wrong, help: "" }, ...found] : found;
    const written = slug ? edited(form, yaml, text, base, changes) : { text: yaml.entry(form, now), told: [] };
    return { now, changes, faults, slug: called, name: name ?? now.name, isEmpty: !Object.keys(now).length, ...written };
  }

  const end = result(form, { ...place.dataset, isUse });
  const isKept = make("p", { className: "kept" });
  const save = () => {
    const { changes } = state();
    const stored = Object.fromEntries(Object.entries(changes).map(([each, value]) => [each, value ?? null]));
    if (isUse) stored.used_by = questions.answer();
    return kept.save({ changes: stored, ...short?.kept() });
  };
  let waiting = 0;
  function later() {
    update();
    clearTimeout(waiting);
    waiting = setTimeout(keep, 300);
  }
  function keep() {
    clearTimeout(waiting);
    waiting = 0;
    tell(save());
  }
  function update() {
    if (pointer.isDown) return pointer.wait();
    const now = state();
    shown.update(now.faults);
    end.update(now);
  }
  function check_() {
    const now = state();
    end.update(now);
    return shown.reveal(now.faults);
  }
  function tell(works) {
    const again = make("button", { type: "button", className: "link" }, "Start again");
    again.addEventListener("click", () => {
      if (!confirm("Delete what you typed here and start again?")) return;
      clearTimeout(waiting);
      waiting = 0;
      isDone = true;
      kept.forget();
      location.reload();
    });
    const words = works ? "What you type is kept in this browser, on this device. Nobody else sees it until you send it. " : "This browser does not let the page keep what you type. Copy or download it before you leave. ";
    if (isKept.dataset.works === String(works)) return;
    isKept.dataset.works = String(works);
    isKept.replaceChildren(words, again);
  }
  let isDone = false;
  const pointer = pressed(update);

  const element = make("form", { className: "entry-form", noValidate: true, autocomplete: "off" }, ...intro(form, draft), isKept, shown.summary, ...questions.elements, end.element);
  element.addEventListener("submit", (event) => {
    event.preventDefault();
    keep();
    if (!check_()) end.goTo();
  });
  element.addEventListener("input", later);
  element.addEventListener("change", () => {
    later();
    keep();
  });
  element.addEventListener("focusout", (event) => {
    shown.leave(event.target);
    update();
  });
  addEventListener("pagehide", () => waiting && save());
  addEventListener("beforeunload", (event) => {
    if (!isDone && waiting && !save()) event.preventDefault();
  });
  addEventListener("hashchange", () => location.reload());
  kept.part(save);
  tell(kept.works);
  place.append(element);
  update();
  if (isUse) retitle(`We use ${name} too`);
  byHand.hidden = true;
  place.hidden = false;
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

function located(questions, pointer) {
  let found = questions;
  for (const step of pointer) {
    const next = found.at?.(step);
    if (!next) break;
    found = next;
  }
  return found.show ? found : undefined;
}

function retitle(words) {
  document.getElementById("form-title").textContent = words;
  document.title = document.title.replace(/^[^–]*/, `${words} `);
}

function intro(form, draft) {
  const again = draft ? [make("p", { className: "note", id: fresh("note") }, "Here is what you typed before. ")] : [];
  if (isUse) return [make("p", { className: "lead" }, "Say which organisation uses it, and what shows that. Others can then ask how it went."), make("p", {}, "Is it listed already, and something has changed? ", make("a", { href: location.pathname }, "Correct the entry"), "."), ...again];
  if (slug) {
    const only = make("a", { href: USE }, "We use this too");
    const use = form.schema.properties.used_by ? [make("p", {}, "Only want to say that your organisation uses it? There is a shorter form: ", only, ".")] : [];
    return [make("p", { className: "lead" }, "Change what is wrong and add what is missing. All else stays as it is."), ...use, ...again];
  }
  return [make("p", { className: "lead" }, "Answer the questions at the top, and of the rest only what you know. About ten minutes."), ...again];
}

begin().catch((error) => console.error(error)); // the page still shows how to do it by hand
