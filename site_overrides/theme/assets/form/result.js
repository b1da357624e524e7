// The end of a form: the proposal, its state, and how to send it.

import { make } from "../elements.js";
import { updateChildren } from "./dom.js";

/** @import { Directory } from "./choices.js" */
/** @import { Form, Subject } from "./entry.js" */
/** @import { Proposal } from "./proposal.js" */
/** @import { Change } from "./edit-text.js" */

/**
 * Make the last section of a form.
 * @param {Form} form
 * @param {Subject} subject
 * @param {Directory} choices
 * @param {string} root the way to the first page of the site
 */
export function result(form, subject, choices, root) {
  const title = subject.isNewUse ? "Send it" : subject.slug ? "What changes" : "Your proposal";
  const heading = make("h2", { id: "proposal", tabIndex: -1 }, title);
  const status = make("p", { className: "state" });
  const changeList = make("div");
  const check = make("button", { className: "button" }, "Check what I wrote");
  const checkLine = make("p", { className: "check" }, check);
  const ways = make("div", { className: "sending" });
  const element = make("section", { className: "result" }, heading, status, changeList, checkLine, ways);
  element.setAttribute("aria-labelledby", heading.id);

  /** @type {Proposal} */
  let now;
  /** @type {Promise<(proposal: Proposal) => void> | undefined} */
  let loading;

  /** Fetch what is needed to send a proposal, and return what brings it up to date. */
  async function load() {
    const { sending } = await import("./sending.js");
    const { elements, update } = sending(form, subject, choices, root);
    ways.replaceChildren(...elements);
    return update;
  }

  async function updateWays() {
    try {
      loading ??= load();
      (await loading)(now);
    } catch (error) {
      console.error(error);
      loading = undefined; // it is tried again with the next key
      ways.replaceChildren("This part of the page did not load. You may have lost your connection.");
    }
  }

  /**
   * Return whether the proposal can be sent, in one line.
   * @param {Proposal} proposal
   */
  function stateOf({ diagnostics, changes, isEmpty }) {
    const isNew = !subject.slug || subject.isNewUse;
    if (subject.slug ? !changes.length : isEmpty) {
      return `You have not ${isNew ? "written" : "changed"} anything yet. Once you have, you send it here.`;
    }
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
      now = state;
      status.textContent = stateOf(state);
      const isIdle = subject.slug ? !state.changes.length : state.isEmpty;
      ways.hidden = checkLine.hidden = isIdle;
      const changes = subject.isNewUse ? [] : state.changes; // what is new is on the screen already
      updateChildren(changeList, changes, () => changes.map((change) => changeBlock(form, change)));
      if (!isIdle) updateWays();
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
