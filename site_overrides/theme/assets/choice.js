/* What a visitor has chosen to compare. It stays in this browser: nothing is sent anywhere, and nothing is kept before
   somebody chooses. Where the browser keeps nothing, the choice lasts as long as the page. */

import { HOME } from "./words.js";

export const MOST = 4;
const KEPT = "compare";
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** @typedef {{slug: string, name: string}} Chosen */

/** @type {Chosen[]} */ let unkept = [];

/** @returns {Chosen[]} */
export function chosen() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT) ?? "[]");
    return kept.filter(({ slug, name }) => SLUG.test(slug) && typeof name === "string").slice(0, MOST);
  } catch {
    return unkept;
  }
}

export function choose(/** @type {Chosen[]} */ all) {
  unkept = all;
  try {
    if (all.length) localStorage.setItem(KEPT, JSON.stringify(all));
    else localStorage.removeItem(KEPT);
  } catch {
    // The browser keeps nothing: then this page does.
  }
}

/** Give the address that compares some entries. */
export const address = (/** @type {string[]} */ slugs) => new URL(`compare/?entries=${slugs.join(",")}`, HOME).href;
