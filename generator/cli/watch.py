"""``catalogue check --watch``: check again whenever a file changes.

Files are polled twice a second. Unlike change notifications, that works on every drive, network shares included.
"""

import gc
import sys
import time
from argparse import ArgumentParser
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from generator.check import Result, check, check_with
from generator.cli.cache import check_own
from generator.cli.environment import CLEAN, log_message, today
from generator.document import MAX_BYTES
from generator.errors import SchemaError
from generator.project import PROGRAM_FILES, EntryFile, MisplacedFile, Project

_PAUSE = 0.5
_MAX_SHARE = 0.1
"""Largest share of the time to spend on polling; with very many files the pauses grow."""

_BUSY = "Checking ..."
"""The line by which an editor that runs this in the background knows that a check starts."""

Stamp = tuple[int, int, int]
Report = Callable[[Result], object]


@dataclass(frozen=True, slots=True)
class _Snapshot:
    """The files at one moment, with stamps that change when a file does."""

    entries: Mapping[EntryFile, Stamp]
    misplaced: frozenset[MisplacedFile]
    shared: Mapping[str, Stamp]


def add(parser: ArgumentParser) -> None:
    """Add the flag ``--watch``."""
    parser.add_argument("--watch", action="store_true", help="keep running, and check again whenever a file changes")


def watch(project: Project, report: Report) -> int:
    """Check and report, now and after each change, until the person stops it. Return the exit code."""
    gc.enable()  # this run is not short
    try:
        print(_BUSY, file=sys.stderr, flush=True)
        snapshot = _take_snapshot(project)
        result = check_own(project)
        while True:
            _show(result, report)
            before = snapshot
            next_result = None
            while next_result is None:
                snapshot = _wait_for_change(project, snapshot)
                print(_BUSY, file=sys.stderr, flush=True)
                next_result = _check_again(result, before, snapshot)
            result = next_result
    except KeyboardInterrupt:
        print("\nNo longer watching.", file=sys.stderr)
        return CLEAN


def _show(result: Result, report: Report) -> None:
    if sys.stdout.isatty():
        print("\x1b[H\x1b[2J\x1b[3J", end="")
    report(result)
    sys.stdout.flush()
    now = datetime.now().astimezone().strftime("%H:%M:%S")
    print(f"Checked at {now}. Watching for changes. Press Ctrl-C to stop.", file=sys.stderr, flush=True)


def _wait_for_change(project: Project, snapshot: _Snapshot) -> _Snapshot:
    """Wait until the files differ from a snapshot, and return a new one."""
    pause = _PAUSE
    while True:
        time.sleep(pause)
        began = time.monotonic()
        try:
            now = _take_snapshot(project)
        except FileNotFoundError:  # a folder was removed while it was listed
            continue
        if now != snapshot:
            return now
        pause = max(_PAUSE, (time.monotonic() - began) / _MAX_SHARE)


def _take_snapshot(project: Project) -> _Snapshot:
    files = tuple(project.files())
    entries = {each: _stamp(project.root / each.path) for each in files if isinstance(each, EntryFile)}
    misplaced = frozenset(each for each in files if isinstance(each, MisplacedFile))
    return _Snapshot(entries, misplaced, _stamps_of_shared(project))


def _stamps_of_shared(project: Project) -> dict[str, Stamp]:
    """Return the stamps of the files that every entry is checked against."""
    lists = (project.root / each for each in PROGRAM_FILES)
    return {each.name: _stamp(each) for each in (*project.schemas.glob("*.json"), *lists)}


def _stamp(path: Path) -> Stamp:
    try:
        status = path.lstat()
    except OSError:
        return (0, 0, 0)
    return status.st_mtime_ns, status.st_size, status.st_ino


def _check_again(result: Result, before: _Snapshot, now: _Snapshot) -> Result | None:
    """Check again. Print the error and return None if a schema cannot be used, such as one that is being written."""
    try:
        return _recheck(result, before, now)
    except SchemaError as error:
        print(log_message(error), end="", file=sys.stderr, flush=True)
        return None


def _recheck(result: Result, before: _Snapshot, now: _Snapshot) -> Result:
    """Check only the changed entries, or everything if shared or misplaced files or the day changed."""
    day = today()
    if (before.misplaced, before.shared, result.context.today) != (now.misplaced, now.shared, day):
        return check(result.project, day)
    files = {file for file, _ in before.entries.items() ^ now.entries.items()}
    try:
        contents = {file: _read(result.project, file) if file in now.entries else None for file in files}
    except OSError:  # a full check reports why a file cannot be read
        return check(result.project, day)
    return check_with(result, contents)


def _read(project: Project, file: EntryFile) -> bytes:
    with (project.root / file.path).open("rb") as stream:
        return stream.read(MAX_BYTES + 1)
