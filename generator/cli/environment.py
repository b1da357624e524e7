"""Where commands run: the project, the day, the terminal and its files; and the error for when they cannot."""

import os
import shutil
import sys
import time
from argparse import ArgumentParser
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from generator import schema_coverage
from generator.check import Result, utc_day
from generator.diagnostic import Diagnostic
from generator.project import CATALOGUE, Project, find_project
from generator.report.escape import for_one_line
from generator.report.github import without_commands

CLEAN, HAS_ERRORS, COULD_NOT_RUN, NEEDS_REVIEW = 0, 1, 2, 3
"""Exit codes. They never depend on the format of a report."""


class CannotRunError(Exception):
    """The command cannot be carried out. The message says why."""


def log_message(error: Exception) -> str:
    """Return an error as one line. Its text may come from a stranger, so GitHub commands in it are made harmless."""
    return without_commands(f"catalogue: {for_one_line(str(error))}")


def add_root(parser: ArgumentParser) -> None:
    """Add the flag ``--root``: the folder of the project."""
    parser.add_argument(
        "--root", type=Path, metavar="DIR", help="the folder that contains catalogue/ (default: searched for upwards)"
    )


def require_project(root: Path | None) -> Project:
    """Return the project in `root`, or the nearest one from here upwards. Raises CannotRunError if there is none."""
    if root is None:
        project = find_project(Path.cwd())
        if project is None:
            raise CannotRunError(f"no folder {CATALOGUE}/ here or above; name its parent with --root")
        return project
    if not (root / CATALOGUE).is_dir():
        raise CannotRunError(f"there is no folder {CATALOGUE}/ in {root}")
    return Project(root.resolve())


def project_path(project: Project, path: Path) -> str:
    """Return a path relative to the project, as in diagnostics. Raises CannotRunError if it is missing or outside."""
    if not os.path.lexists(path):
        raise CannotRunError(f"there is no file or folder {path}")
    resolved = path.parent.resolve() / path.name if path.is_symlink() else path.resolve()
    if not resolved.is_relative_to(project.root.resolve()):
        raise CannotRunError(f"{path} is not in the project {project.root}")
    return resolved.relative_to(project.root.resolve()).as_posix()


def is_among(selection: Sequence[str], path: str) -> bool:
    """Whether a path is selected or below a selected folder. An empty selection means everything."""
    return not selection or any(prefix in {path, "."} or path.startswith(f"{prefix}/") for prefix in selection)


def narrow_to(result: Result, selection: Sequence[str]) -> Result:
    """Keep only diagnostics about the selected files and folders; entries refer to others, so all files were checked.

    Diagnostics about the schemas are kept too: they concern every file.
    """

    def concerns(diagnostic: Diagnostic) -> bool:
        return diagnostic.rule is schema_coverage.RULE or is_among(selection, diagnostic.location.path)

    return replace(
        result,
        diagnostics=tuple(filter(concerns, result.diagnostics)),
        files=tuple(path for path in result.files if is_among(selection, path)),
        older=result.older and tuple(each for each in result.older if is_among(selection, each.location.path)),
    )


def today() -> date:
    """Return the UTC day for checks: of SOURCE_DATE_EPOCH or now. Raises CannotRunError if that is not a time."""
    try:
        return utc_day(os.environ, time.time())
    except ValueError as error:
        raise CannotRunError(str(error)) from error


def wants_colour() -> bool:
    """Whether standard output is a terminal and NO_COLOR is not set (https://no-color.org)."""
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ


def progress() -> Callable[[int], None]:
    """Return a callback that shows the number of files read, on a terminal only and never in CI."""
    if not sys.stderr.isatty() or "CI" in os.environ:
        return lambda _: None

    def show(count: int) -> None:
        if count % 500 == 0:
            print(f"\r{count:,} files read\r", end="", file=sys.stderr, flush=True)

    return show


def show_progress(text: str) -> None:
    """Show a text in place of the one before, on a terminal only and never in CI."""
    if sys.stderr.isatty() and "CI" not in os.environ:
        print(f"\r{text}\x1b[K", end="", file=sys.stderr, flush=True)


def read_bytes(path: Path, max_bytes: int) -> bytes:
    """Read up to `max_bytes` + 1 bytes, so that the caller notices a file that is too large. Raises CannotRunError."""
    try:
        with path.open("rb") as file:
            return file.read(max_bytes + 1)
    except OSError as error:
        raise CannotRunError(f"cannot read {path}: {error.strerror}") from error


def write_atomically(path: Path, text: str) -> None:
    """Write a file so that no reader sees half of it. Raises CannotRunError if that fails."""
    target = Path(os.path.realpath(path))  # unlike resolve, accepts a link to itself
    try:
        if target.exists() and not target.is_file():  # a pipe or device must not be replaced
            target.write_text(text, encoding="utf-8", newline="\n")
            return
        temporary = target.with_name(f".{target.name}.{os.getpid()}")
        try:
            temporary.write_text(text, encoding="utf-8", newline="\n")
            if target.exists():
                shutil.copymode(target, temporary)
            temporary.replace(target)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        raise CannotRunError(f"cannot write {path}: {error.strerror}") from error
