/* The service areas whose words fit a query, above the results. */

import { byId, make } from "../elements.js";
import { gettext, HOME, ngettext } from "../i18n.js";
import { countArea } from "./rows.js";

/** @import { Area } from "./find-areas.js" */

/**
 * @param {Area[]} areas
 */
export function showAreas(areas) {
  byId("areas").replaceChildren(...areas.map(areaItem));
  byId("areas").hidden = !areas.length;
}

/** @param {Area} area */
function areaItem({ id, name, url }) {
  const link = make("a", { href: new URL(url, HOME).href }, name);
  const kind = make("span", { className: "kind" }, gettext("service area"));
  return make(
    "li",
    { className: "row is-area" },
    make("div", { className: "row-name" }, make("h2", {}, link), " ", kind),
    make("p", { className: "row-facts" }, ...facts(id).map((fact) => make("span", {}, fact))),
  );
}

/** @param {string} area */
function facts(area) {
  const { kinds, users } = countArea(area);
  const { components = 0, standards = 0, projects = 0 } = kinds;
  const numbers = [
    components && ngettext("%(num)s component", "%(num)s components", components),
    standards && ngettext("%(num)s standard", "%(num)s standards", standards),
    projects && ngettext("%(num)s project", "%(num)s projects", projects),
    users && ngettext("%(num)s organisation uses something here", "%(num)s organisations use something here", users),
  ];
  const known = numbers.filter((each) => typeof each === "string");
  return known.length ? known : [gettext("No entries yet")];
}
