/* The row of a result. */

import { make } from "../elements.js";
import { englishText, gettext, HOME, ngettext } from "../i18n.js";
import { here } from "./index.js";
import { isOrganisation, values } from "./rows.js";
import { state } from "./state.js";

/** @import { EnginePage, Hit, Status } from "./index.js" */
/** @import { Group } from "./rows.js" */

const EXTRACT = 28; // words
const SHOWN_PARTS = 3;

/**
 * Make the row of a hit, with its parts below it.
 * @param {Group} group
 */
export async function groupRow({ hit, parts }) {
  const row = entryRow(hit, await here.loadPage(hit.row), false);
  const rest = parts.slice(SHOWN_PARTS);
  if (parts.length) row.append(await partList(parts.slice(0, SHOWN_PARTS)));
  if (rest.length) {
    const summary = make("summary", {}, ngettext("%(num)s more part", "%(num)s more parts", rest.length));
    const details = make("details", { className: "row-rest" }, summary);
    details.addEventListener("toggle", async () => details.append(await partList(rest)), { once: true });
    row.append(details);
  }
  return row;
}

/** @param {Hit[]} parts */
async function partList(parts) {
  const items = parts.map(async (hit) => entryRow(hit, await here.loadPage(hit.row), true));
  const list = make("ul", { className: "row-parts" }, ...(await Promise.all(items)));
  list.setAttribute("aria-label", gettext("Its parts"));
  return list;
}

/**
 * Make the row of a hit; a part that stands below its whole has less in it.
 * @param {Hit} hit
 * @param {EnginePage} page
 * @param {boolean} isPart
 */
function entryRow({ row, marks }, page, isPart) {
  const words = page.content.split(/\s+/);
  /** @param {string} id */
  const startOf = (id) => page.anchors.find((anchor) => anchor.id === id)?.location ?? words.length;
  const end = startOf("known"); // the rest of the text is only for the search
  const more = Math.min(startOf("more"), end);
  const [kind] = values("kind", row);
  const [name, summary] = here.table.translated?.[row] ?? [];
  const title = name ? highlight(name) : withMarks(page.meta.title.split(/\s+/), startOf("name"), marks);
  const about = summary
    ? highlight(summary)
    : withMarks(words.slice(startOf("summary"), more), startOf("summary"), marks);
  const link = make("a", { href: new URL(page.url, HOME).href, ...(name ? {} : englishText) }, ...title);
  const parts = [
    make(
      "div",
      { className: "row-name" },
      make(isPart ? "h3" : "h2", {}, link),
      " ",
      make("span", { className: "kind" }, kind[1].toLowerCase()),
    ),
    make("p", { className: "row-summary", ...(summary ? {} : englishText) }, ...about),
  ];
  const rest = summary ? startOf("summary") : more; // the start of what is not shown above
  const first = Math.min(...marks);
  if (first >= rest && first < end && ![...title, ...about].some((each) => typeof each !== "string")) {
    const start = Math.max(rest, first - EXTRACT / 4);
    const after = start + EXTRACT < end ? " …" : "";
    const extract = withMarks(words.slice(start, Math.min(start + EXTRACT, end)), start, marks);
    parts.push(make("p", { className: "row-extract", ...englishText }, start > rest ? "… " : "", ...extract, after));
  }
  if (isPart) return make("li", { className: `row-part is-${kind[0]}` }, ...parts);
  const facts = ["owner", "stage", "licence"].flatMap((id) =>
    values(id, row).map(([, name]) => make("span", {}, name))
  );
  const [, whole] = here.table.wholes[row] ?? [];
  if (whole) facts.unshift(make("span", {}, gettext("Part of %(name)s", { name: whole })));
  facts.push(...useLines(row).map((words) => make("span", { className: "row-used" }, words)));
  if (facts.length) parts.push(make("p", { className: "row-facts" }, ...facts));
  return make("li", { className: `row is-${kind[0]}` }, ...parts);
}

/**
 * Join words, and mark those that were searched for.
 * @param {string[]} words
 * @param {number} start the index of the first word in the entry's text
 * @param {Set<number>} marks
 */
function withMarks(words, start, marks) {
  return words.flatMap((word, index) => [index ? " " : "", marks.has(start + index) ? make("mark", {}, word) : word]);
}

/**
 * Mark words of a translation, which the engine has not indexed, that begin with a word of the query.
 * @param {string} text
 */
function highlight(text) {
  const prefixes = state.query.toLowerCase().split(/\s+/).filter(Boolean);
  const words = text.split(/\s+/);
  /** @param {string} word */
  const isMatch = (word) => prefixes.some((each) => word.toLowerCase().startsWith(each));
  return withMarks(words, 0, new Set(words.flatMap((word, index) => (isMatch(word) ? index : []))));
}

/**
 * Return lines with the number of adoptions by status: those that mean use, and those that only mean taking part.
 * @param {number} row
 */
function useLines(row) {
  /** @param {Status} status */
  const isUse = ([id, , isNow]) => isNow || id === "stopped" || id === "duty";
  /** @param {(status: Status) => boolean} isIncluded */
  const countsOf = (isIncluded) =>
    here.table.statuses.flatMap((
      each,
      index,
    ) => (here.table.uses[row][index] && isIncluded(each) ? `${here.table.uses[row][index]} ${each[1]}` : [])).join(
      ", ",
    );
  const lines = isOrganisation(row)
    ? [[gettext("Uses or takes part"), countsOf(() => true)]]
    : [[gettext("Used by"), countsOf(isUse)], [gettext("Taking part"), countsOf((each) => !isUse(each))]];
  return lines.flatMap(([lead, words]) => (words ? `${lead}: ${words}` : []));
}
