/* The messages of scripts, in the language of the page. English is in the scripts themselves; other languages are in
   modules that generator/publish/site/translations.py writes. If such a module does not load, messages are English. */

export const ROOT = new URL("../", import.meta.url);
export const language = document.documentElement.lang;
export const isEnglish = language.startsWith("en");

/** The first page in this language. */
export const HOME = isEnglish ? ROOT : new URL(`${language}/`, ROOT);

/** Attributes of text from the search index, which is in English. */
export const englishText = isEnglish ? {} : { lang: "en" };

const { messages, pluralForm } = isEnglish
  ? noTranslations()
  : await import(`./i18n.${language}.js`).catch(noTranslations);

/**
 * Return what a module of translations exports, without translations. `pluralForm` returns the index of a plural form.
 * @param {unknown} [error]
 * @returns {{ messages: Record<string, string[]>, pluralForm: (n: number) => number }}
 */
function noTranslations(error) {
  if (error) console.warn(error);
  return { messages: {}, pluralForm: () => 0 };
}

/**
 * Translate a message and fill in the values that it names: "%(name)s".
 * @param {string} message
 * @param {Record<string, unknown>} values
 * @returns {string}
 */
export function gettext(message, values = {}) {
  return interpolate(messages[message]?.[0] ?? message, values);
}

/**
 * Translate a message about a number of things; "%(num)s" is the number.
 * @param {string} one
 * @param {string} many
 * @param {number} number
 * @param {Record<string, unknown>} values
 * @returns {string}
 */
export function ngettext(one, many, number, values = {}) {
  return interpolate(messages[one]?.[pluralForm(number)] ?? (number === 1 ? one : many), { num: number, ...values });
}

/**
 * @param {string} text
 * @param {Record<string, unknown>} values
 */
const interpolate = (text, values) => text.replace(/%\((\w+)\)s/g, (place, name) => String(values[name] ?? place));

/** The attributes of a link to a page that is in English alone. */
export const englishLink = isEnglish ? {} : { hreflang: "en", "data-suffix": gettext(" (English)") };

/**
 * Join names with commas and "and". Few browsers have Welsh in Intl.ListFormat.
 * @param {string[]} names
 */
export function joinNames(names) {
  const last = names.at(-1) ?? "";
  return names.length > 1 ? names.slice(0, -1).join(", ") + gettext(" and ") + last : last;
}

/**
 * Return a text in lower case and without accents, so that a name is found however somebody types it.
 * @param {string} text
 */
export const foldCase = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
