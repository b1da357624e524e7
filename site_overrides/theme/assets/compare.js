/* The page of comparisons. Its address names the entries. The column of each entry is fetched as HTML, written by the
   same template as the ready-made comparisons (generator/publish/pages/compare.py), and put beside the others here. */

import { MOST_COMPARED, select, selection } from "./selection.js";
import { fetchJson, parseRows, pushAddress, slugsInAddress, updateLanguageLinks } from "./columns.js";
import { byId, findAll, first, make, visuallyHidden } from "./elements.js";
import { gettext, HOME, joinNames, ROOT } from "./i18n.js";

/** @typedef {{rows: DocumentFragment, similar: string[]}} Column  `similar` has slugs of similar entries. */
/** @typedef {{slug: string, name: string} & Column} ComparedEntry */

/** @type {HTMLTableElement} */
const table = byId("compare-table");
/** @type {HTMLInputElement} */
const input = byId("compare-name");
const title = document.title;

/** @type {Map<string, Promise<Column>>} */
const columns = new Map();

/**
 * The address and the name of each entry, by slug; former slugs too.
 * @type {Record<string, [string, string]>}
 */
let entries;
let turn = 0;

// What is compared

const requestedSlugs = () => slugsInAddress("entries");

/**
 * Return the current slug for a slug that may be a former one.
 * @param {string} slug
 */
const presentSlug = (slug) => entries[slug][0].split("/")[1];

/**
 * Compare other entries: add a step to the browser's history, and update the selection.
 * @param {string[]} slugs
 */
function compare(slugs) {
  pushAddress("entries", slugs);
  select(slugs.map((slug) => ({ slug, name: entries[slug][1] })));
  return show();
}

/** @param {string} slug */
async function add(slug) {
  const slugs = comparedSlugs();
  if (slugs.includes(slug)) {
    return announce(gettext("%(name)s is already in this comparison.", { name: entries[slug][1] }));
  }
  if (slugs.length === MOST_COMPARED) {
    return announce(gettext("You can compare %(most)s at most. Remove one first.", { most: MOST_COMPARED }));
  }
  await compare([...slugs, slug]);
}

const comparedSlugs = () =>
  [...new Set(requestedSlugs().filter((slug) => Object.hasOwn(entries, slug)).map(presentSlug))].slice(
    0,
    MOST_COMPARED,
  );

/** @param {string} words */
function announce(words) {
  byId("compare-status").textContent = words;
}

// Columns

/** @param {string} slug */
function loadColumn(slug) {
  const column = columns.get(slug) ?? fetchColumn(new URL(`compare/columns/${slug}.json`, HOME));
  columns.set(slug, column);
  return column;
}

/**
 * @param {URL} url
 * @returns {Promise<Column>}
 */
async function fetchColumn(url) {
  const { rows, similar } = await fetchJson(url);
  return { rows: parseRows(rows), similar };
}

/**
 * Return a copy of an entry's cell for a row.
 * @param {string} id
 * @param {ComparedEntry} entry
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
const itemWithKey = (cell, key) => first(cell, `[data-key="${key}"]`);

/** @param {Node[]} nodes */
const withCommas = (nodes) => nodes.flatMap((each, index) => [index ? ", " : "", each]);

/**
 * Return the keys of items that are in all cells, in the order of the first cell.
 * @param {Element[]} cells
 */
function commonKeys(cells) {
  const keys = cells.map((cell) => findAll(cell, "[data-key]").map((each) => each.dataset.key ?? ""));
  return keys[0].filter((key) => keys.every((each) => each.includes(key)));
}

/**
 * Keep only items that are in all cells, up to a limit, and add how many more there are.
 * @param {Element[]} cells
 * @param {number} most
 */
function keepCommonItems(cells, most) {
  const common = cells.length > 1 ? commonKeys(cells) : [];
  const more = common.length > most
    ? [make("li", {}, gettext("and %(number)s more", { number: common.length - most }))]
    : [];
  for (const cell of cells) {
    const items = common.slice(0, most).map((key) => itemWithKey(cell, key));
    cell.replaceChildren(
      ...(items.length
        ? [make("ul", { className: "plain" }, ...items, ...more.map((each) => each.cloneNode(true)))]
        : []),
    );
  }
}

/**
 * Name what is missing from all entries in one place.
 * @param {Element[]} cells
 * @param {Element} place
 */
function nameMissingFromAll(cells, place) {
  place.replaceChildren(...withCommas(commonKeys(cells).map((key) => itemWithKey(cells[0], key))));
}

// Showing

/** Show the entries that the address names. The result is dropped if a later call has started meanwhile. */
async function show() {
  const thisTurn = ++turn;
  const slugs = comparedSlugs();
  updateLanguageLinks();
  try {
    const compared = await Promise.all(
      slugs.map(async (slug) => ({ slug, name: entries[slug][1], ...(await loadColumn(slug)) })),
    );
    if (thisTurn !== turn) return;
    byId("compare-result").hidden = !compared.length;
    if (compared.length) fillTable(compared);
    announce(advice(compared));
    suggest(compared);
    document.title = compared.length > 1
      ? `${gettext("Compare %(names)s", { names: joinNames(compared.map(({ name }) => name)) })} – ${title}`
      : title;
  } catch (error) {
    console.warn(error);
    columns.clear();
    if (thisTurn === turn) {
      announce(gettext("Part of the comparison did not load. Nothing is lost: reload the page."));
    }
  }
}

/**
 * Return messages on what to do next and what could not be shown.
 * @param {ComparedEntry[]} compared
 */
function advice(compared) {
  const unknown = requestedSlugs().filter((slug) => !Object.hasOwn(entries, slug));
  const words = unknown.map((slug) =>
    gettext("Nothing here has the short name “%(slug)s”. Search for it by its name.", { slug })
  );
  if (requestedSlugs().length - unknown.length > MOST_COMPARED) {
    words.push(gettext("You can compare %(most)s at most: the first %(most)s are shown.", { most: MOST_COMPARED }));
  }
  if (!compared.length) words.push(gettext("Nothing is chosen yet. Type a name, or choose “Compare” in any list."));
  if (compared.length === 1) {
    words.push(gettext("Choose another to compare %(name)s with.", { name: compared[0].name }));
  }
  return words.join(" ");
}

/**
 * Offer buttons to add what is selected or similar.
 * @param {ComparedEntry[]} compared
 */
function suggest(compared) {
  const shown = compared.map(({ slug }) => slug);
  const similar = compared.flatMap(({ similar }) => similar);
  const selected = selection().map(({ slug }) => slug);
  const suggested = [...new Set([...selected, ...similar])].filter((slug) =>
    Object.hasOwn(entries, slug) && !shown.includes(slug)
  )
    .slice(0, MOST_COMPARED);
  const buttons = suggested.map((slug) => {
    const button = make(
      "button",
      { type: "button", className: "button" },
      visuallyHidden(`${gettext("Add")} `),
      entries[slug][1],
    );
    button.addEventListener(
      "click",
      () => add(slug).then(() => byId("compare-status").scrollIntoView({ block: "nearest" })),
    );
    return button;
  });
  const box = byId("compare-suggestions");
  box.hidden = !buttons.length || compared.length === MOST_COMPARED;
  box.replaceChildren(make("span", {}, gettext("You could add:")), ...buttons);
}

/** @param {ComparedEntry[]} compared */
function fillTable(compared) {
  const names = compared.map(({ name }) => name);
  const caption = first(table, "caption");
  caption.textContent = joinNames(names) + gettext(", side by side");
  caption.hidden = compared.length < 2;
  /** @type {HTMLTableRowElement} */
  const headRow = first(table, "thead tr");
  headRow.replaceChildren(headRow.cells[0], ...compared.map(headCell));
  /** @type {HTMLTableCellElement[]} */
  const titles = findAll(table, "[scope=rowgroup]");
  for (const each of titles) each.colSpan = compared.length + 1;
  const areStandards = compared.every((entry) => cellOf("name", entry).className === "is-standards");
  /** @type {HTMLTableRowElement} */
  const missing = first(table, "[data-row=missing-from-all]");
  /** @type {HTMLTableRowElement[]} */
  const rows = findAll(table, "[data-row]");
  for (const row of rows) {
    if (row === missing) continue;
    const id = row.dataset.row ?? "";
    const cells = compared.map((entry) => cellOf(id, entry));
    if (id === "common") keepCommonItems(cells, Number(row.dataset.most));
    if (row.dataset.standardLabel) {
      row.cells[0].childNodes[0].nodeValue = areStandards ? row.dataset.standardLabel : row.dataset.label ?? "";
    }
    fillRow(row, cells, compared.length > 1 && row.dataset.noVerdict === undefined);
  }
  nameMissingFromAll(compared.map((entry) => cellOf("missing", entry)), first(missing, ".compare-missing"));
  missing.cells[1].colSpan = compared.length;
  missing.hidden = !missing.cells[1].textContent;
  for (const group of table.tBodies) {
    group.hidden = findAll(group, "[data-row]").every((row) => row.hidden);
  }
}

/** @param {ComparedEntry} entry */
function headCell(entry) {
  const cell = cellOf("name", entry);
  const removeButton = make(
    "button",
    { type: "button", className: "compare-remove" },
    gettext("Remove"),
    visuallyHidden(` ${entry.name}`),
  );
  removeButton.addEventListener(
    "click",
    () => compare(comparedSlugs().filter((each) => each !== entry.slug)).then(() => input.focus()),
  );
  cell.append(" ", removeButton);
  return cell;
}

/**
 * Fill one row, and add whether its cells are the same. A row with no values is hidden; a missing value does not count
 * as a difference.
 * @param {HTMLTableRowElement} row
 * @param {HTMLTableCellElement[]} cells
 * @param {boolean} isJudged
 */
function fillRow(row, cells, isJudged) {
  const texts = cells.map((cell) => cell.textContent.replace(/\s+/g, " ").trim());
  row.hidden = texts.every((text) => !text);
  for (const [index, text] of texts.entries()) {
    if (!text) cells[index].replaceChildren(visuallyHidden(table.dataset.empty ?? ""));
  }
  const [name] = row.cells;
  name.replaceChildren(name.childNodes[0], ...(isJudged ? [" ", difference(texts)] : []));
  row.replaceChildren(name, ...cells);
}

/** @param {string[]} texts */
function difference(texts) {
  const recorded = texts.filter(Boolean);
  if (new Set(recorded).size > 1) return make("span", { className: "differs" }, gettext("differs"));
  return make(
    "span",
    { className: "same" },
    recorded.length === texts.length ? gettext("same") : gettext("not known for all"),
  );
}

// Starting

/**
 * Return the slugs of entries with this name or slug or, if there are none, of those whose name contains the text.
 * @param {string} typed
 */
function slugsNamed(typed) {
  const wanted = typed.trim().toLowerCase();
  const exact = Object.entries(entries).filter(([slug, [, name]]) => slug === wanted || name.toLowerCase() === wanted);
  const matches = exact.length
    ? exact
    : Object.entries(entries).filter(([, [, name]]) => name.toLowerCase().includes(wanted));
  return [...new Set(matches.map(([slug]) => presentSlug(slug)))];
}

function listen() {
  input.addEventListener(
    "focus",
    () =>
      byId("compare-names").append(
        ...[...new Set(Object.values(entries).map(([, name]) => name))].map((name) => make("option", { value: name })),
      ),
    { once: true },
  );
  byId("compare-add").addEventListener("submit", (event) => {
    event.preventDefault();
    const typed = input.value.trim();
    if (!typed) return;
    const slugs = slugsNamed(typed);
    if (slugs.length !== 1) {
      announce(
        slugs.length
          ? gettext("%(number)s names contain “%(typed)s”. Choose one from the list.", { number: slugs.length, typed })
          : gettext("Nothing here is called “%(typed)s”. Choose a name from the list, or search for it.", { typed }),
      );
      return;
    }
    input.value = "";
    add(slugs[0]);
  });
  addEventListener("popstate", show);
}

async function start() {
  try {
    entries = await fetchJson(new URL("compare/entries.json", ROOT));
  } catch (error) {
    console.warn(error);
    announce(gettext("The list of entries did not load. Nothing is lost: reload the page."));
    return;
  }
  listen();
  const selected = selection().map(({ slug }) => slug);
  if (!requestedSlugs().length && selected.length) history.replaceState(null, "", `?entries=${selected.join(",")}`);
  await show();
}

await start();
byId("comparison").classList.add("is-ready"); // the sections below appear only now, so that they do not move
