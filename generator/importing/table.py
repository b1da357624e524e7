"""A table with a row for each entry, as spreadsheets save it: CSV."""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from generator.check import Result, check_with
from generator.diagnostic import Diagnostic, Severity
from generator.entry_form import FLAGS, Answer, EntryForm, Fields, Question, only_about, proposed_slug, set_field
from generator.importing.draft import CannotImportError
from generator.project import EntryFile
from generator.spelling import closest

MAX_BYTES = 1024 * 1024
MAX_ROWS = 2000
KIND, SLUG = "kind", "slug"
_GAPS = re.compile(r"[\s_-]+")
_BETWEEN = re.compile(r"[;\n]")
_NAME_IT = "Write a name, or a slug in a column `slug`."
_SAVE_AGAIN = "in the spreadsheet program, save it again and choose `CSV UTF-8`"


@dataclass(frozen=True, slots=True)
class RowDiagnostic:
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
    columns: Mapping[tuple[str, ...], str]
    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """What a file holds. A row of which something is in `wrong` is not among the rows."""

    rows: tuple[Row, ...]
    diagnostics: tuple[RowDiagnostic, ...]


def read(raw: bytes, forms: Mapping[str, EntryForm], kind: str) -> Table:
    """Read a table. `kind` is that of rows which do not say their own. Raises CannotImportError if it is none."""
    header, *records = _records(_text(raw)) or [[]]
    sheet = _Sheet(tuple(_plain(each) for each in header), forms, kind, {each: columns(forms[each]) for each in forms})
    sheet.look_at(header)
    rows: dict[EntryFile, Row] = {}
    wrong: list[RowDiagnostic] = []
    for number, record in enumerate(records, 2):
        if not any(each.strip() for each in record):
            continue
        found = sheet.row(number, record)
        if isinstance(found, RowDiagnostic):
            wrong.append(found)
        elif first := rows.get(found.file):
            wrong.append(
                RowDiagnostic(number, "", f"Row {first.number} has the same slug", "Give one of them a different one.")
            )
        else:
            rows[found.file] = found
    if not rows and not wrong:
        raise CannotImportError("the table has no rows below its first, which names the columns")
    return Table(tuple(rows.values()), tuple(wrong))


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The columns of a table by their names, in plain form, and what each means for each kind of entry."""

    names: tuple[str, ...]
    forms: Mapping[str, EntryForm]
    kind: str
    places: Mapping[str, Mapping[str, Question]]

    def look_at(self, header: list[str]) -> None:
        """Raise CannotImportError for a column that no entry has a place for, or that stands twice."""
        if not any(self.names):
            raise CannotImportError("the table has no first row with the names of the columns")
        if KIND not in self.names and not self.kind:
            kinds = ", ".join(self.forms)
            raise CannotImportError(f"say with --kind what the rows are ({kinds}), or add a column `kind`")
        known = dict.fromkeys([KIND, SLUG, *(name for each in self.places.values() for name in each)])
        for index, name in enumerate(self.names):
            where = f"column {_letter(index)}, `{header[index]}`,"
            if name and name in self.names[:index]:
                raise CannotImportError(f"{where} is in the table twice")
            if name and name not in known:
                meant = closest(name, iter(known))
                more = f"did you mean `{meant}`?" if meant else "the page /contribute/fields/ names all fields"
                raise CannotImportError(f"{where} is not a field: {more}")

    def row(self, number: int, record: list[str]) -> Row | RowDiagnostic:
        """Turn a row into an entry, or say why it cannot be one."""
        cells = {
            name: cell.replace("\r\n", "\n").strip() for name, cell in zip(self.names, record, strict=False) if name
        }
        stray = [cell for name, cell in zip_longest(self.names, record, fillvalue="") if not name and cell.strip()]
        if stray:
            return RowDiagnostic(number, "", f"`{stray[0]}` is in a column without a name", "Name it in the first row.")
        kind = cells.pop(KIND, "").casefold() or self.kind
        if kind not in self.forms:
            return self._wrong(number, KIND, f"`{kind}` is not a kind of entry", f"Write {', '.join(self.forms)}.")
        slug = cells.pop(SLUG, "")
        return self._entry(number, kind, slug, {name: cell for name, cell in cells.items() if cell})

    def _entry(self, number: int, kind: str, slug: str, cells: Mapping[str, str]) -> Row | RowDiagnostic:
        form, places = self.forms[kind], self.places[kind]
        fields: Fields = {}
        for name, cell in cells.items():
            if name not in places:
                return self._wrong(number, name, f"No {kind} has such a field", "Leave the cell empty.")
            set_field(fields, places[name].pointer, _answer(form, places[name], cell))
        by = SLUG if slug else "name"
        if not (slug := slug or proposed_slug(str(fields.get("name", "")))):
            return self._wrong(number, by, "The row has no name from which a slug can be made", _NAME_IT)
        if fault := form.slug_error(slug):
            message, _, help_ = fault.partition(". ")
            return self._wrong(number, by, message, help_)
        if not fields:
            return self._wrong(number, by, "The row has nothing but its slug", "Fill in the other columns.")
        filled = {places[name].pointer: self._column(name) for name in cells}
        return Row(number, form.file(slug), filled, form.to_yaml(fields))

    def _wrong(self, number: int, name: str, message: str, help_: str) -> RowDiagnostic:
        return RowDiagnostic(number, self._column(name), message, help_)

    def _column(self, name: str) -> str:
        return f"{_letter(self.names.index(name))} ({name})" if name in self.names else ""


def check_rows(result: Result, rows: Sequence[Row]) -> tuple[RowDiagnostic, ...]:
    """Check all rows together, since they may refer to each other, and tell what is wrong with them in their order."""
    by_path = {row.file.path: row for row in rows}
    together = check_with(result, {row.file: row.text.encode() for row in rows})
    found = (
        _wrong(by_path, row, each)
        for row in rows
        for each in only_about(together, row.file.path).diagnostics
        if by_path.get(each.location.path, row) is row  # another row is told of what it does itself
    )
    return tuple(found)


def _wrong(rows: Mapping[str, Row], row: Row, diagnostic: Diagnostic) -> RowDiagnostic:
    """Tell of a diagnostic as of a cell: the column that fills its place, and the other rows that it concerns."""
    pointer = diagnostic.pointer
    column = next((each for place, each in row.columns.items() if pointer[: len(place)] == place), "")
    others = [rows[each.location.path].number for each in diagnostic.related if each.location.path in rows]
    help_ = diagnostic.help + "".join(f" See row {number}." for number in others if number != row.number)
    return RowDiagnostic(row.number, column, diagnostic.message, help_, is_error=diagnostic.severity is Severity.ERROR)


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
    """Take the text apart, by the sign that stands most often in its first line: a comma, semicolon or tab."""
    first = text.partition("\n")[0]
    sign = max(",;\t", key=first.count)
    try:
        records = list(csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True))
    except csv.Error as error:
        raise CannotImportError(
            f"the table cannot be read: {error}; look for a quotation mark without its pair"
        ) from error
    if len(records) > MAX_ROWS + 1:
        raise CannotImportError(f"the table has more than {MAX_ROWS:,} rows; split it into several")
    return records


def columns(form: EntryForm) -> Mapping[str, Question]:
    """Give every place of a kind by the names that a column may have: field, flag, or title."""
    places = list(form.text_fields())
    found = {_plain(place.node["title"]): place for place in places}
    found |= {_plain(place.pointer[-1]): place for place in places if place.pointer[0] == "links"}
    by_pointer = {place.pointer: place for place in places}
    found |= {name: by_pointer[asked.pointer] for name in FLAGS if (asked := form.question(name))}
    return found | {_plain(place.name): place for place in places}


def _answer(form: EntryForm, place: Question, written: str) -> Answer:
    if not place.is_multiple:
        return form.resolve(place, written)
    return tuple(dict.fromkeys(form.resolve(place, each.strip()) for each in _BETWEEN.split(written) if each.strip()))


def _plain(name: str) -> str:
    return _GAPS.sub("-", name.strip().casefold())


def _letter(index: int) -> str:
    """Name a column as spreadsheets do: A to Z, then AA."""
    more, index = divmod(index, 26)
    return (_letter(more - 1) if more else "") + "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[index]
