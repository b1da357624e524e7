"""Read a CSV table with a row for each entry, as spreadsheets save it."""

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
_SEPARATOR = re.compile(r"[;\n]")
_NAME_IT = "Write a name, or a slug in a column `slug`."
_SAVE_AGAIN = "in the spreadsheet program, save it again and choose `CSV UTF-8`"


@dataclass(frozen=True, slots=True)
class RowDiagnostic:
    """A diagnostic about a row. `column` is empty if it is not about one column."""

    row: int
    column: str
    message: str
    help: str
    is_error: bool = True


@dataclass(frozen=True, slots=True)
class Row:
    """A row as an entry. `number` counts from 1 with the header; `columns` has the column of each pointer."""

    number: int
    file: EntryFile
    columns: Mapping[tuple[str, ...], str]
    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a table. A row with a diagnostic is not among `rows`."""

    rows: tuple[Row, ...]
    diagnostics: tuple[RowDiagnostic, ...]


def read(raw: bytes, forms: Mapping[str, EntryForm], kind: str) -> Table:
    """Read a table. Rows without a kind get `kind`. Raises CannotImportError if it cannot be read as a table."""
    header, *records = _records(_text(raw)) or [[]]
    questions = {name: columns(form) for name, form in forms.items()}
    sheet = _Sheet(tuple(map(_normalise, header)), forms, kind, questions)
    sheet.check_header(header)
    rows: dict[EntryFile, Row] = {}
    diagnostics: list[RowDiagnostic] = []
    for number, record in enumerate(records, 2):
        if not any(each.strip() for each in record):
            continue
        row = sheet.row(number, record)
        if isinstance(row, RowDiagnostic):
            diagnostics.append(row)
        elif first := rows.get(row.file):
            diagnostics.append(
                RowDiagnostic(number, "", f"Row {first.number} has the same slug", "Give one of them a different one.")
            )
        else:
            rows[row.file] = row
    if not rows and not diagnostics:
        raise CannotImportError("the table has no rows below its first, which names the columns")
    return Table(tuple(rows.values()), tuple(diagnostics))


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The columns of a table: their names, normalised, and the question of each column for each kind of entry."""

    names: tuple[str, ...]
    forms: Mapping[str, EntryForm]
    kind: str
    questions: Mapping[str, Mapping[str, Question]]

    def check_header(self, header: list[str]) -> None:
        """Raise CannotImportError if the header or a kind is missing, or a column is repeated or not a field."""
        if not any(self.names):
            raise CannotImportError("the table has no first row with the names of the columns")
        if KIND not in self.names and not self.kind:
            kinds = ", ".join(self.forms)
            raise CannotImportError(f"say with --kind what the rows are ({kinds}), or add a column `kind`")
        known = dict.fromkeys([KIND, SLUG, *(name for each in self.questions.values() for name in each)])
        for index, name in enumerate(self.names):
            position = f"column {_column_letters(index)}, `{header[index]}`,"
            if name and name in self.names[:index]:
                raise CannotImportError(f"{position} is in the table twice")
            if name and name not in known:
                match = closest(name, iter(known))
                hint = f"did you mean `{match}`?" if match else "the page /contribute/fields/ names all fields"
                raise CannotImportError(f"{position} is not a field: {hint}")

    def row(self, number: int, record: list[str]) -> Row | RowDiagnostic:
        """Return a row as an entry, or a diagnostic if it cannot be one."""
        cells = {
            name: cell.replace("\r\n", "\n").strip() for name, cell in zip(self.names, record, strict=False) if name
        }
        unnamed = [cell for name, cell in zip_longest(self.names, record, fillvalue="") if not name and cell.strip()]
        if unnamed:
            return RowDiagnostic(
                number, "", f"`{unnamed[0]}` is in a column without a name", "Name it in the first row."
            )
        kind = cells.pop(KIND, "").casefold() or self.kind
        if kind not in self.forms:
            return self._diagnostic(number, KIND, f"`{kind}` is not a kind of entry", f"Write {', '.join(self.forms)}.")
        slug = cells.pop(SLUG, "")
        return self._entry(number, kind, slug, {name: cell for name, cell in cells.items() if cell})

    def _entry(self, number: int, kind: str, slug: str, cells: Mapping[str, str]) -> Row | RowDiagnostic:
        form, questions = self.forms[kind], self.questions[kind]
        fields: Fields = {}
        for name, cell in cells.items():
            if name not in questions:
                return self._diagnostic(number, name, f"No {kind} has such a field", "Leave the cell empty.")
            set_field(fields, questions[name].pointer, _answer(form, questions[name], cell))
        column = SLUG if slug else "name"
        if not (slug := slug or proposed_slug(str(fields.get("name", "")))):
            return self._diagnostic(number, column, "The row has no name from which a slug can be made", _NAME_IT)
        if error := form.slug_error(slug):
            message, _, help_ = error.partition(". ")
            return self._diagnostic(number, column, message, help_)
        if not fields:
            return self._diagnostic(number, column, "The row has nothing but its slug", "Fill in the other columns.")
        columns_by_pointer = {questions[name].pointer: self._column(name) for name in cells}
        return Row(number, form.file(slug), columns_by_pointer, form.to_yaml(fields))

    def _diagnostic(self, number: int, name: str, message: str, help_: str) -> RowDiagnostic:
        return RowDiagnostic(number, self._column(name), message, help_)

    def _column(self, name: str) -> str:
        return f"{_column_letters(self.names.index(name))} ({name})" if name in self.names else ""


def check_rows(result: Result, rows: Sequence[Row]) -> tuple[RowDiagnostic, ...]:
    """Check all rows together, since they may refer to each other. Return the diagnostics in the order of the rows."""
    by_path = {row.file.path: row for row in rows}
    checked_result = check_with(result, {row.file: row.text.encode() for row in rows})
    diagnostics = (
        _row_diagnostic(by_path, row, each)
        for row in rows
        for each in only_about(checked_result, row.file.path).diagnostics
        if by_path.get(each.location.path, row) is row  # a diagnostic at another row is reported there
    )
    return tuple(diagnostics)


def _row_diagnostic(rows: Mapping[str, Row], row: Row, diagnostic: Diagnostic) -> RowDiagnostic:
    """Return a diagnostic of an entry as one of a row, with its column and the numbers of related rows."""
    pointer = diagnostic.pointer
    column = next((each for prefix, each in row.columns.items() if pointer[: len(prefix)] == prefix), "")
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
    """Split a text into rows and cells. The delimiter is the most frequent in the header: comma, semicolon or tab.

    Raises CannotImportError if the quoting is broken or there are too many rows.
    """
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    try:
        records = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise CannotImportError(
            f"the table cannot be read: {error}; look for a quotation mark without its pair"
        ) from error
    if len(records) > MAX_ROWS + 1:
        raise CannotImportError(f"the table has more than {MAX_ROWS:,} rows; split it into several")
    return records


def columns(form: EntryForm) -> Mapping[str, Question]:
    """Return the questions of a kind by every name that a column may have: field, flag or title."""
    questions = list(form.text_fields())
    by_name = {_normalise(question.node["title"]): question for question in questions}
    by_name |= {_normalise(question.pointer[-1]): question for question in questions if question.pointer[0] == "links"}
    by_pointer = {question.pointer: question for question in questions}
    by_name |= {name: by_pointer[flag_question.pointer] for name in FLAGS if (flag_question := form.question(name))}
    return by_name | {_normalise(question.name): question for question in questions}


def _answer(form: EntryForm, question: Question, text: str) -> Answer:
    if not question.is_multiple:
        return form.resolve(question, text)
    texts = map(str.strip, _SEPARATOR.split(text))
    return tuple(dict.fromkeys(form.resolve(question, each) for each in texts if each))


def _normalise(name: str) -> str:
    return _GAPS.sub("-", name.strip().casefold())


def _column_letters(index: int) -> str:
    """Return the letters of a column as in spreadsheets: A to Z, then AA."""
    quotient, index = divmod(index, 26)
    return (_column_letters(quotient - 1) if quotient else "") + "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[index]
