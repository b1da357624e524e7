"""A table of entries: all rows are looked at together, and written when all are sound."""

from argparse import Namespace
from collections.abc import Iterator, Sequence

from generator.check import Result
from generator.cli.entry_writing import KINDS, next_steps, write
from generator.cli.environment import CLEAN, ERRORS_FOUND, CannotRunError
from generator.entry_form import FLAGS, EntryForm
from generator.importing import table
from generator.importing.table import Row, RowDiagnostic
from generator.project import Project
from generator.report.escape import for_one_line
from generator.report.phrases import count

MAX_BYTES = table.MAX_BYTES


def run(options: Namespace, project: Project, result: Result, raw: bytes) -> int:
    """Write the entries of a table. Raises CannotRunError, and CannotImportError where it is none."""
    flags = [name for name in FLAGS if getattr(options, name.replace("-", "_")) is not None]
    if flags:
        raise CannotRunError(f"a table answers for itself; leave out --{flags[0]}")
    if options.slug:
        raise CannotRunError("a table has a column for slugs; leave out --slug")
    forms = {kind: EntryForm(collection, result) for kind, collection in KINDS.items()}
    read = table.read(raw, forms, options.kind or "")
    sound, found = _sorted(result, read.rows)
    found = sorted((*read.diagnostics, *found), key=lambda each: each.row)
    print("\n".join(_account(sound, found)))
    is_wrong = any(each.is_error for each in found)
    if is_wrong and not options.keep_going:
        print("\nNothing was written. Mend the table and import it again; or write the sound rows with --keep-going.")
    elif options.dry_run or not sound:
        print("\nNothing was written.")
    else:
        write(project, {row.file: row.text for row in sound})
        print(f"\nWritten: {count(len(sound), 'file')}.\n")
        print(next_steps(project, [row.file for row in sound], sound=True))
    return ERRORS_FOUND if is_wrong else CLEAN


def _sorted(result: Result, rows: Sequence[Row]) -> tuple[list[Row], list[RowDiagnostic]]:
    """Part the rows that are sound, even without the others, from what is found about any of them."""
    sound = list(rows)
    wrong: list[RowDiagnostic] = []
    while True:
        found = table.check_rows(result, sound)
        bad = {each.row for each in found if each.is_error}
        if not bad:
            return sound, [*wrong, *found]
        wrong += [each for each in found if each.row in bad]
        sound = [row for row in sound if row.number not in bad]


def _account(sound: Sequence[Row], found: Sequence[RowDiagnostic]) -> Iterator[str]:
    """Tell of each row what would become of it."""
    bad = {each.row for each in found if each.is_error}
    yield f"{count(len(sound), 'row')} sound, {count(len(bad), 'row')} to mend."
    yield from (f"  row {row.number}: {row.file.path}" for row in sound)
    for each in found:
        column = f", column {each.column}" if each.column else ""
        word = "" if each.is_error else "look at this too: "
        yield for_one_line(f"  row {each.row}{column}: {word}{each.message}. {each.help}")
