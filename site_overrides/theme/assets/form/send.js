// Ways to send a proposal: GitHub's page for a new file, the clipboard, or a download.

const LONGEST_ADDRESS = 8191; // what GitHub's servers take, in bytes

/** @import { Form } from "./entry.js" */

/**
 * Return the address of GitHub's page for a new file, filled in, or "" if it would be too long or there is none.
 * @param {Form} form
 * @param {string} slug
 * @param {string} text
 * @param {string} title
 */
export function newFile(form, slug, text, title) {
  if (URL.parse(form.repository)?.hostname !== "github.com") return "";
  const path = `catalogue/${form.collection}/${slug}.yml`;
  const asked = Object.entries({ filename: path, value: text, message: title });
  const query = asked.map(([name, value]) => `${name}=${encodeURIComponent(value.toWellFormed())}`).join("&");
  const address = `${form.repository}/new/${form.branch}?${query}`;
  return address.length <= LONGEST_ADDRESS ? address : ""; // it is ASCII, so length counts bytes
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
