/* The page of comparisons. Which entries it shows is in its address. What it says of each comes as a column, which
   generator/publish/pages/compare.py writes as it writes the ready-made comparisons; here they are set side by side. */

import { choose, chosen, MOST } from "./choice.js";
import { $, make, unseen } from "./elements.js";
import { HOME, listed, ROOT, say } from "./words.js";

const table = $("compare-table");
const field = $("compare-name");
const title = document.title;
/** @type {Map<string, Promise<Column>>} */ const columns = new Map();
/** @type {Record<string, [string, string]>} The address and name of each entry, by slug; old slugs too. */ let entries;
let turn = 0;

/** @typedef {{rows: DocumentFragment, alike: string[]}} Column what is said of an entry, and what else to compare it with */
/** @typedef {{slug: string, name: string} & Column} Side */

// What is asked for

const asked = () => [
  ...new Set(
    (new URLSearchParams(location.search).get("entries") ?? "").split(",").map((each) => each.trim()).filter(
      Boolean,
    ),
  ),
];

/** Follow an old slug to the entry's own. */
const slugOf = (/** @type {string} */ asked) => entries[asked][0].split("/")[1];

/** Change what is compared: in the address, as a step of its own, and in what the visitor has chosen. */
function change(/** @type {string[]} */ slugs) {
  history.pushState(null, "", `${location.pathname}${slugs.length ? `?entries=${slugs.join(",")}` : ""}`);
  choose(slugs.map((slug) => ({ slug, name: entries[slug][1] })));
  return show();
}

function add(/** @type {string} */ slug) {
  const slugs = known();
  if (slugs.includes(slug)) return tell(say("%(name)s is compared already.", { name: entries[slug][1] }));
  if (slugs.length === MOST) return tell(say("%(most)s are the most. Take one away first.", { most: MOST }));
  return change([...slugs, slug]);
}

const known = () => [...new Set(asked().filter((slug) => Object.hasOwn(entries, slug)).map(slugOf))].slice(0, MOST);

function tell(/** @type {string} */ words) {
  $("compare-says").textContent = words;
}

// Columns

function load(/** @type {string} */ slug) {
  if (!columns.has(slug)) columns.set(slug, read(new URL(`compare/columns/${slug}.json`, HOME)));
  return columns.get(slug);
}

async function read(/** @type {URL} */ url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  const { rows, alike } = await answer.json();
  const column = make("template", { innerHTML: rows });
  return { rows: column.content, alike };
}

/** Give the cell that a column has in a row. */
function cellOf(/** @type {string} */ id, /** @type {Side} */ { rows }) {
  return document.importNode(rows.querySelector(`[data-row="${id}"]`).cells[0], true);
}

const part = (/** @type {Element} */ cell, /** @type {string} */ key) => cell.querySelector(`[data-key="${key}"]`);
const joined = (/** @type {Node[]} */ nodes) => nodes.flatMap((each, place) => [place ? ", " : "", each]);

/** Give the keys of what all cells hold, in the order of the first. */
function shared(/** @type {Element[]} */ cells) {
  const keys = cells.map((cell) => [...cell.querySelectorAll("[data-key]")].map((each) => each.dataset.key));
  return keys[0].filter((key) => keys.every((each) => each.includes(key)));
}

/** Keep in each cell those that have to do with all that is compared. */
function keepCommon(/** @type {Element[]} */ cells, /** @type {number} */ most) {
  const common = cells.length > 1 ? shared(cells) : [];
  const more = common.length > most
    ? [make("li", {}, say("and %(number)s more", { number: common.length - most }))]
    : [];
  for (const cell of cells) {
    const items = common.slice(0, most).map((key) => part(cell, key));
    cell.replaceChildren(
      ...(items.length
        ? [make("ul", { className: "plain" }, ...items, ...more.map((each) => each.cloneNode(true)))]
        : []),
    );
  }
}

/** Move what all lack out of the cells into one of their own. */
function moveLacked(/** @type {Element[]} */ cells, /** @type {Element} */ place) {
  const lacked = shared(cells);
  place.replaceChildren(...joined(lacked.map((key) => part(cells[0], key))));
  for (const cell of cells) {
    const others = [...cell.querySelectorAll("[data-key]")].filter((each) => !lacked.includes(each.dataset.key));
    cell.replaceChildren(...joined(others));
  }
}

// Showing

/** Show what the address asks for. A later turn overtakes an earlier one. */
async function show() {
  const mine = ++turn;
  const slugs = known();
  for (const link of document.querySelectorAll("a.tongue")) link.search = location.search; // the same in the other language
  try {
    const sides = await Promise.all(
      slugs.map(async (slug) => ({ slug, name: entries[slug][1], ...(await load(slug)) })),
    );
    if (mine !== turn) return;
    $("compare-result").hidden = !sides.length;
    if (sides.length) fill(sides);
    tell(advice(sides));
    offer(sides);
    document.title = sides.length > 1
      ? `${say("Compare %(names)s", { names: listed(sides.map(({ name }) => name)) })} – ${title}`
      : title;
  } catch (error) {
    console.warn(error);
    columns.clear();
    if (mine === turn) tell(say("A part of the comparison did not arrive. Nothing is lost: load the page again."));
  }
}

/** Say in words what to do next, or what could not be done. */
function advice(/** @type {Side[]} */ sides) {
  const unknown = asked().filter((slug) => !Object.hasOwn(entries, slug));
  const words = unknown.map((slug) =>
    say("Nothing here has the short name “%(slug)s”. Look for it by its name.", { slug })
  );
  if (asked().length - unknown.length > MOST) {
    words.push(say("%(most)s are the most: the first %(most)s are shown.", { most: MOST }));
  }
  if (!sides.length) words.push(say("Nothing is chosen yet. Type a name, or choose “Compare” in any list."));
  if (sides.length === 1) words.push(say("Choose another to compare %(name)s with.", { name: sides[0].name }));
  return words.join(" ");
}

/** Offer to add what these entries may well be compared with. */
function offer(/** @type {Side[]} */ sides) {
  const taken = sides.map(({ slug }) => slug);
  const near = sides.flatMap(({ alike }) => alike);
  const kept = chosen().map(({ slug }) => slug);
  const some = [...new Set([...kept, ...near])].filter((slug) => Object.hasOwn(entries, slug) && !taken.includes(slug))
    .slice(0, MOST);
  const buttons = some.map((slug) => {
    const button = make("button", { type: "button", className: "button" }, unseen(`${say("Add")} `), entries[slug][1]);
    button.addEventListener(
      "click",
      () => add(slug).then(() => $("compare-says").scrollIntoView({ block: "nearest" })),
    );
    return button;
  });
  const box = $("compare-near");
  box.hidden = !buttons.length || sides.length === MOST;
  box.replaceChildren(make("span", {}, say("You could add:")), ...buttons);
}

function fill(/** @type {Side[]} */ sides) {
  const names = sides.map(({ name }) => name);
  table.caption.textContent = listed(names) + say(", side by side");
  table.caption.hidden = sides.length < 2;
  table.tHead.rows[0].replaceChildren(table.tHead.rows[0].cells[0], ...sides.map(head));
  for (const each of table.querySelectorAll("[scope=rowgroup]")) each.colSpan = sides.length + 1;
  const lacked = table.querySelector("[data-row=lacked]");
  for (const row of table.querySelectorAll("[data-row]")) {
    if (row === lacked) continue;
    const cells = sides.map((side) => cellOf(row.dataset.row, side));
    if (row.dataset.row === "common") keepCommon(cells, Number(row.dataset.most));
    if (row.dataset.row === "missing") moveLacked(cells, lacked.querySelector(".compare-all"));
    fillRow(row, cells, sides.length > 1 && row.dataset.free === undefined);
  }
  lacked.cells[1].colSpan = sides.length;
  lacked.hidden = !lacked.cells[1].textContent;
  for (const group of table.tBodies) {
    group.hidden = [...group.querySelectorAll("[data-row]")].every((row) => row.hidden);
  }
}

function head(/** @type {Side} */ side) {
  const cell = cellOf("name", side);
  const away = make("button", { type: "button", className: "compare-away" }, say("Remove"), unseen(` ${side.name}`));
  away.addEventListener("click", () => change(known().filter((each) => each !== side.slug)).then(() => field.focus()));
  cell.append(" ", away);
  return cell;
}

/** Fill one row, and say in words whether its cells differ. What none of them has is left out; what nobody recorded is
    not known to differ. */
function fillRow(
  /** @type {HTMLTableRowElement} */ row,
  /** @type {Element[]} */ cells,
  /** @type {boolean} */ isJudged,
) {
  const texts = cells.map((cell) => cell.textContent.replace(/\s+/g, " ").trim());
  row.hidden = texts.every((text) => !text);
  for (const [place, text] of texts.entries()) {
    if (!text) cells[place].replaceChildren(make("span", { className: "none" }, row.dataset.empty));
  }
  const [name] = row.cells;
  name.replaceChildren(name.firstChild, ...(isJudged ? [" ", verdict(texts)] : []));
  row.replaceChildren(name, ...cells);
}

function verdict(/** @type {string[]} */ texts) {
  const known = texts.filter(Boolean);
  if (new Set(known).size > 1) return make("span", { className: "differs" }, say("differs"));
  return make("span", { className: "same" }, known.length === texts.length ? say("same") : say("not known for all"));
}

// Starting

/** Find an entry by what somebody typed: its name or its slug. */
function named(/** @type {string} */ typed) {
  const wanted = typed.trim().toLowerCase();
  const exact = Object.entries(entries).filter(([slug, [, name]]) => slug === wanted || name.toLowerCase() === wanted);
  const near = exact.length
    ? exact
    : Object.entries(entries).filter(([, [, name]]) => name.toLowerCase().includes(wanted));
  return [...new Set(near.map(([slug]) => slugOf(slug)))];
}

function listen() {
  field.addEventListener(
    "focus",
    () =>
      $("compare-names").append(
        ...[...new Set(Object.values(entries).map(([, name]) => name))].map((name) => make("option", { value: name })),
      ),
    { once: true },
  );
  $("compare-add").addEventListener("submit", (event) => {
    event.preventDefault();
    const typed = field.value.trim();
    if (!typed) return;
    const found = named(typed);
    if (found.length !== 1) {
      tell(
        found.length
          ? say("%(number)s names hold “%(typed)s”. Choose one from the list.", { number: found.length, typed })
          : say("Nothing here is called “%(typed)s”. Choose a name from the list, or search for it.", { typed }),
      );
      return;
    }
    field.value = "";
    add(found[0]);
  });
  addEventListener("popstate", show);
}

async function start() {
  try {
    const answer = await fetch(new URL("compare/entries.json", ROOT));
    if (!answer.ok) throw new Error(`${answer.status}`);
    entries = await answer.json();
  } catch (error) {
    console.warn(error);
    tell(say("The list of entries did not arrive. Nothing is lost: load the page again."));
    return;
  }
  listen();
  const before = chosen().map(({ slug }) => slug);
  if (!asked().length && before.length) history.replaceState(null, "", `?entries=${before.join(",")}`);
  await show();
}

await start();
$("comparison").classList.add("is-ready"); // all that comes below it appears now, so that nothing jumps
