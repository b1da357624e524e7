"""Tables that open in a spreadsheet, as RFC 4180 has them."""

import csv
from collections.abc import Iterable
from io import StringIO

Cell = str | int | None

_BYTE_ORDER_MARK = "\ufeff"
"""Tells spreadsheets that the text is UTF-8: without it some show ``Â£`` for a pound sign."""

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # fmt: skip
"""What a spreadsheet takes for the beginning of a formula."""


def without_formula(cell: Cell) -> str:
    """Write a cell that no spreadsheet runs as a formula: such text gets a leading quote mark."""
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def to_csv(header: Iterable[str], rows: Iterable[Iterable[Cell]]) -> str:
    """Write a table so that a spreadsheet opens it, and runs none of it as a formula."""
    text = StringIO(newline="")
    text.write(_BYTE_ORDER_MARK)
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows(map(without_formula, row) for row in rows)
    return text.getvalue()
