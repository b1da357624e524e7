/* The words of a query, and the forms in which documents have them. Independent of the page. The same rules as in
   generator/publish/search/words.py; a test holds the two to each other. */

/** @type {Record<string, string>} */
const LETTERS = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i", "’": "'", "-": "" };
const BREAK = /[\s/&,–—]+|(?<=[\p{L}\p{N}]{2})-(?=[\p{L}\p{N}]{2})/u;
const EDGES = /^[()[\]{}<>"“”‘'’,;:!?…]+|[()[\]{}<>"“”‘'’,;:!?…]+$/g;
/** @type {Record<string, string>} */
const SIGNS = { "#": "sharp", "++": "plusplus" };
const ACRONYM = /^[A-Z][A-Z0-9]+$/;
/** How a Welsh word may begin after a change, and how it then begins in a dictionary. The first that fits counts.
 * @type {[string, string][]} */
const MUTATIONS = [
  ...Object.entries({
    ngh: "c",
    mh: "p",
    nh: "t",
    ng: "g",
    ch: "c",
    ph: "p",
    th: "t",
    dd: "d",
    ll: "",
    rh: "",
    ff: "",
  }),
  ...Object.entries({ m: "b", f: "b m", n: "d", g: "c", b: "p", d: "t", l: "ll gl", r: "rh gr" }),
  ...[..."aeiouwy"].map((vowel) => /** @type {[string, string]} */ ([vowel, `g${vowel}`])),
];
const SHORTEST_MUTATED = 3; // letters
const NUMBERS = "abcdefgh";
const MOST_VARIANTS = 16;
const SHOUTED = 3; // words; a query of so many, all in capitals, has no acronyms

/**
 * Return a word in lower case, with plain letters for joined and barred ones and without a hyphen.
 * @param {string} word
 */
export const fold = (word) => word.toLowerCase().replace(/[^ -~]|-/g, (letter) => LETTERS[letter] ?? letter);

/**
 * Return the words of a text as they are written, without the punctuation around them.
 * @param {string} text
 */
export const split = (text) =>
  text.split(BREAK).map((word) => word.replace(EDGES, "").replace(/\.$/, "")).filter((word) =>
    /[\p{L}\p{N}]/u.test(word)
  );

/**
 * Return the words of a query without small ones, or all of them if it has no others. An acronym is not small.
 * @param {string} query
 * @param {Iterable<string>} small
 */
export function telling(query, small) {
  const all = split(query);
  const isShouted = all.length >= SHOUTED && query === query.toUpperCase();
  const words = [...new Set(isShouted ? all.map((word) => word.toLowerCase()) : all)];
  const ignored = new Set(small);
  const others = words.filter((word) => ACRONYM.test(word) || !ignored.has(fold(word)));
  return others.length ? others : words;
}

/** @param {string} word */
export const isAcronym = (word) => ACRONYM.test(word);

/**
 * Return a word whose signs belong to it as a word of letters, such as "csharp" for "C#", or "".
 * @param {string} word
 */
export function named(word) {
  const version = word.match(/^v?(\d+(?:\.\d+)+)$/i);
  if (version) return `zzn${version[1].replaceAll(".", "dot")}`;
  const signed = word.match(/^([a-z]+)(#|\+\+)$/i);
  if (signed) return signed[1].toLowerCase() + SIGNS[signed[2]];
  const dotted = word.match(/^\.([a-z]\w*)$/i);
  return dotted ? `dot${dotted[1].toLowerCase()}` : "";
}

/**
 * Return a folded Welsh word and what it may be without the mutation of its beginning.
 * @param {string} word
 */
export function radicals(word) {
  const [begins, before] = (word.length >= SHORTEST_MUTATED && MUTATIONS.find(([each]) => word.startsWith(each))) ||
    ["", ""];
  return [word, ...before.split(" ").filter(Boolean).map((each) => each + word.slice(begins.length))];
}

/**
 * Return words in the form in which a phrase is found as a whole: in alphabetical order, each with their number.
 * @param {string[]} words
 * @param {string[]} languages
 */
export function phrases(words, languages) {
  const plain = words.map((word) => named(word) || fold(word));
  /** @type {string[][]} */
  let variants = [[]];
  for (const word of plain) {
    const forms = languages.includes("cy") ? radicals(word) : [word];
    variants = variants.flatMap((variant) => forms.map((form) => [...variant, form])).slice(0, MOST_VARIANTS);
  }
  const number = `zz${NUMBERS[Math.min(words.length, NUMBERS.length) - 1]}`;
  return variants.map((variant) => variant.toSorted().map((word) => number + word).join(" "));
}
