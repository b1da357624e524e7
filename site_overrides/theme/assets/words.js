/* What scripts say, in the language of the page. They have English in them; any other language comes from one module that
   generator/publish/site/translations.py writes. If it does not arrive they speak English, and all else works. */

export const ROOT = new URL("../", import.meta.url);
const language = document.documentElement.lang;
const isEnglish = language.startsWith("en");
/** The first page in this language. */
export const HOME = isEnglish ? ROOT : new URL(`${language}/`, ROOT);
/** What a text of an entry says of its language, since search knows entries in English. */
export const inEnglish = isEnglish ? {} : { lang: "en" };
const { words, form } = isEnglish ? untranslated() : await import(`./words.${language}.js`).catch(untranslated);

/** What is said without the words of another language.
    @returns {{ words: Record<string, string[]>, form: (n: number) => number }} which form of a message a number takes */
function untranslated(/** @type {unknown} */ error) {
  if (error) console.warn(error);
  return { words: {}, form: () => 0 };
}

/** Say a message, with values in the places that it names: "%(name)s". */
export function say(/** @type {string} */ message, values = {}) {
  return put(words[message]?.[0] ?? message, values);
}

/** Say a message about a number of things; "%(num)s" is the number. */
export function sayPlural(one, many, number, values = {}) {
  return put(words[one]?.[form(number)] ?? (number === 1 ? one : many), { num: number, ...values });
}

const put = (text, values) => text.replace(/%\((\w+)\)s/g, (place, name) => values[name] ?? place);

/** What a link says that leads to a page in English alone. */
export const away = isEnglish ? {} : { hreflang: "en", "data-mark": say(" (English)") };

/** Join names as people say them. Browsers know how only in some languages, and Welsh is rarely one of them. */
export function listed(/** @type {string[]} */ names) {
  const last = names.at(-1);
  return names.length > 1 ? names.slice(0, -1).join(", ") + say(" and ") + last : last;
}
