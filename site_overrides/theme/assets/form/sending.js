// How to send a proposal. It is fetched once there is something to send.

import { fileByHand } from "./file-by-hand.js";
import { messageWriter } from "./message.js";
import { ways } from "./ways.js";

/** @import { Directory } from "./choices.js" */
/** @import { Form, Subject } from "./entry.js" */
/** @import { Proposal } from "./proposal.js" */

/**
 * Make the ways to send a proposal, the easiest first.
 * @param {Form} form
 * @param {Subject} subject
 * @param {Directory} choices
 * @param {string} root the way to the first page of the site
 */
export function sending(form, subject, choices, root) {
  const messageOf = messageWriter(form, subject, choices, root);
  const message = ways(form, subject);
  const file = fileByHand(form, subject, root, !message.isPossible);
  return {
    elements: [message.element, file.element],
    /** @param {Proposal} proposal */
    update(proposal) {
      message.update(messageOf(proposal));
      file.update(proposal);
    },
  };
}
