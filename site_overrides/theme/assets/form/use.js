// "We use this too": which organisation is it? Then, on the same page, the form about that organisation, because
// its own file says what it uses.

import { directory, SHARED } from "./choices.js";
import { byId, make } from "../elements.js";
import { fetchJson, showNotFound, showTitle } from "./entry.js";
import { field } from "./fields.js";

/** @import { ChoicesData } from "./choices.js" */
/** @import { Fields, Form, Part } from "./entry.js" */

/**
 * A form about an organisation's use, which is shown in `element`. `keepFor` keeps the answers for another.
 * @typedef {{element: HTMLElement, start: () => void, keepFor: (address: string) => void}} UseForm
 */

/** @type {Part} */
const WHO = {
  title: "Your organisation",
  description: "Start to write its name, and choose it from the list.",
  type: "string",
  "x-refers-to": ["organisations"],
};

/**
 * Show a form that asks which organisation uses an entry and, once that is known, how.
 * @param {string} used the slug of the entry
 * @param {string | undefined} organisation the slug of the organisation, if it is known already
 * @param {string} root the way to the first page of the site
 * @param {(organisation: string) => Promise<UseForm | undefined>} formFor
 */
export async function askWhoUses(used, organisation, root, formFor) {
  const [form, data] = /** @type {[Form, ChoicesData]} */ (
    await Promise.all(["organisations", "choices"].map((each) => fetchJson(`${root}contribute/form/${each}.json`)))
  );
  const choices = directory(data);
  const collection = SHARED.find((each) => choices.has(each, used));
  if (!collection || (organisation && !choices.has("organisations", organisation))) return showNotFound();
  const name = choices.name([collection], used);
  const question = field(WHO, organisation, { form, root, choices, licences: [], changed: () => {} }, true);
  const next = make("div", { className: "buttons" }, make("button", { className: "button button-main" }, "Continue"));
  const status = make("p", { className: "visually-hidden", role: "status" });
  const place = make("div");
  const who = make(
    "form",
    { className: "entry-form", noValidate: true, autocomplete: "off" },
    make("p", {}, make("a", { href: `${root}${collection}/${used}/` }, `Back to the page of ${name}`)),
    question.element,
    next,
    status,
  );
  let current = "";
  /** @type {UseForm | undefined} */
  let shown;

  /** Show the form about the organisation, once it is known. */
  async function settle() {
    const slug = question.read() ?? "";
    const isKnown = choices.has("organisations", slug);
    place.hidden = !isKnown;
    next.hidden = isKnown;
    if (slug === current || !isKnown) return;
    const address = `${location.pathname}?entry=organisations/${slug}&use=${used}`;
    current = slug;
    question.show();
    shown?.keepFor(address);
    shown = await formFor(slug);
    if (!shown) return showNotFound();
    history.replaceState(null, "", address);
    place.replaceChildren(shown.element);
    shown.start();
    status.textContent = `There are a few more questions below, about how ${
      choices.name(["organisations"], slug)
    } uses it.`;
  }

  const isWholeName = () =>
    choices.name(["organisations"], question.read() ?? "") === /** @type {HTMLInputElement} */ (question.target).value;
  who.addEventListener("input", () => isWholeName() && settle());
  who.addEventListener("change", () => settle());
  who.addEventListener("submit", (event) => {
    event.preventDefault();
    settle();
    if (choices.has("organisations", question.read() ?? "")) return;
    question.show({ pointer: [], message: "Choose your organisation from the list", help: "" });
    question.target.focus();
  });
  addEventListener("hashchange", () => location.reload());
  showTitle(`We use ${name} too`);
  const container = byId("form");
  container.append(who, place);
  container.hidden = false;
  await settle();
}
