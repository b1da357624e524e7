// Where messages appear: beside each field that somebody has left, and after a check in a summary that leads to each.

import { make } from "../elements.js";
import { refill, words } from "./dom.js";
import { said } from "./fields.js";

/** @import { Pointer } from "./entry.js" */
/** @import { Question } from "./fields.js" */
/** @import { Fault } from "./rules.js" */
/** @typedef {{fault: Fault, question: Question}} Placed */

/**
 * Open whatever folded part a question is in, and go there.
 * @param {Question} question
 * @param {ScrollLogicalPosition} block
 */
export function goTo(question, block = "nearest") {
  const { target } = question;
  for (let each = target.closest("details"); each; each = each.parentElement?.closest("details") ?? null) {
    each.open = true;
  }
  target.focus();
  question.element.scrollIntoView({ block });
}

/**
 * Make the messages of a form.
 * @param {(pointer: Pointer) => Question | undefined} locate returns the question at a place, or the nearest around it
 */
export function messages(locate) {
  const heading = make("h2", { id: "summary-title" });
  const list = make("ul");
  const summary = make("div", { className: "summary", tabIndex: -1, hidden: true, role: "group" }, heading, list);
  summary.setAttribute("aria-labelledby", heading.id);
  /** @type {WeakSet<Element>} */
  const left = new WeakSet();
  /** @type {Question[]} */
  let shown = [];
  let all = false;

  /**
   * Return the first fault of each question.
   * @param {Fault[]} faults
   * @returns {Placed[]}
   */
  function placed(faults) {
    /** @type {Map<Question, Fault>} */
    const found = new Map();
    for (const fault of faults) {
      const question = locate(fault.mend ?? fault.pointer);
      if (question && !found.has(question)) found.set(question, fault);
    }
    return [...found].map(([question, fault]) => ({ question, fault }));
  }

  /** @param {Fault[]} faults */
  function update(faults) {
    const found = placed(faults).filter(({ question }) => all || left.has(question.element));
    const still = new Set(found.map(({ question }) => question));
    for (const question of shown) if (!still.has(question)) question.show();
    for (const { fault, question } of found) question.show(fault);
    shown = [...still];
    summarise(faults);
  }

  /** @param {Fault[]} faults */
  function summarise(faults) {
    const found = all ? placed(faults) : [];
    summary.hidden = !found.length;
    heading.textContent = found.length === 1 ? "One thing to look at" : `${found.length} things to look at`;
    refill(list, found.map(({ fault }) => fault), () => found.map(line));
  }

  /** @param {Placed} placed */
  function line({ fault, question }) {
    const link = make("a", { href: `#${question.target.id}` }, ...words(said(fault, question.part)));
    link.addEventListener("click", (event) => {
      event.preventDefault();
      const now = locate(fault.mend ?? fault.pointer); // another may be in its place by now
      if (now) goTo(now);
    });
    return make("li", {}, make("b", {}, question.title ?? "", ": "), link);
  }

  return {
    summary,
    update,
    /**
     * Note that somebody has left a field: from now on its message may show.
     * @param {Element} element
     */
    leave(element) {
      for (let each = element.closest(".question"); each; each = each.parentElement?.closest(".question") ?? null) {
        left.add(each);
      }
    },
    /**
     * Show everything, and move the focus to the summary if there is anything. Return whether there is.
     * @param {Fault[]} faults
     */
    reveal(faults) {
      all = true;
      update(faults);
      if (faults.length) summary.focus();
      return faults.length > 0;
    },
  };
}
