/* What the table says of rows: their values, uses and order, and which of them the visitor's choices leave. */

import { here } from "./index.js";
import { chosenIn, state } from "./state.js";
import { fold, split } from "./words.js";

/** @import { Facet, Hit, Status } from "./index.js" */

/** Return the selected values with their facets. */
export const chosenValues = () =>
  here.table.facets.flatMap((facet) =>
    [...chosenIn(facet.id)].map((value) => /** @type {[Facet, string]} */ ([facet, value]))
  );

/**
 * @param {Facet} facet
 * @param {string} value
 */
export const nameOf = (facet, value) => facet.values.find(([id]) => id === value)?.[1] ?? value;

/**
 * Return the values that a row has in a facet.
 * @param {string} id
 * @param {number} row
 */
export const values = (id, row) =>
  here.table.facets.filter((facet) => facet.id === id).flatMap(({ of, values }) =>
    of[row].map((value) => values[value])
  );

/**
 * Return the factor of a row's score: of similar matches, one with more uses is more likely wanted.
 * @param {number} row
 */
const weight = (row) => 1 + Math.log1p(countUses(row, ([id]) => id !== "stopped")) / 20;

/**
 * Filter hits: within a facet any selected value matches, and every facet must match. The counts of a facet ignore its
 * own selection, since they show what one more value would add.
 * @param {Hit[]} hits
 */
export function narrow(hits) {
  const counts = here.table.facets.map(({ values }) => new Uint32Array(values.length));
  const active = here.table.facets.flatMap(({ id, values }, place) => {
    const ids = [...chosenIn(id)];
    return ids.length ? [{ place, allowed: ids.map((each) => values.findIndex(([value]) => value === each)) }] : [];
  });
  const matches = hits.filter(({ row }) => {
    let unmet = -1;
    for (const { place, allowed } of active) {
      if (here.table.facets[place].of[row].some((value) => allowed.includes(value))) continue;
      if (unmet >= 0) return false;
      unmet = place;
    }
    for (let place = 0; place < counts.length; place++) {
      if (unmet < 0 || unmet === place) {
        for (const value of here.table.facets[place].of[row]) counts[place][value]++;
      }
    }
    return unmet < 0;
  });
  return { matches, counts };
}

/** @param {number} row */
export const isOrganisation = (row) =>
  here.table.facets[0].values[here.table.facets[0].of[row][0]][0] === "organisations";

/**
 * Count the adoptions of a row with certain statuses.
 * @param {number} row
 * @param {(status: Status) => boolean} counts
 */
const countUses = (row, counts) =>
  here.table.statuses.reduce((sum, status, at) => sum + (counts(status) ? (here.table.uses[row][at] ?? 0) : 0), 0);

/** @param {number} row */
const countUsers = (row) => (isOrganisation(row) ? 0 : countUses(row, ([, , isUse]) => isUse));

/** @param {Hit[]} hits */
export function sortHits(hits) {
  /** @type {Record<string, (row: number) => number>} */
  const orders = {
    used: countUsers,
    changed: (row) => here.table.changed[row],
    reviewed: (row) => here.table.reviewed[row],
    name: () => 0,
  };
  const weigh = orders[state.sort];
  const weights = new Map(hits.map(({ row, score }) => [row, weigh ? weigh(row) : score * weight(row)]));
  /** @param {Hit} hit */
  const weightOf = (hit) => weights.get(hit.row) ?? 0;
  return hits.sort((one, other) => weightOf(other) - weightOf(one) || one.row - other.row);
}

const OF_NAME = 2; // the factor of the score of a row whose whole name is the query
const RAISED = 20; // rows; the files of the first ones are needed anyway

/**
 * Raise the first rows whose whole name is the query, or one of their other names.
 * @param {Hit[]} hits in order
 */
export async function raiseNames(hits) {
  if (state.sort !== "relevance") return hits;
  const query = plain(state.query);
  const raised = hits.slice(0, RAISED).map(async (hit) =>
    (await namesOf(hit.row)).some((name) => plain(name) === query) ? { ...hit, score: hit.score * OF_NAME } : hit
  );
  return sortHits([...await Promise.all(raised), ...hits.slice(RAISED)]);
}

/** @param {string} text */
const plain = (text) => split(text).map(fold).join(" ");

/**
 * Return the name of a row and its other names, which semicolons part.
 * @param {number} row
 */
async function namesOf(row) {
  const { meta, content, anchors } = await here.loadPage(row);
  const [also, summary] = ["also", "summary"].map((id) => anchors.find((each) => each.id === id)?.location);
  return [meta.title, ...content.split(/\s+/).slice(also, summary).join(" ").split(";")];
}

/**
 * A hit with those of its parts that are hits too.
 * @typedef {{hit: Hit, parts: Hit[]}} Group
 */

/**
 * Put parts below their whole, at the place of whichever comes first. In other orders than by words each stands alone.
 * @param {Hit[]} hits in order
 * @returns {Group[]}
 */
export function groupHits(hits) {
  const isGrouped = state.query && state.sort === "relevance";
  const byRow = new Map(hits.map((hit) => [hit.row, hit]));
  /** @param {Hit} hit */
  const wholeOf = ({ row }) => byRow.get(here.table.wholes[row]?.[0] ?? NaN);
  /** @type {Map<number, Group>} */
  const groups = new Map();
  for (const hit of hits) {
    let top = hit;
    for (let next = isGrouped && wholeOf(hit); next && next !== hit; next = wholeOf(next)) top = next;
    const group = groups.get(top.row) ?? { hit: top, parts: [] };
    groups.set(top.row, group);
    if (top !== hit) group.parts.push(hit);
  }
  return [...groups.values()];
}

/**
 * Count the entries of a service area by kind, and the organisations that use one of them.
 * @param {string} area
 */
export function countArea(area) {
  /** @param {string} id */
  const facet = (id) => here.table.facets.find((each) => each.id === id);
  const [services, users] = [facet("service"), facet("user")];
  const rows = here.table.uses.map((_, row) => row)
    .filter((row) => services?.of[row].some((value) => services.values[value][0] === area));
  /** @type {Record<string, number>} */
  const kinds = {};
  for (const row of rows) {
    const [[kind]] = values("kind", row);
    kinds[kind] = (kinds[kind] ?? 0) + 1;
  }
  return { kinds, users: new Set(rows.flatMap((row) => users?.of[row] ?? [])).size };
}
