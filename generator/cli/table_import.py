"""Import a table of entries or of uses. All rows are checked together, and written if all are valid."""

from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from generator.check import Result
from generator.cli.entry_writing import KINDS, next_steps, replace, write
from generator.cli.environment import CLEAN, HAS_ERRORS, CannotRunError, print_text
from generator.entry_form import FLAGS, EntryForm
from generator.importing import entries_table, table, uses_table
from generator.importing.entries_table import EntryRow
from generator.importing.table import NumberedRow, Row, RowDiagnostic
from generator.importing.uses_table import UseRow
from generator.project import Collection, EntryFile, Project
from generator.report.escape import for_one_line
from generator.report.phrases import count, message_and_help, sentence

MAX_BYTES = table.MAX_BYTES


def run(options: Namespace, project: Project, result: Result, raw: bytes) -> int:
    """Write what a table says and return the exit code.

    Raises CannotRunError for flags that do not go with a table, and CannotImportError if `raw` is not a table.
    """
    flags = [name for name in FLAGS if getattr(options, name.replace("-", "_")) is not None]
    if flags:
        raise CannotRunError(f"the table has the answers; leave out --{flags[0]}")
    if options.slug:
        raise CannotRunError("a table has a column for slugs; leave out --slug")
    contents = table.read(raw)
    if not uses_table.is_of_uses(contents):
        forms = {kind: EntryForm(collection, result) for kind, collection in KINDS.items()}
        entry_rows = entries_table.read(contents, forms, options.kind or "")
        return _run(options, *entry_rows, partial(entries_table.check_rows, result), partial(_write_entries, project))
    if options.kind:
        raise CannotRunError("the rows of this table are uses, not entries; leave out --kind")
    use_rows = uses_table.read(contents, EntryForm(Collection.ORGANISATIONS, result))
    return _run(options, *use_rows, partial(uses_table.check_rows, result), partial(_write_uses, project, result))


def _run(
    options: Namespace,
    rows: Sequence[Row],
    diagnostics: Sequence[RowDiagnostic],
    check_rows: Callable[[Sequence[Row]], Sequence[RowDiagnostic]],
    write_rows: Callable[[Sequence[Row]], str],
) -> int:
    """Check rows, print the messages about each, write them and return the exit code.

    `diagnostics` are about other rows. `write_rows` returns what to print then, or "" if nothing changed.
    """
    valid, more_diagnostics = _split_valid(rows, check_rows)
    diagnostics = sorted((*diagnostics, *more_diagnostics), key=lambda each: each.row)
    print_text("\n".join(_summary(valid, diagnostics)))
    is_wrong = any(each.is_error for each in diagnostics)
    if is_wrong and not options.keep_going:
        print_text(
            "\nNothing was written. Fix the table and import it again, or write the valid rows with --keep-going."
        )
    elif options.dry_run or not (text := write_rows(valid)):
        print_text("\nNothing was written.")
    else:
        print_text(f"\n{text}")
    return HAS_ERRORS if is_wrong else CLEAN


def _write_entries(project: Project, rows: Sequence[EntryRow]) -> str:
    write(project, {row.file: row.text for row in rows})
    return _written(project, [row.file for row in rows])


def _write_uses(project: Project, result: Result, rows: Sequence[UseRow]) -> str:
    """Write the files one after the other. If one fails, the table can be imported again: what is listed is skipped."""
    contents = uses_table.contents(result, rows)
    before = {row.organisation.file: row.organisation.document.raw for row in rows}
    for file, raw in contents.items():
        replace(project, file, before[file], raw)
    return _written(project, list(contents), title="uses")


def _written(project: Project, files: Sequence[EntryFile], title: str = "") -> str:
    if not files:
        return ""
    return f"Written: {count(len(files), 'file')}.\n\n{next_steps(project, files, valid=True, title=title)}"


def _split_valid(
    rows: Sequence[Row], check_rows: Callable[[Sequence[Row]], Sequence[RowDiagnostic]]
) -> tuple[list[Row], list[RowDiagnostic]]:
    """Return the rows that are valid even without the invalid ones, and the diagnostics about all rows."""
    valid = list(rows)
    rejections: list[RowDiagnostic] = []
    while True:
        diagnostics = check_rows(valid)
        bad_rows = {each.row for each in diagnostics if each.is_error}
        if not bad_rows:
            return valid, [*rejections, *diagnostics]
        rejections += [each for each in diagnostics if each.row in bad_rows]
        valid = [row for row in valid if row.number not in bad_rows]


def _summary(valid: Sequence[NumberedRow], diagnostics: Sequence[RowDiagnostic]) -> Iterator[str]:
    """Yield lines about each row: what becomes of it, or its diagnostics."""
    bad_rows = {diagnostic.row for diagnostic in diagnostics if diagnostic.is_error}
    yield f"{count(len(valid), 'row')} valid, {count(len(bad_rows), 'row')} to fix."
    yield from (f"  row {row.number}: {row.outcome}" for row in valid)
    for diagnostic in diagnostics:
        column = f", column {diagnostic.column}" if diagnostic.column else ""
        prefix = "" if diagnostic.is_error else "look at this too: "
        text = sentence(message_and_help(diagnostic.message, diagnostic.help))
        yield for_one_line(f"  row {diagnostic.row}{column}: {prefix}{text}")
