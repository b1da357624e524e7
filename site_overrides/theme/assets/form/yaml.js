// Writes data as YAML in the layout of entries, as generator/yaml_writer.py does.
//
// A text is plain only if it is sure to be read back as it is; otherwise it is folded, literal or in double quotes.

const LONGEST_LINE = 120;
const FOLDED_AT = 100;
const LONGEST_LIST = 100;
const STEP = "  ";
const WORD = /^[A-Za-z0-9][A-Za-z0-9.+#-]*$/;
const BARE_START = /^[\p{L}\p{N}\p{Sc}(/.^+;<=_~\u2018-\u201d\u{1f000}-\u{1faff}]/u;
const NOT_BARE = /: |:$| #|[\t\n\r]|^\s|\s$|^(?:---|\.\.\.)/;
const ODD_SPACE = /[^\S \n]/; // written in quotes, where it can be seen

/** @import { Fields, Form, Part } from "./entry.js" */
/** @typedef {ReturnType<typeof writer>} Writer */

/** @param {unknown} value */
const isGroup = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * Return functions that write YAML.
 * @param {Pick<Form, "hidden" | "misread">} form patterns of what no reader can see, and of what some read as no text
 */
export function writer({ hidden, misread }) {
  const misreadPattern = new RegExp(misread, "u");
  const invisible = new RegExp(hidden, "gu");
  /** @param {string} text */
  const isVisible = (text) => !new RegExp(hidden, "u").test(text) && text.isWellFormed();

  /**
   * Write a text in double quotes, as JSON does. Invisible characters are escaped.
   * @param {string} text
   */
  function quoted(text) {
    return JSON.stringify(text.toWellFormed()).replace(invisible, (found) => {
      const code = found.codePointAt(0) ?? 0;
      if (code === 0xfffd) return found;
      return code > 0xffff ? `\\U${code.toString(16).padStart(8, "0")}` : `\\u${code.toString(16).padStart(4, "0")}`;
    });
  }

  /**
   * @param {string} text
   * @param {string} indent
   */
  function folded(text, indent) {
    /** @type {string[]} */
    const lines = [];
    for (const word of text.split(" ")) {
      const line = lines.at(-1);
      if (line !== undefined && line.length + 1 + word.length <= FOLDED_AT) {
        lines[lines.length - 1] = `${line} ${word}`;
      } else lines.push(word);
    }
    return [">-", ...lines.map((line) => indent + line)].join("\n");
  }

  /**
   * @param {string} text
   * @param {string} indent
   */
  function literal(text, indent) {
    const body = text.endsWith("\n") ? text.slice(0, -1) : text;
    const lines = body.split("\n").map((line) => (line ? indent + line : ""));
    return [text === body ? "|-" : "|", ...lines].join("\n");
  }

  /**
   * Write one text or number.
   * @param {unknown} text
   * @param {number} column where it would begin
   * @param {string} indent that of further lines
   */
  function scalar(text, column, indent) {
    if (typeof text !== "string") return String(text);
    if (!text || !isVisible(text) || ODD_SPACE.test(text) || text !== text.trimStart()) return quoted(text);
    if (text.includes("\n")) return /^[ \n]*$|\n\n$/.test(text) ? quoted(text) : literal(text, indent);
    if (text !== text.trimEnd()) return quoted(text);
    if (column + text.length > LONGEST_LINE && text.includes(" ") && !text.includes("  ")) return folded(text, indent);
    return BARE_START.test(text) && !NOT_BARE.test(text) && !misreadPattern.test(text) ? text : quoted(text);
  }

  /**
   * Write a list on one line if it is empty or short; return nothing otherwise.
   * @param {string} start
   * @param {unknown[]} items
   */
  function onOneLine(start, items) {
    if (!items.length) return `${start} []`;
    const line = `${start} [${items.join(", ")}]`;
    const isWord = (/** @type {unknown} */ item) =>
      typeof item === "string" && WORD.test(item) && !misreadPattern.test(item);
    return items.every(isWord) && line.length <= LONGEST_LIST ? line : "";
  }

  /**
   * Return the lines of one item of a list.
   * @param {any} value
   * @param {Partial<Part>} part
   * @param {string} indent
   * @returns {string[]}
   */
  function item(value, part, indent) {
    if (!isGroup(value)) return lines(`${indent}-`, value, part, indent);
    const [first, ...others] = group(value, part, indent + STEP);
    return [`${indent}- ${first.trimStart()}`, ...others];
  }

  /**
   * Return the lines of a value.
   * @param {string} start what is before it
   * @param {any} value
   * @param {Partial<Part>} part
   * @param {string} indent that of `start`
   * @returns {string[]}
   */
  function lines(start, value, part, indent) {
    const below = indent + STEP;
    if (isGroup(value)) return [start, ...group(value, part, below)];
    if (!Array.isArray(value)) return `${start} ${scalar(value, start.length + 1, below)}`.split("\n");
    const line = onOneLine(start, value);
    return line ? [line] : [start, ...value.flatMap((each) => item(each, part.items ?? {}, below))];
  }

  /**
   * Return the lines of a group of fields, in the order of the schema.
   * @param {Fields} fields
   * @param {Partial<Part>} part
   * @param {string} indent
   */
  function group(fields, part, indent) {
    const known = part.properties ?? {};
    const names = [
      ...Object.keys(known).filter((name) => name in fields),
      ...Object.keys(fields).filter((name) => !(name in known)),
    ];
    return names.flatMap((name) => lines(`${indent}${name}:`, fields[name], known[name] ?? {}, indent));
  }

  return {
    /**
     * Return the lines of one field.
     * @param {string} name
     * @param {unknown} value
     * @param {Part} part
     */
    field: (name, value, part) => lines(`${name}:`, value, part, ""),
    item,
    /**
     * Write a whole entry.
     * @param {Form} form
     * @param {Fields} fields
     */
    entry(form, fields) {
      const head = form.names_schema ? [`# yaml-language-server: $schema=../../schemas/${form.kind}.schema.json`] : [];
      return [...head, ...group(fields, form.schema, "")].join("\n") + "\n";
    },
  };
}
