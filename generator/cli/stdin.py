"""``catalogue check -``: check one entry from standard input, such as an unsaved file in an editor."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from generator.check import Result, check_with
from generator.cli.environment import CannotRunError
from generator.document import MAX_BYTES
from generator.project import CATALOGUE, SUFFIX, Collection, EntryFile, Project, classify, real_path

STANDARD_INPUT = Path("-")


def add(parser: ArgumentParser) -> None:
    """Add the flag ``--as``: the entry that standard input holds."""
    parser.add_argument(
        "--as",
        dest="entry",
        metavar="ENTRY",
        help="with the path -: what entry standard input is, such as projects/bin-days",
    )


def reads_stdin(options: Namespace) -> bool:
    """Whether to read an entry from standard input. Raises CannotRunError if flags and paths contradict each other."""
    has_stdin = STANDARD_INPUT in options.paths
    if has_stdin and not options.entry:
        raise CannotRunError("say which entry standard input is, for example: check - --as projects/bin-days")
    if options.entry and not has_stdin:
        raise CannotRunError("use --as with the path -, which stands for standard input")
    if has_stdin and len(options.paths) > 1:
        raise CannotRunError("use the path - on its own: standard input is one entry")
    if has_stdin and options.watch:
        raise CannotRunError("--watch looks at files; standard input is read once")
    return has_stdin


def file_of(project: Project, name: str) -> EntryFile:
    """Return the file of an entry, which need not exist, from its path or ``collection/slug``.

    Raises CannotRunError if no entry can have that path.
    """
    path = Path(name)
    if path.is_absolute():  # editors pass absolute paths
        path = real_path(path.parent) / path.name
        path = path.relative_to(real_path(project.root)) if path.is_relative_to(real_path(project.root)) else path
    relative = path.as_posix().removeprefix(f"{CATALOGUE}/").removesuffix(SUFFIX)
    file = classify(f"{CATALOGUE}/{relative}{SUFFIX}", is_plain=True)
    if not isinstance(file, EntryFile):
        folders = ", ".join(Collection)
        raise CannotRunError(
            f"--as {name} is not the place of an entry; write a folder and a slug, such as projects/bin-days. "
            f"The folders are {folders}; a slug is lower-case words with hyphens between them"
        )
    return file


def check_stdin(result: Result, file: EntryFile) -> Result:
    """Check the entry on standard input with all others. Raises CannotRunError if there is no standard input."""
    if sys.stdin is None:
        raise CannotRunError("there is no standard input to read")
    return check_with(result, {file: sys.stdin.buffer.read(MAX_BYTES + 1)})
