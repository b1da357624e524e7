/* Which councils there are, and for which of them other names in an address stand. */

/** @import { ChoicesData } from "../form/choices.js" */

/** As many columns as can be read beside each other. */
export const MOST = 12;

/**
 * What organisations.json holds. `instead` has the councils for which another body stands, `former` today's slug of
 * each former one. `groups` are councils by the name of a group, below headings. `services` are in the order of pages.
 * @typedef {{
 *   organisations: [slug: string, name: string, note?: string][], also_known_as: Record<string, string[]>,
 *   former: Record<string, string>, instead: Record<string, string[]>,
 *   groups: [heading: string, groups: [name: string, councils: string[]][]][], services: string[],
 * }} CouncilsData
 */

/** @param {CouncilsData} data */
export function councilList(data) {
  const names = new Map(data.organisations.map(([slug, name]) => [slug, name]));
  const notes = new Map(data.organisations.map(([slug, , note = ""]) => [slug, note]));
  const instead = new Map(Object.entries(data.instead));
  const former = new Map(Object.entries(data.former));
  const present = (/** @type {string} */ slug) => former.get(slug) ?? slug;

  return {
    /**
     * Return the name of a body, or its slug if there is none.
     * @param {string} slug
     */
    name: (slug) => names.get(slug) ?? slug,

    /**
     * Return the councils for which a slug stands: itself, those of another body, or none.
     * @param {string} slug
     */
    of: (slug) => instead.get(present(slug)) ?? (names.has(present(slug)) ? [present(slug)] : []),

    /**
     * Return why a body is no council of today, or "".
     * @param {string} slug
     */
    note: (slug) => notes.get(slug) ?? "",

    /**
     * Return the data by which the text box finds names.
     * @returns {ChoicesData}
     */
    choices() {
      const { organisations, also_known_as } = data;
      return /** @type {any} */ ({ organisations, also_known_as, former: {} });
    },

    groups: data.groups,
    services: data.services,
  };
}
