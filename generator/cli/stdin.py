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
        dest="stands_for",
        metavar="ENTRY",
        help="with the path -: what entry standard input is, such as projects/bin-days",
    )


def is_wanted(options: Namespace) -> bool:
    """Tell whether an entry is to be read from standard input. Raises CannotRunError where only half is said."""
    piped = STANDARD_INPUT in options.paths
    if piped and not options.stands_for:
        raise CannotRunError("say which entry standard input is, for example: check - --as projects/bin-days")
    if options.stands_for and not piped:
        raise CannotRunError("use --as with the path -, which stands for standard input")
    if piped and len(options.paths) > 1:
        raise CannotRunError("use the path - on its own: standard input is one entry")
    if piped and options.watch:
        raise CannotRunError("--watch looks at files; standard input is read once")
    return piped


def file_of(project: Project, name: str) -> EntryFile:
    """Find the place of an entry that need not be there, from its path or ``collection/slug``.

    Raises CannotRunError for what can be no entry's.
    """
    path = Path(name)
    if path.is_absolute():  # editors know files by their whole path
        path = path.parent.resolve() / path.name
        path = path.relative_to(project.root.resolve()) if path.is_relative_to(project.root.resolve()) else path
    below = path.as_posix().removeprefix(f"{CATALOGUE}/").removesuffix(SUFFIX)
    file = classify(f"{CATALOGUE}/{below}{SUFFIX}", is_plain=True)
    if not isinstance(file, EntryFile):
        folders = ", ".join(Collection)
        raise CannotRunError(
            f"--as {name} is not the place of an entry; write a folder and a slug, such as projects/bin-days. "
            f"The folders are {folders}; a slug is lower-case words with hyphens between them"
        )
    return file


def check_stdin(result: Result, file: EntryFile) -> Result:
    """Judge what standard input holds beside all other entries. Raises CannotRunError where there is no input."""
    if sys.stdin is None:
        raise CannotRunError("there is no standard input to read")
    return check_with(result, {file: sys.stdin.buffer.read(MAX_BYTES + 1)})
