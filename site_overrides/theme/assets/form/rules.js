// Checks an entry as the rules in Python do, with their messages, which generator/publish/forms/messages.py writes.

import { interpolate, isEqual } from "./dom.js";
import { address, dateOrYes, day, email, licences, partOfDate } from "./formats.js";

/** @import { Directory } from "./choices.js" */
/** @import { Fields, Form, Part, Pointer } from "./entry.js" */
/** @import { FormatError } from "./formats.js" */

/**
 * A message about a place; `fixAt` is the place to correct, if that is another.
 * @typedef {{pointer: Pointer, message: string, help: string, fixAt?: Pointer, isMissing?: boolean}} Diagnostic
 */

/**
 * Yields the diagnostics of one keyword. It is called only for parts with the keyword.
 * @typedef {(value: any, part: Required<Part>, pointer: Pointer) => Iterable<Diagnostic>} KeywordCheck
 */

const LONGEST_SHOWN = 40;

/** What each item of a list is about: none may be named twice. */
const NAMED_ONCE = { used_by: "organisation", uses: "entry", partners: "organisation" };

/** @param {string} text */
const lengthOf = (text) => [...text].length;

/**
 * Return functions that check entries of one kind.
 * @param {Form} form
 * @param {Directory} [choices]
 * @param {{licences: string[], exceptions: string[], older: string[]}} [licenceNames] the names of SPDX
 * @param {string} [slug] of an entry that is there already
 */
export function checker(form, choices, licenceNames, slug) {
  /** @type {Record<string, (text: string) => FormatError>} */
  const formatChecks = {
    uri: address,
    email,
    date: day,
    "partial-date": partOfDate,
    "partial-date-or-yes": dateOrYes,
    "spdx-expression": licenceNames ? licences(licenceNames) : () => undefined,
  };

  /**
   * Name a place as the check does: `owner`, or item 2 of `services`.
   * @param {Pointer} pointer
   * @param {"message" | "help"} use
   */
  function label(pointer, use) {
    const last = pointer.at(-1);
    return typeof last === "number"
      ? interpolate(form.words.item[use], { number: last + 1, name: pointer.at(-2) })
      : `\`${last}\``;
  }

  /**
   * Return the diagnostic of a rule.
   * @param {string} name
   * @param {Pointer} pointer
   * @param {Record<string, unknown>} values
   * @param {Partial<Part>} part
   * @returns {Diagnostic}
   */
  function diagnostic(name, pointer, values = {}, part = {}) {
    const all = {
      Label: label(pointer, "message"),
      label: label(pointer, "help"),
      description: part.description,
      ...values,
    };
    const { message, help } = form.words[name];
    return { pointer, message: interpolate(message, all), help: interpolate(help, all) };
  }

  /**
   * @param {unknown[]} value
   * @param {number} index
   */
  const isRepeated = (value, index) => value.slice(0, index).some((each) => isEqual(each, value[index]));

  /**
   * The checks of keywords, by kind of value. Of a text or a number only the first diagnostic is reported.
   * @type {Record<"text" | "number" | "list" | "group", Record<string, KeywordCheck>>}
   */
  const keywordChecks = {
    text: {
      *maxLength(value, { maxLength: limit }, pointer) {
        const length = lengthOf(value);
        const over = length - limit;
        if (over > 0) yield diagnostic(over === 1 ? "too-long-by-one" : "too-long", pointer, { length, limit, over });
      },
      *type(value, part, pointer) {
        const isLong = lengthOf(value) > LONGEST_SHOWN;
        if (part.type === "integer") yield diagnostic(isLong ? "integer-long" : "integer", pointer, { value }, part);
      },
      *pattern(value, part, pointer) {
        if (new RegExp(part.pattern, "u").test(value)) return;
        const collections = part["x-refers-to"];
        const possible = (collections && choices?.possible(collections, value)) ?? [];
        if (!collections) yield diagnostic("pattern", pointer, { value }, part);
        else if (!possible.length) yield diagnostic(`unlisted:${collections}`, pointer, { value });
        else {yield diagnostic(`unclear:${collections}`, pointer, {
            value,
            names: possible.map(({ name }) => name).join(" or "),
          });}
      },
      *format(value, part, pointer) {
        const [error, values] = formatChecks[part.format](value) ?? [];
        if (error) {
          yield diagnostic(
            part.format,
            pointer,
            { value, fault: interpolate(form.formats[error], values ?? {}) },
            part,
          );
        }
      },
      *"x-refers-to"(value, part, pointer) {
        const collections = part["x-refers-to"];
        const isItself = slug && value === slug && collections.includes(form.collection);
        if (isItself) {
          yield diagnostic("self-reference", pointer, { name: pointer.find((step) => typeof step === "string") });
        } else if (choices && !collections.some((each) => choices.has(each, value))) {
          yield diagnostic(`unknown:${collections}`, pointer, { value });
        }
      },
    },
    number: {
      *minimum(value, part, pointer) {
        if (value < part.minimum) yield diagnostic("minimum", pointer, { value, limit: part.minimum }, part);
      },
      *maximum(value, part, pointer) {
        if (value > part.maximum) yield diagnostic("maximum", pointer, { value, limit: part.maximum }, part);
      },
    },
    list: {
      *maxItems(value, { maxItems: limit }, pointer) {
        if (value.length > limit) yield diagnostic("too-many", pointer, { length: value.length, limit });
      },
      *uniqueItems(value, _part, pointer) {
        for (const [index, item] of value.entries()) {
          if (isRepeated(value, index)) {
            yield diagnostic("repeated-item", [...pointer, index], { value: item, name: pointer.at(-1) });
          }
        }
      },
      *items(value, part, pointer) {
        for (const [index, item] of value.entries()) {
          if (!part.uniqueItems || !isRepeated(value, index)) yield* checkValue(item, part.items, [...pointer, index]);
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
          yield { ...diagnostic(pointer.length ? "missing-in" : "missing", missing, words), isMissing: true };
        }
      },
      *properties(value, part, pointer) {
        for (const [name, each] of Object.entries(value)) {
          if (part.properties[name]) yield* checkValue(each, part.properties[name], [...pointer, name]);
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
   * @returns {Generator<Diagnostic, void>}
   */
  function* checkValue(value, part, pointer) {
    const kind = kindOf(value);
    for (const [keyword, check] of Object.entries(keywordChecks[kind])) {
      const diagnostics = keyword in part ? [...check(value, /** @type {Required<Part>} */ (part), pointer)] : [];
      yield* diagnostics;
      if (diagnostics.length && (kind === "text" || kind === "number")) return;
    }
  }

  /**
   * Yield the diagnostics of values that are valid by themselves.
   * @param {Fields} data
   * @param {Date} today
   * @returns {Generator<Diagnostic, void>}
   */
  function* checkTogether(data, today) {
    for (const [name, key] of Object.entries(NAMED_ONCE)) {
      const named = new Set();
      for (const [index, { [key]: value, status, evidence }] of (data[name] ?? []).entries()) {
        if (name !== "partners" && status === "live" && !evidence) {
          yield { ...diagnostic("live-without-evidence", [name, index, "status"]), fixAt: [name, index, "evidence"] };
        }
        if (value && named.has(value)) yield diagnostic("repeated-organisation", [name, index, key], { value, name });
        named.add(value);
      }
    }
    yield* inFuture(data, new Date(today.valueOf() + 86_400_000).toISOString().slice(0, 10));
    const { started = "", ended = "" } = data;
    if (
      started && ended && !partOfDate(started) && !dateOrYes(ended) &&
      ended.slice(0, started.length) < started.slice(0, ended.length)
    ) {
      yield diagnostic("ends-before-start", ["ended"], { started, ended });
    }
  }

  /**
   * Yield dates in the future of past events. Tomorrow is allowed, since it has begun in other time zones.
   * @param {Fields} data
   * @param {string} tomorrow
   */
  function* inFuture(data, tomorrow) {
    /** @type {[Pointer, string, (text: string) => FormatError][]} */
    const dates = [
      [["reviewed"], data.reviewed, day],
      [["published"], data.published, partOfDate],
      [["last_change", "day"], data.last_change?.day, partOfDate],
      [["declaration", "signed"], data.declaration?.signed, partOfDate],
    ];
    for (const name of ["used_by", "uses"]) {
      for (const [index, { status, since }] of (data[name] ?? []).entries()) {
        if (status && status !== "planned") dates.push([[name, index, "since"], since, partOfDate]);
      }
    }
    for (const [pointer, value, check] of dates) {
      if (value > tomorrow && !check(value)) yield diagnostic(`${pointer.at(-1)}-in-future`, pointer, { value });
    }
  }

  return {
    /** The keywords of schemas that are checked here. messages.py has the reasons for the others. */
    keywords: Object.values(keywordChecks).flatMap(Object.keys),

    /**
     * Return the diagnostics of an entry.
     * @param {Fields} data
     */
    diagnostics: (data, today = new Date()) => [...checkValue(data, form.schema, []), ...checkTogether(data, today)],

    /**
     * Return why a new entry cannot have a slug, or "".
     * @param {string} value
     */
    slugError(value) {
      /**
       * @param {string} name
       * @param {Record<string, unknown>} values
       */
      const messageOf = (name, values) => interpolate(form.words[name].message, values);
      const { pattern, maxLength } = form.slug;
      if (!new RegExp(`^(?:${pattern})$`).test(value)) return messageOf("slug", { value });
      if (value.length > maxLength) return messageOf("slug-long", { length: value.length });
      const path = choices?.fileWithSlug(form.collection, value);
      return path ? messageOf("slug-taken", { value, path }) : "";
    },
  };
}
