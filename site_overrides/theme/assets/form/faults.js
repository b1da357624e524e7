// Where messages appear: beside each field that somebody has left, and after a check in a summary that leads to each.

import { make } from "../elements.js";
import { refill, words } from "./dom.js";
import { said } from "./fields.js";

/** Open whatever folded part an element stands in, and go there. */
export function goTo(question, block = "nearest") {
  const { target } = question;
  for (let each = target.closest("details"); each; each = each.parentElement.closest("details")) each.open = true;
  target.focus();
  question.element.scrollIntoView({ block });
}

/** @param {(pointer: (string|number)[]) => any} locate gives the question at a place, or the nearest around it */
export function messages(locate) {
  const heading = make("h2", { id: "summary-title" });
  const list = make("ul");
  const summary = make("div", { className: "summary", tabIndex: -1, hidden: true, role: "group" }, heading, list);
  summary.setAttribute("aria-labelledby", heading.id);
  const left = new WeakSet();
  let shown = [];
  let all = false;

  function placed(faults) {
    const seen = new Set();
    const found = faults.map((fault) => ({ fault, question: locate(fault.mend ?? fault.pointer) }));
    return found.filter(({ question }) => question && !seen.has(question) && seen.add(question));
  }

  function update(faults) {
    const found = placed(faults).filter(({ question }) => all || left.has(question.element));
    const still = new Set(found.map(({ question }) => question));
    for (const question of shown) if (!still.has(question)) question.show();
    for (const { fault, question } of found) question.show(fault);
    shown = [...still];
    summarise(faults);
  }

  function summarise(faults) {
    const found = all ? placed(faults) : [];
    summary.hidden = !found.length;
    heading.textContent = found.length === 1 ? "One thing to look at" : `${found.length} things to look at`;
    refill(list, found.map(({ fault }) => fault), () => found.map(line));
  }

  function line({ fault, question }) {
    const link = make("a", { href: `#${question.target.id}` }, ...words(said(fault, question.part)));
    link.addEventListener("click", (event) => {
      event.preventDefault();
      goTo(locate(fault.mend ?? fault.pointer));
    });
    return make("li", {}, make("b", {}, question.title ?? "", ": "), link);
  }

  return {
    summary,
    update,
    /** Note that somebody has left a field: from now on its message may show. */
    leave(element) {
      for (let each = element.closest(".question"); each; each = each.parentElement.closest(".question")) {
        left.add(each);
      }
    },
    /** Show everything, and take people to the summary if there is anything. Tells whether there is. */
    reveal(faults) {
      all = true;
      update(faults);
      if (faults.length) summary.focus();
      return faults.length > 0;
    },
  };
}
