"""What commands need to know about where they run, and what they say when they cannot."""

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

CLEAN, ERRORS_FOUND, COULD_NOT_RUN, NEEDS_REVIEW = 0, 1, 2, 3
"""Exit codes. They never depend on the format of a report."""


class CannotRunError(Exception):
    """What was asked for cannot be done; the words say why."""


def log_message(error: Exception) -> str:
    """Say why something cannot be done. A stranger may have chosen the words, so they are one line and no command."""
    return without_commands(f"catalogue: {for_one_line(str(error))}")


def add_root(parser: ArgumentParser) -> None:
    """Let a command be told where the project is."""
    parser.add_argument("--root", type=Path, metavar="DIR", help="the folder that holds catalogue/ (default: found)")


def require_project(root: Path | None) -> Project:
    """Find the project to work on. Raises CannotRunError where there is none."""
    if root is None:
        project = find_project(Path.cwd())
        if project is None:
            raise CannotRunError(f"no folder {CATALOGUE}/ here or above; name its parent with --root")
        return project
    if not (root / CATALOGUE).is_dir():
        raise CannotRunError(f"there is no folder {CATALOGUE}/ in {root}")
    return Project(root.resolve())


def project_path(project: Project, path: Path) -> str:
    """Give a path as diagnostics name it. Raises CannotRunError for one that is not there or not in the project."""
    if not os.path.lexists(path):
        raise CannotRunError(f"there is no file or folder {path}")
    resolved = path.parent.resolve() / path.name if path.is_symlink() else path.resolve()
    if not resolved.is_relative_to(project.root.resolve()):
        raise CannotRunError(f"{path} is not in the project {project.root}")
    return resolved.relative_to(project.root.resolve()).as_posix()


def is_among(selection: Sequence[str], path: str) -> bool:
    """Tell whether a path is one of those that were asked for, or below one. Nobody asked for some: then for all."""
    return not selection or any(prefix in {path, "."} or path.startswith(f"{prefix}/") for prefix in selection)


def narrow_to(result: Result, selection: Sequence[str]) -> Result:
    """Keep what concerns some files and folders. All others were read too, since entries refer to each other.

    What is wrong with the schemas concerns every file.
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
    """Give the day on which entries are judged, as a build does. Raises CannotRunError for one that can be none."""
    try:
        return utc_day(os.environ, time.time())
    except ValueError as error:
        raise CannotRunError(str(error)) from error


def wants_colour() -> bool:
    """Tell whether colours would be seen and are welcome (https://no-color.org)."""
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ


def progress() -> Callable[[int], None]:
    """Count files on a terminal that somebody may be watching; stay quiet everywhere else."""
    if not sys.stderr.isatty() or "CI" in os.environ:
        return lambda _: None

    def show(count: int) -> None:
        if count % 500 == 0:
            print(f"\r{count:,} files read\r", end="", file=sys.stderr, flush=True)

    return show


def read_bytes(path: Path, max_bytes: int) -> bytes:
    """Read a file, and one byte more than it may have at most, so that its reader notices. Raises CannotRunError."""
    try:
        with path.open("rb") as file:
            return file.read(max_bytes + 1)
    except OSError as error:
        raise CannotRunError(f"cannot read {path}: {error.strerror}") from error


def write_atomically(path: Path, text: str) -> None:
    """Write a file so that nobody finds half of it. Raises CannotRunError where that fails."""
    target = Path(os.path.realpath(path))  # unlike resolve, takes a link that leads to itself
    try:
        if target.exists() and not target.is_file():  # a pipe or a device, which nothing may take the place of
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
