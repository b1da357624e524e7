// Formats that a pattern cannot check, as generator/formats.py checks them. A test compares both on the same cases.
//
// Each function returns the name of an error, whose message Python has written, or undefined. Hosts that pretend to be
// others, ports without pages and hidden characters in codes are left to the check.

/** @typedef {[name: string, values?: Record<string, string>] | undefined} FormatError */
/** @typedef {{text: string, isJoined?: boolean}} Expression  `isJoined`: needs brackets within another. */

const HOST = /^(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_][\w-]{0,61}[^\W_]$/;
const PRIVATE =
  /\.(?:local|localhost|localdomain|internal|intranet|private|corp|home|lan|home\.arpa|test|invalid|onion|alt)$/i;

/**
 * Replace letters and digits of all alphabets with ASCII, since \w in Python matches them all.
 * @param {string} text
 */
const letters = (text) => text.replace(/[\p{L}\p{Nl}\p{No}]/gu, "a").replace(/\p{Nd}/gu, "0");

/**
 * Whether a text has the form of a public host's name; the vowel signs of other alphabets count as none.
 * @param {string} host
 */
const isHost = (host) => HOST.test(letters(host.normalize("NFC").replace(/[^\P{M}\u0300-\u036f]/gu, "")));

/**
 * Split a URL as Python's urlsplit does; the URL class of browsers would correct it first.
 * @param {string} text
 */
function splitHost(text) {
  const position = text.slice("https://".length).split(/[/?#]/, 1)[0];
  const end = position.slice(position.lastIndexOf("@") + 1);
  const [, host, port] = end.match(/^(\[[0-9a-f:.]+\]|[^:[\]]*)(?::([^[\]]*))?$/is) ?? []; // also an IP address
  const hides = /[^\0-\x7f]/.test(position) && /[/?#:]/.test(position.replace(/[:@]/g, "").normalize("NFKC"));
  const isWhole = host !== undefined && !hides && (!port || (/^[0-9]+$/.test(port) && Number(port) <= 65535));
  return { position, host, isWhole };
}

/**
 * @param {string} text
 * @returns {FormatError}
 */
export function address(text) {
  if (!text.startsWith("https://")) return ["address-scheme"];
  const found = text.match(/[\s<>"\\^`{|}]/);
  if (found) return /\s/.test(found[0]) ? ["address-space"] : ["address-character", { character: found[0] }];
  if (/%(?![0-9A-Fa-f]{2})/.test(text)) return ["address-percent"];
  const code = hiddenCode(text);
  if (code) return ["address-code", { code }];
  const { position, host, isWhole } = splitHost(text);
  if (!isWhole) return ["address-whole"];
  if (position.includes("@")) return ["address-at"];
  if (!isHost(host)) return ["address-host"];
  return PRIVATE.test(host) ? ["address-private"] : undefined;
}

/**
 * Return the first code of an address that stands for a control character.
 * @param {string} text
 */
const hiddenCode = (text) => text.match(/%(?:[01][0-9a-f]|7f)/i)?.[0];

/**
 * @param {string} text
 * @returns {FormatError}
 */
export function email(text) {
  const at = text.lastIndexOf("@");
  const host = text.slice(at + 1);
  if (at < 1 || !/^[A-Za-z0-9.!$*+^_~-]{1,64}$/.test(text.slice(0, at)) || !isHost(host)) return ["email"];
  return PRIVATE.test(host) ? ["address-private"] : undefined;
}

/** @param {string} text */
const isFarBack = (text) => Number(text.slice(0, 4)) < 1800;

/**
 * @param {string} text
 * @returns {FormatError}
 */
export function day(text) {
  if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text)) return ["day-form"];
  const date = new Date(`${text}T00:00:00Z`);
  const isReal = !Number.isNaN(date.valueOf()) && date.toISOString().startsWith(text) && !text.startsWith("0000");
  if (!isReal) return ["day-calendar"];
  return isFarBack(text) ? ["day-far-back"] : undefined;
}

/**
 * @param {string} text
 * @returns {FormatError}
 */
export function partOfDate(text) {
  if (/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text)) return day(text);
  if (!/^[0-9]{4}(?:-(?:0[1-9]|1[0-2]))?$/.test(text)) return ["date-form"];
  return isFarBack(text) ? ["day-far-back"] : undefined;
}

/**
 * @param {string} text
 * @returns {FormatError}
 */
export const dateOrYes = (text) => (text === "yes" || !partOfDate(text) ? undefined : ["date-or-yes"]);

/**
 * Return a function that checks SPDX expressions.
 * @param {{licences: string[], exceptions: string[], older: string[]}} list
 */
export function licences(list) {
  /** @param {string[]} names */
  const known = (names) => new Map(names.map((name) => [name.toLowerCase(), name]));
  const licences = known(list.licences);
  const exceptions = known(list.exceptions);
  for (const name of list.older) if (!licences.has(name)) licences.set(name, "");

  /**
   * Return an expression as SPDX writes it, or undefined.
   * @param {string[]} words
   */
  function canonicalExpression(words) {
    let position = 0;
    /** @param {string} word */
    const take = (word) => words[position]?.toLowerCase() === word && Boolean(++position);
    /** @returns {Expression | undefined} */
    const one = () => {
      if (take("(")) {
        const inside = either();
        return inside && take(")") ? inside : undefined;
      }
      const name = licences.get(words[position++]?.toLowerCase());
      if (name === undefined || !take("with")) return name === undefined ? undefined : { text: name };
      const exception = exceptions.get(words[position++]?.toLowerCase());
      return exception ? { text: `${name} WITH ${exception}` } : undefined;
    };
    /**
     * @param {"AND" | "OR"} word
     * @param {() => Expression | undefined} next
     * @returns {() => Expression | undefined}
     */
    const operands = (word, next) => () => {
      /** @type {Expression[]} */
      const parts = [];
      do {
        const part = next();
        if (!part) return undefined;
        parts.push(part);
      } while (take(word.toLowerCase()));
      if (parts.length === 1) return parts[0];
      const text = parts.map((part) => (part.isJoined ? `(${part.text})` : part.text)).join(` ${word} `);
      return { text, isJoined: true };
    };
    const both = operands("AND", one);
    const either = operands("OR", both);
    const whole = either();
    return whole && position === words.length ? whole.text : undefined;
  }

  /**
   * @param {string} text
   * @returns {FormatError}
   */
  return (text) => {
    if (/\bLicenseRef-|\bGPL\b(?!-[0-9])/i.test(text)) return ["licence"];
    const canonical = canonicalExpression(text.match(/[()]|[^\s()]+/g) ?? []);
    if (canonical === undefined) return ["licence"];
    const differs = canonical !== text && canonical.toLowerCase() === text.toLowerCase();
    return differs ? ["licence-spelt", { spelt: canonical }] : undefined;
  };
}
