/* What a visitor has chosen to compare. It stays in this browser: nothing is sent anywhere, and nothing is kept before
   somebody chooses. Where the browser keeps nothing, the choice lasts as long as the page. */

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
    // The browser keeps nothing: then this page does.
  }
}

/**
 * Return the address of the page that compares some entries.
 * @param {string[]} slugs
 */
export const compareUrl = (slugs) => new URL(`compare/?entries=${slugs.join(",")}`, HOME).href;
