"""Import a table of entries. All rows are checked together, and written if all are valid."""

from argparse import Namespace
from collections.abc import Iterator, Sequence

from generator.check import Result
from generator.cli.entry_writing import KINDS, next_steps, write
from generator.cli.environment import CLEAN, HAS_ERRORS, CannotRunError
from generator.entry_form import FLAGS, EntryForm
from generator.importing import table
from generator.importing.table import Row, RowDiagnostic
from generator.project import Project
from generator.report.escape import for_one_line
from generator.report.phrases import count

MAX_BYTES = table.MAX_BYTES


def run(options: Namespace, project: Project, result: Result, raw: bytes) -> int:
    """Write the entries of a table and return the exit code.

    Raises CannotRunError for flags that do not go with a table, and CannotImportError if `raw` is not a table.
    """
    flags = [name for name in FLAGS if getattr(options, name.replace("-", "_")) is not None]
    if flags:
        raise CannotRunError(f"the table has the answers; leave out --{flags[0]}")
    if options.slug:
        raise CannotRunError("a table has a column for slugs; leave out --slug")
    forms = {kind: EntryForm(collection, result) for kind, collection in KINDS.items()}
    contents = table.read(raw, forms, options.kind or "")
    valid, diagnostics = _split_valid(result, contents.rows)
    diagnostics = sorted((*contents.diagnostics, *diagnostics), key=lambda each: each.row)
    print("\n".join(_summary(valid, diagnostics)))
    is_wrong = any(each.is_error for each in diagnostics)
    if is_wrong and not options.keep_going:
        print("\nNothing was written. Fix the table and import it again, or write the valid rows with --keep-going.")
    elif options.dry_run or not valid:
        print("\nNothing was written.")
    else:
        write(project, {row.file: row.text for row in valid})
        print(f"\nWritten: {count(len(valid), 'file')}.\n")
        print(next_steps(project, [row.file for row in valid], valid=True))
    return HAS_ERRORS if is_wrong else CLEAN


def _split_valid(result: Result, rows: Sequence[Row]) -> tuple[list[Row], list[RowDiagnostic]]:
    """Return the rows that are valid even without the invalid ones, and the diagnostics about all rows."""
    valid = list(rows)
    rejections: list[RowDiagnostic] = []
    while True:
        diagnostics = table.check_rows(result, valid)
        bad_rows = {each.row for each in diagnostics if each.is_error}
        if not bad_rows:
            return valid, [*rejections, *diagnostics]
        rejections += [each for each in diagnostics if each.row in bad_rows]
        valid = [row for row in valid if row.number not in bad_rows]


def _summary(valid: Sequence[Row], diagnostics: Sequence[RowDiagnostic]) -> Iterator[str]:
    """Yield lines about each row: the file that it becomes, or its diagnostics."""
    bad_rows = {diagnostic.row for diagnostic in diagnostics if diagnostic.is_error}
    yield f"{count(len(valid), 'row')} valid, {count(len(bad_rows), 'row')} to fix."
    yield from (f"  row {row.number}: {row.file.path}" for row in valid)
    for diagnostic in diagnostics:
        column = f", column {diagnostic.column}" if diagnostic.column else ""
        prefix = "" if diagnostic.is_error else "look at this too: "
        yield for_one_line(f"  row {diagnostic.row}{column}: {prefix}{diagnostic.message}. {diagnostic.help}")
