// What one answer is given with: a box for text, a list to choose from, or a name that is looked up while one types.
//
// Each control has an `element`, the `target` that takes the focus, and `read()`, which gives nothing for an empty answer.

import { make } from "../elements.js";
import { fresh } from "./dom.js";

const FEW = 12;
const LONGEST_LINE = 300;

/** A box for text: several lines where the text may be long. */
function text(part, value, { form: { hidden }, licences }) {
  const long = part.maxLength > 150 && !part.format;
  const rows = part.maxLength > 2000 ? 10 : part.maxLength > LONGEST_LINE ? 4 : 2;
  const kind = { uri: "url", email: "email" }[part.format] ?? (part.type === "integer" ? "numeric" : "text");
  const box = long ? make("textarea", { rows, value: String(value ?? ""), autocomplete: "off" }) : make("input", {
    type: "text",
    inputMode: kind,
    value: String(value ?? ""),
    autocomplete: "off",
    spellcheck: kind === "text",
  });
  if (part.format || part.maxLength < 50 || part.type === "integer") box.className = "narrow";
  if (part.format === "uri") box.className = "";
  const names = part.format === "spdx-expression" &&
    make("datalist", { id: fresh("licences") }, ...licences.map((name) => make("option", { value: name })));
  if (names) box.setAttribute("list", names.id);
  const isNumber = (written) => part.type === "integer" && /^-?[0-9]{1,15}$/.test(written);
  return {
    element: names ? make("div", {}, box, names) : box,
    target: box,
    read() {
      const seen = box.value.replace(new RegExp(hidden, "gu"), ""); // no reader sees it, and no check takes it
      const written = part.maxLength <= LONGEST_LINE ? seen.replace(/\s*\n\s*/g, " ").trim() : seen.trim();
      return isNumber(written) ? Number(written) : written || undefined;
    },
  };
}

/** A word of a list. `terms` are its ids, names and definitions. */
function option(kind, name, [id, words, definition], isChosen) {
  const box = make("input", { type: kind, name, value: id, id: fresh("option"), checked: isChosen });
  const means = definition && make("span", { id: `${box.id}-means`, className: "means" }, definition);
  if (means) box.setAttribute("aria-describedby", means.id);
  return make("div", { className: "option" }, box, make("label", { htmlFor: box.id }, words), means ?? "");
}

/** Give the terms, and what is chosen already but is none of them. */
const withStrange = (
  terms,
  chosen,
) => [...terms, ...chosen.filter((id) => id && !terms.some(([each]) => each === id)).map((id) => [id, id, ""])];

function radios(terms, value = "", isNeeded = false) {
  const name = fresh("choice");
  const none = isNeeded ? [] : [["", "Leave this out", ""]];
  const options = [...withStrange(terms, [value]), ...none];
  const element = make(
    "div",
    { className: "options" },
    ...options.map((term) => option("radio", name, term, term[0] === value)),
  );
  return {
    element,
    target: element.querySelector("input"),
    read: () => element.querySelector("input:checked")?.value || undefined,
  };
}

function select(terms, value = "") {
  const options = [["", "Choose one", ""], ...withStrange(terms, [value])].map(([id, words]) =>
    make("option", { value: id, selected: id === value }, words)
  );
  const element = make("select", {}, ...options);
  return { element, target: element, read: () => element.value || undefined };
}

/** Boxes to tick. What was there stays in its order, so that an entry changes no more than it must. */
export function boxes(terms, value = []) {
  const options = withStrange(terms, value).map((term) =>
    option("checkbox", undefined, term, value.includes(term[0]))
  );
  const element = make("div", { className: options.length > FEW ? "options options-many" : "options" }, ...options);
  return {
    element,
    target: element.querySelector("input"),
    read() {
      const ticked = [...element.querySelectorAll("input:checked")].map((box) => box.value);
      const all = [...value.filter((id) => ticked.includes(id)), ...ticked.filter((id) => !value.includes(id))];
      return all.length ? all : undefined;
    },
  };
}

/** The name of an organisation or entry, looked up while somebody types. */
function reference(part, value, { choices, root }) {
  const collections = part["x-refers-to"];
  const list = make("ul", { role: "listbox", id: fresh("found"), className: "found", hidden: true });
  const said = make("p", { className: "unseen", role: "status" });
  const add = make(
    "a",
    { href: `${root}contribute/new/organisation/`, target: "_blank", rel: "noopener" },
    "Add the organisation first (in a new tab)",
  );
  const none = make(
    "p",
    { className: "hint", hidden: true },
    "Nothing found. ",
    ...(collections.includes("organisations") ? ["Is it not in the catalogue yet? ", add] : []),
  );
  const box = make("input", {
    type: "text",
    role: "combobox",
    autocomplete: "off",
    spellcheck: false,
    value: choices.name(collections, value) || value || "",
  });
  for (const [name, to] of [["autocomplete", "list"], ["controls", list.id], ["expanded", "false"]]) {
    box.setAttribute(`aria-${name}`, to);
  }
  let chosen = { slug: value, name: box.value };
  let active = -1;

  function close() {
    list.hidden = true;
    active = -1;
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
  }

  function choose({ slug, name }) {
    chosen = { slug, name };
    box.value = name;
    none.hidden = true;
    close();
    box.dispatchEvent(new Event("input", { bubbles: true }));
    close();
  }

  function show() {
    const found = box.value.trim() ? choices.search(collections, box.value) : [];
    list.replaceChildren(
      ...found.map((each, index) => {
        const words = make("span", { className: "quiet" }, each.ended ? `${each.slug}, ended` : each.slug);
        const item = make("li", { role: "option", id: `${list.id}-${index}` }, each.name, " ", words);
        item.setAttribute("aria-selected", "false");
        item.addEventListener("mousedown", (event) => event.preventDefault());
        item.addEventListener("click", () => choose(each));
        item.choose = () => choose(each);
        return item;
      }),
    );
    active = -1;
    list.hidden = !found.length;
    none.hidden = Boolean(found.length) || !box.value.trim();
    box.setAttribute("aria-expanded", String(Boolean(found.length)));
    if (found.length) list.scrollIntoView({ block: "nearest" });
    said.textContent = !box.value.trim()
      ? ""
      : found.length
      ? `${found.length} found. Use the arrow keys to choose.`
      : "Nothing found.";
  }

  function move(step) {
    if (list.hidden) show();
    const items = [...list.children];
    if (!items.length) return;
    active = (active + step + items.length + (active < 0 && step < 0 ? 1 : 0)) % items.length;
    items.forEach((item, index) => item.setAttribute("aria-selected", String(index === active)));
    box.setAttribute("aria-activedescendant", items[active].id);
    items[active].scrollIntoView({ block: "nearest" });
  }

  box.addEventListener("input", () => box.value === chosen.name || show());
  box.addEventListener("blur", close);
  box.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") move(event.key === "ArrowDown" ? 1 : -1);
    else if (event.key === "Enter" && active >= 0) list.children[active].choose();
    else if (event.key === "Escape" && !list.hidden) close();
    else return;
    event.preventDefault();
  });
  return {
    element: make("div", { className: "lookup" }, box, list, none, said),
    target: box,
    read() {
      const written = box.value.trim();
      return written === chosen.name && chosen.slug
        ? chosen.slug
        : (written && choices.meant(collections, written)) || undefined;
    },
  };
}

/** Make the control for one text or number. `isSet` tells whether it consists of several boxes. */
export function control(part, value, env, isNeeded) {
  const terms = env.form.vocabularies[part["x-vocabulary"]];
  if (terms) return terms.length <= FEW ? { ...radios(terms, value, isNeeded), isSet: true } : select(terms, value);
  return part["x-refers-to"] ? reference(part, value, env) : text(part, value, env);
}
