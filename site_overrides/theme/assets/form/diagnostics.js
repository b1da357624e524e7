// Error messages: beside each field that was left and, once the form is submitted, in a summary with links.

import { make } from "../elements.js";
import { updateChildren, withCode } from "./dom.js";
import { messageFor } from "./fields.js";

/** @import { Pointer } from "./entry.js" */
/** @import { Question } from "./fields.js" */
/** @import { Diagnostic } from "./rules.js" */
/** @typedef {{diagnostic: Diagnostic, question: Question}} PlacedDiagnostic */

/**
 * Open the sections that a question is in, and move the focus to it.
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
 * Make the error messages of a form.
 * @param {(pointer: Pointer) => Question | undefined} locate returns the question at a place, or the nearest around it
 */
export function errorMessages(locate) {
  const heading = make("h2", { id: "error-summary-title" });
  const list = make("ul");
  const summary = make(
    "div",
    { className: "error-summary", tabIndex: -1, hidden: true, role: "group" },
    heading,
    list,
  );
  summary.setAttribute("aria-labelledby", heading.id);
  /** @type {WeakSet<Element>} */
  const visited = new WeakSet();
  /** @type {Question[]} */
  let shown = [];
  let isRevealed = false;

  /**
   * Return the first diagnostic of each question.
   * @param {Diagnostic[]} diagnostics
   * @returns {PlacedDiagnostic[]}
   */
  function firstOfEach(diagnostics) {
    /** @type {Map<Question, Diagnostic>} */
    const found = new Map();
    for (const diagnostic of diagnostics) {
      const question = locate(diagnostic.fixAt ?? diagnostic.pointer);
      if (question && !found.has(question)) found.set(question, diagnostic);
    }
    return [...found].map(([question, diagnostic]) => ({ question, diagnostic }));
  }

  /** @param {Diagnostic[]} diagnostics */
  function update(diagnostics) {
    const found = firstOfEach(diagnostics).filter(({ question }) => isRevealed || visited.has(question.element));
    const still = new Set(found.map(({ question }) => question));
    for (const question of shown) if (!still.has(question)) question.show();
    for (const { diagnostic, question } of found) question.show(diagnostic);
    shown = [...still];
    summarise(diagnostics);
  }

  /** @param {Diagnostic[]} diagnostics */
  function summarise(diagnostics) {
    const found = isRevealed ? firstOfEach(diagnostics) : [];
    summary.hidden = !found.length;
    heading.textContent = found.length === 1 ? "There is a problem" : `There are ${found.length} problems`;
    updateChildren(list, found.map(({ diagnostic }) => diagnostic), () => found.map(line));
  }

  /** @param {PlacedDiagnostic} placed */
  function line({ diagnostic, question }) {
    const link = make("a", { href: `#${question.target.id}` }, ...withCode(messageFor(diagnostic, question.part)));
    link.addEventListener("click", (event) => {
      event.preventDefault();
      const now = locate(diagnostic.fixAt ?? diagnostic.pointer); // the question may have been replaced since
      if (now) goTo(now);
    });
    return make("li", {}, make("b", {}, question.title ?? "", ": "), link);
  }

  return {
    summary,
    update,
    /**
     * Note that a field was left: from now on its message is shown.
     * @param {Element} element
     */
    leave(element) {
      for (let each = element.closest(".question"); each; each = each.parentElement?.closest(".question") ?? null) {
        visited.add(each);
      }
    },
    /**
     * Show all messages and move the focus to the summary. Return whether there are any.
     * @param {Diagnostic[]} diagnostics
     */
    reveal(diagnostics) {
      isRevealed = true;
      update(diagnostics);
      if (diagnostics.length) summary.focus();
      return diagnostics.length > 0;
    },
  };
}
