// What is wrong with an entry, in the words of the check. The words come from Python; only the looking is done here.

import { fill, same } from "./dom.js";
import { address, dateOrYes, day, email, licences, partOfDate } from "./formats.js";

/** @typedef {{pointer: (string|number)[], message: string, help: string, mend?: (string|number)[], isMissing?: boolean}} Fault `mend` is where to put it right, if not at its place */

const LONGEST_SHOWN = 40;
const lengthOf = (text) => [...text].length;

/** Make the function that finds faults in the entries of one kind. */
export function checker(form, choices, list, slug) {
  const judges = {
    uri: address,
    email,
    date: day,
    "partial-date": partOfDate,
    "partial-date-or-yes": dateOrYes,
    "spdx-expression": list ? licences(list) : () => undefined,
  };

  /** Name a place as the check does: `owner`, or item 2 of `services`. */
  function label(pointer, form_) {
    const last = pointer.at(-1);
    return typeof last === "number"
      ? fill(form.words.item[form_], { number: last + 1, name: pointer.at(-2) })
      : `\`${last}\``;
  }

  /** @returns {Fault} */
  function fault(name, pointer, values = {}, part = {}, shown = pointer) {
    const all = {
      Label: label(shown, "message"),
      label: label(shown, "help"),
      description: part.description,
      ...values,
    };
    const { message, help } = form.words[name];
    return { pointer, message: fill(message, all), help: fill(help, all) };
  }

  const isRepeated = (value, index) => value.slice(0, index).some((each) => same(each, value[index]));

  /**
   * What is asked of a value by each keyword of its schema, by kinds of value. Of a text or a number the first fault is
   * told, of a list or a group each.
   */
  const asked = {
    text: {
      *maxLength(value, { maxLength: limit }, pointer) {
        const length = lengthOf(value);
        const over = length - limit;
        if (over > 0) yield fault(over === 1 ? "too-long-by-one" : "too-long", pointer, { length, limit, over });
      },
      *type(value, part, pointer) {
        const isLong = lengthOf(value) > LONGEST_SHOWN;
        if (part.type === "integer") yield fault(isLong ? "integer-long" : "integer", pointer, { value }, part);
      },
      *pattern(value, part, pointer) {
        if (!new RegExp(part.pattern, "u").test(value)) yield fault("pattern", pointer, { value }, part);
      },
      *format(value, part, pointer) {
        const [wrong, values] = judges[part.format](value) ?? [];
        if (wrong) yield fault(part.format, pointer, { value, fault: fill(form.formats[wrong], values ?? {}) }, part);
      },
      *"x-refers-to"(value, part, pointer) {
        const collections = part["x-refers-to"];
        const isItself = slug && value === slug && collections.includes(form.collection);
        if (isItself) {
          yield fault("self-reference", pointer, { name: pointer.find((step) => typeof step === "string") });
        } else if (choices && !collections.some((each) => choices.has(each, value))) {
          yield fault(`unknown:${collections}`, pointer, { value });
        }
      },
    },
    number: {
      *minimum(value, part, pointer) {
        if (value < part.minimum) yield fault("minimum", pointer, { value, limit: part.minimum }, part);
      },
      *maximum(value, part, pointer) {
        if (value > part.maximum) yield fault("maximum", pointer, { value, limit: part.maximum }, part);
      },
    },
    list: {
      *maxItems(value, { maxItems: limit }, pointer) {
        if (value.length > limit) yield fault("too-many", pointer, { length: value.length, limit });
      },
      *uniqueItems(value, _part, pointer) {
        for (const [index, item] of value.entries()) {
          if (isRepeated(value, index)) {
            yield fault("repeated-item", [...pointer, index], { value: item, name: pointer.at(-1) });
          }
        }
      },
      *items(value, part, pointer) {
        for (const [index, item] of value.entries()) {
          if (!part.uniqueItems || !isRepeated(value, index)) yield* look(item, part.items, [...pointer, index]);
        }
      },
    },
    group: {
      *required(value, part, pointer) {
        for (const name of part.required) {
          if (name in value) continue;
          const missing = [...pointer, name];
          const words = {
            description: part.properties[name].description,
            Label: `\`${name}\``,
            label: pointer.length ? label(pointer, "help") : "",
          };
          yield { ...fault(pointer.length ? "missing-in" : "missing", missing, words), isMissing: true };
        }
      },
      *properties(value, part, pointer) {
        for (const [name, each] of Object.entries(value)) {
          if (part.properties[name]) yield* look(each, part.properties[name], [...pointer, name]);
        }
      },
    },
  };

  function* look(value, part, pointer) {
    const kind = Array.isArray(value) ? "list" : { string: "text", number: "number" }[typeof value] ?? "group";
    for (const [keyword, ask] of Object.entries(asked[kind])) {
      const faults = keyword in part ? [...ask(value, part, pointer)] : [];
      yield* faults;
      if (faults.length && (kind === "text" || kind === "number")) return;
    }
  }

  function* together(data, today) {
    for (const name of ["used_by", "partners"]) {
      const seen = new Set();
      for (const [index, { organisation, status, evidence }] of (data[name] ?? []).entries()) {
        if (name === "used_by" && status === "live" && !evidence) {
          yield { ...fault("live-without-evidence", [name, index, "status"]), mend: [name, index, "evidence"] };
        }
        if (organisation && seen.has(organisation)) {
          yield fault("repeated-organisation", [name, index, "organisation"], { value: organisation, name });
        }
        seen.add(organisation);
      }
    }
    yield* inFuture(data, new Date(today.valueOf() + 86_400_000).toISOString().slice(0, 10));
    const { started = "", ended = "" } = data;
    if (
      started && ended && !partOfDate(started) && !dateOrYes(ended) &&
      ended.slice(0, started.length) < started.slice(0, ended.length)
    ) {
      yield fault("ends-before-start", ["ended"], { started, ended });
    }
  }

  /** Dates of what is said to have happened. The check allows for a day that has begun elsewhere in the world. */
  function* inFuture(data, tomorrow) {
    const dates = [
      [["reviewed"], data.reviewed, day],
      [["published"], data.published, partOfDate],
      [["declaration", "signed"], data.declaration?.signed, partOfDate],
    ];
    for (const [index, { status, since }] of (data.used_by ?? []).entries()) {
      if (status && status !== "planned") dates.push([["used_by", index, "since"], since, partOfDate]);
    }
    for (const [pointer, value, judge] of dates) {
      if (value > tomorrow && !judge(value)) yield fault(`${pointer.at(-1)}-in-future`, pointer, { value });
    }
  }

  return {
    /** The keywords of schemas that are judged here. messages.py says why others are not. */
    keywords: Object.values(asked).flatMap(Object.keys),

    /** Say what is wrong with the fields of an entry. @returns {Fault[]} */
    faults: (data, today = new Date()) => [...look(data, form.schema, []), ...together(data, today)],

    /** Say why a slug cannot be that of a new entry, or nothing. */
    slugFault(value) {
      const is = (name, values) => fill(form.words[name].message, values);
      const { pattern, maxLength } = form.slug;
      if (!new RegExp(`^(?:${pattern})$`).test(value)) return is("slug", { value });
      if (value.length > maxLength) return is("slug-long", { length: value.length });
      const path = choices?.holder(form.collection, value);
      return path ? is("slug-taken", { value, path }) : "";
    },
  };
}
