/* Columns of a table that a page puts beside each other: its address names them, and each is fetched as HTML. */

import { findAll, make } from "./elements.js";

/**
 * Return the slugs that a parameter of the page's address names, each once.
 * @param {string} parameter
 */
export const slugsInAddress = (parameter) => [
  ...new Set(
    (new URLSearchParams(location.search).get(parameter) ?? "").split(",").map((each) => each.trim()).filter(Boolean),
  ),
];

/**
 * Go to the page's address with other slugs in a parameter, as a step of the browser's history.
 * @param {string} parameter
 * @param {string[]} slugs
 */
export function pushAddress(parameter, slugs) {
  history.pushState(null, "", `${location.pathname}${slugs.length ? `?${parameter}=${slugs.join(",")}` : ""}`);
}

/** Let the link to the other language lead to the same choice. */
export function updateLanguageLinks() {
  /** @type {HTMLAnchorElement[]} */
  const links = findAll(document, "a.language-link");
  for (const link of links) link.search = location.search;
}

/** @param {URL} url */
export async function fetchJson(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return answer.json();
}

/**
 * Return the rows of a column. The only HTML that is parsed: templates of this site wrote it, and escaped all texts.
 * @param {string} rows
 * @returns {DocumentFragment}
 */
export const parseRows = (rows) => make("template", { innerHTML: rows }).content;
