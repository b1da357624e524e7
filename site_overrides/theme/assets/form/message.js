// What is sent to people, as an issue or an email: a subject, and the answers below headings.

import { SHARED } from "./choices.js";
import { answersTo, bodyOf, correctionOf, moreOf, wording } from "./answers.js";
import { issueForm, issueWithText } from "./send.js";

/** @import { Directory } from "./choices.js" */
/** @import { Form, Subject } from "./entry.js" */
/** @import { Proposal } from "./proposal.js" */

/**
 * `issue` is the address of an issue with all this in it, or "" if it would be too long or there can be none.
 * @typedef {{subject: string, body: string, issue: string}} Message
 */

/**
 * Return a function that puts a proposal into a message.
 * @param {Form} form
 * @param {Subject} subject
 * @param {Directory} choices
 * @param {string} root the way to the first page of the site
 * @returns {(proposal: Proposal) => Message}
 */
export function messageWriter(form, subject, choices, root) {
  const inWords = wording(form, choices);

  /** @param {Proposal} proposal */
  function aboutUse({ use: fields = {} }) {
    const asked = form.use?.asked ?? [];
    const part = form.schema.properties.uses.items ?? form.schema;
    const [what, who, ...others] = answersTo(asked, fields, part, inWords);
    const names = [
      { ...what, text: inWords.nameOf(SHARED, subject.use ?? "") },
      { ...who, text: inWords.nameOf(["organisations"], subject.slug ?? "") },
    ];
    return [...names, ...others];
  }

  /** @param {Proposal} proposal */
  function newUse(proposal) {
    const answers = aboutUse(proposal);
    const title = `We use: ${subject.used}`;
    const issue = form.use?.issue_form ? issueForm(form, "use", title, answers) : "";
    return { subject: `${title} (${subject.name})`, body: bodyOf(answers, form), issue };
  }

  /** @param {Proposal} proposal */
  function newEntry({ now, moreToTell }) {
    const title = `New ${form.kind}: ${now.name ?? ""}`;
    const more = [moreOf(form, now, inWords), moreToTell].filter(Boolean).join("\n\n");
    const body = bodyOf(answersTo(form.asked, now, form.schema, inWords), form, more);
    return { subject: title, body, issue: form.issue_form ? issueWithText(form, title, body) : "" };
  }

  /** @param {Proposal} proposal */
  function correction(proposal) {
    const { collection, slug, use, used, name, title } = subject;
    const page = new URL(`${root}${collection}/${slug}/`, location.href).href;
    const answers = use
      ? [
        { label: form.labels.correction, id: "", text: `${page}\n\nWhat it says about ${used}` },
        ...aboutUse(proposal),
      ]
      : correctionOf(form, page, proposal.newValues, inWords);
    return {
      subject: use ? `Correct what ${name} says about ${used}` : title,
      body: bodyOf(answers, form),
      issue: "",
    };
  }

  return (proposal) => {
    if (!subject.slug) return newEntry(proposal);
    return subject.isNewUse ? newUse(proposal) : correction(proposal);
  };
}
