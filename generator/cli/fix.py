"""``catalogue fix``: correct what has only one right form, and report what is left for people to fix."""

import difflib
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.check import Result
from generator.cli.cache import check_own
from generator.cli.entry_writing import replace
from generator.cli.environment import CLEAN, HAS_ERRORS, print_text, progress, wants_colour
from generator.cli.place import add_root, project_path, require_project
from generator.cli.selection import is_among, narrow_to
from generator.document import MAX_BYTES
from generator.fixes import FileFix, fix
from generator.project import EntryFile
from generator.report import text
from generator.report.escape import for_one_line
from generator.report.phrases import count

_DESCRIPTION = (
    "Fix what has only one right form: misspelt fields and words with one near match, names instead of slugs, and "
    "licences not spelt as in the SPDX list. Also http instead of https, hidden characters that show nothing, the "
    "order of fields, and spaces. Dates, numbers and words such as yes get quotes, so that other programs read them as "
    "written. Comments stay, and so does what the entry says. Exit code: 0 nothing is wrong any more, 1 errors are "
    "left for you to fix, 2 could not run. With --diff: 0 nothing to fix, 1 something to fix, 2 could not run."
)


def add(parser: ArgumentParser) -> None:
    """Add what the command does, and its arguments."""
    parser.description = _DESCRIPTION
    add_root(parser)
    parser.add_argument("--diff", action="store_true", help="show what would change, and write nothing")
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="fix only these files and folders")
    parser.set_defaults(run=_run)


def _run(options: Namespace) -> int:
    project = require_project(options.root)
    selection = [project_path(project, path) for path in options.paths]
    result = check_own(project, progress=progress())
    fixes, fixed_result = fix(result, dict(_contents(result, selection)))
    if options.diff:
        return _print_diff(fixes)
    for file_fix in fixes:
        replace(project, file_fix.file, file_fix.before, file_fix.after)
        print_text("\n".join([file_fix.file.path, *(f"  {for_one_line(each)}" for each in file_fix.descriptions)]))
    remaining = narrow_to(fixed_result, selection)
    print(f"{_message(fixes, remaining)}\n\n{text.render(remaining, colour=wants_colour())}", end="")
    return HAS_ERRORS if remaining.errors else CLEAN


def _message(fixes: Sequence[FileFix], remaining: Result) -> str:
    if fixes:
        return f"\n{count(len(fixes), 'file')} fixed.{' You need to fix the rest:' if remaining.diagnostics else ''}"
    return (
        "Nothing could be fixed for you. You need to fix the rest:"
        if remaining.diagnostics
        else "Nothing needed fixing."
    )


def _contents(result: Result, selection: Sequence[str]) -> Iterator[tuple[EntryFile, bytes]]:
    """Yield the selected files with their bytes as checked, except files over the size limit: those were cut off."""
    for entry in result.context.entries:
        if is_among(selection, entry.file.path) and len(entry.document.raw) <= MAX_BYTES:
            yield entry.file, entry.document.raw


def _print_diff(fixes: Sequence[FileFix]) -> int:
    """Print the diff to standard output and the count to standard error. Return the exit code."""
    colour = wants_colour()
    for file_fix in fixes:
        print("\n".join(_in_colour(line) if colour else line for line in _diff(file_fix)))
    message = f"{count(len(fixes), 'file')} would be fixed. Nothing was written." if fixes else "Nothing would change."
    print(message, file=sys.stderr)
    return HAS_ERRORS if fixes else CLEAN


def _diff(file_fix: FileFix) -> Iterator[str]:
    before, after = (_lines(raw.decode()) for raw in (file_fix.before, file_fix.after))
    for line in difflib.unified_diff(before, after, f"a/{file_fix.file.path}", f"b/{file_fix.file.path}", lineterm=""):
        content, _, note = line.partition("\n")
        yield from [for_one_line(content), *([note] if note else [])]


def _lines(text: str) -> list[str]:
    """Split a text into lines. A last line without a line end gets the note that diffs add."""
    *lines, last = text.split("\n")
    return [*lines, f"{last}\n\\ No newline at end of file"] if last else lines


_COLOURS = {"+": "\x1b[32m", "-": "\x1b[31m", "@": "\x1b[36m"}


def _in_colour(line: str) -> str:
    start = "\x1b[1m" if line.startswith(("+++", "---")) else _COLOURS.get(line[:1], "")
    return f"{start}{line}\x1b[0m" if start else line
