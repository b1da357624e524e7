// Organisations and entries that an answer may refer to, by slug and by name.

import { foldCase } from "../i18n.js";
import { organisationNames, plain } from "./names.js";

/** @import { Naming } from "./names.js" */

export const SHARED = ["components", "standards", "projects"];
const ORGANISATIONS = "organisations";
const MOST_SHOWN = 12;

/** @typedef {{slug: string, name: string, note?: string, names: string[], searchText: string}} Choice */
/** @typedef {ReturnType<typeof directory>} Directory */

/**
 * What choices.json holds: the texts of each collection, of which `note` says that an organisation has ended or has
 * not begun. `also_known_as` has other names of organisations by slug, `successors` those that replaced one, `former`
 * the files that have former slugs. Without `naming`, only whole names are compared.
 * @typedef {Record<string, [slug: string, name: string, note?: string][]> & {
 *   also_known_as: Record<string, string[]>, former: Record<string, Record<string, string>>,
 *   successors?: Record<string, string[]>, naming?: Naming,
 * }} ChoicesData
 */

/**
 * Index the organisations and entries of the site, by collection.
 * @param {ChoicesData} data
 */
export function directory({ also_known_as: otherNames, former, successors = {}, naming, ...listed }) {
  const address = naming && new RegExp(`^(?:${naming.address})$`);
  const abbreviated = naming && new RegExp(`^(?:${naming.abbreviated})$`);

  /**
   * Return a choice with all by which it is found.
   * @param {string} collection
   * @param {[slug: string, name: string, note?: string]} texts
   * @returns {Choice}
   */
  function choice(collection, [slug, name, note]) {
    const others = collection === ORGANISATIONS ? otherNames[slug] ?? [] : abbreviated?.exec(name)?.slice(1) ?? [];
    const names = [name, ...others];
    const searchText = `${names.map(foldCase).join(" ")} ${slug.replaceAll("-", " ")}`;
    return { slug, name, note, names, searchText };
  }

  const names = new Map(
    Object.entries(listed).map(([each, all]) => [each, new Map(all.map(([slug, name]) => [slug, name]))]),
  );
  /** @type {Map<string, Choice[]>} */
  const searched = new Map(
    Object.entries(listed).map(([each, all]) => [each, all.map((texts) => choice(each, texts))]),
  );
  const councils = naming && organisationNames(searched.get(ORGANISATIONS) ?? [], successors, naming);

  /** @param {string[]} collections */
  const all = (collections) => collections.flatMap((each) => searched.get(each) ?? []);

  /**
   * Return what a text can mean, as `resolve` of generator/names.py does: one if that is certain, several if not.
   * @param {string[]} collections
   * @param {string} text
   * @returns {Choice[]}
   */
  function possible(collections, text) {
    const [, collection, slug] = address?.exec(text.trim()) ?? [];
    const isAsked = collection && collections.includes(ORGANISATIONS) === (collection === ORGANISATIONS);
    const name = isAsked ? slug : text.trim();
    const choices = all(collections);
    const bySlug = choices.filter((each) => each.slug === name);
    if (bySlug.length) return bySlug;
    if (councils && collections.includes(ORGANISATIONS)) return councils.possible(name);
    const matches = choices.filter(({ names }) => names.some((each) => plain(each) === plain(name)));
    return matches.length || !letters(name)
      ? matches
      : choices.filter(({ slug, names }) => [slug, ...names].some((each) => letters(each) === letters(name)));
  }

  return {
    /**
     * Whether a collection has a slug.
     * @param {string} collection
     * @param {string} slug
     */
    has: (collection, slug) => names.get(collection)?.has(slug) ?? false,

    /**
     * Return the name of a slug, or "".
     * @param {string[]} collections
     * @param {string} slug
     */
    name: (collections, slug) => collections.map((each) => names.get(each)?.get(slug)).find(Boolean) ?? "",

    possible,

    /**
     * Return the slug of the only one that a text can mean; otherwise the text itself.
     * @param {string[]} collections
     * @param {string} text
     */
    resolve(collections, text) {
      const matches = possible(collections, text);
      return matches.length === 1 ? matches[0].slug : text;
    },

    /**
     * Return the first matches that contain all words, those that begin with them first, by name as in the file.
     * @param {string[]} collections
     * @param {string} text
     */
    search(collections, text) {
      const query = foldCase(text).trim();
      const words = query.split(/[\s-]+/).filter(Boolean);
      const matches = all(collections).filter(({ searchText }) => words.every((word) => searchText.includes(word)));
      /** @param {Choice} choice */
      const rank = (choice) => {
        if (choice.searchText.startsWith(query)) return 0;
        return words.every((word) => ` ${choice.searchText}`.includes(` ${word}`)) ? 1 : 2;
      };
      return matches.sort((one, other) =>
        Number(Boolean(one.note)) - Number(Boolean(other.note)) || rank(one) - rank(other)
      ).slice(0, MOST_SHOWN);
    },

    /**
     * Return the path of the file that has or had a slug, so that a new entry of a collection cannot have it.
     * @param {string} collection
     * @param {string} slug
     */
    fileWithSlug(collection, slug) {
      const neighbours = SHARED.includes(collection) ? SHARED : [collection];
      const owner = neighbours.find((each) => names.get(each)?.has(slug));
      if (owner) return `catalogue/${owner}/${slug}.yml`;
      return neighbours.map((each) => former[each][slug]).find(Boolean);
    },
  };
}

/**
 * Return the letters and digits of a name alone: GOV.UK Notify is govuknotify.
 * @param {string} name
 */
const letters = (name) => plain(name).replace(/[^\p{L}\p{N}]+/gu, "");

/**
 * Return a slug for a name, in whole words up to a length, as `proposed_slug` of generator/entry_form.py does.
 * @param {string} name
 * @param {number} longest
 */
export function slugFrom(name, longest) {
  const ascii = name.normalize("NFKD").replace(/[\u2018\u2019']/g, "").replace(/\P{ASCII}/gu, "");
  const slug = ascii.replaceAll("&", " and ").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
  if (slug.length <= longest) return slug;
  const start = slug.slice(0, longest + 1);
  return start.includes("-") ? start.slice(0, start.lastIndexOf("-")) : slug.slice(0, longest);
}
