// The questions of a whole form: of a new entry, of one that is corrected, or of one more adoption.

import { proposedSlug } from "./choices.js";
import { make } from "../elements.js";
import { field, group } from "./fields.js";

/** The name of the file, which is also the end of the page's address: made from the name until somebody writes it. */
export function slugQuestion(env, nameOf) {
  const part = {
    title: "Short name",
    description:
      "Small letters, digits and hyphens. It ends the address of the page and stays for good, so choose it well.",
    type: "string",
    maxLength: env.form.slug.maxLength,
    examples: ["bin-collections"],
  };
  const question = field(part, env.draft?.slug ?? "", env, true);
  let isOwn = env.draft?.isOwnSlug ?? false;
  question.target.addEventListener("input", () => (isOwn = Boolean(question.target.value.trim())));
  return {
    ...question,
    propose() {
      if (!isOwn) question.target.value = proposedSlug(nameOf() ?? "", part.maxLength);
    },
    kept: () => ({ slug: question.read() ?? "", isOwnSlug: isOwn }),
  };
}

/** All questions of a form, under their headings: first what is needed, the rest folded away. */
export function sections(env, values) {
  const { form } = env;
  const made = form.sections.map(([heading, names], index) => {
    const inner = group(
      form.schema,
      Object.fromEntries(names.filter((each) => each in values).map((each) => [each, values[each]])),
      env,
      names,
      false,
    );
    const element = index === 0 ? inner.element : make(
      "details",
      { className: "section", open: names.some((each) => each in values) },
      make("summary", {}, make("h3", {}, heading)),
      inner.element,
    );
    return { names, inner, element };
  });
  return {
    elements: [
      made[0].element,
      make("h2", { className: "more-questions" }, "More, if you know it"),
      ...made.slice(1).map(({ element }) => element),
    ],
    first: made[0].inner,
    at: (each) => made.find(({ names }) => names.includes(each))?.inner.at(each),
    read: () => Object.assign({}, ...made.map(({ inner }) => inner.read() ?? {})),
  };
}

/** The questions about one more adoption of an entry; the rest of the entry is none of its concern. */
export function adoption(env, base, value) {
  const part = env.form.schema.properties.used_by.items;
  const first = part["x-asked"] ?? part.required;
  const inner = group(part, value, env, first);
  const more = group(part, value, env, Object.keys(part.properties).filter((name) => !first.includes(name)));
  const folded = make(
    "details",
    { className: "section", open: Boolean(more.read()) },
    make("summary", {}, make("h2", {}, "More, if you know it")),
    more.element,
  );
  const answer = () => (inner.read() || more.read() ? { ...inner.read(), ...more.read() } : undefined);
  const before = base.used_by ?? [];
  const withThis = (each) => ({ ...base, used_by: [...before, each] });
  const concerns = ([name, index]) => name === "used_by" && index === before.length;
  return {
    elements: [inner.element, folded],
    at: (name) => ({ at: (index) => concerns([name, index]) && { at: (each) => inner.at(each) ?? more.at(each) } }),
    read: () => (answer() ? withThis(answer()) : base),
    judged: () => withThis(answer() ?? {}),
    concerns,
    answer,
  };
}

/** Give the question at a place, or the nearest around it. */
export function located(questions, pointer) {
  let found = questions;
  for (const step of pointer) {
    const next = found.at?.(step);
    if (!next) break;
    found = next;
  }
  return found.show ? found : undefined;
}
