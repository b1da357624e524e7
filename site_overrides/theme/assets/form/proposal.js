// What a form holds at any moment: the entry, what differs from before, what the check says of it, and the file to send.

import { same } from "./dom.js";
import { checker } from "./rules.js";
import { edited } from "./splice.js";
import { writer } from "./yaml.js";

/** Give a function that reads the whole form. `about` has the slug and name of an entry that is there already. */
export function proposal({ form, choices, list }, about, { base, text, start, questions, short }) {
  const check = checker(form, choices, list, about.slug);
  const yaml = writer(form.hidden);

  function faults(now, slug) {
    const found = check.faults(questions.judged?.() ?? now).filter(({ pointer }) =>
      questions.concerns?.(pointer) ?? true
    );
    const wrong = short && (slug || now.name) ? check.slugFault(slug) : "";
    return wrong ? [{ pointer: ["/slug"], message: wrong, help: "" }, ...found] : found;
  }

  return () => {
    short?.propose();
    const now = questions.read();
    const changes = changed(start, now);
    const slug = about.slug ?? short.read() ?? "";
    const written = about.slug ? edited(form, yaml, text, base, changes) : { text: yaml.entry(form, now), told: [] };
    return {
      now,
      changes,
      faults: faults(now, slug),
      slug,
      name: about.name ?? now.name,
      isEmpty: !Object.keys(now).length,
      ...written,
    };
  };
}

/** Give each field that differs, with its new value; one that was emptied is undefined. */
function changed(start, now) {
  const names = new Set([...Object.keys(start), ...Object.keys(now)]);
  return Object.fromEntries(
    [...names].filter((each) => !same(start[each], now[each])).map((each) => [each, now[each]]),
  );
}
