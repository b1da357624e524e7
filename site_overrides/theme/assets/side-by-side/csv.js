/* Tables for spreadsheets, as generator/publish/edition/spreadsheet.py writes them. */

const BYTE_ORDER_MARK = "\ufeff";
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/**
 * Return a cell, with a leading apostrophe if a spreadsheet would run it as a formula, in quotes where it needs them.
 * @param {string} text
 */
function cell(text) {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * Return rows as CSV with a byte order mark.
 * @param {string[][]} rows
 */
export const toCsv = (rows) => BYTE_ORDER_MARK + rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");
