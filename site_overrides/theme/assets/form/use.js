// The first step of "We use this too": which organisation is it? What it uses is in its own file, so that is the file
// that the second step changes.

import { directory } from "./choices.js";
import { byId, make } from "../elements.js";
import { fetchJson, showNotFound, showTitle } from "./entry.js";
import { field } from "./fields.js";

/** @import { Form, Part, Target } from "./entry.js" */

export const USE = "#we-use-this-too";
export const SHARED = ["components", "standards", "projects"];

/** @type {Part} */
const ORGANISATION = {
  title: "Your organisation",
  description: "Start to write its name, and choose it from the list.",
  type: "string",
  "x-refers-to": ["organisations"],
};

/**
 * Ask which organisation uses an entry, and go on to the form that asks how.
 * @param {Target} target the entry
 * @param {string} root
 */
export async function askWhoUses({ collection, slug = "" }, root) {
  const [form, data] = /** @type {[Form, Parameters<typeof directory>[0]]} */ (
    await Promise.all(["organisations", "choices"].map((each) => fetchJson(`${root}contribute/form/${each}.json`)))
  );
  const choices = directory(data);
  const name = choices.name([collection], slug);
  if (!name) return showNotFound();
  const question = field(ORGANISATION, undefined, { form, root, choices, licences: [], changed: () => {} }, true);
  const element = make(
    "form",
    { className: "entry-form", noValidate: true, autocomplete: "off" },
    make("p", {}, make("a", { href: `${root}${collection}/${slug}/` }, "Back to its page")),
    make(
      "p",
      { className: "lead" },
      "First say who you are. Then there are a few short questions about how you use it.",
    ),
    question.element,
    make("div", { className: "buttons" }, make("button", { className: "button button-main" }, "Continue")),
  );
  element.addEventListener("submit", (event) => {
    event.preventDefault();
    const organisation = question.read() ?? "";
    if (choices.has("organisations", organisation)) {
      location.assign(`${location.pathname}?entry=organisations/${organisation}&use=${slug}`);
      return;
    }
    question.show({ pointer: [], message: "Choose your organisation from the list", help: "" });
    question.target.focus();
  });
  addEventListener("hashchange", () => location.reload());
  showTitle(`We use ${name} too`);
  const container = byId("form");
  container.append(element);
  container.hidden = false;
}
