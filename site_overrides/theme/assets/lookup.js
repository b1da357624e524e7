// A text box in which people find an organisation or entry by name.

import { make } from "./elements.js";
import { gettext } from "./i18n.js";
import { uniqueId } from "./form/dom.js";

const MOST_ASKED = 6;
const CLICK_MS = 200;

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
  const question = make("div", { className: "lookup-question", hidden: true, role: "group" });
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
  function take({ slug, name }) {
    chosen = { slug, name };
    box.value = name;
    nothingFound.hidden = true;
    question.hidden = true;
    close();
    box.dispatchEvent(new Event("input", { bubbles: true }));
    close();
  }

  /** @param {Choice} choice */
  function choose(choice) {
    take(choice);
    whenChosen();
  }

  /** Take the name that was typed if it can mean only one, and ask which if it can mean a few. */
  function leave() {
    close();
    const written = box.value.trim();
    if (!written || written === chosen.name) return;
    const possible = choices.possible(collections, written);
    if (possible.length === 1) take(possible[0]);
    else {
      const some = possible.length ? possible : choices.search(collections, written).filter(({ note }) => !note);
      setTimeout(() => ask(some), CLICK_MS); // below the box all moves down, and whoever left it by a click would miss
    }
  }

  /** @param {Choice[]} choicesToOffer */
  function ask(choicesToOffer) {
    question.hidden = !choicesToOffer.length || choicesToOffer.length > MOST_ASKED;
    if (question.hidden) return;
    const words = gettext("Which one do you mean?");
    question.setAttribute("aria-label", words);
    question.replaceChildren(
      make("span", {}, words),
      ...choicesToOffer.map((each) => {
        const button = make(
          "button",
          { type: "button", className: "button" },
          each.note ? `${each.name} (${each.note})` : each.name,
        );
        button.addEventListener("click", () => {
          choose(each);
          box.focus();
        });
        return button;
      }),
    );
    status.textContent = words;
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
    question.hidden = true;
    if (box.value !== chosen.name) show();
  });
  box.addEventListener("blur", leave);
  box.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") move(event.key === "ArrowDown" ? 1 : -1);
    else if (event.key === "Enter" && active >= 0) choose(offered[active]);
    else if (event.key === "Escape" && !list.hidden) close();
    else return;
    event.preventDefault();
  });
  return {
    element: make("div", { className: "lookup" }, box, list, nothingFound, question, status),
    target: box,
    clear() {
      chosen = { name: "" };
      box.value = "";
      nothingFound.hidden = true;
      question.hidden = true;
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
