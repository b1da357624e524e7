/* "Compare" on each row of a list and on the page of an entry, and the tray that shows what is chosen. */

import { address, choose, chosen, MOST } from "./choice.js";
import { findAll, first, make, unseen } from "./elements.js";
import { say } from "./words.js";

/** @import { Chosen } from "./choice.js" */

const ENTRY = /(?:^|\/)(?:components|standards|projects)\/([a-z0-9-]+)\/$/;
const tray = make("section", { className: "tray", hidden: true, "aria-label": say("Chosen to compare") });
const voice = make("p", { className: "unseen", ariaLive: "polite" });

// Rows

/**
 * Add a button to each row that leads to an entry and has none; rows of a search come and go.
 * @param {ParentNode} within
 */
function equip(within) {
  for (const row of within.querySelectorAll(".rows > .row")) {
    /** @type {HTMLAnchorElement | null} */
    const link = row.querySelector(".row-name a");
    const slug = link && ENTRY.exec(link.pathname)?.[1];
    if (!slug || row.querySelector(".pick")) continue;
    const name = link.textContent;
    const button = make("button", { type: "button", className: "pick" }, say("Compare"), unseen(` ${name}`));
    button.dataset.slug = slug;
    button.addEventListener("click", () => toggle({ slug, name }));
    row.append(button);
  }
  mark();
}

function mark() {
  const slugs = new Set(chosen().map(({ slug }) => slug));
  for (const button of findAll(document, ".pick")) {
    button.setAttribute("aria-pressed", String(slugs.has(button.dataset.slug ?? "")));
  }
}

/** @param {Chosen} entry */
function toggle(entry) {
  const before = chosen();
  const rest = before.filter(({ slug }) => slug !== entry.slug);
  if (rest.length === before.length && before.length === MOST) {
    show(say("%(most)s are chosen, which is the most. Take one away first.", { most: MOST }));
    return;
  }
  const isNew = rest.length === before.length;
  choose(isNew ? [...before, entry] : rest);
  show();
  const left = chosen();
  voice.textContent = [
    isNew
      ? say("%(name)s is chosen.", { name: entry.name })
      : say("%(name)s is no longer chosen.", { name: entry.name }),
    say("%(number)s of %(most)s chosen.", { number: left.length, most: MOST }),
  ].join(" ");
}

// The tray

function show(problem = "") {
  const all = chosen();
  const items = all.map((entry) => make("li", {}, remover(entry)));
  const ways = make("p", { className: "tray-ways" });
  if (all.length > 1) {
    const slugs = all.map(({ slug }) => slug);
    ways.append(
      make(
        "a",
        { className: "button button-main", href: address(slugs) },
        say("Compare %(number)s", { number: all.length }),
      ),
      " ",
    );
  }
  const clear = make("button", { type: "button", className: "button" }, say("Clear"));
  clear.addEventListener("click", () => {
    choose([]);
    show();
    voice.textContent = say("Nothing is chosen any more.");
  });
  ways.append(clear);
  const words = problem || (all.length === 1 ? say("Choose another to compare it with.") : say("Chosen to compare"));
  tray.replaceChildren(make("p", { className: "tray-words" }, words), make("ul", {}, ...items), ways);
  tray.hidden = !all.length;
  if (problem) voice.textContent = problem;
  mark();
  lead();
}

/** @param {Chosen} entry */
function remover(entry) {
  const button = make("button", { type: "button", className: "chip" }, unseen(`${say("Remove")} `), entry.name, " ×");
  button.addEventListener("click", () => {
    const place = [...tray.querySelectorAll(".chip")].indexOf(button);
    toggle(entry);
    const left = findAll(tray, ".chip");
    left[Math.min(place, left.length - 1)]?.focus(); // the button that did it is gone
  });
  return button;
}

/**
 * Return the links "Compare" on the page of an entry.
 * @returns {HTMLAnchorElement[]}
 */
const compareLinks = () => findAll(document, "a[data-compare]");

/** Let "Compare" on the page of an entry lead to it beside what is chosen. */
function lead() {
  for (const link of compareLinks()) {
    const slug = link.dataset.compare ?? "";
    const slugs = new Set([...chosen().map((each) => each.slug), slug]);
    link.href = address(slugs.size > MOST ? [slug] : [...slugs]);
  }
}

function listen() {
  for (const link of compareLinks()) {
    link.addEventListener("click", () => {
      const name = first(document, "h1").textContent;
      const slug = link.dataset.compare ?? "";
      const others = chosen().filter((each) => each.slug !== slug);
      choose([...(others.length < MOST ? others : []), { slug, name }]);
    });
  }
  const results = document.getElementById("results");
  if (results) new MutationObserver(() => equip(document)).observe(results, { childList: true });
  addEventListener("storage", () => show()); // chosen in another tab
  addEventListener("pageshow", () => show()); // chosen on the page that "back" leaves
}

document.body.append(tray, voice);
equip(document);
listen();
show();
