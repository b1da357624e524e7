/* The tables and the summary of councils side by side, as side-by-side-table.html writes them. */

import { byId, findAll, first, make } from "../elements.js";
import { gettext } from "../i18n.js";

/** @import { Area, Column, Row, Summary } from "./matrix.js" */

/**
 * @param {HTMLTableElement} table
 * @param {Area[]} areas
 * @param {Column[]} shown
 */
export function fillTable(table, areas, shown) {
  /** @type {HTMLTableRowElement} */
  const headRow = first(table, "thead tr");
  const heads = shown.map(({ rows }) => document.importNode(first(rows, "thead th"), true));
  headRow.replaceChildren(headRow.cells[0], ...heads);
  for (const body of [...table.tBodies]) body.remove();
  table.append(...areas.map(({ service, title, rows }) => {
    title.colSpan = shown.length + 1;
    const heading = make("tr", { className: "compare-group" }, title);
    return make("tbody", { "data-service": service }, heading, ...rows.map((row) => tableRow(row, shown.length)));
  }));
  const scrolling = table.closest("div");
  if (!scrolling) return;
  scrolling.hidden = !areas.length;
  /** @type {HTMLElement} */
  const nothing = first(scrolling.parentElement ?? document, ".side-nothing");
  nothing.hidden = Boolean(areas.length);
}

/**
 * @param {Row} row
 * @param {number} all
 */
function tableRow({ slug, head, cells, users }, all) {
  /** @type {HTMLElement} */
  const howMany = first(head, ".how-many");
  howMany.hidden = !users.length;
  howMany.classList.toggle("is-all", users.length === all);
  howMany.textContent = users.length === all
    ? gettext("all %(number)s", { number: all })
    : gettext("%(users)s of %(all)s", { users: users.length, all });
  /** @type {HTMLTemplateElement} */
  const gap = byId("side-gap");
  const filled = Array.from({ length: all }, (_, place) => cells[place] ?? document.importNode(gap.content, true));
  return make("tr", { "data-entry": slug }, head, ...filled);
}

/**
 * Write a summary as `in_short_of` in side-by-side-table.html does.
 * @param {Summary} summary
 * @param {Column[]} shown
 */
export function fillSummary({ byAll, byMost, differences, byOne }, shown) {
  const all = shown.length;
  const allUse = all === 2 ? gettext("Both use") : gettext("All %(number)s use", { number: all });
  const [differ, only] = [gettext("Where they use different things"), gettext("What only one is known to use")];
  const most = byMost.map((row) => [
    link(row),
    ` (${gettext("%(users)s of %(all)s", { users: row.users.length, all })})`,
  ]);
  const paragraphs = [
    byAll.length
      ? make("p", {}, make("strong", {}, allUse), " ", ...links(byAll), ".")
      : make("p", {}, gettext("Nothing is known that all of them use by choice.")),
    byMost.length ? make("p", {}, make("strong", {}, gettext("Most use")), " ", ...joined(most), ".") : undefined,
  ];
  const differing = differences.map(([area, holdings]) =>
    make(
      "div",
      {},
      make("dt", {}, area.title.textContent ?? ""),
      ...[...holdings].map(([place, rows]) => make("dd", {}, councilName(shown[place]), ": ", ...links(rows))),
    )
  );
  const single = [...byOne].map(([place, rows]) => {
    const { lang, textContent } = councilName(shown[place]);
    return make("div", {}, make("dt", lang ? { lang } : {}, textContent ?? ""), make("dd", {}, ...links(rows)));
  });
  byId("side-in-short").replaceChildren(
    ...paragraphs.flatMap((each) => each ?? []),
    ...(differing.length ? [make("h3", {}, differ), make("dl", { className: "side-list" }, ...differing)] : []),
    ...(single.length ? [make("h3", {}, only), make("dl", { className: "side-list" }, ...single)] : []),
    make(
      "p",
      { className: "quiet" },
      gettext("This counts live use and pilots by choice. Plans and taking part are in the table."),
    ),
  );
}

/** @param {Row} row */
const link = ({ head }) => first(head, "a").cloneNode(true);

/** @param {Row[]} rows */
const links = (rows) => joined(rows.map((row) => [link(row)]));

/**
 * Join what stands for each thing with commas and "and".
 * @param {(Node | string)[][]} things
 */
const joined = (things) =>
  things.flatMap((each, index) => {
    const remaining = things.length - index - 1;
    return [...each, ...(remaining ? [remaining === 1 ? gettext(" and ") : ", "] : [])];
  });

/** @param {Column} column */
function councilName({ rows }) {
  const { lang, textContent } = first(rows, "thead a");
  return make("span", lang ? { lang } : {}, textContent ?? "");
}

/** Return the rows of both tables as they are seen: area, entry, why, and the status at each council. */
export function tableOfAll() {
  const heads = findAll(byId("side-chosen"), "thead th").slice(1).map((each) => each.textContent ?? "");
  const why = { chosen: gettext("by choice"), duty: gettext("by duty") };
  const rows = Object.entries(why).flatMap(([part, words]) =>
    [.../** @type {HTMLTableElement} */ (byId(`side-${part}`)).tBodies].flatMap((body) => {
      const [heading, ...entries] = body.rows;
      return entries.map(({ cells: [head, ...cells] }) => {
        /** @type {HTMLAnchorElement} */
        const entry = first(head, "a");
        return [heading.textContent.trim(), entry.textContent, entry.href, words, ...cells.map(textOf)];
      });
    })
  );
  const first4 = [gettext("Service area"), gettext("Name"), gettext("Address"), gettext("By choice or by duty")];
  return [[...first4, ...heads], ...rows];
}

/**
 * Return the words of a cell that are seen.
 * @param {HTMLTableCellElement} cell
 */
function textOf(cell) {
  const copy = /** @type {HTMLTableCellElement} */ (cell.cloneNode(true));
  for (const hidden of findAll(copy, ".visually-hidden")) hidden.remove();
  return copy.textContent.replace(/\s+/g, " ").trim();
}
