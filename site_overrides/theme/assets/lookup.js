// A text box in which people find an organisation or entry by name.

import { make } from "./elements.js";
import { gettext } from "./i18n.js";
import { uniqueId } from "./form/dom.js";

/** @import { Choice, Directory } from "./form/choices.js" */

/**
 * Make a combobox that searches for an organisation or entry by name. `read` returns a slug, or what was typed if
 * nothing has that name. `hint` comes after the words that nothing was found; `whenChosen` is called when somebody
 * chooses from the list.
 * @param {Directory} choices
 * @param {string[]} collections
 * @param {string | undefined} value
 * @param {{hint?: (Node | string)[], whenChosen?: () => void}} more
 */
export function lookup(choices, collections, value, { hint = [], whenChosen = () => {} }) {
  const list = make("ul", { role: "listbox", id: uniqueId("found"), className: "lookup-results", hidden: true });
  const status = make("p", { className: "visually-hidden", role: "status" });
  const nothingFound = make("p", { className: "hint", hidden: true }, gettext("Nothing found."), " ", ...hint);
  const box = make("input", {
    type: "text",
    role: "combobox",
    autocomplete: "off",
    spellcheck: false,
    value: (value && choices.name(collections, value)) || value || "",
  });
  for (const [name, to] of [["autocomplete", "list"], ["controls", list.id], ["expanded", "false"]]) {
    box.setAttribute(`aria-${name}`, to);
  }
  /** @type {{slug?: string, name: string}} */
  let chosen = { slug: value, name: box.value };
  /** @type {Choice[]} */
  let offered = [];
  let active = -1;

  function close() {
    list.hidden = true;
    active = -1;
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
  }

  /** @param {Choice} choice */
  function choose({ slug, name }) {
    chosen = { slug, name };
    box.value = name;
    nothingFound.hidden = true;
    close();
    box.dispatchEvent(new Event("input", { bubbles: true }));
    close();
    whenChosen();
  }

  function show() {
    offered = box.value.trim() ? choices.search(collections, box.value) : [];
    list.replaceChildren(
      ...offered.map((each, index) => {
        const words = make("span", { className: "quiet" }, each.note ? `${each.slug}, ${each.note}` : each.slug);
        const item = make("li", { role: "option", id: `${list.id}-${index}` }, each.name, " ", words);
        item.setAttribute("aria-selected", "false");
        item.addEventListener("mousedown", (event) => event.preventDefault());
        item.addEventListener("click", () => choose(each));
        return item;
      }),
    );
    active = -1;
    list.hidden = !offered.length;
    nothingFound.hidden = Boolean(offered.length) || !box.value.trim();
    box.setAttribute("aria-expanded", String(Boolean(offered.length)));
    if (offered.length) list.scrollIntoView({ block: "nearest" });
    status.textContent = !box.value.trim()
      ? ""
      : offered.length
      ? gettext("%(number)s found. Use the arrow keys to choose.", { number: offered.length })
      : gettext("Nothing found.");
  }

  /** @param {1 | -1} step */
  function move(step) {
    if (list.hidden) show();
    const items = [...list.children];
    if (!items.length) return;
    active = (active + step + items.length + (active < 0 && step < 0 ? 1 : 0)) % items.length;
    items.forEach((item, index) => item.setAttribute("aria-selected", String(index === active)));
    box.setAttribute("aria-activedescendant", items[active].id);
    items[active].scrollIntoView({ block: "nearest" });
  }

  box.addEventListener("input", () => {
    if (box.value !== chosen.name) show();
  });
  box.addEventListener("blur", close);
  box.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") move(event.key === "ArrowDown" ? 1 : -1);
    else if (event.key === "Enter" && active >= 0) choose(offered[active]);
    else if (event.key === "Escape" && !list.hidden) close();
    else return;
    event.preventDefault();
  });
  return {
    element: make("div", { className: "lookup" }, box, list, nothingFound, status),
    target: box,
    clear() {
      chosen = { name: "" };
      box.value = "";
      nothingFound.hidden = true;
      close();
    },
    read() {
      const written = box.value.trim();
      return written === chosen.name && chosen.slug
        ? chosen.slug
        : (written && choices.resolve(collections, written)) || undefined;
    },
  };
}
