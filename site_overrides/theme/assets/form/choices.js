// What an answer may refer to: organisations and entries, by slug and by name.

const SHARED = ["components", "standards", "projects"];
const MOST_SHOWN = 12;
const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** @param {Record<string, [string, string, string?][]>} data what the site serves */
export function directory(data) {
  const names = new Map(
    Object.keys(data).filter((each) => each !== "former").map((each) => [each, new Map(data[each])]),
  );
  const searched = new Map(
    [...names.keys()].map((
      each,
    ) => [
      each,
      data[each].map(([slug, name, ended]) => ({
        slug,
        name,
        ended,
        found: plain(`${name} ${slug.replaceAll("-", " ")}`),
      })),
    ]),
  );
  const bySlug = (collection, slug) => names.get(collection)?.get(slug);

  return {
    has: (collection, slug) => names.get(collection)?.has(slug) ?? false,

    /** Give the name of a slug, or nothing. */
    name: (collections, slug) => collections.map((each) => bySlug(each, slug)).find(Boolean) ?? "",

    /** Give the slug that is meant: the text itself, or the slug of the one thing that has this name. */
    meant(collections, text) {
      if (collections.some((each) => names.get(each)?.has(text))) return text;
      const named = collections.flatMap((each) =>
        searched.get(each).filter(({ name }) => name.toLowerCase() === text.toLowerCase())
      );
      return named.length === 1 ? named[0].slug : text;
    },

    /** Give the first few whose name holds all words, those that begin with them first. */
    search(collections, text) {
      const asked = plain(text).trim();
      const words = asked.split(/[\s-]+/).filter(Boolean);
      const found = collections.flatMap((each) => searched.get(each)).filter(({ found }) =>
        words.every((word) => found.includes(word))
      );
      const rank = (
        each,
      ) => (each.found.startsWith(asked) ? 0 : words.every((word) => ` ${each.found}`.includes(` ${word}`)) ? 1 : 2);
      return found.sort((one, other) =>
        Boolean(one.ended) - Boolean(other.ended) || rank(one) - rank(other) || one.name.localeCompare(other.name)
      ).slice(0, MOST_SHOWN);
    },

    /** Give the file that has a slug, now or from before, where a new entry of a collection may not have it too. */
    holder(collection, slug) {
      const neighbours = SHARED.includes(collection) ? SHARED : [collection];
      const owner = neighbours.find((each) => names.get(each)?.has(slug));
      if (owner) return `catalogue/${owner}/${slug}.yml`;
      return neighbours.map((each) => data.former[each][slug]).find(Boolean);
    },
  };
}

/** Make a slug of some length at most from a name, in whole words, as generator/drafts.py does. */
export function proposedSlug(name, longest) {
  const ascii = name.normalize("NFKD").replace(/[\u2018\u2019']/g, "").replace(/\P{ASCII}/gu, "");
  const slug = ascii.replaceAll("&", " and ").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
  if (slug.length <= longest) return slug;
  const start = slug.slice(0, longest + 1);
  return start.includes("-") ? start.slice(0, start.lastIndexOf("-")) : slug.slice(0, longest);
}
