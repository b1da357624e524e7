// New values in an old file: what nobody changed stays as it is, to the byte, comments and all.

import { same } from "./dom.js";

/** @import { Fields, Form, Part } from "./entry.js" */
/** @import { Writer } from "./yaml.js" */
/** @typedef {{name: string, own: string[], after: string[]}} Piece  A field, with what is between it and the next. */
/** @typedef {{name: string, old: string, own: string}} Change  The lines of a field before and after. */

const NAME = /^([A-Za-z_][A-Za-z0-9_]*):(?:\s|$)/;
const BETWEEN = /^(?:#|\.\.\.|\s*$)/;

/**
 * Split a file into what is before its first field, and each field with what is after it. Return nothing where a file
 * is not laid out as one field below the other.
 * @param {string} text
 * @param {string[]} names
 */
function apart(text, names) {
  const lines = text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  /** @type {Piece[]} */
  const pieces = [{ name: "", own: [], after: [] }];
  for (const line of lines) {
    const [, name] = line.match(NAME) ?? [];
    if (name) pieces.push({ name, own: [], after: [] });
    pieces[pieces.length - 1].own.push(line);
  }
  if (!same(pieces.slice(1).map(({ name }) => name), names)) return undefined;
  for (const piece of pieces) {
    const end = piece.own.findLastIndex((line) => !BETWEEN.test(line)) + 1;
    piece.after = piece.own.splice(end);
  }
  return pieces;
}

/**
 * Add items to the end of a list that has lines of its own for each, and leave the others as they are. Return nothing
 * where that cannot be.
 * @param {string[]} own the lines of the list
 * @param {unknown} old
 * @param {unknown} value
 * @param {Part} part
 * @param {Writer} yaml
 */
function appended(own, old, value, part, yaml) {
  const isLonger = Array.isArray(old) && Array.isArray(value) && value.length > old.length &&
    same(value.slice(0, old.length), old);
  const first = own.slice(1).find((line) => !/^\s*(?:#|$)/.test(line));
  const indent = first?.match(/^( *)- /)?.[1];
  const { items } = part;
  if (!isLonger || !items || indent === undefined || !/^\w+:\s*(?:#.*)?$/.test(own[0].trimEnd())) {
    return undefined;
  }
  return [
    ...own,
    ...value.slice(old.length).flatMap((each) => yaml.item(each, items, indent)).map((line) => `${line}\n`),
  ];
}

/**
 * Return the index of the piece after which a new field belongs: the nearest that the schema names before it.
 * @param {string} name
 * @param {Piece[]} pieces
 * @param {string[]} order
 */
function placeFor(name, pieces, order) {
  const before = new Set(order.slice(0, order.indexOf(name)));
  return Math.max(0, pieces.findLastIndex((piece) => before.has(piece.name)));
}

/**
 * Put a field right behind another, so that a comment stays above the field that it is about.
 * @param {Piece[]} pieces
 * @param {number} place
 * @param {{name: string, own: string[]}} piece
 */
function insert(pieces, place, piece) {
  const { after } = pieces[place];
  const isFirst = place === 0;
  if (!isFirst) pieces[place].after = [];
  pieces.splice(place + 1, 0, { ...piece, after: isFirst ? [] : after });
}

/**
 * Return the new text of a file, and each change as its old and new lines.
 * @param {Form} form
 * @param {Writer} yaml
 * @param {string} text
 * @param {Fields} base
 * @param {Fields} changes the new value of each field that changed; undefined for one that is taken out
 */
export function edited(form, yaml, text, base, changes) {
  const parts = form.schema.properties;
  const order = Object.keys(parts);
  const ended = text && !text.endsWith("\n") ? `${text}\n` : text;
  const pieces = apart(ended, Object.keys(base));
  /** @type {Change[]} */
  const told = [];
  /**
   * @param {string} name
   * @param {unknown} value
   */
  const fresh = (
    name,
    value,
  ) => (value === undefined ? [] : yaml.field(name, value, parts[name]).map((line) => `${line}\n`));
  for (
    const [name, value] of Object.entries(changes).sort(([one], [other]) => order.indexOf(one) - order.indexOf(other))
  ) {
    const found = pieces?.find((piece) => piece.name === name);
    const old = found?.own ?? fresh(name, base[name]);
    const own = (found && value !== undefined && appended(found.own, base[name], value, parts[name], yaml)) ||
      fresh(name, value);
    told.push({ name, ...differing(old, own) });
    if (found) found.own = own;
    else if (pieces) insert(pieces, placeFor(name, pieces, order), { name, own });
  }
  if (!told.length) return { text, told };
  const whole = pieces
    ? pieces.flatMap(({ own, after }) => [...own, ...after]).join("")
    : yaml.entry(form, kept(base, changes));
  return { text: whole, told };
}

/**
 * @param {Fields} base
 * @param {Fields} changes
 */
const kept = (base, changes) =>
  Object.fromEntries(Object.entries({ ...base, ...changes }).filter(([, value]) => value !== undefined));

/**
 * Return what differs between two lists of lines, without what they begin and end with in common.
 * @param {string[]} old
 * @param {string[]} own
 */
function differing(old, own) {
  let start = 0;
  while (start < old.length && start < own.length && old[start] === own[start]) start++;
  let end = 0;
  while (end < old.length - start && end < own.length - start && old.at(-1 - end) === own.at(-1 - end)) end++;
  return { old: old.slice(start, old.length - end).join(""), own: own.slice(start, own.length - end).join("") };
}
