/* What the page says where nothing was found, or not everything. */

import { byId, make } from "../elements.js";
import { englishLink, gettext, joinNames, ROOT } from "../i18n.js";
import { clearButton, numberFormat } from "./results.js";
import { chosenValues } from "./rows.js";
import { state } from "./state.js";

/** @import { Answer } from "./find.js" */

/**
 * Say which words of the query no result has.
 * @param {string[]} words
 */
export function showLeftOut(words) {
  const line = words.length
    ? [gettext("No entry has all these words. Left out: "), make("strong", {}, joinNames(words)), "."]
    : [];
  byId("left-out").replaceChildren(...line);
}

/**
 * Return suggestions for a search without results.
 * @param {Answer} answer
 */
export function emptyAdvice({ words, numbers, areas }) {
  const ideas = [];
  if (chosenValues().length) {
    ideas.push(make("li", {}, clearButton("facet-button", gettext("Search without filters"))));
  }
  const links = words.length > 1 ? words.flatMap((word, at) => wordLink(word, numbers[at])) : [];
  if (links.length) ideas.push(make("li", {}, gettext("Search for one of the words: "), ...links));
  if (state.query) ideas.push(make("li", {}, gettext("Try fewer words or other words, or check the spelling.")));
  ideas.push(
    make("li", {}, make("a", { href: "#browse" }, gettext("Browse")), gettext(" by kind, service area and more.")),
  );
  /**
   * @param {string} anchor
   * @param {string} words
   */
  const contributeLink = (anchor, words) =>
    make("a", { href: new URL(`contribute/#${anchor}`, ROOT).href, ...englishLink }, words);
  ideas.push(
    make(
      "li",
      {},
      gettext("Do you know of something that belongs here? "),
      contributeLink("add-an-entry", gettext("Add it")),
      gettext(" in about 10 minutes."),
    ),
  );
  ideas.push(
    make(
      "li",
      {},
      contributeLink("we-need-something", gettext("Say that you need it")),
      gettext(": someone else may know of something, or need it too."),
    ),
  );
  return [
    make(
      "p",
      {},
      make(
        "strong",
        {},
        areas.length ? gettext("No entry matches, only the area above. ") : gettext("Nothing matches. "),
      ),
      gettext("Here is what you can do:"),
    ),
    make("ul", {}, ...ideas),
  ];
}

/**
 * Make a link that searches for a word alone, if anything has it.
 * @param {string} word
 * @param {number} number
 */
function wordLink(word, number) {
  const link = make("a", { href: `?${new URLSearchParams({ q: word })}` }, word);
  return number ? [make("span", { className: "one-word" }, link, ` (${numberFormat.format(number)})`), " "] : [];
}

/** @param {Node[]} children */
export function showEmpty(children) {
  byId("empty").replaceChildren(...(children.length ? [make("div", { className: "empty" }, ...children)] : []));
  byId("empty").hidden = !children.length;
}
