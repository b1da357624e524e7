/* What columns show together: as generator/publish/analysis/side_by_side.py works it out. */

import { findAll } from "../elements.js";
import { foldCase } from "../i18n.js";

/**
 * A row of a table. `name` is what it is sorted by, `users` are the columns of councils that use the entry now, and
 * `known` is the number of those that have anything to do with it.
 * @typedef {{
 *   slug: string, name: string, head: HTMLTableCellElement, cells: (HTMLTableCellElement | undefined)[],
 *   users: number[], known: number,
 * }} Row
 * @typedef {{service: string, title: HTMLTableCellElement, rows: Row[]}} Area
 * @typedef {{slug: string, rows: DocumentFragment}} Column
 */

/**
 * A difference is an area, with the rows that each council uses there, by its place.
 * @typedef {Map<number, Row[]>} Holdings
 * @typedef {{byAll: Row[], byMost: Row[], differences: [Area, Holdings][], byOne: Holdings}} Summary
 */

/**
 * Return the areas of one part of the columns, each with a copy of its rows.
 * @param {string} part
 * @param {Column[]} shown
 * @param {string[]} services  In the order of pages.
 * @returns {Area[]}
 */
export function areasOf(part, shown, services) {
  /** @type {Map<string, {title: HTMLTableCellElement, rows: Map<string, Row>}>} */
  const areas = new Map();
  for (const [place, { rows }] of shown.entries()) {
    /** @type {HTMLTableSectionElement[]} */
    const bodies = findAll(rows, `tbody[data-part="${part}"]`);
    for (const body of bodies) {
      const [heading, ...entries] = document.importNode(body, true).rows;
      const service = body.dataset.service ?? "";
      const area = areas.get(service) ?? { title: heading.cells[0], rows: new Map() };
      areas.set(service, area);
      for (const { dataset: { entry: slug = "", name = "" }, cells: [head, cell] } of entries) {
        const row = area.rows.get(slug) ?? { slug, name: foldCase(name), head, cells: [], users: [], known: 0 };
        area.rows.set(slug, row);
        row.cells[place] = cell;
        if (cell.dataset.use === "used") row.users.push(place);
        if (cell.dataset.use !== "stopped") row.known += 1;
      }
    }
  }
  /** @param {string} service */
  const rank = (service) => services.includes(service) ? services.indexOf(service) : services.length;
  return [...areas].sort(([one], [other]) => rank(one) - rank(other)).map(([service, { title, rows }]) => ({
    service,
    title,
    rows: [...rows.values()].sort(byUsers),
  }));
}

/**
 * Sort as `_row_order` in side_by_side.py does.
 * @param {Row} one
 * @param {Row} other
 */
function byUsers(one, other) {
  const order = (/** @type {Row} */ { name, slug }) => `${name}\0${slug}`;
  return other.users.length - one.users.length || other.known - one.known || (order(one) < order(other) ? -1 : 1);
}

/**
 * @param {Area[]} areas
 * @param {number} number
 * @returns {Summary}
 */
export function summarise(areas, number) {
  const rows = areas.flatMap((area) => area.rows);
  /** @type {[Area, Holdings][]} */
  const differences = areas.flatMap((area) => {
    const holdings = holdingsOf(area.rows.filter(({ users }) => users.length <= number / 2));
    return isDifferent([...holdings.values()]) ? [[area, holdings]] : [];
  });
  const named = new Set(differences.flatMap(([, holdings]) => [...holdings.values()].flat()));
  return {
    byAll: rows.filter(({ users }) => users.length === number),
    byMost: rows.filter(({ users }) => users.length > number / 2 && users.length < number),
    differences,
    byOne: holdingsOf(rows.filter((row) => row.users.length === 1 && !named.has(row))),
  };
}

/**
 * Return the rows that each council uses, in the order of the columns.
 * @param {Row[]} rows
 * @returns {Holdings}
 */
function holdingsOf(rows) {
  const places = [...new Set(rows.flatMap(({ users }) => users))].sort((one, other) => one - other);
  return new Map(places.map((place) => [place, rows.filter(({ users }) => users.includes(place))]));
}

/**
 * Whether two councils both use something that the other does not.
 * @param {Row[][]} held
 */
function isDifferent(held) {
  const hasOwn = (/** @type {Row[]} */ one, /** @type {Row[]} */ other) => one.some((row) => !other.includes(row));
  return held.some((one) => held.some((other) => hasOwn(one, other) && hasOwn(other, one)));
}
