"""Read a CSV table, as spreadsheets save it. What its rows say is for others to understand."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from typing import Protocol, TypeVar

from generator.importing.answers import written
from generator.importing.draft import CannotImportError
from generator.spelling import closest

MAX_BYTES = 1024 * 1024
MAX_ROWS = 2000
_NAMED_DELIMITER = re.compile(r'"?sep=([,;\t])"?(?:\r\n|\r|\n)', re.IGNORECASE)
"""The line by which some programs tell Excel what separates cells."""

_GAPS = re.compile(r"[\s_-]+")
_SAVE_AGAIN = "in the spreadsheet program, save it again and choose `CSV UTF-8`"


@dataclass(frozen=True, slots=True)
class RowDiagnostic:
    """A diagnostic about a row. `column` is empty if it is not about one column."""

    row: int
    column: str
    message: str
    help: str
    is_error: bool = True


class NumberedRow(Protocol):
    """A row that has been understood. `outcome` says in words what becomes of it."""

    @property
    def number(self) -> int: ...

    @property
    def outcome(self) -> str: ...


Row = TypeVar("Row", bound=NumberedRow)


@dataclass(frozen=True, slots=True)
class Record:
    """The cells of a row that are not empty, by the names of their columns. `number` counts from 1 with the header."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """The header of a table, as written and in `names` as `normalise` returns it, and the rows that are not empty."""

    header: tuple[str, ...]
    names: tuple[str, ...]
    rows: tuple[tuple[int, list[str]], ...]

    def check_columns(self, known: Iterable[str]) -> None:
        """Raise CannotImportError if a column is not one of those that are known."""
        known = tuple(known)
        for index, name in enumerate(self.names):
            if name and name not in known:
                match = closest(name, iter(known))
                hint = f"did you mean `{match}`?" if match else "the page /contribute/fields/ names all fields"
                raise CannotImportError(f"{_place(index, self.header[index])} is not a field: {hint}")

    def records(self) -> Iterator[Record | RowDiagnostic]:
        """Yield each row, or a diagnostic if it has a cell below no name."""
        for number, row in self.rows:
            cells = [
                (name, written(cell.replace("\r\n", "\n"))) for name, cell in zip_longest(self.names, row, fillvalue="")
            ]
            if unnamed := next((cell for name, cell in cells if cell and not name), ""):
                message = f"`{unnamed}` is in a column without a name"
                yield RowDiagnostic(number, "", message, "Name it in the first row.")
            else:
                yield Record(number, {name: cell for name, cell in cells if cell})

    def diagnostic(self, number: int, name: str, message: str, help_: str) -> RowDiagnostic:
        """Return a diagnostic about a cell of a row, or about the row if there is no such column."""
        return RowDiagnostic(number, self.column(name), message, help_)

    def column(self, name: str) -> str:
        """Return what people call a column: its letters and its name. It is empty if there is none."""
        return f"{_column_letters(self.names.index(name))} ({name})" if name in self.names else ""


def read(raw: bytes) -> Table:
    """Read a table. Raises CannotImportError if it has no header or no rows, or cannot be read as a table."""
    header, *rows = _records(_text(raw)) or [[]]
    names = tuple(map(normalise, header))
    if not any(names):
        raise CannotImportError("the table has no first row with the names of the columns")
    for index, name in enumerate(names):
        if name and name in names[:index]:
            raise CannotImportError(f"{_place(index, header[index])} is in the table twice")
    numbered = tuple((number, row) for number, row in enumerate(rows, 2) if any(cell.strip() for cell in row))
    if not numbered:
        raise CannotImportError("the table has no rows below its first, which names the columns")
    return Table(tuple(header), names, numbered)


def split(
    rows: Iterable[Row | RowDiagnostic], key: Callable[[Row], object], repetition: str, advice: str
) -> tuple[list[Row], list[RowDiagnostic]]:
    """Return the rows, and the diagnostics among them. A row with the same key as an earlier one gets a diagnostic.

    `repetition` says what the two have in common, and `advice` what to do.
    """
    by_key: dict[object, Row] = {}
    diagnostics: list[RowDiagnostic] = []
    for row in rows:
        if isinstance(row, RowDiagnostic):
            diagnostics.append(row)
        elif first := by_key.get(key(row)):
            diagnostics.append(RowDiagnostic(row.number, "", f"Row {first.number} has {repetition}", advice))
        else:
            by_key[key(row)] = row
    return list(by_key.values()), diagnostics


def normalise(name: str) -> str:
    """Return the name of a column without regard to case, and with a hyphen for spaces and underscores."""
    return _GAPS.sub("-", name.strip().casefold())


def _text(raw: bytes) -> str:
    if len(raw) > MAX_BYTES:
        raise CannotImportError(f"the table has more than {MAX_BYTES // 1024:,} kB; split it into several")
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise CannotImportError(f"the table is saved as UTF-16: {_SAVE_AGAIN}")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise CannotImportError(f"line {line} of the table is not UTF-8 text: {_SAVE_AGAIN}") from error


def _records(text: str) -> list[list[str]]:
    """Split a text into rows and cells.

    The delimiter is what a line above the header says, which spreadsheets do not show, or else the most frequent in the
    header: comma, semicolon or tab. Raises CannotImportError if the quoting is broken or there are too many rows.
    """
    if named := _NAMED_DELIMITER.match(text):
        text, delimiter = text[named.end() :], named[1]
    else:
        delimiter = max(",;\t", key=text.partition("\n")[0].count)
    try:
        records = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise CannotImportError(
            f"the table cannot be read: {error}; look for a quotation mark without its pair"
        ) from error
    if len(records) > MAX_ROWS + 1:
        raise CannotImportError(f"the table has more than {MAX_ROWS:,} rows; split it into several")
    return records


def _place(index: int, name: str) -> str:
    return f"column {_column_letters(index)}, `{name}`,"


def _column_letters(index: int) -> str:
    """Return the letters of a column as in spreadsheets: A to Z, then AA."""
    quotient, index = divmod(index, 26)
    return (_column_letters(quotient - 1) if quotient else "") + "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[index]
