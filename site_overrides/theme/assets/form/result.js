// The end of a form: the proposal, its state, and how to send it.

import { make } from "../elements.js";
import { updateChildren } from "./dom.js";
import { download, isOnGitHub, newFile } from "./send.js";
import { copyButton, linkToGitHub, preview, ways } from "./ways.js";

/** @import { Form, Subject } from "./entry.js" */
/** @import { Message } from "./message.js" */
/** @import { Proposal } from "./proposal.js" */
/** @import { Change } from "./edit-text.js" */

const FORK = "If it offers to fork the repository, accept: a fork is your own copy.";

/**
 * Make the last section of a form.
 * @param {Form} form
 * @param {Subject} subject
 * @param {string} root the way to the first page of the site
 * @param {(proposal: Proposal) => Message} messageOf
 */
export function result(form, subject, root, messageOf) {
  const title = subject.isNewUse ? "Send it" : subject.slug ? "What changes" : "Your proposal";
  const heading = make("h2", { id: "proposal", tabIndex: -1 }, title);
  const status = make("p", { className: "state" });
  const changeList = make("div");
  const sending = ways(form, subject);
  const byHand = fileByHand(form, subject, root, !sending.isPossible);
  const check = make("button", { className: "button" }, "Check what I wrote");
  const checkLine = make("p", { className: "check" }, check);
  const element = make(
    "section",
    { className: "result" },
    heading,
    status,
    changeList,
    checkLine,
    sending.element,
    byHand.element,
  );
  element.setAttribute("aria-labelledby", heading.id);

  /**
   * Return whether the proposal can be sent, in one line.
   * @param {Proposal} proposal
   */
  function stateOf({ diagnostics, changes, isEmpty }) {
    if (subject.isNewUse && !changes.length) {
      return "You have not written anything yet. Once you have, you send it here.";
    }
    if (subject.slug && !changes.length) return "You have not changed anything yet. Once you have, you send it here.";
    if (isEmpty) return "You have not written anything yet. Once you have, you send it here.";
    if (!diagnostics.length) {
      return "This page found no errors. The full check runs when you send it.";
    }
    const number = diagnostics.length === 1 ? "One thing is" : `${diagnostics.length} things are`;
    return `${number} missing or not right yet. You can still send it: someone will help you to finish it.`;
  }

  return {
    element,
    /** @param {Proposal} state */
    update(state) {
      status.textContent = stateOf(state);
      const isIdle = subject.slug ? !state.changes.length : state.isEmpty;
      for (const each of [sending.element, byHand.element, checkLine]) each.hidden = isIdle;
      const changes = subject.isNewUse ? [] : state.changes; // what is said for the first time is on the screen already
      updateChildren(changeList, changes, () => changes.map((change) => changeBlock(form, change)));
      sending.update(messageOf(state));
      byHand.update(state);
    },
    goTo: () => heading.focus(),
  };
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

/**
 * Show one field as it was and as it is to be.
 * @param {Form} form
 * @param {Change} change
 */
function changeBlock(form, { name, before, after }) {
  const title = form.schema.properties[name]?.title ?? name;
  const words = before ? ["Old", after ? "New" : ""] : ["", "New"];
  return make(
    "div",
    { className: "change" },
    make("h3", {}, title),
    ...linesBlock(title, words[0], before),
    ...linesBlock(title, words[1], after),
    ...(after ? [] : [make("p", {}, "This is deleted.")]),
  );
}

/**
 * Make the last way, which is open if it is the only one: to propose the file itself.
 * @param {Form} form
 * @param {Subject} subject
 * @param {string} root
 * @param {boolean} isOnly
 */
function fileByHand(form, subject, root, isOnly) {
  const { slug, edit, lineEnd } = subject;
  const file = preview(slug ? "The whole new file" : "The file", "The file");
  /** @type {Proposal | undefined} */
  let now;
  const text = () => (lineEnd === "crlf" ? now?.text.replaceAll("\n", "\r\n") : now?.text) ?? "";
  const { button, feedback } = copyButton(slug ? "Copy the new file" : "Copy the file", text, file.shown);
  const saveButton = make("button", { type: "button", className: "button" }, "Download the file");
  saveButton.addEventListener("click", () => {
    download(text(), `${now?.slug || "entry"}.yml`);
    feedback.textContent = "The file is in your downloads folder.";
  });
  const link = linkToGitHub("Open the file on GitHub");
  const actions = make("div", { className: "buttons" });
  const steps = make("ol", { className: "steps" });
  const note = make("p");
  const title = isOnGitHub(form) ? "Propose the file yourself, on GitHub" : "Propose the file yourself";
  const element = make(
    "details",
    { className: "section by-hand", open: isOnly },
    make("summary", {}, make("h3", {}, title)),
    note,
    actions,
    feedback,
    steps,
    file.element,
  );

  /** @param {string} address */
  function newFileSteps(address) {
    return address
      ? [
        `Open the file on GitHub. Sign in if it asks you to. ${FORK}`,
        "Choose Commit changes, then Propose changes.",
        "Choose Create pull request. That is your proposal: a person will read it.",
      ]
      : [
        "The text is too long for a link, or the catalogue is not kept on GitHub. Copy the file, or download it.",
        `In the catalogue's folder catalogue/${form.collection}, add a file named ${
          now?.slug || "your-short-name"
        }.yml.`,
        "Paste the text into it, and propose the change.",
      ];
  }

  function editSteps() {
    return edit
      ? [
        "Copy the new file.",
        `Open the file on GitHub. ${FORK}`,
        "Click into the file. Select all of it with Ctrl and A, and paste with Ctrl and V.",
        "Choose Commit changes, then Propose changes, then Create pull request. A person will read it.",
      ]
      : [
        "The catalogue is not kept on GitHub. Copy the new file, or download it.",
        `In the catalogue's folder catalogue/${form.collection}, replace the file ${slug}.yml with it.`,
        "Propose the change.",
      ];
  }

  function newOwnerNote() {
    const organisation = make("a", { href: `${root}contribute/new/organisation/` }, "add it");
    return ["The owner is not in the catalogue, and this file needs it there: ", organisation, " first."];
  }

  return {
    element,
    /** @param {Proposal} proposal */
    update(proposal) {
      now = proposal;
      file.code.textContent = now.text;
      const address = edit ?? (slug ? "" : newFile(form, now.slug, now.text, `Add ${now.name ?? now.slug}`));
      const texts = slug ? editSteps() : newFileSteps(address);
      if (address) link.href = address;
      updateChildren(actions, Boolean(address), () => [button, ...(address ? [link] : []), saveButton]);
      updateChildren(steps, texts, () => texts.map((step) => make("li", {}, step)));
      updateChildren(note, now.isNewOwner, () => (now?.isNewOwner ? newOwnerNote() : []));
      note.hidden = !now.isNewOwner;
    },
  };
}
