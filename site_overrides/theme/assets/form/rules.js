// What is wrong with an entry, in the words of the check. The words come from Python; only the looking is done here.

import { fill, same } from "./dom.js";
import { address, dateOrYes, day, email, licences, partOfDate } from "./formats.js";

/** @import { Directory } from "./choices.js" */
/** @import { Fields, Form, Part, Pointer } from "./entry.js" */
/** @import { Wrong } from "./formats.js" */

/**
 * What is wrong at a place; `mend` is where to put it right, if that is elsewhere.
 * @typedef {{pointer: Pointer, message: string, help: string, mend?: Pointer, isMissing?: boolean}} Fault
 */

/**
 * Yields what a keyword finds wrong with a value. It is asked only where a part has the keyword.
 * @typedef {(value: any, part: Required<Part>, pointer: Pointer) => Iterable<Fault>} Judge
 */

const LONGEST_SHOWN = 40;

/** @param {string} text */
const lengthOf = (text) => [...text].length;

/**
 * Make the functions that find faults in the entries of one kind.
 * @param {Form} form
 * @param {Directory} [choices]
 * @param {{licences: string[], exceptions: string[], older: string[]}} [list] the names of SPDX
 * @param {string} [slug] of an entry that is there already
 */
export function checker(form, choices, list, slug) {
  /** @type {Record<string, (text: string) => Wrong>} */
  const judges = {
    uri: address,
    email,
    date: day,
    "partial-date": partOfDate,
    "partial-date-or-yes": dateOrYes,
    "spdx-expression": list ? licences(list) : () => undefined,
  };

  /**
   * Name a place as the check does: `owner`, or item 2 of `services`.
   * @param {Pointer} pointer
   * @param {"message" | "help"} form_
   */
  function label(pointer, form_) {
    const last = pointer.at(-1);
    return typeof last === "number"
      ? fill(form.words.item[form_], { number: last + 1, name: pointer.at(-2) })
      : `\`${last}\``;
  }

  /**
   * Put a fault in the words of a rule.
   * @param {string} name
   * @param {Pointer} pointer
   * @param {Record<string, unknown>} values
   * @param {Partial<Part>} part
   * @returns {Fault}
   */
  function fault(name, pointer, values = {}, part = {}) {
    const all = {
      Label: label(pointer, "message"),
      label: label(pointer, "help"),
      description: part.description,
      ...values,
    };
    const { message, help } = form.words[name];
    return { pointer, message: fill(message, all), help: fill(help, all) };
  }

  /**
   * @param {unknown[]} value
   * @param {number} index
   */
  const isRepeated = (value, index) => value.slice(0, index).some((each) => same(each, value[index]));

  /**
   * What each keyword of a schema asks, by kinds of value. Of a text or a number only the first fault is reported.
   * @type {Record<"text" | "number" | "list" | "group", Record<string, Judge>>}
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

  /** @param {unknown} value */
  function kindOf(value) {
    if (Array.isArray(value)) return "list";
    if (typeof value === "string") return "text";
    return typeof value === "number" ? "number" : "group";
  }

  /**
   * @param {unknown} value
   * @param {Part} part
   * @param {Pointer} pointer
   * @returns {Generator<Fault, void>}
   */
  function* look(value, part, pointer) {
    const kind = kindOf(value);
    for (const [keyword, judge] of Object.entries(asked[kind])) {
      const faults = keyword in part ? [...judge(value, /** @type {Required<Part>} */ (part), pointer)] : [];
      yield* faults;
      if (faults.length && (kind === "text" || kind === "number")) return;
    }
  }

  /**
   * Yield what is wrong with values that are sound by themselves.
   * @param {Fields} data
   * @param {Date} today
   * @returns {Generator<Fault, void>}
   */
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

  /**
   * Yield the dates in the future of what is said to have happened. Tomorrow has begun elsewhere in the world.
   * @param {Fields} data
   * @param {string} tomorrow
   */
  function* inFuture(data, tomorrow) {
    /** @type {[Pointer, string, (text: string) => Wrong][]} */
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

    /**
     * Return what is wrong with the fields of an entry.
     * @param {Fields} data
     */
    faults: (data, today = new Date()) => [...look(data, form.schema, []), ...together(data, today)],

    /**
     * Return why a slug cannot be that of a new entry, or nothing.
     * @param {string} value
     */
    slugFault(value) {
      /**
       * @param {string} name
       * @param {Record<string, unknown>} values
       */
      const is = (name, values) => fill(form.words[name].message, values);
      const { pattern, maxLength } = form.slug;
      if (!new RegExp(`^(?:${pattern})$`).test(value)) return is("slug", { value });
      if (value.length > maxLength) return is("slug-long", { length: value.length });
      const path = choices?.holder(form.collection, value);
      return path ? is("slug-taken", { value, path }) : "";
    },
  };
}
