/* Choosing councils from a group: those of one type and nation, of a partnership, or that become one. */

import { byId, findAll, make } from "../elements.js";
import { gettext } from "../i18n.js";
import { MOST } from "./councils.js";

/** @import { councilList } from "./councils.js" */

/**
 * What the page can do with its councils.
 * @typedef {{
 *   add: (slug: string) => Promise<void>, choose: (slugs: string[]) => Promise<void>, shownSlugs: () => string[],
 * }} Actions
 */

/**
 * Fill the list of groups, and offer the councils of the one that somebody chooses.
 * @param {ReturnType<typeof councilList>} councils
 * @param {Actions} actions
 */
export function offerGroups(councils, actions) {
  const groups = councils.groups.flatMap(([, each]) => each);
  /** @type {HTMLSelectElement} */
  const select = byId("side-group");
  let place = 0;
  select.append(...councils.groups.map(([heading, each]) =>
    make(
      "optgroup",
      { label: heading },
      ...each.map(([name, slugs]) => make("option", { value: String(place++) }, `${name} (${slugs.length})`)),
    )
  ));
  select.addEventListener(
    "change",
    () => offerGroup(councils, actions, ...(groups[Number(select.value || NaN)] ?? ["", []])),
  );
}

/**
 * Offer the councils of a group as boxes to tick, and all at once if they are not too many.
 * @param {ReturnType<typeof councilList>} councils
 * @param {Actions} actions
 * @param {string} name
 * @param {string[]} slugs
 */
function offerGroup(councils, { add, choose, shownSlugs }, name, slugs) {
  const boxes = slugs.map((slug) => {
    const box = make("input", { type: "checkbox", value: slug });
    box.addEventListener("change", async () => {
      if (box.checked) await add(slug);
      else await choose(shownSlugs().filter((each) => each !== slug));
      tick(shownSlugs());
    });
    return make("label", {}, box, " ", councils.name(slug));
  });
  const all = make(
    "button",
    { type: "button", className: "button" },
    gettext("Show all %(number)s", { number: slugs.length }),
  );
  all.addEventListener("click", () => choose(slugs));
  const place = byId("side-members");
  place.hidden = !slugs.length;
  place.replaceChildren(
    make("legend", {}, name),
    ...(slugs.length <= MOST ? [make("p", {}, all)] : []),
    make("div", { className: "side-boxes" }, ...boxes),
  );
  tick(shownSlugs());
}

/**
 * Tick the boxes of the councils that are shown.
 * @param {string[]} slugs
 */
export function tick(slugs) {
  /** @type {HTMLInputElement[]} */
  const boxes = findAll(byId("side-members"), "input");
  for (const box of boxes) box.checked = slugs.includes(box.value);
}
