// Judges the hosts and ports of addresses as generator/hosts.py does. A test compares both on the same cases.

/** @import { FormatError } from "./formats.js" */

const NAME = /^(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_][\w-]{0,61}[^\W_]$/;
const PRIVATE =
  /\.(?:local|localhost|localdomain|internal|intranet|private|corp|home|lan|home\.arpa|test|invalid|onion|alt)$/;

// deno-fmt-ignore
const PORTS_WITHOUT_PAGES = new Set([
  0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 80, 87, 95, 101, 102, 103, 104, 109,
  110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530, 531,
  532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060,
  5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080,
]);
const PUNYCODE = "xn--";

/** Alphabets by a pattern of their letters. All others count as one. */
const ALPHABETS = {
  latin: /\p{scx=Latin}/u,
  cyrillic: /\p{Script=Cyrillic}/u,
  greek: /\p{Script=Greek}/u,
  han: /\p{Script=Han}/u,
  hiragana: /\p{scx=Hiragana}/u,
  katakana: /\p{scx=Katakana}/u,
  bopomofo: /\p{Script=Bopomofo}/u,
  hangul: /\p{Script=Hangul}/u,
  arabic: /\p{Script=Arabic}/u,
  hebrew: /\p{Script=Hebrew}/u,
  armenian: /\p{Script=Armenian}/u,
  devanagari: /\p{Script=Devanagari}/u,
  thai: /\p{Script=Thai}/u,
};
const TOGETHER = [["hiragana", "katakana"], ["bopomofo"], ["hangul"]].map((each) => ["latin", "han", ...each]);
const LIKE_LATIN = /^[асԁеһіјӏорԛѕԝхуѵғԍкмтвнгьαινορυωτκγνχϳ]+$/u;
const WELL_KNOWN = [
  "github.com",
  "gitlab.com",
  "bitbucket.org",
  "codeberg.org",
  "gov.uk",
  "gov.scot",
  "gov.wales",
  "nhs.uk",
];

/** @type {Record<string, string>} */
const ODD_LETTERS = { ı: "i", ȷ: "j", ɑ: "a", ɡ: "g", ł: "l", đ: "d", ħ: "h", ø: "o" };

/**
 * Replace letters and digits of all alphabets with ASCII, since \w in Python matches them all.
 * @param {string} text
 */
const letters = (text) => text.replace(/[\p{L}\p{Nl}\p{No}]/gu, "a").replace(/\p{Nd}/gu, "0");

/** @param {string} host */
export const isHost = (host) => NAME.test(letters(host.normalize("NFC")));

/**
 * Return what is wrong with a host in small letters.
 * @param {string} host
 * @returns {FormatError}
 */
export function hostError(host) {
  if (!isHost(host)) return ["address-host"];
  if (PRIVATE.test(host)) return ["address-private"];
  const isPlain = /^[\0-\x7f]*$/.test(host) && !host.includes(PUNYCODE);
  return isPlain ? undefined : disguise(host);
}

/**
 * Return what is wrong with the port of an https address.
 * @param {string | undefined} port
 * @returns {FormatError}
 */
export function portError(port) {
  if (!port || !PORTS_WITHOUT_PAGES.has(Number(port))) return undefined;
  return ["address-port", { port: String(Number(port)) }];
}

/**
 * Return why a host is not what it seems to be.
 * @param {string} host
 * @returns {FormatError}
 */
function disguise(host) {
  const labels = host.split(".");
  const written = labels.map((label) => decoded(label) || label).join(".");
  const known = imitated(host, written);
  if (known) return ["address-well-known", { host: written, known }];
  const isLatinEnding = /^[\0-\x7f]*$/.test(labels[labels.length - 1]);
  for (const each of labels) {
    const label = decoded(each).normalize("NFC");
    if (!label) return ["address-host"];
    const standIn = [...label].find((letter) => letter.normalize("NFKC") !== letter);
    if (standIn) return ["address-stand-in", { letter: standIn, meaning: standIn.normalize("NFKC") }];
    const letter = stranger(label);
    if (letter) return ["address-stranger", { letter, number: numberOf(letter), label }];
    if (isLatinEnding && LIKE_LATIN.test(label.replace(/[0-9_-]/g, ""))) return ["address-like-latin", { label }];
  }
  return undefined;
}

/** @param {string} letter */
const numberOf = (letter) => Number(letter.codePointAt(0)).toString(16).toUpperCase().padStart(4, "0");

/**
 * Return the well-known host that a host looks like but for accents.
 * @param {string} host
 * @param {string} written
 */
function imitated(host, written) {
  const plain = written.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(
    /[^\0-\x7f]/g,
    (each) => ODD_LETTERS[each] ?? each,
  );
  return plain === host ? undefined : WELL_KNOWN.find((each) => `.${plain}`.endsWith(`.${each}`));
}

/**
 * Return the letter of a label that is of another alphabet than the rest.
 * @param {string} label
 */
function stranger(label) {
  const found = [...label].filter((letter) => !/[0-9_-]/.test(letter));
  const alphabets = found.map(alphabetOf);
  if (TOGETHER.some((together) => alphabets.every((each) => together.includes(each)))) return undefined;
  const usual = alphabets.includes("latin") ? "latin" : alphabets[0];
  return found.find((_, index) => alphabets[index] !== usual);
}

/** @param {string} letter */
const alphabetOf = (letter) => Object.entries(ALPHABETS).find(([, pattern]) => pattern.test(letter))?.[0] ?? "other";

/**
 * Return the letters that a label stands for, or "" if it is punycode that stands for none (RFC 3492).
 * @param {string} label
 */
function decoded(label) {
  if (!label.startsWith(PUNYCODE)) return label;
  const code = label.slice(PUNYCODE.length);
  const end = code.lastIndexOf("-");
  const output = [...code.slice(0, Math.max(end, 0))];
  let [position, number, bias, at] = [0, 128, 72, end + 1];
  while (at < code.length) {
    const before = position;
    for (let weight = 1, step = 36;; step += 36) {
      const digit = "abcdefghijklmnopqrstuvwxyz0123456789".indexOf(code[at++] ?? "?");
      if (digit < 0) return "";
      position += digit * weight;
      const limit = Math.min(Math.max(step - bias, 1), 26);
      if (digit < limit) break;
      weight *= 36 - limit;
    }
    const length = output.length + 1;
    bias = adapted(position - before, length, before === 0);
    number += Math.floor(position / length);
    position %= length;
    if (number > 0x10ffff) return "";
    output.splice(position++, 0, String.fromCodePoint(number));
  }
  const text = output.join("");
  return /[^\0-\x7f]/.test(text) && /^[\w-]+$/.test(letters(text.normalize("NFC"))) ? text : "";
}

/**
 * @param {number} delta
 * @param {number} length
 * @param {boolean} isFirst
 */
function adapted(delta, length, isFirst) {
  let rest = isFirst ? Math.floor(delta / 700) : Math.floor(delta / 2);
  rest += Math.floor(rest / length);
  let bias = 0;
  for (; rest > 455; bias += 36) rest = Math.floor(rest / 35);
  return bias + Math.floor((36 * rest) / (rest + 38));
}
