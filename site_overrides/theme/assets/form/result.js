// The end of a form: the proposal, its state, and how to send it.

import { make } from "../elements.js";
import { updateChildren } from "./dom.js";
import { copy, download, newFile } from "./send.js";

/** @import { Form, Subject } from "./entry.js" */
/** @import { Proposal } from "./proposal.js" */
/** @import { Change } from "./edit-text.js" */

/**
 * @param {string} words
 * @param {boolean} isMain
 * @param {"button" | "submit"} type
 */
const button = (words, isMain = false, type = "button") =>
  make("button", { type, className: isMain ? "button button-main" : "button" }, words);

/**
 * Make the last section of a form.
 * @param {Form} form
 * @param {Subject} subject
 */
export function result(form, subject) {
  const heading = make("h2", { id: "proposal", tabIndex: -1 }, subject.slug ? "What changes" : "Your proposal");
  const status = make("p", { className: "state" });
  const changeList = make("div");
  const code = make("code");
  const preview = make("pre", { tabIndex: 0 }, code);
  preview.setAttribute("aria-label", "The file");
  const feedback = make("p", { role: "status", className: "quiet" });
  const link = make(
    "a",
    { className: "button button-main", target: "_blank", rel: "noopener" },
    subject.slug ? "Open the file on GitHub" : "Open it on GitHub",
    make("span", { className: "visually-hidden" }, " (in a new tab)"),
  );
  const copyButton = button(subject.slug ? "Copy the new text" : "Copy the text", Boolean(subject.slug));
  const saveButton = button("Download the file");
  const steps = make("ol", { className: "steps" });
  const checkLine = make("p", { className: "check" }, button("Check what I wrote", false, "submit"));
  const actions = make("div", { className: "buttons" });
  const previewSection = make(
    "details",
    { className: "section", open: !subject.slug },
    make("summary", {}, make("h3", {}, subject.slug ? "The whole new file" : "The file that you send")),
    preview,
  );
  const element = make(
    "section",
    { className: "result" },
    heading,
    status,
    changeList,
    checkLine,
    actions,
    feedback,
    steps,
    previewSection,
  );
  element.setAttribute("aria-labelledby", heading.id);
  /** @type {Proposal} */
  let now;

  const file = () => (subject.lineEnd === "crlf" ? now.text.replaceAll("\n", "\r\n") : now.text);
  copyButton.addEventListener("click", async () => {
    const done = await copy(file(), preview);
    if (!done) previewSection.open = true;
    feedback.textContent = done
      ? "Copied."
      : "Your browser does not let the page copy. The text is selected: press Ctrl and C together.";
  });
  saveButton.addEventListener("click", () => {
    download(file(), `${now.slug || "entry"}.yml`);
    feedback.textContent = "The file is in your downloads folder.";
  });

  /**
   * Return whether the proposal can be sent, in one line.
   * @param {Proposal} proposal
   */
  function stateOf({ diagnostics, changes, isEmpty }) {
    if (subject.slug && !changes.length) return "You have not changed anything yet.";
    if (isEmpty) return "You have not written anything yet.";
    if (!diagnostics.length) {
      return "This page found no errors. The full check runs when you send it.";
    }
    const number = diagnostics.length === 1 ? "One thing is" : `${diagnostics.length} things are`;
    return `${number} missing or not right yet. You can still send it: someone will help you to finish it.`;
  }

  /**
   * @param {string} title
   * @param {string} words
   * @param {string} text
   */
  function linesBlock(title, words, text) {
    if (!text) return [];
    const label = `${title}: ${words}`;
    return [make("h4", {}, words), make("pre", { tabIndex: 0, ariaLabel: label }, make("code", {}, text))];
  }

  /** @param {Change[]} changes */
  function changesOf(changes) {
    return changes.map(({ name, before, after }) => {
      const title = form.schema.properties[name]?.title ?? name;
      const words = before ? ["Old", after ? "New" : ""] : ["", "New"];
      const removed = after ? [] : [make("p", {}, "This is deleted.")];
      return make(
        "div",
        { className: "change" },
        make("h3", {}, title),
        ...linesBlock(title, words[0], before),
        ...linesBlock(title, words[1], after),
        ...removed,
      );
    });
  }

  function showSteps() {
    if (subject.slug) return edit();
    const address = newFile(form, now.slug, now.text, `Add ${now.name ?? now.slug}`);
    const name = `${now.slug || "your-short-name"}.yml`;
    if (address) link.href = address;
    updateChildren(actions, Boolean(address), () => [...(address ? [link] : []), copyButton, saveButton]);
    return address
      ? [
        "On GitHub, sign in if it asks you to. If it offers to fork the repository, accept: a fork is your own copy.",
        "Choose Commit changes, then Propose changes.",
        "Choose Create pull request. That is your proposal: a person will read it.",
      ]
      : [
        "The text is too long for a link, or the catalogue is not kept on GitHub. " +
        "Copy it, or download the file.",
        `In the catalogue's folder catalogue/${form.collection}, add a file named ${name}.`,
        "Paste the text into it, and propose the change.",
      ];
  }

  function edit() {
    updateChildren(actions, true, () => [copyButton, saveButton, ...(subject.edit ? [link] : [])]);
    if (!subject.edit) {
      return [
        "The catalogue is not kept on GitHub. Copy the new text, or download the file.",
        `In the catalogue's folder catalogue/${form.collection}, replace the file ${subject.slug}.yml with it.`,
        "Propose the change.",
      ];
    }
    link.className = "button";
    link.href = subject.edit;
    return [
      "Copy the new text.",
      "Open the file on GitHub. If it offers to fork the repository, accept: a fork is your own copy.",
      "Click into the file. Select all of it with Ctrl and A, and paste with Ctrl and V.",
      "Choose Commit changes, then Propose changes, then Create pull request. A person will read it.",
    ];
  }

  return {
    element,
    /** @param {Proposal} state */
    update(state) {
      now = state;
      status.textContent = stateOf(state);
      updateChildren(changeList, state.changes, () => changesOf(state.changes));
      code.textContent = state.text;
      const isIdle = Boolean(subject.slug) && !state.changes.length;
      for (const each of [actions, steps, previewSection, checkLine]) each.hidden = isIdle;
      const texts = showSteps();
      updateChildren(steps, texts, () => texts.map((step) => make("li", {}, step)));
    },
    goTo: () => heading.focus(),
  };
}
