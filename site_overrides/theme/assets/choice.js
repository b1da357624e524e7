/* What a visitor has chosen to compare. It stays in this browser: nothing is sent anywhere, and nothing is kept before
   somebody chooses. Where the browser keeps nothing, the choice lasts as long as the page. */

import { HOME } from "./words.js";

export const MOST = 4;
const KEPT = "compare";
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** @typedef {{slug: string, name: string}} Chosen */

/** @type {Chosen[]} */
let unkept = [];

/** @returns {Chosen[]} */
export function chosen() {
  try {
    /** @type {Chosen[]} */
    const kept = JSON.parse(localStorage.getItem(KEPT) ?? "[]");
    return kept.filter(({ slug, name }) => SLUG.test(slug) && typeof name === "string").slice(0, MOST);
  } catch {
    return unkept;
  }
}

/** @param {Chosen[]} all */
export function choose(all) {
  unkept = all;
  try {
    if (all.length) localStorage.setItem(KEPT, JSON.stringify(all));
    else localStorage.removeItem(KEPT);
  } catch {
    // The browser keeps nothing: then this page does.
  }
}

/**
 * Return the address of the page that compares some entries.
 * @param {string[]} slugs
 */
export const address = (slugs) => new URL(`compare/?entries=${slugs.join(",")}`, HOME).href;
