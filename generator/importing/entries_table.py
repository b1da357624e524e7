"""Read a table with a row for each entry."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.check import Result, check_with
from generator.diagnostic import Diagnostic, Severity
from generator.entry_form import FLAGS, EntryForm, Fields, Question, only_about, proposed_slug, set_field
from generator.importing.answers import answer
from generator.importing.draft import CannotImportError
from generator.importing.issue_form import first_label
from generator.importing.table import Record, RowDiagnostic, Table, normalise, split
from generator.project import EntryFile

KIND, SLUG = "kind", "slug"
_NAME_IT = "Write a name, or a short name in a column `slug`."


@dataclass(frozen=True, slots=True)
class EntryRow:
    """A row as an entry. `columns` has the column of each pointer."""

    number: int
    file: EntryFile
    columns: Mapping[tuple[str, ...], str]
    text: str

    @property
    def outcome(self) -> str:
        """What becomes of it: a file."""
        return self.file.path


def read(table: Table, forms: Mapping[str, EntryForm], kind: str) -> tuple[list[EntryRow], list[RowDiagnostic]]:
    """Return the rows as entries, and diagnostics about those that cannot be one. Rows without a kind get `kind`.

    Raises CannotImportError if a kind is missing or a column is not a field.
    """
    reader = _Reader(table, forms, kind, {name: columns(form) for name, form in forms.items()})
    table.check_columns([KIND, SLUG, *(name for each in reader.questions.values() for name in each)])
    for name, questions in reader.questions.items():
        if name == kind or KIND in table.names:
            table.check_fields({column: question.pointer for column, question in questions.items()})
    if KIND not in table.names and not kind:
        raise CannotImportError(f"say with --kind what the rows are ({', '.join(forms)}), or add a column `kind`")
    rows = (each if isinstance(each, RowDiagnostic) else reader.row(each) for each in table.records())
    return split(rows, lambda row: row.file, "the same short name", "Give one of them a different one.")


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the rows of a table. `questions` has, for each kind of entry, the question of each column."""

    table: Table
    forms: Mapping[str, EntryForm]
    kind: str
    questions: Mapping[str, Mapping[str, Question]]

    def row(self, record: Record) -> EntryRow | RowDiagnostic:
        """Return a row as an entry, or a diagnostic if it cannot be one."""
        cells = dict(record.cells)
        kind = self._kind(cells.pop(KIND, ""))
        if kind not in self.forms:
            message = f"`{kind}` is not a kind of entry"
            return self.table.diagnostic(record.number, KIND, message, f"Write {', '.join(self.forms)}.")
        return self._entry(record.number, kind, cells.pop(SLUG, ""), cells)

    def _kind(self, text: str) -> str:
        """Return the kind that a cell names, by the name of its collection too."""
        named = text.strip().casefold()
        return next((name for name, form in self.forms.items() if named == form.collection), named) or self.kind

    def _entry(self, number: int, kind: str, slug: str, cells: Mapping[str, str]) -> EntryRow | RowDiagnostic:
        form, questions = self.forms[kind], self.questions[kind]
        fields: Fields = {}
        for name, cell in cells.items():
            if name not in questions:
                return self.table.diagnostic(number, name, f"No {kind} has such a field", "Leave the cell empty.")
            set_field(fields, questions[name].pointer, answer(form, questions[name], cell))
        column = SLUG if slug else "name"
        if not (slug := slug or proposed_slug(str(fields.get("name", "")))):
            return self.table.diagnostic(
                number, column, "The row has no name from which a short name can be made", _NAME_IT
            )
        if error := form.slug_error(slug):
            message, _, help_ = error.partition(". ")
            return self.table.diagnostic(number, column, message, help_)
        if not fields:
            return self.table.diagnostic(
                number, column, "The row has nothing but its short name", "Fill in the other columns."
            )
        columns_by_pointer = {questions[name].pointer: self.table.column(name) for name in cells}
        return EntryRow(number, form.file(slug), columns_by_pointer, form.to_yaml(fields))


def check_rows(result: Result, rows: Sequence[EntryRow]) -> tuple[RowDiagnostic, ...]:
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


def _row_diagnostic(rows: Mapping[str, EntryRow], row: EntryRow, diagnostic: Diagnostic) -> RowDiagnostic:
    """Return a diagnostic of an entry as one of a row, with its column and the numbers of related rows."""
    pointer = diagnostic.pointer
    column = next((each for prefix, each in row.columns.items() if pointer[: len(prefix)] == prefix), "")
    others = [rows[each.location.path].number for each in diagnostic.related if each.location.path in rows]
    help_ = diagnostic.help + "".join(f" See row {number}." for number in others if number != row.number)
    return RowDiagnostic(row.number, column, diagnostic.message, help_, is_error=diagnostic.severity is Severity.ERROR)


def columns(form: EntryForm) -> Mapping[str, Question]:
    """Return the questions of a kind by every name that a column may have: field, flag or title."""
    questions = list(form.text_fields())
    by_name = {normalise(question.node["title"]): question for question in questions}
    by_name |= {normalise(first_label(form.collection)): question for question in questions if question.name == "name"}
    by_name |= {normalise(question.pointer[-1]): question for question in questions if question.pointer[0] == "links"}
    by_pointer = {question.pointer: question for question in questions}
    by_name |= {name: by_pointer[flag_question.pointer] for name in FLAGS if (flag_question := form.question(name))}
    return by_name | {normalise(question.name): question for question in questions}
