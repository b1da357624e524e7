/* Tables for spreadsheets, as generator/publish/edition/spreadsheet.py writes them. */

const BYTE_ORDER_MARK = "\ufeff";
const QUOTE = '"';
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/**
 * Return a cell in quotes, with a leading apostrophe if a spreadsheet would run it as a formula.
 * @param {string} text
 */
function cell(text) {
  const safe = FORMULA.test(text) ? "'" + text : text;
  return QUOTE + safe.replaceAll(QUOTE, QUOTE + QUOTE) + QUOTE;
}

/**
 * Return rows as CSV with a byte order mark.
 * @param {string[][]} rows
 */
export const toCsv = (rows) => BYTE_ORDER_MARK + rows.map((row) => row.map(cell).join(",") + "\r\n").join("");
