"""``catalogue fix``: mend what has only one right form, and say what is left to people."""

import difflib
import sys
from argparse import Namespace, _SubParsersAction
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from generator.check import Result, check
from generator.cli.environment import (
    CLEAN,
    ERRORS_FOUND,
    CannotRunError,
    add_root,
    is_among,
    narrow_to,
    progress,
    project_path,
    require_project,
    today,
    wants_colour,
    write_atomically,
)
from generator.document import MAX_BYTES
from generator.fixes import FileFix, fix
from generator.project import EntryFile, Project
from generator.report import text
from generator.report.escape import for_one_line
from generator.report.phrases import count

_DESCRIPTION = (
    "Fix what has only one right form: misspelt fields and words with one near match, names instead of slugs, and "
    "licences not spelt as in the SPDX list. Also http instead of https, hidden byte-order marks, the order of fields, "
    "and spaces. Comments stay, and so does what the entry says. Exit code: 0 nothing is wrong any more, 1 errors are "
    "left for you to fix, 2 could not run. With --diff: 0 nothing to fix, 1 something to fix, 2 could not run."
)


def add(commands: "_SubParsersAction[Any]") -> None:
    """Say what the command takes."""
    parser = commands.add_parser("fix", help="fix spelling, the order of fields and spaces", description=_DESCRIPTION)
    add_root(parser)
    parser.add_argument("--diff", action="store_true", help="show what would change, and write nothing")
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="fix only these files and folders")
    parser.set_defaults(run=_run)


def _run(options: Namespace) -> int:
    project = require_project(options.root)
    wanted = [project_path(project, path) for path in options.paths]
    result = check(project, today(), progress=progress())
    mends, mended = fix(result, dict(_contents(result, wanted)))
    if options.diff:
        return _show(mends)
    for each in mends:
        _write(project, each)
        print(each.file.path, *(f"  {for_one_line(words)}" for words in each.descriptions), sep="\n")
    left = narrow_to(mended, wanted)
    print(f"{_said(mends, left)}\n\n{text.render(left, colour=wants_colour())}", end="")
    return ERRORS_FOUND if left.errors else CLEAN


def _said(mends: Sequence[FileFix], left: Result) -> str:
    if mends:
        return f"\n{count(len(mends), 'file')} fixed.{' You need to fix the rest:' if left.diagnostics else ''}"
    return "Nothing could be fixed for you. You need to fix the rest:" if left.diagnostics else "Nothing needed fixing."


def _contents(result: Result, wanted: Sequence[str]) -> Iterator[tuple[EntryFile, bytes]]:
    """Yield the files as they were checked, without those that are too large to be read whole."""
    for each in result.context.entries:
        if is_among(wanted, each.file.path) and len(each.document.raw) <= MAX_BYTES:
            yield each.file, each.document.raw


def _write(project: Project, mend: FileFix) -> None:
    """Write a file, if it is still what was mended. Raises CannotRunError where it is not."""
    path = project.root / mend.file.path
    if path.is_symlink() or path.read_bytes() != mend.before:
        raise CannotRunError(f"{mend.file.path} changed in the meantime, so it was left as it is; run this again")
    write_atomically(path, mend.after.decode())


def _show(mends: Sequence[FileFix]) -> int:
    """Print what would change, so that standard output holds nothing else."""
    colour = wants_colour()
    for each in mends:
        print("\n".join(_coloured(line) if colour else line for line in _diff(each)))
    said = f"{count(len(mends), 'file')} would be fixed. Nothing was written." if mends else "Nothing would change."
    print(said, file=sys.stderr)
    return ERRORS_FOUND if mends else CLEAN


def _diff(mend: FileFix) -> Iterator[str]:
    before, after = (_lines(raw.decode()) for raw in (mend.before, mend.after))
    for line in difflib.unified_diff(before, after, f"a/{mend.file.path}", f"b/{mend.file.path}", lineterm=""):
        bare, _, lost = line.partition("\n")
        yield from [for_one_line(bare), *([lost] if lost else [])]


def _lines(text: str) -> list[str]:
    """Part a text into lines; the last one says so, as diffs do, if no line end is behind it."""
    *lines, last = text.split("\n")
    return [*lines, f"{last}\n\\ No newline at end of file"] if last else lines


_COLOURS = {"+": "\x1b[32m", "-": "\x1b[31m", "@": "\x1b[36m"}


def _coloured(line: str) -> str:
    start = "\x1b[1m" if line.startswith(("+++", "---")) else _COLOURS.get(line[:1], "")
    return f"{start}{line}\x1b[0m" if start else line
