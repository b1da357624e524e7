// Which entry the form is about, by the address of the page, as in `?entry=components/govuk-pay`. Anybody can write such
// an address, so that nothing is fetched by it that does not look like the name of an entry.

import { make } from "../elements.js";

const NOT_FOUND = 404;
const state = document.getElementById("state");

/**
 * Give what the address asks for: an entry, and perhaps one of its fields. Gives nothing where it names no entry.
 * @param {{named: string, files: string}} place a pattern of all names, with the collection and the slug as its groups,
 * and the address below which files are edited, if there is one
 */
export function wanted({ named, files }) {
  const query = new URLSearchParams(location.search);
  const [name, collection, slug] = new RegExp(`^${named}$`).exec(query.get("entry") ?? "") ?? [];
  if (!name) return undefined;
  const edit = files && `${files}${name}.yml`;
  return { here: `${location.pathname}?entry=${name}`, collection, slug, edit, field: query.get("field")?.split(".") };
}

/** Give what a file of the site says, or nothing where there is no such file. */
export async function fetched(address) {
  const answer = await fetch(address);
  if (answer.status === NOT_FOUND) return undefined;
  if (!answer.ok) throw new Error(`${answer.status}: ${address}`);
  return answer.json();
}

/** Put together what a form is about: an entry as it is now, or nothing yet. */
export function subject(target, { schema }, isAboutUse, { data = {}, text = "" } = {}) {
  const isUse = isAboutUse && Boolean(target.slug && schema.properties.used_by);
  const of = target.collection === "organisations" ? "the entry of " : ""; // it may bear the name of the thing that it makes
  const title = isUse ? `We use ${data.name} too` : `Correct ${of}${data.name}`;
  const lineEnd = text.includes("\r\n") ? "crlf" : "lf";
  return { ...target, base: data, text: text.replaceAll("\r\n", "\n"), name: data.name, title, isUse, lineEnd };
}

/** Say that the address names no entry that is here, and help to find the one that is meant. */
export function tellNone() {
  const isNamed = new URLSearchParams(location.search).has("entry");
  state.replaceChildren(
    make(
      "p",
      {},
      isNamed
        ? "There is no entry with the name that the address of this page gives. It may be cut off, or the entry may have another name by now."
        : "Which entry do you want to correct?",
    ),
  );
  document.getElementById("which").hidden = false;
}

/** Say that the form did not come, and lead to the file. */
export function tellFailed(edit, root) {
  const again = make("button", { type: "button", className: "button" }, "Try again");
  again.addEventListener("click", () => location.reload());
  const guide = make("a", { href: `${root}contribute/#correct-an-entry` }, "read how to correct it by hand");
  const file = edit ? [make("a", { href: edit }, "edit its file on GitHub"), ", or "] : [];
  state.replaceChildren(
    make("p", {}, "The form did not come. The connection may be lost."),
    make("p", {}, again),
    make("p", {}, "You can also ", ...file, guide, "."),
  );
}

/** Give the entry's name to the page, and leave the place to the form. */
export function settle(words) {
  document.getElementById("form-title").textContent = words;
  document.title = document.title.replace(/^[^–]*/, () => `${words} `);
  state.remove();
}
