/* The page of comparisons. Which entries it shows is in its address. What it says of each is taken from the page of that
   entry, where every fact has an element with a name; generator/publish/pages/compare.py writes ready-made ones the same way. */

import { MOST, choose, chosen } from "./choice.js";
import { make, unseen } from "./elements.js";
import { HOME, ROOT, listed, say } from "./words.js";

const $ = (/** @type {string} */ id) => document.getElementById(id);
const MOST_IN_COMMON = 12;
const MOST_NAMED = 4;
const table = $("compare-table");
const field = $("compare-name");
const title = document.title;
/** @type {Map<string, Promise<Document>>} */ const pages = new Map();
/** @type {Record<string, [string, string]>} The address and name of each entry, by slug; old slugs too. */ let entries;
let turn = 0;

/** @typedef {{slug: string, name: string, url: URL, page: Document}} Side */

// What is asked for

const asked = () => [...new Set((new URLSearchParams(location.search).get("entries") ?? "").split(",").map((each) => each.trim()).filter(Boolean))];

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

// Reading the pages of entries

function load(/** @type {string} */ slug) {
  if (!pages.has(slug)) pages.set(slug, read(new URL(entries[slug][0], HOME)));
  return pages.get(slug);
}

async function read(/** @type {URL} */ url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

/** Take what an element of an entry's page holds, with links that lead from here to the same places. */
function taken(/** @type {Element} */ element, /** @type {URL} */ url) {
  const copy = document.importNode(element, true);
  for (const link of copy.querySelectorAll("a[href]")) link.href = new URL(link.getAttribute("href"), url).href;
  return [...copy.childNodes];
}

/** Tell what all lack, and what each lacks besides. */
function lacking(/** @type {Side[]} */ sides) {
  const all = sides.map(({ page }) => [...page.querySelectorAll("[data-missing]")].map((each) => each.dataset.missing));
  const lacked = all[0].filter((check) => all.every((each) => each.includes(check)));
  return { lacked, besides: all.map((each) => each.filter((check) => !lacked.includes(check))) };
}

/** Say what is known of one fact, as nodes; none where it is not recorded. */
function fact(/** @type {string} */ id, /** @type {Side} */ { page, url }) {
  const found = page.querySelector(`[data-fact="${id}"]`);
  if (found) return taken(found, url);
  const others = [...page.querySelectorAll(`[data-other="${id}"] a:first-child`)];
  return others.flatMap((link, place) => [place ? ", " : "", ...taken(make("span", {}, link.cloneNode(true)), url)]);
}

/** Give who uses an entry or takes part in it, by how far they are: links, by name. */
function groups(/** @type {Side} */ { page, url }) {
  const found = [];
  for (const each of page.querySelectorAll("[data-status], .users > li > a:first-child")) {
    if (each.dataset.status) found.push({ ...each.dataset, links: [] });
    else found.at(-1).links.push(linked(each, new URL(each.getAttribute("href"), url).href));
  }
  for (const { links } of found) links.sort(byName);
  return found;
}

const byName = (one, other) => one.textContent.localeCompare(other.textContent, "en-GB");

/** Write who uses an entry or takes part: how many at each status, and by name where they are few. */
function takers(/** @type {string} */ id, /** @type {Side} */ side) {
  const named = new Map(groups(side).map(({ words, links }) => [`${links.length} ${words}`, links]));
  return [...side.page.querySelectorAll(`[data-fact="${id}"] .count`)].map((each) => {
    const links = named.get(each.textContent.trim()) ?? [];
    const isNamed = links.length > 0 && links.length <= MOST_NAMED;
    const count = make("span", { className: "status" }, ...document.importNode(each, true).childNodes, isNamed ? ":" : "");
    return make("p", { className: "through" }, count, ...(isNamed ? links.flatMap((link, place) => [place ? ", " : " ", link]) : []));
  });
}

/** Give who uses an entry or takes part in it today: links by address, with how far they are. */
function users(/** @type {Side} */ side) {
  const today = groups(side).filter(({ status }) => status !== "stopped");
  return new Map(today.flatMap(({ words, links }) => links.map((link) => [link.href, { link, how: words }])));
}

function inCommon(/** @type {Side[]} */ sides) {
  const all = sides.map(users);
  const shared = [...all[0]].filter(([url]) => all.every((each) => each.has(url)));
  shared.sort(([, one], [, other]) => byName(one.link, other.link));
  return all.map((each) => {
    const items = shared.slice(0, MOST_IN_COMMON).map(([url]) => make("li", {}, each.get(url).link, `: ${each.get(url).how}`));
    if (shared.length > MOST_IN_COMMON) items.push(make("li", {}, say("and %(number)s more", { number: shared.length - MOST_IN_COMMON })));
    return items.length ? [make("ul", { className: "plain" }, ...items)] : [];
  });
}

/** Name what a page names, in its language, as a link to the same address. */
function linked(/** @type {Element} */ { lang, textContent }, /** @type {string} */ href) {
  return make("a", { href, ...(lang && { lang }) }, textContent);
}

// Showing

/** Show what the address asks for. A later turn overtakes an earlier one. */
async function show() {
  const mine = ++turn;
  const slugs = known();
  for (const link of document.querySelectorAll("a.tongue")) link.search = location.search; // the same in the other language
  try {
    const sides = await Promise.all(
      slugs.map(async (slug) => ({ slug, name: entries[slug][1], url: new URL(entries[slug][0], HOME), page: await load(slug) })),
    );
    if (mine !== turn) return;
    $("compare-result").hidden = !sides.length;
    if (sides.length) fill(sides);
    tell(advice(sides));
    offer(sides);
    document.title = sides.length > 1 ? `${say("Compare %(names)s", { names: listed(sides.map(({ name }) => name)) })} – ${title}` : title;
  } catch (error) {
    console.warn(error);
    pages.clear();
    if (mine === turn) tell(say("A part of the comparison did not arrive. Nothing is lost: load the page again."));
  }
}

/** Say in words what to do next, or what could not be done. */
function advice(/** @type {Side[]} */ sides) {
  const unknown = asked().filter((slug) => !Object.hasOwn(entries, slug));
  const words = unknown.map((slug) => say("Nothing here has the short name “%(slug)s”. Look for it by its name.", { slug }));
  if (asked().length - unknown.length > MOST) words.push(say("%(most)s are the most: the first %(most)s are shown.", { most: MOST }));
  if (!sides.length) words.push(say("Nothing is chosen yet. Type a name, or choose “Compare” in any list."));
  if (sides.length === 1) words.push(say("Choose another to compare %(name)s with.", { name: sides[0].name }));
  return words.join(" ");
}

/** Offer to add what the pages of these entries say they may be compared with. */
function offer(/** @type {Side[]} */ sides) {
  const taken = sides.map(({ slug }) => slug);
  const near = sides.flatMap(({ page }) => [...page.querySelectorAll("[data-alike]")].map((each) => each.dataset.alike));
  const kept = chosen().map(({ slug }) => slug);
  const some = [...new Set([...kept, ...near])].filter((slug) => Object.hasOwn(entries, slug) && !taken.includes(slug)).slice(0, MOST);
  const buttons = some.map((slug) => {
    const button = make("button", { type: "button", className: "button" }, unseen(`${say("Add")} `), entries[slug][1]);
    button.addEventListener("click", () => add(slug).then(() => $("compare-says").scrollIntoView({ block: "nearest" })));
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
  const heads = sides.map((side) => make("th", { scope: "col", className: `is-${side.url.pathname.split("/").at(-3)}` }, ...head(side)));
  table.tHead.rows[0].replaceChildren(table.tHead.rows[0].cells[0], ...heads);
  for (const each of table.querySelectorAll("[scope=rowgroup]")) each.colSpan = sides.length + 1;
  const { lacked, besides } = lacking(sides);
  const special = {
    common: () => (sides.length > 1 ? inCommon(sides) : [[]]),
    used: () => sides.map((side) => takers("used", side)),
    part: () => sides.map((side) => takers("part", side)),
    lacked: () => [[make("span", { className: "compare-all" }, lacked.join(", "))]],
    missing: () => besides.map((each) => [each.join(", ")]),
  };
  for (const row of table.querySelectorAll("[data-row]")) {
    const { row: id, free } = row.dataset;
    const cells = special[id]?.() ?? sides.map((side) => fact(id, side));
    fillRow(row, cells, sides.length > 1 && free === undefined, id === "missing" ? say("nothing") : undefined);
  }
  table.querySelector("[data-row=lacked] td").colSpan = sides.length;
  for (const group of table.tBodies) group.hidden = [...group.querySelectorAll("[data-row]")].every((row) => row.hidden);
}

function head(/** @type {Side} */ { slug, name, url, page }) {
  const away = make("button", { type: "button", className: "compare-away" }, say("Remove"), unseen(` ${name}`));
  away.addEventListener("click", () => change(known().filter((each) => each !== slug)).then(() => field.focus()));
  return [linked(page.querySelector("h1"), url.href), " ", away];
}

/** Fill one row, and say in words whether its cells differ. What none of them has is left out; what nobody recorded is
    not known to differ. */
function fillRow(row, cells, isJudged, none = say("not recorded")) {
  const filled = cells.map((nodes) => make("td", {}, ...nodes));
  const texts = filled.map((cell) => cell.textContent.replace(/\s+/g, " ").trim());
  row.hidden = texts.every((text) => !text);
  for (const [place, text] of texts.entries()) if (!text) filled[place].append(make("span", { className: "none" }, none));
  const [name] = row.cells;
  name.replaceChildren(name.firstChild, ...(isJudged ? [" ", verdict(texts)] : []));
  row.replaceChildren(name, ...filled);
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
  const near = exact.length ? exact : Object.entries(entries).filter(([, [, name]]) => name.toLowerCase().includes(wanted));
  return [...new Set(near.map(([slug]) => slugOf(slug)))];
}

function listen() {
  field.addEventListener(
    "focus",
    () => $("compare-names").append(...[...new Set(Object.values(entries).map(([, name]) => name))].map((name) => make("option", { value: name }))),
    { once: true },
  );
  $("compare-add").addEventListener("submit", (event) => {
    event.preventDefault();
    const typed = field.value.trim();
    if (!typed) return;
    const found = named(typed);
    if (found.length !== 1) {
      tell(found.length ? say("%(number)s names hold “%(typed)s”. Choose one from the list.", { number: found.length, typed }) : say("Nothing here is called “%(typed)s”. Choose a name from the list, or search for it.", { typed }));
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
