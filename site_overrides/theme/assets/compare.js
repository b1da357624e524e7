/* The page of comparisons. Which entries it shows is in its address. What it says of each comes as a column, which
   generator/publish/pages/compare.py writes as it writes the ready-made comparisons; here they are set side by side. */

import { choose, chosen, MOST } from "./choice.js";
import { byId, findAll, first, make, unseen } from "./elements.js";
import { HOME, listed, ROOT, say } from "./words.js";

/** @typedef {{rows: DocumentFragment, alike: string[]}} Column  The rows of an entry, and slugs of similar entries. */
/** @typedef {{slug: string, name: string} & Column} Side */

/** @type {HTMLTableElement} */
const table = byId("compare-table");
/** @type {HTMLInputElement} */
const field = byId("compare-name");
const title = document.title;

/** @type {Map<string, Promise<Column>>} */
const columns = new Map();

/**
 * The address and the name of each entry, by slug; former slugs too.
 * @type {Record<string, [string, string]>}
 */
let entries;
let turn = 0;

// What is asked for

const asked = () => [
  ...new Set(
    (new URLSearchParams(location.search).get("entries") ?? "").split(",").map((each) => each.trim()).filter(
      Boolean,
    ),
  ),
];

/**
 * Return the present slug of an entry that may be asked for by a former one.
 * @param {string} asked
 */
const slugOf = (asked) => entries[asked][0].split("/")[1];

/**
 * Change what is compared: in the address, as a step of its own, and in what the visitor has chosen.
 * @param {string[]} slugs
 */
function change(slugs) {
  history.pushState(null, "", `${location.pathname}${slugs.length ? `?entries=${slugs.join(",")}` : ""}`);
  choose(slugs.map((slug) => ({ slug, name: entries[slug][1] })));
  return show();
}

/** @param {string} slug */
async function add(slug) {
  const slugs = known();
  if (slugs.includes(slug)) return tell(say("%(name)s is compared already.", { name: entries[slug][1] }));
  if (slugs.length === MOST) return tell(say("%(most)s are the most. Take one away first.", { most: MOST }));
  await change([...slugs, slug]);
}

const known = () => [...new Set(asked().filter((slug) => Object.hasOwn(entries, slug)).map(slugOf))].slice(0, MOST);

/** @param {string} words */
function tell(words) {
  byId("compare-says").textContent = words;
}

// Columns

/** @param {string} slug */
function load(slug) {
  const column = columns.get(slug) ?? read(new URL(`compare/columns/${slug}.json`, HOME));
  columns.set(slug, column);
  return column;
}

/**
 * @param {URL} url
 * @returns {Promise<Column>}
 */
async function read(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  const { rows, alike } = await answer.json();
  const column = make("template", { innerHTML: rows });
  return { rows: column.content, alike };
}

/**
 * Return a copy of the cell that a column has in a row.
 * @param {string} id
 * @param {Side} side
 */
function cellOf(id, { rows }) {
  /** @type {HTMLTableRowElement} */
  const row = first(rows, `[data-row="${id}"]`);
  return document.importNode(row.cells[0], true);
}

/**
 * @param {Element} cell
 * @param {string} key
 */
const part = (cell, key) => first(cell, `[data-key="${key}"]`);

/** @param {Node[]} nodes */
const joined = (nodes) => nodes.flatMap((each, place) => [place ? ", " : "", each]);

/**
 * Return the keys of what all cells hold, in the order of the first.
 * @param {Element[]} cells
 */
function shared(cells) {
  const keys = cells.map((cell) => findAll(cell, "[data-key]").map((each) => each.dataset.key ?? ""));
  return keys[0].filter((key) => keys.every((each) => each.includes(key)));
}

/**
 * Keep in each cell the organisations that have to do with all that is compared, up to a number of them.
 * @param {Element[]} cells
 * @param {number} most
 */
function keepCommon(cells, most) {
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

/**
 * Move what all entries lack out of their cells into one place.
 * @param {Element[]} cells
 * @param {Element} place
 */
function moveLacked(cells, place) {
  const lacked = shared(cells);
  place.replaceChildren(...joined(lacked.map((key) => part(cells[0], key))));
  for (const cell of cells) {
    const others = findAll(cell, "[data-key]").filter((each) => !lacked.includes(each.dataset.key ?? ""));
    cell.replaceChildren(...joined(others));
  }
}

// Showing

/** Show what the address asks for. A later turn overtakes an earlier one. */
async function show() {
  const mine = ++turn;
  const slugs = known();
  /** @type {HTMLAnchorElement[]} */
  const languages = findAll(document, "a.tongue");
  for (const link of languages) link.search = location.search; // the same comparison in the other language
  try {
    const sides = await Promise.all(
      slugs.map(async (slug) => ({ slug, name: entries[slug][1], ...(await load(slug)) })),
    );
    if (mine !== turn) return;
    byId("compare-result").hidden = !sides.length;
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

/**
 * Return what to do next, or what could not be done.
 * @param {Side[]} sides
 */
function advice(sides) {
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

/**
 * Offer to add entries that these may well be compared with.
 * @param {Side[]} sides
 */
function offer(sides) {
  const taken = sides.map(({ slug }) => slug);
  const near = sides.flatMap(({ alike }) => alike);
  const kept = chosen().map(({ slug }) => slug);
  const some = [...new Set([...kept, ...near])].filter((slug) => Object.hasOwn(entries, slug) && !taken.includes(slug))
    .slice(0, MOST);
  const buttons = some.map((slug) => {
    const button = make("button", { type: "button", className: "button" }, unseen(`${say("Add")} `), entries[slug][1]);
    button.addEventListener(
      "click",
      () => add(slug).then(() => byId("compare-says").scrollIntoView({ block: "nearest" })),
    );
    return button;
  });
  const box = byId("compare-near");
  box.hidden = !buttons.length || sides.length === MOST;
  box.replaceChildren(make("span", {}, say("You could add:")), ...buttons);
}

/** @param {Side[]} sides */
function fill(sides) {
  const names = sides.map(({ name }) => name);
  const caption = first(table, "caption");
  caption.textContent = listed(names) + say(", side by side");
  caption.hidden = sides.length < 2;
  /** @type {HTMLTableRowElement} */
  const heads = first(table, "thead tr");
  heads.replaceChildren(heads.cells[0], ...sides.map(head));
  /** @type {HTMLTableCellElement[]} */
  const titles = findAll(table, "[scope=rowgroup]");
  for (const each of titles) each.colSpan = sides.length + 1;
  /** @type {HTMLTableRowElement} */
  const lacked = first(table, "[data-row=lacked]");
  /** @type {HTMLTableRowElement[]} */
  const rows = findAll(table, "[data-row]");
  for (const row of rows) {
    if (row === lacked) continue;
    const id = row.dataset.row ?? "";
    const cells = sides.map((side) => cellOf(id, side));
    if (id === "common") keepCommon(cells, Number(row.dataset.most));
    if (id === "missing") moveLacked(cells, first(lacked, ".compare-all"));
    fillRow(row, cells, sides.length > 1 && row.dataset.free === undefined);
  }
  lacked.cells[1].colSpan = sides.length;
  lacked.hidden = !lacked.cells[1].textContent;
  for (const group of table.tBodies) {
    group.hidden = findAll(group, "[data-row]").every((row) => row.hidden);
  }
}

/** @param {Side} side */
function head(side) {
  const cell = cellOf("name", side);
  const away = make("button", { type: "button", className: "compare-away" }, say("Remove"), unseen(` ${side.name}`));
  away.addEventListener("click", () => change(known().filter((each) => each !== side.slug)).then(() => field.focus()));
  cell.append(" ", away);
  return cell;
}

/**
 * Fill one row, and say in words whether its cells differ. What none of them has is left out; what nobody recorded is
 * not known to differ.
 * @param {HTMLTableRowElement} row
 * @param {HTMLTableCellElement[]} cells
 * @param {boolean} isJudged
 */
function fillRow(row, cells, isJudged) {
  const texts = cells.map((cell) => cell.textContent.replace(/\s+/g, " ").trim());
  row.hidden = texts.every((text) => !text);
  for (const [place, text] of texts.entries()) {
    if (!text) cells[place].replaceChildren(make("span", { className: "none" }, row.dataset.empty));
  }
  const [name] = row.cells;
  name.replaceChildren(name.childNodes[0], ...(isJudged ? [" ", verdict(texts)] : []));
  row.replaceChildren(name, ...cells);
}

/** @param {string[]} texts */
function verdict(texts) {
  const known = texts.filter(Boolean);
  if (new Set(known).size > 1) return make("span", { className: "differs" }, say("differs"));
  return make("span", { className: "same" }, known.length === texts.length ? say("same") : say("not known for all"));
}

// Starting

/**
 * Return the slugs of entries whose name or slug somebody typed, or else of those whose name holds it.
 * @param {string} typed
 */
function named(typed) {
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
      byId("compare-names").append(
        ...[...new Set(Object.values(entries).map(([, name]) => name))].map((name) => make("option", { value: name })),
      ),
    { once: true },
  );
  byId("compare-add").addEventListener("submit", (event) => {
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
byId("comparison").classList.add("is-ready"); // all that comes below it appears now, so that nothing jumps
