// New values in an old file: what nobody changed stays as it is, to the byte, comments and all.

import { same } from "./dom.js";

const NAME = /^([A-Za-z_][A-Za-z0-9_]*):(?:\s|$)/;
const BETWEEN = /^(?:#|\.\.\.|\s*$)/;

/**
 * Take a file apart: what stands before its first field, and each field with what stands after it. Gives nothing where
 * a file is not laid out as one field below the other.
 */
function apart(text, names) {
  const lines = text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const pieces = [{ name: "", own: [], after: [] }];
  for (const line of lines) {
    const [, name] = line.match(NAME) ?? [];
    if (name) pieces.push({ name, own: [], after: [] });
    pieces.at(-1).own.push(line);
  }
  if (!same(pieces.slice(1).map(({ name }) => name), names)) return undefined;
  for (const { own, after } of pieces) while (own.length && BETWEEN.test(own.at(-1))) after.unshift(own.pop());
  return pieces;
}

/** Add lines to the end of a list that is written with a line or more for each item, and leave the list alone. */
function appended(own, old, value, part, yaml) {
  const isLonger = Array.isArray(old) && Array.isArray(value) && value.length > old.length &&
    same(value.slice(0, old.length), old);
  const first = own.slice(1).find((line) => !/^\s*(?:#|$)/.test(line));
  const indent = first?.match(/^( *)- /)?.[1];
  if (!isLonger || indent === undefined || !/^\w+:\s*(?:#.*)?$/.test(own[0].trimEnd())) return undefined;
  return [
    ...own,
    ...value.slice(old.length).flatMap((each) => yaml.item(each, part.items, indent)).map((line) => `${line}\n`),
  ];
}

/** Where a new field belongs: behind the nearest that the schema names before it. */
function placeFor(name, pieces, order) {
  const before = new Set(order.slice(0, order.indexOf(name)));
  return Math.max(0, pieces.findLastIndex((piece) => before.has(piece.name)));
}

/** Put a field right behind another, so that a comment stays above the field that it is about. */
function insert(pieces, place, piece) {
  const { after } = pieces[place];
  const isFirst = place === 0;
  if (!isFirst) pieces[place].after = [];
  pieces.splice(place + 1, 0, { ...piece, after: isFirst ? [] : after });
}

/**
 * Give the new text of a file, and each change as its old and new lines.
 * @param {Record<string, unknown>} changes the new value of each field that changed; undefined for one that goes
 */
export function edited(form, yaml, text, base, changes) {
  const parts = form.schema.properties;
  const order = Object.keys(parts);
  const ended = text && !text.endsWith("\n") ? `${text}\n` : text;
  const pieces = apart(ended, Object.keys(base));
  const told = [];
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

const kept = (base, changes) =>
  Object.fromEntries(Object.entries({ ...base, ...changes }).filter(([, value]) => value !== undefined));

/** Give what differs between two stretches of lines, without what they begin and end with in common. */
function differing(old, own) {
  let start = 0;
  while (start < old.length && start < own.length && old[start] === own[start]) start++;
  let end = 0;
  while (end < old.length - start && end < own.length - start && old.at(-1 - end) === own.at(-1 - end)) end++;
  return { old: old.slice(start, old.length - end).join(""), own: own.slice(start, own.length - end).join("") };
}
