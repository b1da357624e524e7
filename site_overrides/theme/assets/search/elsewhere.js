/* What other languages of the site have for a query. Loaded, with their indexes, only if this one has no answer. */

import { findAll, make } from "../elements.js";
import { gettext, ngettext } from "../i18n.js";
import { find } from "./find.js";
import { Index } from "./index.js";

/** @type {Map<string, Index>} */
const indexes = new Map();

/**
 * Return a line for each language that has entries with all words of a query, or a service area.
 * @param {string} query
 */
export async function otherAnswers(query) {
  /** @type {HTMLAnchorElement[]} */
  const links = findAll(document, "a.language-link");
  const lines = await Promise.all(links.map((link) => answerLine(link, query).catch(console.warn)));
  return lines.flatMap((line) => line ?? []);
}

/**
 * @param {HTMLAnchorElement} language the link to this page in another language
 * @param {string} query
 */
async function answerLine(language, query) {
  const home = new URL("../", new URL(language.pathname, location.href));
  const index = indexes.get(home.href) ?? new Index(home, [...new Set(["en", language.lang.split("-")[0]])]);
  indexes.set(home.href, index);
  if (!index.size) await index.loadTable();
  const { hits, leftOut, areas } = await find(query, index);
  const number = leftOut.length ? 0 : hits.length;
  if (!number && !areas.length) return undefined;
  const address = `${language.pathname}?${new URLSearchParams({ q: query })}`;
  const link = make("a", { href: address, hreflang: language.hreflang }, language.textContent);
  const names = areas.map(({ name }) => make("span", { lang: language.lang }, `, ${name}`));
  const entries = ngettext("%(num)s entry", "%(num)s entries", number);
  return make("p", {}, gettext("There is an answer in another language: "), link, ` (${entries}`, ...names, ")");
}
