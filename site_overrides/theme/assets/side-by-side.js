/* The page of councils side by side. Its address names the councils. The column of each is fetched as HTML, written by
   the same templates as the pages of groups (generator/publish/pages/side_by_side.py), and put beside the others here.
   What the columns show together is worked out as in generator/publish/analysis/side_by_side.py. */

import { toCsv } from "./side-by-side/csv.js";
import { fetchJson, parseRows, pushAddress, slugsInAddress, updateLanguageLinks } from "./columns.js";
import { byId, first, make } from "./elements.js";
import { directory } from "./form/choices.js";
import { lookup } from "./lookup.js";
import { gettext, HOME, joinNames } from "./i18n.js";
import { councilList, MOST } from "./side-by-side/councils.js";
import { offerGroups, tick } from "./side-by-side/groups.js";
import { areasOf, summarise } from "./side-by-side/matrix.js";
import { fillSummary, fillTable, tableOfAll } from "./side-by-side/render.js";

/** @import { Column } from "./side-by-side/matrix.js" */

/** @typedef {ReturnType<typeof councilList>} Councils */

const PARTS = ["chosen", "duty"];
const title = document.title;

/** @type {Map<string, Promise<DocumentFragment>>} */
const columns = new Map();
/** @type {Councils} */
let councils;
let turn = 0;

// Which councils

const requestedSlugs = () => slugsInAddress("organisations");

const allRequested = () => [...new Set(requestedSlugs().flatMap(councils.of))];
const shownSlugs = () => allRequested().slice(0, MOST);

/**
 * Show other councils: add a step to the browser's history.
 * @param {string[]} slugs
 */
function choose(slugs) {
  pushAddress("organisations", slugs);
  return show();
}

/** @param {string} slug */
async function add(slug) {
  const shown = shownSlugs();
  const more = councils.of(slug).filter((each) => !shown.includes(each));
  if (!more.length) return announce(gettext("%(name)s is here already.", { name: councils.name(slug) }));
  if (shown.length + more.length > MOST) {
    return announce(gettext("You can show %(most)s at most. Remove one first.", { most: MOST }));
  }
  await choose([...shown, ...more]);
  if (councils.note(slug)) announce(replacement(slug));
}

/** @param {string} words */
function announce(words) {
  byId("side-status").textContent = words;
}

/**
 * Return which councils are shown in the place of a body that is no council of today.
 * @param {string} slug
 */
const replacement = (slug) =>
  gettext("Instead of %(name)s (%(note)s): %(names)s.", {
    name: councils.name(slug),
    note: councils.note(slug),
    names: joinNames(councils.of(slug).map(councils.name)),
  });

/** Return what could not be shown, and what to do next. */
function advice() {
  const words = requestedSlugs().flatMap((slug) => {
    if (councils.note(slug)) return [replacement(slug)];
    if (councils.of(slug).length) return [];
    return [gettext("Nothing here has the short name “%(slug)s”. Search for it by its name.", { slug })];
  });
  const shown = shownSlugs();
  if (allRequested().length > MOST) {
    words.push(gettext("You can show %(most)s at most: the first %(most)s are here.", { most: MOST }));
  }
  if (!shown.length) words.push(gettext("None is chosen yet. Type a name, or choose a group."));
  if (shown.length === 1) {
    words.push(gettext("Add another to see it beside %(name)s.", { name: councils.name(shown[0]) }));
  }
  return words.join(" ");
}

// Columns

/** @param {string} slug */
function loadColumn(slug) {
  const column = columns.get(slug) ?? fetchColumn(new URL(`side-by-side/columns/${slug}.json`, HOME));
  columns.set(slug, column);
  return column;
}

/** @param {URL} url */
async function fetchColumn(url) {
  const { rows } = await fetchJson(url);
  return parseRows(rows);
}

// Showing

/** Show the councils that the address names. The result is dropped if a later call has started meanwhile. */
async function show() {
  const thisTurn = ++turn;
  const slugs = shownSlugs();
  updateLanguageLinks();
  try {
    const shown = await Promise.all(slugs.map(async (slug) => ({ slug, rows: await loadColumn(slug) })));
    if (thisTurn !== turn) return;
    byId("side-result").hidden = shown.length < 2;
    byId("side-picked").replaceChildren(...slugs.map(chosenCouncil));
    announce(advice());
    if (shown.length > 1) fill(shown);
    tick(slugs);
    document.title = shown.length > 1 ? `${joinNames(slugs.map(councils.name))} – ${title}` : title;
  } catch (error) {
    console.warn(error);
    columns.clear();
    if (thisTurn === turn) announce(gettext("Part of the page did not load. Nothing is lost: reload the page."));
  }
}

/** @param {Column[]} shown */
function fill(shown) {
  for (const part of PARTS) {
    const areas = areasOf(part, shown, councils.services);
    fillTable(byId(`side-${part}`), areas, shown);
    if (part === "chosen") fillSummary(summarise(areas, shown.length), shown);
  }
}

/**
 * Return a button that removes a council.
 * @param {string} slug
 */
function chosenCouncil(slug) {
  const remove = make("span", { className: "visually-hidden" }, `${gettext("Remove")} `);
  const button = make("button", { type: "button", className: "chip" }, remove, councils.name(slug));
  button.addEventListener("click", async () => {
    await choose(shownSlugs().filter((each) => each !== slug));
    byId("side-name").focus();
  });
  return make("li", {}, button);
}

// Taking it away

function download() {
  const url = URL.createObjectURL(new Blob([toCsv(tableOfAll())], { type: "text/csv;charset=utf-8" }));
  make("a", { href: url, download: "side-by-side.csv" }).click();
  URL.revokeObjectURL(url);
}

async function copyAddress() {
  try {
    await navigator.clipboard.writeText(location.href);
    announce(gettext("The address is copied. Whoever opens it sees the same."));
  } catch {
    announce(gettext("Copy this address: %(address)s", { address: location.href }));
  }
}

// Starting

function listen() {
  const choices = directory(councils.choices());
  const box = lookup(choices, ["organisations"], undefined, { whenChosen: addNamed });
  box.target.id = "side-name";
  first(byId("side-add"), ".side-name").append(box.element);

  function addNamed() {
    const typed = box.target.value.trim();
    if (!typed) return;
    const found = choices.search(["organisations"], typed);
    const slug = found.length === 1 ? found[0].slug : box.read() ?? "";
    if (!councils.of(slug).length) {
      announce(gettext("Nothing here is called “%(typed)s”. Choose a name from the list.", { typed }));
      return;
    }
    box.clear();
    add(slug);
  }

  byId("side-add").addEventListener("submit", (event) => {
    event.preventDefault();
    addNamed();
  });
  offerGroups(councils, { add, choose, shownSlugs });
  byId("side-copy").addEventListener("click", copyAddress);
  byId("side-csv").addEventListener("click", download);
  byId("side-print").addEventListener("click", () => print());
  addEventListener("popstate", show);
}

async function start() {
  try {
    councils = councilList(await fetchJson(new URL("side-by-side/organisations.json", HOME)));
  } catch (error) {
    console.warn(error);
    announce(gettext("The list did not load. Nothing is lost: reload the page."));
    return;
  }
  listen();
  await show();
}

await start();
byId("side-by-side").classList.add("is-ready"); // the sections below appear only now, so that they do not move
