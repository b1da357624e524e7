// The ways to send a proposal for which nobody needs to know about files: an issue on GitHub, and an email.

import { make, visuallyHidden } from "../elements.js";
import { updateChildren } from "./dom.js";
import { copy, email, isOnGitHub } from "./send.js";

/** @import { Form, Subject } from "./entry.js" */
/** @import { Message } from "./message.js" */

const FILLED =
  "Sign in if GitHub asks you to. All that you wrote is there already: read it through, and select Create.";
const EMPTY = "The text is too long for a link. Copy it, open GitHub, paste it into the large box, and select Create.";
const MAILED = "It opens in your program for email. Send it from there.";

/**
 * Make a button that copies a text, and the line that says whether that was possible.
 * @param {string} words
 * @param {() => string} textOf
 * @param {HTMLElement} preview shows the text
 */
export function copyButton(words, textOf, preview) {
  const button = make("button", { type: "button", className: "button" }, words);
  const feedback = make("p", { role: "status", className: "quiet" });
  button.addEventListener("click", async () => {
    const done = await copy(textOf(), preview);
    const section = preview.closest("details");
    if (!done && section) section.open = true;
    feedback.textContent = done
      ? "Copied."
      : "Your browser does not let the page copy. The text is selected: press Ctrl and C together.";
  });
  return { button, feedback };
}

/**
 * Make a part that opens and shows a text.
 * @param {string} title
 * @param {string} label
 */
export function preview(title, label) {
  const code = make("code");
  const shown = make("pre", { tabIndex: 0, ariaLabel: label }, code);
  const summary = make("summary", {}, make("h3", {}, title));
  return { code, shown, element: make("details", { className: "section" }, summary, shown) };
}

/** @param {string} words */
export const linkToGitHub = (words) =>
  make(
    "a",
    { className: "button", target: "_blank", rel: "noopener" },
    words,
    visuallyHidden(" (in a new tab)"),
  );

/**
 * Return what somebody without an account can do, where there is no mailbox.
 * @param {boolean} hasText whether there is a text to copy, or else the file
 */
const withoutAccount = (hasText) =>
  make(
    "p",
    {},
    make("b", {}, "No account on GitHub? "),
    `A colleague may have one, as many digital teams do. ${hasText ? "Copy the text" : "Download the file"}, and ask `,
    "them to send it for you. Or ",
    make("a", { href: "https://github.com/signup" }, "make an account"),
    ". It is free.",
  );

/**
 * Make the ways to send a message to people. `isPossible` is false if there is only the file to send.
 * @param {Form} form
 * @param {Subject} subject
 */
export function ways(form, { slug, isNewUse }) {
  const { mailbox } = form;
  const hasIssue = isOnGitHub(form) && Boolean(isNewUse ? form.use?.issue_form : !slug && form.issue_form);
  const isPossible = hasIssue || Boolean(mailbox);
  const link = linkToGitHub("Send it on GitHub");
  const mail = make("a", { className: "button" }, "Send it by email");
  const text = preview("The text that you send", "The text");
  const { button, feedback } = copyButton("Copy the text", () => text.code.textContent ?? "", text.shown);
  const buttons = make("div", { className: "buttons" });
  const steps = make("div", { className: "ways-steps" });

  /**
   * @param {boolean} isFilled whether the issue has the text
   * @param {boolean} isMailed whether the email has the text
   */
  function stepsOf(isFilled, isMailed) {
    const onGitHub = make("p", {}, make("b", {}, "On GitHub: "), isFilled ? FILLED : EMPTY);
    const address = make("a", { href: `mailto:${mailbox}` }, mailbox);
    const byEmail = isMailed ? [MAILED] : ["The text is too long for a link. Copy it, and send it to ", address, "."];
    return [
      ...(hasIssue ? [onGitHub] : []),
      ...(mailbox ? [make("p", {}, make("b", {}, "By email: "), ...byEmail)] : []),
      ...(isOnGitHub(form) && !mailbox ? [withoutAccount(isPossible)] : []),
    ];
  }

  return {
    isPossible,
    element: make("div", { className: "ways" }, ...(isPossible ? [buttons, feedback, steps, text.element] : [steps])),
    /** @param {Message} message */
    update({ subject, body, issue }) {
      const mailAddress = email(form, subject, body);
      text.code.textContent = body;
      link.href = issue || `${form.repository}/issues/new`;
      mail.href = mailAddress;
      const isFilled = [Boolean(issue), Boolean(mailAddress)];
      const offered = [...(hasIssue ? [link] : []), ...(mailAddress ? [mail] : []), button];
      const main = hasIssue ? (issue ? link : button) : offered[0];
      for (const each of offered) each.classList.toggle("button-main", each === main);
      updateChildren(buttons, isFilled, () => offered);
      updateChildren(steps, isFilled, () => stepsOf(isFilled[0], isFilled[1]));
    },
  };
}
