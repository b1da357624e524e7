"""Tables for spreadsheets, as CSV (RFC 4180)."""

import csv
from collections.abc import Iterable
from io import StringIO

Cell = str | int | None

_BYTE_ORDER_MARK = "\ufeff"
"""Marks the text as UTF-8. Without it, some spreadsheets show ``Â£`` for a pound sign."""

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # fmt: skip
"""What spreadsheets treat as the start of a formula."""


def without_formula(cell: Cell) -> str:
    """Return the text of a cell, with a leading apostrophe if a spreadsheet would run it as a formula."""
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def to_csv(header: Iterable[str], rows: Iterable[Iterable[Cell]]) -> str:
    """Return a table as CSV with a byte order mark, in which no cell runs as a formula."""
    text = StringIO(newline="")
    text.write(_BYTE_ORDER_MARK)
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows(map(without_formula, row) for row in rows)
    return text.getvalue()
