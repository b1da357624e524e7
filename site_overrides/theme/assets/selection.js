/* What a visitor has selected to compare. It is kept in this browser alone and sent nowhere; nothing is stored before
   somebody selects something. If the browser has no storage, the selection lasts as long as the page. */

import { HOME } from "./i18n.js";

export const MOST_COMPARED = 4;
const STORAGE_KEY = "compare";
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** @typedef {{slug: string, name: string}} SelectedEntry */

/** @type {SelectedEntry[]} */
let unsaved = [];

/** @returns {SelectedEntry[]} */
export function selection() {
  try {
    /** @type {SelectedEntry[]} */
    const saved = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? "[]");
    return saved.filter(({ slug, name }) => SLUG.test(slug) && typeof name === "string").slice(0, MOST_COMPARED);
  } catch {
    return unsaved;
  }
}

/** @param {SelectedEntry[]} entries */
export function select(entries) {
  unsaved = entries;
  try {
    if (entries.length) localStorage.setItem(STORAGE_KEY, JSON.stringify(entries));
    else localStorage.removeItem(STORAGE_KEY);
  } catch {
    // No storage: `unsaved` holds the selection.
  }
}

/**
 * Return the address of the page that compares some entries.
 * @param {string[]} slugs
 */
export const compareUrl = (slugs) => new URL(`compare/?entries=${slugs.join(",")}`, HOME).href;
