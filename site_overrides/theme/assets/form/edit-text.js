// Writes new values into the text of a file. What did not change stays the same to the byte, comments included.

import { isEqual } from "./dom.js";

/** @import { Fields, Form, Part } from "./entry.js" */
/** @import { Writer } from "./yaml.js" */
/** @typedef {{name: string, lines: string[], after: string[]}} Piece  `after` has the lines up to the next field. */
/** @typedef {{name: string, before: string, after: string}} Change  Those lines of a field that differ. */

const NAME = /^([A-Za-z_][A-Za-z0-9_]*):(?:\s|$)/;
const NOT_A_FIELD = /^(?:#|\.\.\.|\s*$)/;

/**
 * Split a file into what is before its first field, and its fields. Return undefined unless each field begins a line.
 * @param {string} text
 * @param {string[]} names
 */
function split(text, names) {
  const lines = text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  /** @type {Piece[]} */
  const pieces = [{ name: "", lines: [], after: [] }];
  for (const line of lines) {
    const [, name] = line.match(NAME) ?? [];
    if (name) pieces.push({ name, lines: [], after: [] });
    pieces[pieces.length - 1].lines.push(line);
  }
  if (!isEqual(pieces.slice(1).map(({ name }) => name), names)) return undefined;
  for (const piece of pieces) {
    const end = piece.lines.findLastIndex((line) => !NOT_A_FIELD.test(line)) + 1;
    piece.after = piece.lines.splice(end);
  }
  return pieces;
}

/**
 * Append items to a list that is written with one or more lines for each item. Return undefined if more than that has
 * changed, or the list is written otherwise.
 * @param {string[]} lines the lines of the list
 * @param {unknown} old
 * @param {unknown} value
 * @param {Part} part
 * @param {Writer} yaml
 */
function appendItems(lines, old, value, part, yaml) {
  const isLonger = Array.isArray(old) && Array.isArray(value) && value.length > old.length &&
    isEqual(value.slice(0, old.length), old);
  const first = lines.slice(1).find((line) => !/^\s*(?:#|$)/.test(line));
  const indent = first?.match(/^( *)- /)?.[1];
  const { items } = part;
  if (!isLonger || !items || indent === undefined || !/^\w+:\s*(?:#.*)?$/.test(lines[0].trimEnd())) {
    return undefined;
  }
  return [
    ...lines,
    ...value.slice(old.length).flatMap((each) => yaml.item(each, items, indent)).map((line) => `${line}\n`),
  ];
}

/**
 * Return the index of the piece after which a new field belongs, in the order of the schema.
 * @param {string} name
 * @param {Piece[]} pieces
 * @param {string[]} order
 */
function indexFor(name, pieces, order) {
  const before = new Set(order.slice(0, order.indexOf(name)));
  return Math.max(0, pieces.findLastIndex((piece) => before.has(piece.name)));
}

/**
 * Insert a field right after another, so that a comment stays above the field that it describes.
 * @param {Piece[]} pieces
 * @param {number} index
 * @param {{name: string, lines: string[]}} piece
 */
function insert(pieces, index, piece) {
  const { after } = pieces[index];
  const isFirst = index === 0;
  if (!isFirst) pieces[index].after = [];
  pieces.splice(index + 1, 0, { ...piece, after: isFirst ? [] : after });
}

/**
 * Return the new text of a file, and the changes.
 * @param {Form} form
 * @param {Writer} yaml
 * @param {string} text
 * @param {Fields} base
 * @param {Fields} newValues the new value of each field that changed; undefined for one to remove
 */
export function editText(form, yaml, text, base, newValues) {
  const parts = form.schema.properties;
  const order = Object.keys(parts);
  const terminated = text && !text.endsWith("\n") ? `${text}\n` : text;
  const pieces = split(terminated, Object.keys(base));
  /** @type {Change[]} */
  const changes = [];
  /**
   * @param {string} name
   * @param {unknown} value
   */
  function linesOf(name, value) {
    return value === undefined ? [] : yaml.field(name, value, parts[name]).map((line) => `${line}\n`);
  }
  const inOrder = Object.entries(newValues).sort(([one], [other]) => order.indexOf(one) - order.indexOf(other));
  for (const [name, value] of inOrder) {
    const piece = pieces?.find((each) => each.name === name);
    const old = piece?.lines ?? linesOf(name, base[name]);
    const longer = piece && value !== undefined && appendItems(piece.lines, base[name], value, parts[name], yaml);
    const lines = longer || linesOf(name, value);
    changes.push({ name, ...difference(old, lines) });
    if (piece) piece.lines = lines;
    else if (pieces) insert(pieces, indexFor(name, pieces, order), { name, lines });
  }
  if (!changes.length) return { text, changes };
  const whole = pieces
    ? pieces.flatMap(({ lines, after }) => [...lines, ...after]).join("")
    : yaml.entry(form, merged(base, newValues));
  return { text: whole, changes };
}

/**
 * @param {Fields} base
 * @param {Fields} newValues
 */
const merged = (base, newValues) =>
  Object.fromEntries(Object.entries({ ...base, ...newValues }).filter(([, value]) => value !== undefined));

/**
 * Return the lines that differ, without those that are the same at the start and at the end.
 * @param {string[]} old
 * @param {string[]} lines
 */
function difference(old, lines) {
  let start = 0;
  while (start < old.length && start < lines.length && old[start] === lines[start]) start++;
  let end = 0;
  while (end < old.length - start && end < lines.length - start && old.at(-1 - end) === lines.at(-1 - end)) end++;
  return {
    before: old.slice(start, old.length - end).join(""),
    after: lines.slice(start, lines.length - end).join(""),
  };
}
