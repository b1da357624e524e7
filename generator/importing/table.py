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
from generator.importing.file_kinds import SAVE_AS_CSV, file_kind
from generator.spelling import closest

MAX_BYTES = 1024 * 1024
MAX_ROWS = 2000
_NAMED_DELIMITER = re.compile(r'"?sep= ?([,;|\t]|\\t)"?[ ,;\t]*(?:\r\n|\r|\n)', re.IGNORECASE)
"""The line by which some programs tell Excel what separates cells."""

_DELIMITERS = ",;\t|"
_SHEET_ERROR = re.compile(r"#(?:REF!|NAME\?|VALUE!|DIV/0!|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)")
"""What spreadsheets show in a cell whose formula fails. `#N/A` is different: it says that there is no answer."""

_EXAMPLE = "`name,summary,owner,sources`"
_MAX_HEADER = 120  # characters
_GAPS = re.compile(r"[\s_-]+")
_TEXT_FORMULA = re.compile(r'="((?:[^"]|"")*)"')
"""A text that Excel shall not take for a number."""

_FORMULA = re.compile(r"=[A-Za-z0-9($'+-].*[()&+*/$!0-9].*|=[A-Za-z]+[0-9]+", re.DOTALL)
_BEHIND_NAME = " \t\r\n\u00a0*:"
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
        """Raise CannotImportError if a column is not one of those that are known, or if there are no rows."""
        known = tuple(known)
        if not set(self.names) & set(known):
            header = ",".join(self.header)
            header = header if len(header) <= _MAX_HEADER else f"{header[:_MAX_HEADER]}..."
            raise CannotImportError(
                f"its first row does not name the columns. It reads `{header}`; it should read like {_EXAMPLE}"
            )
        for index, name in enumerate(self.names):
            if name and name not in known:
                match = closest(name, iter(known))
                hint = (
                    f"did you mean `{match}`?"
                    if match
                    else "the page /contribute/fields/ names all fields. Rename the column, or leave it out"
                )
                raise CannotImportError(f"{_place(index, self.header[index])} is not a field: {hint}")
        if not self.rows:
            raise CannotImportError("the table has no rows below its first, which names the columns")

    def check_fields(self, fields: Mapping[str, object]) -> None:
        """Raise CannotImportError if two columns are the same field under two names."""
        first: dict[object, int] = {}
        for index, name in enumerate(self.names):
            field = fields.get(name)
            if field is not None and (other := first.setdefault(field, index)) != index:
                place = f"{_place(index, self.header[index])} is the same field as {_place(other, self.header[other])}"
                raise CannotImportError(f"{place.rstrip(',')}. Keep one of them")

    def records(self) -> Iterator[Record | RowDiagnostic]:
        """Yield each row, or a diagnostic if it has a cell below no name."""
        for number, row in self.rows:
            cells = [(name, written(_cell_text(cell))) for name, cell in zip_longest(self.names, row, fillvalue="")]
            if unnamed := next((cell for name, cell in cells if cell and not name), ""):
                message = f"`{unnamed}` is in a column without a name"
                yield RowDiagnostic(number, "", message, "Name it in the first row.")
            elif wrong := next((each for each in cells if _SHEET_ERROR.fullmatch(each[1])), None):
                message = f"`{wrong[1]}` is an error of the spreadsheet"
                yield self.diagnostic(number, wrong[0], message, "Write the answer itself, or leave the cell empty.")
            elif formula := next((each for each in cells if _FORMULA.fullmatch(each[1])), None):
                message = f"`{formula[1]}` is a formula, not what it shows"
                yield self.diagnostic(number, formula[0], message, "Write the answer as the spreadsheet shows it.")
            else:
                yield Record(number, {name: cell for name, cell in cells if cell})

    def diagnostic(self, number: int, name: str, message: str, help_: str) -> RowDiagnostic:
        """Return a diagnostic about a cell of a row, or about the row if there is no such column."""
        return RowDiagnostic(number, self.column(name), message, help_)

    def column(self, name: str) -> str:
        """Return what people call a column: its letters and its name. It is empty if there is none."""
        return f"{_column_letters(self.names.index(name))} ({name})" if name in self.names else ""


def read(raw: bytes) -> Table:
    """Read a table. Raises CannotImportError if it has no header, or cannot be read as a table."""
    records = _records(_text(raw))
    above = next((index for index, cells in enumerate(records) if any(map(str.strip, cells))), 0)
    header, *rows = records[above:] or [[]]
    names = tuple(map(normalise, header))
    if not any(names):
        raise CannotImportError(f"its first row is empty, where it should name the columns, such as {_EXAMPLE}")
    for index, name in enumerate(names):
        if name and name in names[:index]:
            raise CannotImportError(f"{_place(index, header[index])} is in the table twice")
    numbered = tuple((number, row) for number, row in enumerate(rows, above + 2) if any(cell.strip() for cell in row))
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
    """Return the name of a column without regard to case and to marks behind it, with hyphens for spaces and _."""
    name = name.casefold().rstrip(_BEHIND_NAME)
    return _GAPS.sub("-", name.removesuffix("(required)").removesuffix("(optional)").strip(_BEHIND_NAME))


def _cell_text(cell: str) -> str:
    """Return what a spreadsheet shows of a cell."""
    cell = cell.replace("\r\n", "\n")
    match = _TEXT_FORMULA.fullmatch(cell)
    return match[1].replace('""', '"') if match else cell


def _text(raw: bytes) -> str:
    if len(raw) > MAX_BYTES:
        raise CannotImportError(f"the table has more than {MAX_BYTES // 1024:,} kB; split it into several")
    if name := file_kind(raw):
        raise CannotImportError(f"it is {name}. {SAVE_AS_CSV}")
    is_utf_16 = raw.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        text = raw.decode("utf-16" if is_utf_16 else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise CannotImportError(
            f"line {line} of the table is not UTF-8 text, but perhaps Windows-1252, as Excel saves `CSV`: {_SAVE_AGAIN}"
        ) from error
    if text.count("\0") > len(text) // 4:
        raise CannotImportError(f"the table is not UTF-8 text, but UTF-16 or no text at all: {_SAVE_AGAIN}")
    return text


def delimited(text: str) -> tuple[str, str]:
    """Return a table without the line above its header that names the delimiter, and the delimiter.

    Where no line names it, or the header does not have it, it is the most frequent in the header: comma, semicolon, tab
    or a vertical bar.
    """
    named = _NAMED_DELIMITER.match(text)
    text = text[named.end() :] if named else text
    header = text.lstrip("\r\n").partition("\n")[0]
    delimiter = named[1].replace("\\t", "\t") if named else ""
    return text, delimiter if delimiter and delimiter in header else max(_DELIMITERS, key=header.count)


def _records(text: str) -> list[list[str]]:
    """Split a text into rows and cells. Raises CannotImportError if the quoting is broken or the rows are too many."""
    text, delimiter = delimited(text)
    try:
        records = _cells(text, delimiter, skips_space=True)
    except CannotImportError:
        records = _cells(text, delimiter, skips_space=False)
    if len(records) > MAX_ROWS + 1:
        raise CannotImportError(f"the table has more than {MAX_ROWS:,} rows; split it into several")
    return records


def _cells(text: str, delimiter: str, *, skips_space: bool) -> list[list[str]]:
    """Return the cells of each row. With `skips_space`, a quotation mark counts behind a space, as people type it."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True, skipinitialspace=skips_space)
    try:
        return list(reader)
    except csv.Error as error:
        raise CannotImportError(
            f"line {reader.line_num} of the table cannot be read: look for a quotation mark without its pair, or with "
            "text behind its pair"
        ) from error


def _place(index: int, name: str) -> str:
    return f"column {_column_letters(index)}, `{name}`,"


def _column_letters(index: int) -> str:
    """Return the letters of a column as in spreadsheets: A to Z, then AA."""
    quotient, index = divmod(index, 26)
    return (_column_letters(quotient - 1) if quotient else "") + "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[index]
