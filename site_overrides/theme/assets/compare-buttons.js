/* The "Compare" buttons in lists and on pages of entries, and the tray that shows what is selected. */

import { compareUrl, MOST_COMPARED, select, selection } from "./selection.js";
import { findAll, first, make, visuallyHidden } from "./elements.js";
import { gettext } from "./i18n.js";

/** @import { SelectedEntry } from "./selection.js" */

const ENTRY = /(?:^|\/)(?:components|standards|projects)\/([a-z0-9-]+)\/$/;
const tray = make("section", { className: "tray", hidden: true, "aria-label": gettext("Chosen to compare") });
const liveRegion = make("p", { className: "visually-hidden", ariaLive: "polite" });

// Rows

/**
 * Add a button to each row that leads to an entry and has none; search replaces its rows.
 * @param {ParentNode} within
 */
function addButtons(within) {
  for (const row of within.querySelectorAll(".rows > .row")) {
    /** @type {HTMLAnchorElement | null} */
    const link = row.querySelector(".row-name a");
    const slug = link && ENTRY.exec(link.pathname)?.[1];
    if (!slug || row.querySelector(".compare-button")) continue;
    const name = link.textContent;
    const button = make(
      "button",
      { type: "button", className: "compare-button" },
      gettext("Compare"),
      visuallyHidden(` ${name}`),
    );
    button.dataset.slug = slug;
    button.addEventListener("click", () => toggle({ slug, name }));
    row.append(button);
  }
  markPressed();
}

function markPressed() {
  const slugs = new Set(selection().map(({ slug }) => slug));
  for (const button of findAll(document, ".compare-button")) {
    button.setAttribute("aria-pressed", String(slugs.has(button.dataset.slug ?? "")));
  }
}

/** @param {SelectedEntry} entry */
function toggle(entry) {
  const before = selection();
  const rest = before.filter(({ slug }) => slug !== entry.slug);
  if (rest.length === before.length && before.length === MOST_COMPARED) {
    showTray(
      gettext("You have chosen %(most)s, which is the most you can compare. Remove one first.", {
        most: MOST_COMPARED,
      }),
    );
    return;
  }
  const isNew = rest.length === before.length;
  select(isNew ? [...before, entry] : rest);
  showTray();
  const remaining = selection();
  liveRegion.textContent = [
    isNew
      ? gettext("%(name)s is chosen.", { name: entry.name })
      : gettext("%(name)s is no longer chosen.", { name: entry.name }),
    gettext("%(number)s of %(most)s chosen.", { number: remaining.length, most: MOST_COMPARED }),
  ].join(" ");
}

// The tray

function showTray(problem = "") {
  const all = selection();
  const items = all.map((entry) => make("li", {}, removeButton(entry)));
  const actions = make("p", { className: "tray-actions" });
  if (all.length > 1) {
    const slugs = all.map(({ slug }) => slug);
    actions.append(
      make(
        "a",
        { className: "button button-main", href: compareUrl(slugs) },
        gettext("Compare %(number)s", { number: all.length }),
      ),
      " ",
    );
  }
  const clear = make("button", { type: "button", className: "button" }, gettext("Clear"));
  clear.addEventListener("click", () => {
    select([]);
    showTray();
    liveRegion.textContent = gettext("Nothing is chosen any more.");
  });
  actions.append(clear);
  const words = problem ||
    (all.length === 1 ? gettext("Choose another to compare it with.") : gettext("Chosen to compare"));
  tray.replaceChildren(make("p", { className: "tray-text" }, words), make("ul", {}, ...items), actions);
  tray.hidden = !all.length;
  if (problem) liveRegion.textContent = problem;
  markPressed();
  updateCompareLinks();
}

/** @param {SelectedEntry} entry */
function removeButton(entry) {
  const button = make(
    "button",
    { type: "button", className: "chip" },
    visuallyHidden(`${gettext("Remove")} `),
    entry.name,
    " ×",
  );
  button.addEventListener("click", () => {
    const index = [...tray.querySelectorAll(".chip")].indexOf(button);
    toggle(entry);
    const remaining = findAll(tray, ".chip");
    remaining[Math.min(index, remaining.length - 1)]?.focus(); // the button that was pressed is gone
  });
  return button;
}

/**
 * Return the links "Compare" on the page of an entry.
 * @returns {HTMLAnchorElement[]}
 */
const compareLinks = () => findAll(document, "a[data-compare]");

/** Make "Compare" on the page of an entry link to a comparison of it with what is selected. */
function updateCompareLinks() {
  for (const link of compareLinks()) {
    const slug = link.dataset.compare ?? "";
    const slugs = new Set([...selection().map((each) => each.slug), slug]);
    link.href = compareUrl(slugs.size > MOST_COMPARED ? [slug] : [...slugs]);
  }
}

function listen() {
  for (const link of compareLinks()) {
    link.addEventListener("click", () => {
      const name = first(document, "h1").textContent;
      const slug = link.dataset.compare ?? "";
      const others = selection().filter((each) => each.slug !== slug);
      select([...(others.length < MOST_COMPARED ? others : []), { slug, name }]);
    });
  }
  const results = document.getElementById("results");
  if (results) new MutationObserver(() => addButtons(document)).observe(results, { childList: true });
  addEventListener("storage", () => showTray()); // selected in another tab
  addEventListener("pageshow", () => showTray()); // selected on a page that the visitor left by "back"
}

document.body.append(tray, liveRegion);
addButtons(document);
listen();
showTray();
