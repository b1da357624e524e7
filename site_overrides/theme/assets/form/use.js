// The first step of "We use this too" on the page of an entry: which organisation is it? The second step is the form
// about that organisation, because its own file says what it uses.

import { directory } from "./choices.js";
import { byId, make } from "../elements.js";
import { fetchJson, showNotFound, showTitle } from "./entry.js";
import { field } from "./fields.js";

/** @import { ChoicesData } from "./choices.js" */
/** @import { Form, Part, Target } from "./entry.js" */

/** What follows the address of the form for an entry in links to this step. */
export const USE_HASH = "#we-use-this-too";

/** @type {Part} */
const WHO = {
  title: "Your organisation",
  description: "Start to write its name, and choose it from the list.",
  type: "string",
  "x-refers-to": ["organisations"],
};

/**
 * Show a form that asks which organisation uses an entry, and goes on to the one that asks how.
 * @param {Target} target the entry
 * @param {string} root the way to the first page of the site
 */
export async function askWhoUses({ collection, slug = "" }, root) {
  const [form, data] = /** @type {[Form, ChoicesData]} */ (
    await Promise.all(["organisations", "choices"].map((each) => fetchJson(`${root}contribute/form/${each}.json`)))
  );
  const choices = directory(data);
  const name = choices.name([collection], slug);
  if (!name) return showNotFound();
  const question = field(WHO, undefined, { form, root, choices, licences: [], changed: () => {} }, true);
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
