"""Read a table with a row for each use of an entry by an organisation."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.check import Result, check_with
from generator.checked_entry import CheckedEntry
from generator.collation import grouped
from generator.diagnostic import Diagnostic, Severity
from generator.entry_form import EntryForm
from generator.importing import uses
from generator.importing.draft import CannotImportError
from generator.importing.issue_form import USE_LABEL
from generator.importing.naming import named_entry
from generator.importing.table import Record, RowDiagnostic, Table, normalise, split
from generator.project import SHARED, Collection, EntryFile

ORGANISATION, ENTRY = "organisation", "entry"
_ENTRY_NAMES = {ENTRY, normalise(USE_LABEL)}
_NAME_IT = "Write its name, or the address of its page."


@dataclass(frozen=True, slots=True)
class UseRow:
    """A row as a use. `columns` has the column of each field; `is_listed` means that the file says the same already."""

    number: int
    organisation: CheckedEntry
    statement: Mapping[str, Any]
    columns: Mapping[str, str]
    is_listed: bool

    @property
    def outcome(self) -> str:
        """What becomes of it: a line in a file, unless it is there already."""
        path, entry = self.organisation.file.path, self.statement["entry"]
        return f"{path} lists `{entry}` already and says the same" if self.is_listed else f"{path}, `{entry}`"


def is_of_uses(table: Table) -> bool:
    """Whether the rows of a table are uses: it has a column for who uses what, and one for what.

    Raises CannotImportError if it has only the first of them.
    """
    if ORGANISATION in table.names and not _ENTRY_NAMES & set(table.names):
        raise CannotImportError(
            f"it has a column `{ORGANISATION}`, as a table of uses has, but none for what is used. Name that `{ENTRY}`"
        )
    return ORGANISATION in table.names


def read(table: Table, form: EntryForm) -> tuple[list[UseRow], list[RowDiagnostic]]:
    """Return the rows as uses, and diagnostics about those that cannot be one. `form` is that of organisations.

    Raises CannotImportError if a column is not a field of a use.
    """
    fields = uses.questions(form)
    by_column = {normalise(each.node["title"]): name for name, each in fields.items()} | {each: each for each in fields}
    by_column |= dict.fromkeys(_ENTRY_NAMES, ENTRY)
    table.check_columns([ORGANISATION, *by_column])
    table.check_fields(by_column)
    rows = (each if isinstance(each, RowDiagnostic) else _row(table, form, by_column, each) for each in table.records())
    return split(
        rows,
        lambda row: (row.organisation.file, row.statement["entry"]),
        "the same organisation and entry",
        "Keep one of them.",
    )


def _row(table: Table, form: EntryForm, fields: Mapping[str, str], record: Record) -> UseRow | RowDiagnostic:
    """Return a row as a use, or a diagnostic if it cannot be one. `fields` has the field of each column."""
    texts = {fields.get(name, name): cell for name, cell in record.cells.items()}
    if empty := next((name for name in (ORGANISATION, ENTRY) if name not in texts), ""):
        return table.diagnostic(record.number, empty, "The cell is empty", _NAME_IT)
    column = ORGANISATION
    try:
        organisation = named_entry(form.context, texts.pop(ORGANISATION), (Collection.ORGANISATIONS,))
        column = ENTRY
        entry = named_entry(form.context, texts.pop(ENTRY), SHARED)
        column = ""
        statement = uses.statement(form, entry, texts)
    except CannotImportError as error:
        message, _, advice = str(error).partition(". ")
        return table.diagnostic(record.number, column, _capitalised(message), advice)
    listed = uses.listed_use(organisation.data, entry.file.slug)
    if listed is not None and not statement.items() <= listed.items():
        return table.diagnostic(record.number, "", _capitalised(uses.already_listed(organisation, listed)), "")
    columns = {fields.get(name, name): table.column(name) for name in record.cells}
    return UseRow(record.number, organisation, statement, columns, is_listed=listed is not None)


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


def contents(result: Result, rows: Iterable[UseRow]) -> Mapping[EntryFile, bytes]:
    """Return the files of organisations with the uses of rows in which `check_rows` finds no error."""
    return _add(result, rows)[0]


def check_rows(result: Result, rows: Sequence[UseRow]) -> tuple[RowDiagnostic, ...]:
    """Check all rows together, as if their uses were in the files. Whatever else is in a file is not about them."""
    changed, diagnostics = _add(result, rows)
    checked_result = check_with(result, changed)
    entries = checked_result.context.by_slug[Collection.ORGANISATIONS]
    by_path = grouped((each.location.path, each) for each in checked_result.diagnostics)
    about_rows = (
        each
        for row in rows
        if not row.is_listed
        for each in _about(row, entries[row.organisation.file.slug], by_path.get(row.organisation.file.path, ()))
    )
    return (*diagnostics, *about_rows)


def _add(result: Result, rows: Iterable[UseRow]) -> tuple[dict[EntryFile, bytes], list[RowDiagnostic]]:
    """Return the files with the uses of rows, and diagnostics about those that cannot be added."""
    node = result.schemas[Collection.ORGANISATIONS].node
    changed: dict[EntryFile, bytes] = {}
    diagnostics: list[RowDiagnostic] = []
    for row in rows:
        if row.is_listed:
            continue
        file = row.organisation.file
        try:
            before = changed.get(file, row.organisation.document.raw)
            changed[file] = uses.add_use(row.organisation, before, node, row.statement)
        except CannotImportError as error:
            diagnostics.append(RowDiagnostic(row.number, "", _capitalised(str(error)), ""))
    return changed, diagnostics


def _about(row: UseRow, organisation: CheckedEntry, diagnostics: Iterable[Diagnostic]) -> Iterator[RowDiagnostic]:
    """Yield the diagnostics of the organisation's file that are about the use of a row, or about all uses."""
    index = next(
        (index for index, use in organisation.groups(uses.FIELD) if use.get("entry") == row.statement["entry"]), -1
    )
    for diagnostic in diagnostics:
        if diagnostic.pointer[:2] in {(uses.FIELD,), (uses.FIELD, index)}:
            column = next((each for name, each in row.columns.items() if diagnostic.pointer[2:3] == (name,)), "")
            is_error = diagnostic.severity is Severity.ERROR
            yield RowDiagnostic(row.number, column, diagnostic.message, diagnostic.help, is_error=is_error)
