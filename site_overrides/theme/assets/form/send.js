// Ways to send a proposal: a form or a page of GitHub that is filled in, an email, the clipboard, or a download.

/** @import { Answer } from "./answers.js" */
/** @import { Form } from "./entry.js" */

const LONGEST_NEW_FILE = 8191; // bytes that GitHub's servers take
const LONGEST_ISSUE = 6000; // bytes, with room for what GitHub adds when it asks people to sign in
const LONGEST_EMAIL = 2000; // characters: Windows opens no longer address in the program for email

/** @param {Form} form */
export const isOnGitHub = ({ repository }) =>
  repository.startsWith("https://") && URL.parse(repository)?.hostname === "github.com";

/**
 * Return an address below the repository, or "" if it would be too long, or the catalogue is not kept on GitHub.
 * @param {Form} form
 * @param {string} path
 * @param {[name: string, value: string][]} query
 * @param {number} longest
 */
function onGitHub(form, path, query, longest) {
  if (!isOnGitHub(form)) return "";
  const address = `${form.repository}/${path}?${new URLSearchParams(query)}`;
  return address.length <= longest ? address : ""; // it is ASCII, so length counts bytes
}

/**
 * Return the address of GitHub's page for a new file, filled in.
 * @param {Form} form
 * @param {string} slug
 * @param {string} text
 * @param {string} title
 */
export function newFile(form, slug, text, title) {
  const path = `catalogue/${form.collection}/${slug}.yml`;
  return onGitHub(form, `new/${form.branch}`, [
    ["filename", path],
    ["value", text],
    ["message", title],
  ], LONGEST_NEW_FILE);
}

/**
 * Return the address of an issue with its text. The forms that GitHub shows would stay empty where they have lists to
 * choose from.
 * @param {Form} form
 * @param {string} title
 * @param {string} body
 */
export const issueWithText = (form, title, body) =>
  onGitHub(form, "issues/new", [["title", title], ["body", body]], LONGEST_ISSUE);

/**
 * Return the address of an issue form with answers. It must have text boxes only.
 * @param {Form} form
 * @param {string} template
 * @param {string} title
 * @param {Answer[]} answers
 */
export function issueForm(form, template, title, answers) {
  const given = answers.filter(({ text }) => text).map(({ id, text }) => /** @type {[string, string]} */ ([id, text]));
  return onGitHub(form, "issues/new", [["template", `${template}.yml`], ["title", title], ...given], LONGEST_ISSUE);
}

/**
 * Return the address that opens an email, or "" if it would be too long or the catalogue has no mailbox.
 * @param {Form} form
 * @param {string} subject
 * @param {string} body
 */
export function email({ mailbox }, subject, body) {
  const page = new URL(location.pathname, location.href);
  const whole = `This was written with the form at ${page}. You can write above this line.\n\n${body}`;
  const [to, about, text] = [mailbox, subject, whole.replaceAll("\n", "\r\n")].map((each) =>
    encodeURIComponent(each.toWellFormed())
  );
  const address = `mailto:${to.replace("%40", "@")}?subject=${about}&body=${text}`;
  return mailbox && address.length <= LONGEST_EMAIL ? address : "";
}

/**
 * Copy a text; if the browser forbids that, select it. Return whether it was copied.
 * @param {string} text
 * @param {Element} shown
 */
export async function copy(text, shown) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    getSelection()?.selectAllChildren(shown);
    return false;
  }
}

/**
 * Save a text as a file.
 * @param {string} text
 * @param {string} name
 */
export function download(text, name) {
  const address = URL.createObjectURL(new Blob([text], { type: "application/yaml" }));
  const link = document.createElement("a");
  Object.assign(link, { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
