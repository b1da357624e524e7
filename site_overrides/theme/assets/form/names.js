// What organisations are called, compared as generator/organisation_names.py does.

import { foldCase } from "../i18n.js";

/** @import { Choice } from "./choices.js" */

/**
 * The words that any council may have in its name, other spellings of words, and patterns: of the abbreviations around
 * the name of a place, of a name that ends in one, of what tells a place from another, and of addresses of pages.
 * @typedef {{
 *   any_council: string[], spellings: Record<string, string>, abbreviations: string, abbreviated: string,
 *   tail: string, address: string,
 * }} Naming
 */

const LONDON = "london";

/**
 * Return a name without regard to case, accents, apostrophes and runs of spaces, and with & as and.
 * @param {string} name
 */
export const plain = (name) =>
  foldCase(name).replace(/['\u0060\u2018\u2019\u02bc]/g, "").replaceAll("&", " and ").split(/\s+/).filter(Boolean)
    .join(" ");

/**
 * Index organisations by what people call them.
 * @param {Choice[]} organisations
 * @param {Record<string, string[]>} successors
 * @param {Naming} naming
 */
export function organisationNames(organisations, successors, naming) {
  const anyCouncil = new Set(naming.any_council);
  const abbreviations = new RegExp(naming.abbreviations, "g");
  const abbreviated = new RegExp(`^(?:${naming.abbreviated})$`);
  const tail = new RegExp(naming.tail, "i");

  /** @param {string} name */
  function wordsOf(name) {
    const bare = plain(name).replaceAll(".", "").replace(/\blondon borough\b/g, " ");
    const words = (bare.match(/[\p{L}\p{N}]+/gu) ?? []).join(" ");
    const rest = words.replace(abbreviations, "").trim() || words;
    return rest.split(" ").filter(Boolean).map((word) => naming.spellings[word] ?? word);
  }

  /** @param {string} name */
  function shorten(name) {
    const words = wordsOf(name);
    const short = words.filter((word) => !anyCouncil.has(word)).join(" ");
    return short && short !== LONDON ? short : words.join(" ");
  }

  /**
   * Return organisations by what `keysOf` returns of each.
   * @param {(choice: Choice) => string[]} keysOf
   */
  function indexBy(keysOf) {
    /** @type {Map<string, Choice[]>} */
    const index = new Map();
    for (const choice of organisations) {
      for (const key of new Set(keysOf(choice))) if (key) index.set(key, [...index.get(key) ?? [], choice]);
    }
    return index;
  }

  function indexes() {
    return {
      names: indexBy(({ names }) => names.map(plain)),
      shortNames: indexBy(({ slug, names }) =>
        [slug, ...names].flatMap((each) => [each, ...abbreviated.exec(each)?.slice(1) ?? []]).map(shorten)
      ),
      firstNames: indexBy(({ slug, names }) =>
        [slug, ...names].filter((each) => tail.test(each)).map((each) => shorten(each.replace(tail, "")))
      ),
    };
  }

  /** @type {ReturnType<typeof indexes> | undefined} */
  let index;

  /** @param {Choice[]} choices */
  function existing(choices) {
    const now = choices.filter(({ note }) => !note);
    return choices.length > 1 && now.length ? now : choices;
  }

  return {
    /**
     * Return what a name can mean: one if that is certain, several if only its writer knows which.
     * @param {string} name
     */
    possible(name) {
      const { names, shortNames, firstNames } = index ??= indexes();
      const exact = existing(names.get(plain(name)) ?? []);
      const short = shorten(name);
      const choices = exact.length ? exact : existing(shortNames.get(short) ?? []);
      if (choices.length !== 1) return choices;
      const all = new Set(choices);
      if (!exact.length) {
        for (const each of firstNames.get(short) ?? []) if (!each.note) all.add(each);
        if (wordsOf(name).includes("county")) {
          for (const each of shortNames.get(`${short}shire`) ?? []) all.add(each);
        }
      }
      if (choices[0].note && (!exact.length || short === wordsOf(name).join(" "))) {
        const next = successors[choices[0].slug] ?? [];
        for (const each of organisations) if (next.includes(each.slug)) all.add(each);
      }
      return [...all];
    },
  };
}
