"""A table with a row for each entry, as spreadsheets save it: CSV."""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from generator.check import Result, check_with
from generator.diagnostic import Diagnostic, Severity
from generator.drafts import FLAGS, Answer, Desk, Fields, Question, proposed_slug, put, told_of
from generator.importing.draft import CannotImportError
from generator.project import EntryFile
from generator.spelling import near

MOST_BYTES = 1024 * 1024
MOST_ROWS = 2000
KIND, SLUG, NAMELESS = "kind", "slug", ""
_GAPS = re.compile(r"[\s_-]+")
_BETWEEN = re.compile(r"[;\n]")
_SAVE_AGAIN = "in the spreadsheet program, save it once more and choose `CSV UTF-8`"


@dataclass(frozen=True, slots=True)
class Wrong:
    """Something that is wrong with a row. `column` is empty where it is not about one."""

    row: int
    column: str
    message: str
    help: str
    is_error: bool = True


@dataclass(frozen=True, slots=True)
class Row:
    """A row as an entry. `columns` tells by which column each place is filled; rows are counted as spreadsheets do."""

    number: int
    file: EntryFile
    fields: Fields
    columns: Mapping[tuple[str, ...], str]
    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """What a file holds. A row of which something is in `wrong` is not among the rows."""

    rows: tuple[Row, ...]
    wrong: tuple[Wrong, ...]


def read(raw: bytes, desks: Mapping[str, Desk], kind: str) -> Table:
    """Read a table. `kind` is that of rows which do not say their own. Raises CannotImportError if it is none."""
    header, *records = _records(_text(raw)) or [[]]
    names = [_plain(each) for each in header]
    _look_at(header, names, desks, kind)
    rows: list[Row] = []
    wrong: list[Wrong] = []
    for number, record in enumerate(records, 2):
        if not any(each.strip() for each in record):
            continue
        found = _row(number, _cells(names, record), names, desks, kind)
        if isinstance(found, Row) and (first := next((each for each in rows if each.file == found.file), None)):
            found = Wrong(number, "", f"Row {first.number} has the same slug", "Give one of them another one.")
        if isinstance(found, Row):
            rows.append(found)
        else:
            wrong.append(found)
    if not rows and not wrong:
        raise CannotImportError("the table has no rows below its first, which names the columns")
    return Table(tuple(rows), tuple(wrong))


def judged(result: Result, rows: Sequence[Row]) -> tuple[Wrong, ...]:
    """Check all rows together, since they may refer to each other, and tell what is wrong with them in their order."""
    by_path = {row.file.path: row for row in rows}
    together = check_with(result, {row.file: row.text.encode() for row in rows})
    found = (
        _wrong(by_path, row, each)
        for row in rows
        for each in told_of(together, row.file.path).diagnostics
        if by_path.get(each.location.path, row) is row  # another row is told of what it does itself
    )
    return tuple(found)


def _wrong(rows: Mapping[str, Row], row: Row, diagnostic: Diagnostic) -> Wrong:
    """Tell of a diagnostic as of a cell: the column that fills its place, and the other rows that it concerns."""
    pointer = diagnostic.pointer
    column = next((each for place, each in row.columns.items() if pointer[: len(place)] == place), "")
    others = [rows[each.location.path].number for each in diagnostic.related if each.location.path in rows]
    help_ = diagnostic.help + "".join(f" See row {number}." for number in others if number != row.number)
    return Wrong(row.number, column, diagnostic.message, help_, is_error=diagnostic.severity is Severity.ERROR)


def _text(raw: bytes) -> str:
    if len(raw) > MOST_BYTES:
        raise CannotImportError(f"the table has more than {MOST_BYTES // 1024:,} kB; split it into several")
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise CannotImportError(f"the table is saved as UTF-16: {_SAVE_AGAIN}")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise CannotImportError(f"line {line} of the table is not UTF-8 text: {_SAVE_AGAIN}") from error


def _records(text: str) -> list[list[str]]:
    """Take the text apart, by the sign that stands most often in its first line: a comma, semicolon or tab."""
    first = text.partition("\n")[0]
    sign = max(",;\t", key=first.count)
    try:
        records = list(csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True))
    except csv.Error as error:
        raise CannotImportError(
            f"the table cannot be read: {error}; look for a quotation mark without its other"
        ) from error
    if len(records) > MOST_ROWS + 1:
        raise CannotImportError(f"the table has more than {MOST_ROWS:,} rows; split it into several")
    return records


def _look_at(header: list[str], names: list[str], desks: Mapping[str, Desk], kind: str) -> None:
    """Raise CannotImportError for a column that no entry has a place for, or that stands twice."""
    if not any(names):
        raise CannotImportError("the table has no first row with the names of the columns")
    if KIND not in names and not kind:
        raise CannotImportError(f"say with --kind what the rows are ({', '.join(desks)}), or add a column `kind`")
    known = {KIND: None, SLUG: None} | {name: None for each in desks.values() for name in columns(each)}
    for index, name in enumerate(names):
        where = f"column {_letter(index)}"
        if not name:
            continue
        if name in names[:index]:
            raise CannotImportError(f"{where}, `{header[index]}`, stands in the table twice")
        if name not in known:
            meant = near(name, iter(known))
            more = f"did you mean `{meant}`?" if meant else "the page /contribute/fields/ names all fields"
            raise CannotImportError(f"{where}, `{header[index]}`, is not a field: {more}")


def columns(desk: Desk) -> Mapping[str, Question]:
    """Give every place of a kind by the names that a column may have: field, flag, or title."""
    places = list(desk.places())
    found = {_plain(place.part["title"]): place for place in places}
    found |= {_plain(place.pointer[-1]): place for place in places if place.pointer[0] == "links"}
    by_pointer = {place.pointer: place for place in places}
    found |= {name: by_pointer[asked.pointer] for name in FLAGS if (asked := desk.question(name))}
    return found | {_plain(place.name): place for place in places}


def _cells(names: list[str], record: list[str]) -> dict[str, str]:
    """Give the cells of a row by their columns. What has none is kept too, so that it can be told of."""
    return {name or NAMELESS: cell for name, cell in zip_longest(names, record, fillvalue="") if name or cell.strip()}


def _row(number: int, cells: Mapping[str, str], names: list[str], desks: Mapping[str, Desk], kind: str) -> Row | Wrong:
    """Turn a row into an entry, or say why it cannot be one."""
    if NAMELESS in cells:
        return Wrong(number, "", f"`{cells[NAMELESS]}` stands in a column without a name", "Name it in the first row.")
    letters = {name: f"{_letter(index)} ({name})" for index, name in enumerate(names)}
    said = cells.get(KIND, "").strip().casefold() or kind
    if said not in desks:
        return Wrong(number, letters.get(KIND, ""), f"`{said}` is not a kind of entry", f"Write {', '.join(desks)}.")
    desk = desks[said]
    fields: Fields = {}
    filled: dict[tuple[str, ...], str] = {}
    places = columns(desk)
    for name, cell in cells.items():
        if name in {KIND, SLUG} or not (value := cell.replace("\r\n", "\n").strip()):
            continue
        if name not in places:
            return Wrong(number, letters[name], f"No {said} has such a field", "Leave the cell empty.")
        place = places[name]
        put(fields, place.pointer, _answer(desk, place, value))
        filled[place.pointer] = letters[name]
    slug = cells.get(SLUG, "").strip() or proposed_slug(str(fields.get("name", "")))
    if not slug:
        message, help_ = (
            "The row gives no name that a slug could be made from",
            "Write a name, or a slug in a column `slug`.",
        )
        return Wrong(number, letters.get("name", ""), message, help_)
    if fault := desk.slug_fault(slug):
        message, _, help_ = fault.partition(". ")
        return Wrong(number, letters.get(SLUG, letters.get("name", "")), message, help_)
    return Row(number, desk.file(slug), fields, filled, desk.text(fields))


def _answer(desk: Desk, place: Question, written: str) -> Answer:
    if not place.several:
        return desk.meant(place, written)
    return tuple(dict.fromkeys(desk.meant(place, each.strip()) for each in _BETWEEN.split(written) if each.strip()))


def _plain(name: str) -> str:
    return _GAPS.sub("-", name.strip().casefold())


def _letter(index: int) -> str:
    """Name a column as spreadsheets do: A to Z, then AA."""
    more, index = divmod(index, 26)
    return (_letter(more - 1) if more else "") + "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[index]
