/* Narrows the lists of who uses an entry while somebody types. Folded lists open where a name fits. */

import { byId, findAll, first } from "./elements.js";
import { foldCase, ngettext } from "./i18n.js";

/** @type {HTMLInputElement} */
const field = byId("narrow");
const section = /** @type {HTMLElement} */ (field.closest("section"));
const folds = findAll(section, ".kinds > details");

function narrow() {
  const wanted = foldCase(field.value.trim());
  let count = 0;
  for (const item of findAll(section, ".users > li")) {
    item.hidden = !foldCase(first(item, "a").textContent ?? "").includes(wanted);
    if (!item.hidden) count += 1;
  }
  for (const fold of /** @type {HTMLDetailsElement[]} */ (folds)) {
    const hasMatch = fold.querySelector(".users > li:not([hidden])") !== null;
    fold.hidden = !hasMatch;
    fold.open = hasMatch && wanted !== "";
  }
  byId("narrowed").textContent = wanted && ngettext("%(num)s organisation", "%(num)s organisations", count);
}

field.addEventListener("input", narrow);
