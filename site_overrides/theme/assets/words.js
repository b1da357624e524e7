/* The messages of scripts, in the language of the page. English is in the scripts themselves; each other language comes
   from a module that generator/publish/site/translations.py writes. If it does not arrive, scripts show English. */

export const ROOT = new URL("../", import.meta.url);
const language = document.documentElement.lang;
const isEnglish = language.startsWith("en");

/** The first page in this language. */
export const HOME = isEnglish ? ROOT : new URL(`${language}/`, ROOT);

/** The language of texts of entries, as attributes: search knows entries in English. */
export const inEnglish = isEnglish ? {} : { lang: "en" };

const { words, form } = isEnglish ? untranslated() : await import(`./words.${language}.js`).catch(untranslated);

/**
 * Return what a module of translations exports, with no translations. `form` tells which form a number takes.
 * @param {unknown} [error]
 * @returns {{ words: Record<string, string[]>, form: (n: number) => number }}
 */
function untranslated(error) {
  if (error) console.warn(error);
  return { words: {}, form: () => 0 };
}

/**
 * Translate a message and fill in the values that it names: "%(name)s".
 * @param {string} message
 * @param {Record<string, unknown>} values
 * @returns {string}
 */
export function say(message, values = {}) {
  return put(words[message]?.[0] ?? message, values);
}

/**
 * Translate a message about a number of things; "%(num)s" is the number.
 * @param {string} one
 * @param {string} many
 * @param {number} number
 * @param {Record<string, unknown>} values
 * @returns {string}
 */
export function sayPlural(one, many, number, values = {}) {
  return put(words[one]?.[form(number)] ?? (number === 1 ? one : many), { num: number, ...values });
}

/**
 * @param {string} text
 * @param {Record<string, unknown>} values
 */
const put = (text, values) => text.replace(/%\((\w+)\)s/g, (place, name) => String(values[name] ?? place));

/** The attributes of a link to a page that is in English alone. */
export const away = isEnglish ? {} : { hreflang: "en", "data-mark": say(" (English)") };

/**
 * Join names as people say them. Browsers know how only in some languages, and Welsh is rarely one of them.
 * @param {string[]} names
 */
export function listed(names) {
  const last = names.at(-1) ?? "";
  return names.length > 1 ? names.slice(0, -1).join(", ") + say(" and ") + last : last;
}
