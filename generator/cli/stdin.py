"""``catalogue check -``: one entry from standard input, as an editor holds it before it is saved."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from generator.check import Result, check_with
from generator.cli.environment import CannotRunError
from generator.document import MAX_BYTES
from generator.project import CATALOGUE, SUFFIX, Collection, EntryFile, Project, classify

STANDARD_INPUT = Path("-")


def add(parser: ArgumentParser) -> None:
    """Say what can be told about standard input."""
    parser.add_argument(
        "--as",
        dest="entry",
        metavar="ENTRY",
        help="with the path -: the entry that standard input holds, such as projects/bin-days",
    )


def reads_stdin(options: Namespace) -> bool:
    """Tell whether an entry is to be read from standard input. Raises CannotRunError where only half is said."""
    has_stdin = STANDARD_INPUT in options.paths
    if has_stdin and not options.entry:
        raise CannotRunError("say which entry standard input holds, for instance: check - --as projects/bin-days")
    if options.entry and not has_stdin:
        raise CannotRunError("--as goes with the path -, which stands for standard input")
    if has_stdin and len(options.paths) > 1:
        raise CannotRunError("the path - stands alone: standard input holds one entry")
    if has_stdin and options.watch:
        raise CannotRunError("--watch looks at files; standard input is read once")
    return has_stdin


def file_of(project: Project, name: str) -> EntryFile:
    """Find the place of an entry that need not be there, from its path or ``collection/slug``.

    Raises CannotRunError for what can be no entry's.
    """
    path = Path(name)
    if path.is_absolute():  # editors know files by their whole path
        path = path.parent.resolve() / path.name
        path = path.relative_to(project.root.resolve()) if path.is_relative_to(project.root.resolve()) else path
    relative = path.as_posix().removeprefix(f"{CATALOGUE}/").removesuffix(SUFFIX)
    file = classify(f"{CATALOGUE}/{relative}{SUFFIX}", is_plain=True)
    if not isinstance(file, EntryFile):
        folders = ", ".join(Collection)
        raise CannotRunError(
            f"--as {name} is no place for an entry; write a folder and a slug, such as projects/bin-days. "
            f"The folders are {folders}; a slug is lower-case words with hyphens between them"
        )
    return file


def check_stdin(result: Result, file: EntryFile) -> Result:
    """Judge what standard input holds beside all other entries. Raises CannotRunError where there is no input."""
    if sys.stdin is None:
        raise CannotRunError("there is no standard input to read")
    return check_with(result, {file: sys.stdin.buffer.read(MAX_BYTES + 1)})
