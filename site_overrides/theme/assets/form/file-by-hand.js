// The last way to send a proposal: the file itself.

import { make } from "../elements.js";
import { updateChildren } from "./dom.js";
import { download, isOnGitHub, newFile } from "./send.js";
import { copyButton, linkToGitHub, preview } from "./ways.js";

/** @import { Form, Subject } from "./entry.js" */
/** @import { Proposal } from "./proposal.js" */

const FORK = "If it offers to fork the repository, accept: a fork is your own copy.";

/**
 * Make the last way, which is open if it is the only one: to propose the file itself.
 * @param {Form} form
 * @param {Subject} subject
 * @param {string} root
 * @param {boolean} isOnly
 */
export function fileByHand(form, subject, root, isOnly) {
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
