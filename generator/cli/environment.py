"""Where commands run: the project, the day, the terminal and its files; and the error for when they cannot."""

import os
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from generator import whole_file
from generator.day import utc_day
from generator.project import real_path
from generator.report.escape import for_one_line, for_terminal, without_commands

CLEAN, HAS_ERRORS, COULD_NOT_RUN, NEEDS_REVIEW = 0, 1, 2, 3
"""Exit codes. They never depend on the format of a report."""


class CannotRunError(Exception):
    """The command cannot be carried out. The message says why."""


def log_message(error: Exception) -> str:
    """Return an error as one line. Its text may come from a stranger, so GitHub commands in it are made harmless."""
    return without_commands(f"catalogue: {for_one_line(_words(error))}")


def _words(error: Exception) -> str:
    """Return what an error says; of one from the system, which file it is about first."""
    if isinstance(error, OSError) and error.strerror:
        return f"cannot use {error.filename}: {error.strerror}" if error.filename else f"cannot go on: {error.strerror}"
    return str(error)


def warn(text: str) -> None:
    """Print on standard error what to know about the outcome, if there is anything."""
    if text:
        sys.stderr.write(log_message(Exception(text)))


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


def print_text(text: str, *, is_message: bool = False) -> None:
    """Print text for people, or a message to standard error. Whatever values are in it, nothing steers a terminal."""
    print(for_terminal(text), file=sys.stderr if is_message else sys.stdout, flush=True)


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


def write_output(path: Path | None, text: str) -> None:
    """Print a text, or write it to a file if there is one other than ``-``. Raises CannotRunError if that fails."""
    if path is None or str(path) == "-":
        print(text, end="")
    else:
        write_atomically(path, text)


def write_atomically(path: Path, text: str, via: Path | None = None) -> None:
    """Write a file as `whole_file.replace` does, or to a pipe or device. Raises CannotRunError if that fails."""
    target = real_path(path)
    try:
        if target.exists() and not target.is_file():  # a pipe or device must not be replaced
            target.write_text(text, encoding="utf-8", newline="\n")
            return
        whole_file.replace(target, [text.encode()], via=via)
    except OSError as error:
        raise CannotRunError(f"cannot write {path}: {error.strerror}") from error
