/* The page of results. Pagefind finds words; which entries there are, what they can be narrowed and sorted by and how
   often each value occurs is in a table that generator/publish/search/index.py writes: row n is the nth entry by name.
   Everything from an entry is put into the page as text. */

import { make } from "./elements.js";
import { meant, words as listed } from "./spelling.js";
import { HOME, ROOT, away, inEnglish, say, sayPlural } from "./words.js";

/** @typedef {{id: string, name: string, note: string, values: [string, string][], of: number[][]}} Facet */
/** @typedef {{statuses: [string, string, boolean][], facets: Facet[], engine: string[], uses: number[][], changed: number[], reviewed: number[], translated?: Record<number, [string, string]>}} Table */
/** @typedef {{row: number, score: number, marks: Set<number>}} Hit  `marks` are places of words in the entry's text. */
/** @typedef {{query: string, sort: string, chosen: Map<string, Set<string>>}} State */

const ENGINE = new URL("pagefind/", HOME);
const AT_ONCE = 20;
const LONG = 10; // values; from here on a facet shows the first few
const FEW = 8;
const NARROWED = 20; // values; from here on there is a box to narrow them
const SHORTEST = 3; // letters; fewer would load most of the index on every key
const PAUSE = 300; // milliseconds without a key
const EXTRACT = 28; // words
const SORTS = {
  relevance: say("Relevance"),
  used: say("Most used"),
  name: say("Name"),
  changed: say("Entry last changed"),
  reviewed: say("Entry last checked"),
};

const $ = (/** @type {string} */ id) => document.getElementById(id);
const input = /** @type {HTMLInputElement} */ ($("query"));
const sorter = /** @type {HTMLSelectElement} */ ($("sort"));
const title = document.title;
const figures = new Intl.NumberFormat("en-GB");
const pages = new Map();
const NONE = new Set();
let turn = 0;
/** @type {Table} */ let table;
/** @type {State} */ let state;
/** @type {ReturnType<typeof widget>[]} */ let widgets;
/** @type {Map<string, number>} */ let rowOf;
let engine;
let spelling;
let isListening = false;

// State: the page's address holds all of it.

/** @returns {State} */
function read() {
  const given = new URLSearchParams(location.search);
  const chosen = table.facets.map(({ id }) => [id, new Set(given.getAll(id))]);
  const query = (given.get("q") ?? "").trim();
  const usual = query ? "relevance" : "used";
  const sort = given.get("sort") ?? usual;
  return { query, sort: SORTS[sort] && (query || sort !== "relevance") ? sort : usual, chosen: new Map(chosen) };
}

function address() {
  const given = new URLSearchParams();
  if (state.query) given.set("q", state.query);
  for (const [facet, values] of state.chosen) for (const value of values) given.append(facet, value);
  if (state.sort !== (state.query ? "relevance" : "used")) given.set("sort", state.sort);
  return `${location.pathname}${given.size ? `?${given}` : ""}`;
}

/** Keep the state in a new step of the browser's history; while somebody types, in the same one. */
function keep(typing = false) {
  history[typing && history.state?.typing ? "replaceState" : "pushState"]({ typing }, "", address());
  return show();
}

/** @returns {[Facet, string][]} */
const choices = () => table.facets.flatMap((facet) => [...state.chosen.get(facet.id)].map((value) => [facet, value]));
const nameOf = (/** @type {Facet} */ facet, value) => facet.values.find(([id]) => id === value)?.[1] ?? value;

// Finding

const wake = () => (engine ??= import(new URL("pagefind.js", ENGINE).href).then((it) => it.createInstance({ noWorker: true, ranking: { pageLength: 0 } })));

/** @returns {Promise<Hit[]>} All entries where no words are asked for. */
async function find(query) {
  if (!query) return table.engine.map((_, row) => ({ row, score: 0, marks: NONE }));
  const it = await wake();
  const { results } = await it.search(query);
  return results.flatMap(({ id, score, words }) => {
    const row = rowOf.get(id.slice(3));
    return row === undefined ? [] : { row, score: score * weight(row), marks: new Set(words) }; // newer than the table
  });
}

/**
 * Tell whether the words of a query were really found. For a word that it does not know the engine takes the longest
 * one that begins it, in all hits alike, which has nothing to do with it: the C of C# for a chatbot. So in the best hit
 * each word has to stand in one that was found, unless it is another form of a word that is there.
 */
async function isFound(query, hits) {
  if (!query || !hits.length) return true;
  const best = hits.reduce((one, other) => (other.score > one.score ? other : one));
  const text = (await load(best.row)).content.split(/\s+/);
  const found = [...best.marks].map((place) => bare(text[place] ?? ""));
  const unseen = query.split(/\s+/).filter((word) => bare(word) && !found.some((each) => each.includes(bare(word))));
  const it = await wake();
  const whole = await Promise.all(unseen.map(async (word) => (await it.search(`"${word}"`)).results.length));
  return whole.every(Boolean);
}

const bare = (word) => word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

/** Of things that fit the words about as well, the one with more uses, or that uses more, is more likely meant. */
const weight = (row) => 1 + Math.log1p(count(row, ([id]) => id !== "stopped")) / 20;

/**
 * Narrow to what is chosen: within a facet any will do, each facet must be met. A facet's own choices do not lower its
 * own counts: they tell what one more choice would bring.
 * @param {Hit[]} hits
 */
function narrow(hits) {
  const counts = table.facets.map(({ values }) => new Uint32Array(values.length));
  const active = table.facets.flatMap(({ id, values }, place) => {
    const ids = state.chosen.get(id);
    return ids.size ? [{ place, wanted: [...ids].map((each) => values.findIndex(([value]) => value === each)) }] : [];
  });
  const found = hits.filter(({ row }) => {
    let missed = -1;
    for (const { place, wanted } of active) {
      if (table.facets[place].of[row].some((value) => wanted.includes(value))) continue;
      if (missed >= 0) return false;
      missed = place;
    }
    for (let place = 0; place < counts.length; place++) {
      if (missed < 0 || missed === place) for (const value of table.facets[place].of[row]) counts[place][value]++;
    }
    return missed < 0;
  });
  return { found, counts };
}

const isOrganisation = (row) => table.facets[0].values[table.facets[0].of[row][0]][0] === "organisations";
const count = (row, counts) => table.statuses.reduce((sum, status, at) => sum + (counts(status) ? (table.uses[row][at] ?? 0) : 0), 0);
const users = (row) => (isOrganisation(row) ? 0 : count(row, ([, , isUse]) => isUse));

/** @param {Hit[]} hits */
function sorted(hits) {
  const weigh = { used: users, changed: (row) => table.changed[row], reviewed: (row) => table.reviewed[row], name: () => 0 }[state.sort];
  const weights = new Map(hits.map(({ row, score }) => [row, weigh ? weigh(row) : score]));
  return hits.sort((one, other) => weights.get(other.row) - weights.get(one.row) || one.row - other.row);
}

/** Read what the engine keeps of an entry: its address and its text, without asking the engine to be there. */
function load(row) {
  if (!pages.has(row)) pages.set(row, fetchPage(new URL(`fragment/en_${table.engine[row]}.pf_fragment`, ENGINE)));
  return pages.get(row);
}

async function fetchPage(url) {
  const bytes = new Uint8Array(await fetched(url, "arrayBuffer"));
  const packed = bytes[0] === 0x1f && bytes[1] === 0x8b; // unless the server has said so and the browser unpacked it
  const stream = new Blob([bytes]).stream();
  const text = await new Response(packed ? stream.pipeThrough(new DecompressionStream("gzip")) : stream).text();
  return JSON.parse(text.slice(text.indexOf("{")));
}

async function fetched(url, kind, cache = "default") {
  const answer = await fetch(url, { cache });
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return answer[kind]();
}

// Showing

/** Find, and show what was found. A later turn overtakes an earlier one. */
async function show() {
  const mine = ++turn;
  try {
    const hits = await find(state.query);
    if (mine !== turn) return;
    const rows = showFound(hits);
    const shown = history.state?.shown ?? AT_ONCE;
    for (const { row } of rows.slice(0, shown)) load(row).catch(() => {}); // beside the next question; showRows() tells
    const isSure = await isFound(state.query, hits);
    if (mine !== turn) return;
    await showRows(isSure ? rows : showFound([]), shown, mine);
    await showMeant(isSure ? hits.length : 0, mine);
  } catch (error) {
    if (mine === turn) fail(error);
  }
}

/** Show all but the rows: how many there are, and what they can be narrowed and sorted by. Give the rows to show. */
function showFound(hits) {
  const { found, counts } = narrow(hits);
  showSorts();
  widgets.forEach((each, place) => each.update(counts[place]));
  showChosen();
  showCount(found.length);
  showEmpty(found.length ? [] : nothing());
  $("finder-body").classList.remove("is-waiting");
  return sorted(found);
}

function showSorts() {
  const differs = (id) => table[id].some((day) => day !== table[id][0]);
  const offered = Object.keys(SORTS).filter((id) => (id === "relevance" ? state.query : !table[id] || differs(id)));
  sorter.replaceChildren(...offered.map((id) => make("option", { value: id }, SORTS[id])));
  sorter.value = state.sort;
  input.value = input === document.activeElement ? input.value : state.query;
}

function showCount(number) {
  const names = choices().map(([facet, value]) => nameOf(facet, value));
  for (const link of document.querySelectorAll("a.tongue")) link.search = location.search; // the same search in the other language
  const count = number ? sayPlural("%(num)s entry", "%(num)s entries", number, { num: figures.format(number) }) : say("No entries");
  const words = state.query && say(" for “%(query)s”", { query: state.query });
  const narrowed = names.length ? say(", narrowed to %(names)s", { names: names.join(", ") }) : ""; // seen as the chosen filters just below
  $("count").replaceChildren(count + words, make("span", { className: "unseen" }, narrowed));
  $("filters-button").textContent = names.length ? `${say("Filters")} (${names.length})` : say("Filters");
  document.title = state.query ? `${state.query} – ${title}` : title;
}

function showChosen() {
  const buttons = choices().map(([facet, value]) => {
    const remove = make("span", { className: "unseen" }, say("Remove %(facet)s: ", { facet: facet.name }));
    const button = make("button", { type: "button", className: "chip" }, make("span", {}, remove, nameOf(facet, value)), cross());
    button.addEventListener("click", () => unchoose(button, [[facet.id, value]]));
    return button;
  });
  if (buttons.length) buttons.push(clearer("chip chip-clear", say("Clear all")));
  $("chosen").replaceChildren(...buttons);
  $("chosen").hidden = !buttons.length;
}

function clearer(className, words) {
  const button = make("button", { type: "button", className }, words);
  button.addEventListener("click", () => unchoose(button, choices().map(([{ id }, value]) => [id, value])));
  return button;
}

/** Take choices back. The button that did it goes, and the focus with it, unless somebody has moved on meanwhile. */
async function unchoose(button, gone) {
  const place = [...$("chosen").children].indexOf(button);
  for (const [facet, value] of gone) state.chosen.get(facet).delete(value);
  await keep();
  if (document.activeElement !== document.body) return;
  const left = $("chosen").children;
  (left[Math.min(place, left.length - 2)] ?? $("count")).focus();
}

function cross() {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS(svg.namespaceURI, "path");
  svg.setAttribute("viewBox", "0 0 12 12");
  svg.setAttribute("aria-hidden", "true");
  path.setAttribute("d", "M1 1l10 10M11 1L1 11");
  path.setAttribute("stroke", "currentColor");
  path.setAttribute("stroke-width", "2");
  svg.append(path);
  return svg;
}

/** Say what to do where nothing was found. */
function nothing() {
  const ideas = [];
  if (choices().length) ideas.push(make("li", {}, clearer("facet-all", say("Search without filters"))));
  if (state.query) ideas.push(make("li", {}, say("Try fewer words, other words, or look at how they are spelt.")));
  ideas.push(make("li", {}, make("a", { href: "#browse" }, say("Browse")), say(" by kind, service area and more.")));
  const way = (anchor, words) => make("a", { href: new URL(`contribute/#${anchor}`, ROOT).href, ...away }, words);
  ideas.push(make("li", {}, say("Do you know of something that belongs here? "), way("add-an-entry", say("Add it")), say(" in ten minutes.")));
  ideas.push(make("li", {}, way("we-need-something", say("Say that you need it")), say(": somebody else may know of something, or need it too.")));
  return [make("p", {}, make("strong", {}, say("Nothing matches. ")), say("Here is what you can do:")), make("ul", {}, ...ideas)];
}

/** Offer another spelling where that finds more. */
async function showMeant(number, mine) {
  const marks = [...$("results").querySelectorAll("mark")].map((mark) => mark.textContent.toLowerCase());
  const isMarked = (word) => marks.some((mark) => mark.includes(word));
  const other = state.query.toLowerCase().split(/\s+/).every(isMarked) ? "" : meant(state.query, await known());
  const better = other && (await find(other)).length > number ? other : "";
  if (mine !== turn) return;
  const button = make("button", { type: "button" }, better);
  button.addEventListener("click", () => {
    input.value = state.query = better;
    keep();
    $("count").focus();
  });
  $("meant").replaceChildren(...(better ? [say("Did you mean "), button, "?"] : []));
}

/** Without the list nothing is offered, and the next search asks for it again. */
async function known() {
  spelling ??= await fetched(new URL("search/words.json", ROOT), "json").then(listed).catch(() => null);
  return spelling ?? listed([]);
}

function showEmpty(children) {
  $("empty").replaceChildren(...(children.length ? [make("div", { className: "empty" }, ...children)] : []));
  $("empty").hidden = !children.length;
}

function fail(error) {
  console.warn(error);
  engine = undefined;
  pages.clear();
  $("count").textContent = say("Search could not start.");
  $("results").replaceChildren();
  $("more").hidden = true;
  const again = make("button", { type: "button", className: "facet-all" }, say("Try again"));
  again.addEventListener("click", () => start("reload")); // the table may be older than what it speaks of
  const browse = make("a", { href: "#browse" }, say("browse by kind, service area and more"));
  showEmpty([make("p", {}, say("A part of it did not arrive. You can "), browse, say(" instead.")), make("p", {}, again)]);
}

/** @param {Hit[]} found */
async function showRows(found, shown, mine) {
  const items = await Promise.all(found.slice(0, shown).map(async (hit) => item(hit, await load(hit.row))));
  if (mine !== turn) return;
  $("results").replaceChildren(...items);
  $("results").hidden = sorter.parentElement.hidden = !items.length;
  $("more").hidden = found.length <= shown;
  $("more").firstElementChild.onclick = async () => {
    history.replaceState({ ...history.state, shown: shown + AT_ONCE }, "");
    await showRows(found, shown + AT_ONCE, mine).catch(fail);
    $("results").children[shown]?.querySelector("a").focus();
  };
}

/** @param {Hit} hit */
function item({ row, marks }, page) {
  const words = page.content.split(/\s+/);
  const at = (id) => page.anchors.find((anchor) => anchor.id === id)?.location ?? words.length;
  const end = at("known"); // what follows is to be found by, not to be read
  const more = Math.min(at("more"), end);
  const [kind] = values("kind", row);
  const [name, summary] = table.translated?.[row] ?? [];
  const called = name ? seen(name) : marked(page.meta.title.split(/\s+/), 0, marks);
  const about = summary ? seen(summary) : marked(words.slice(at("summary"), more), at("summary"), marks);
  const link = make("a", { href: new URL(page.url, HOME).href, ...(name ? {} : inEnglish) }, ...called);
  const parts = [
    make("p", { className: "row-name" }, link, " ", make("span", { className: "kind" }, kind[1].toLowerCase())),
    make("p", { className: "row-summary", ...(summary ? {} : inEnglish) }, ...about),
  ];
  const rest = summary ? at("summary") : more; // where that begins which is not shown above
  const first = Math.min(...marks);
  if (first >= rest && first < end && ![...called, ...about].some((each) => each.tagName)) {
    const start = Math.max(rest, first - EXTRACT / 4);
    const after = start + EXTRACT < end ? " …" : "";
    const extract = marked(words.slice(start, Math.min(start + EXTRACT, end)), start, marks);
    parts.push(make("p", { className: "row-extract", ...inEnglish }, start > rest ? "… " : "", ...extract, after));
  }
  const facts = ["owner", "stage", "licence"].flatMap((id) => values(id, row).map(([, name]) => make("span", {}, name)));
  facts.push(...usedWords(row).map((words) => make("span", { className: "row-used" }, words)));
  if (facts.length) parts.push(make("p", { className: "row-facts" }, ...facts));
  return make("li", { className: `row is-${kind[0]}` }, ...parts);
}

/** Join words, those that were looked for as marks. */
function marked(words, start, marks) {
  return words.flatMap((word, place) => [place ? " " : "", marks.has(start + place) ? make("mark", {}, word) : word]);
}

/** Do so in a translation: the engine knows no places in it, so words that begin like one looked for are marked. */
function seen(text) {
  const sought = state.query.toLowerCase().split(/\s+/).filter(Boolean);
  const words = text.split(/\s+/);
  const isSought = (word) => sought.some((each) => word.toLowerCase().startsWith(each));
  return marked(words, 0, new Set(words.flatMap((word, place) => (isSought(word) ? place : []))));
}

const values = (id, row) => {
  const facet = table.facets.find((each) => each.id === id);
  return facet.of[row].map((value) => facet.values[value]);
};

/** Say how many are how far, and tell those that only take part or plan to from those that use it or did. */
function usedWords(row) {
  const isUse = ([id, , isNow]) => isNow || id === "stopped";
  const told = (isMeant) => table.statuses.flatMap((each, place) => (table.uses[row][place] && isMeant(each) ? `${table.uses[row][place]} ${each[1]}` : [])).join(", ");
  const lines = isOrganisation(row)
    ? [[say("Uses or takes part"), told(() => true)]]
    : [[say("Used by"), told(isUse)], [say("Taking part"), told((each) => !isUse(each))]];
  return lines.flatMap(([lead, words]) => (words ? `${lead}: ${words}` : []));
}

/** Make a facet. Its options keep their places while somebody is among them; a closed one costs nothing. */
function widget(/** @type {Facet} */ facet, isOpen) {
  const isLong = facet.values.length > LONG;
  const options = facet.values.map(([id, name]) => ({ id, name, number: 0, isChosen: false, item: null }));
  const chosen = make("span", { className: "number" });
  const list = make("ul");
  const box = make("input", { type: "search", className: "facet-narrow", placeholder: say("Type to narrow"), autocomplete: "off" });
  box.setAttribute("aria-label", say("Narrow the list: %(facet)s", { facet: facet.name }));
  const all = make("button", { type: "button", className: "facet-all" });
  const scroll = make("div", {}, list);
  const field = make("fieldset", {}, make("legend", { className: "unseen" }, facet.name));
  if (facet.note) field.append(make("p", { className: "facet-note" }, facet.note));
  if (facet.values.length > NARROWED) field.append(box);
  field.append(scroll, ...(isLong ? [all] : []));
  const element = make("details", { className: "facet", open: isOpen }, make("summary", {}, facet.name, " ", chosen), field);
  let isAll = false;
  let order = options;
  let shown = [];

  function arrange() {
    const typed = box.value.trim().toLowerCase();
    const some = typed ? order.filter(({ name }) => name.toLowerCase().includes(typed)) : order;
    const useful = ({ number, isChosen }, place) => (place < FEW && number) || isChosen;
    shown = isLong && !isAll && !typed ? some.filter(useful) : some;
    for (const each of shown) draw(facet, each);
    const focused = document.activeElement;
    list.replaceChildren(...shown.map(({ item }) => item));
    if (list.contains(focused)) focused.focus({ preventScroll: true });
    scroll.className = shown.length > LONG ? "facet-scroll" : "";
    all.hidden = Boolean(typed);
    all.textContent = isAll ? say("Show fewer") : say("Show all %(number)s", { number: options.length });
  }

  function refresh() {
    if (!element.open) return;
    if (list.contains(document.activeElement)) {
      for (const each of shown) draw(facet, each);
      return;
    }
    const weigh = ({ number, isChosen }) => (isChosen ? Number.MAX_SAFE_INTEGER : number);
    if (isLong) order = options.toSorted((one, other) => weigh(other) - weigh(one));
    arrange();
  }

  function update(/** @type {Uint32Array} */ counts) {
    const ids = state.chosen.get(facet.id);
    options.forEach((each, place) => Object.assign(each, { number: counts[place], isChosen: ids.has(each.id) }));
    chosen.textContent = ids.size ? say("%(number)s chosen", { number: ids.size }) : "";
    refresh();
  }

  element.addEventListener("toggle", refresh);
  box.addEventListener("input", arrange);
  all.addEventListener("click", () => {
    isAll = !isAll;
    arrange();
  });
  return { element, update };
}

/** Show an option as it is now. Those that would bring nothing step back, but never what is chosen or where somebody is. */
function draw(facet, option) {
  option.item ??= makeOption(facet, option);
  const label = option.item.firstElementChild;
  const [check, , figure] = label.children;
  const isIdle = !option.number && !option.isChosen;
  figure.textContent = figures.format(option.number);
  check.checked = option.isChosen;
  check.disabled = isIdle && check !== document.activeElement;
  label.classList.toggle("is-none", isIdle);
}

function makeOption(facet, { id, name }) {
  const check = make("input", { type: "checkbox" });
  check.addEventListener("change", () => {
    state.chosen.get(facet.id)[check.checked ? "add" : "delete"](id);
    keep();
  });
  const parts = [make("span", { className: "option-name" }, name), make("span", { className: "number" })];
  return make("li", {}, make("label", { className: "option" }, check, ...parts));
}

// Starting

function listen() {
  let timer;
  input.form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    ask(false);
  });
  input.addEventListener("input", () => {
    clearTimeout(timer);
    const last = input.value.split(/\s+/).at(-1);
    if (!input.value.trim() || last.length >= SHORTEST) timer = setTimeout(() => ask(true), PAUSE);
  });
  input.addEventListener("focus", () => wake().catch(() => {}), { once: true }); // words are about to come
  sorter.addEventListener("change", () => {
    state.sort = sorter.value;
    keep();
  });
  $("filters-button").addEventListener("click", () => unfold($("filters-button").ariaExpanded !== "true"));
  $("filters").addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || $("filters-button").ariaExpanded !== "true") return;
    unfold(false);
    $("filters-button").focus();
  });
  addEventListener("popstate", () => {
    state = read();
    input.value = state.query;
    show();
  });
}

function unfold(isOpen) {
  $("filters-button").ariaExpanded = String(isOpen);
  $("filters").classList.toggle("is-open", isOpen);
}

function ask(typing) {
  const query = input.value.trim();
  if (query === state.query) return;
  const wasUsual = state.sort === (state.query ? "relevance" : "used");
  if (wasUsual || !query) state.sort = query ? "relevance" : "used";
  state.query = query;
  keep(typing);
}

async function start(cache = "default") {
  $("count").textContent = say("Searching …");
  $("finder-body").hidden = false;
  try {
    const asked = new URLSearchParams(location.search).get("q")?.trim();
    if (asked) wake().then((it) => it.preload(asked)).catch(() => {}); // beside the table; find() tells of faults
    table = await fetched(new URL("search/table.json", HOME), "json", cache);
    for (const facet of table.facets) facet.of = facet.of.map((value) => [value].flat());
    rowOf = new Map(table.engine.map((name, row) => [name, row]));
    state = read();
    input.value = state.query;
    const isWide = matchMedia("(min-width: 62.01rem)").matches;
    widgets = table.facets.map((facet, place) => widget(facet, state.chosen.get(facet.id).size > 0 || (isWide && place < 3)));
    $("filters").replaceChildren(...widgets.map(({ element }) => element));
    if (!isListening) listen();
    isListening = true;
    await show();
  } catch (error) {
    fail(error);
  }
}

start();
