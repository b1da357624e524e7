"""``catalogue check --watch``: check again whenever a file changes.

The files are looked at twice a second rather than waited for: that works on every drive, one shared over a network too.
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
from generator.cli.environment import CLEAN, log_message, today
from generator.document import MAX_BYTES
from generator.project import EntryFile, MisplacedFile, Project
from generator.schema import SchemaError

_PAUSE = 0.5
_MOST_OF_THE_TIME = 0.1
"""How much of the time may go into looking: with very many files the pauses grow."""

_BUSY = "Checking ..."
"""What editors that run this in the background take for a beginning."""

Stamp = tuple[int, int, int]
Report = Callable[[Result], object]


@dataclass(frozen=True, slots=True)
class _Look:
    """What stands where at one moment: enough to see that a file is no longer what it was."""

    entries: Mapping[EntryFile, Stamp]
    strays: frozenset[MisplacedFile]
    schemas: Mapping[str, Stamp]


def add(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("--watch", action="store_true", help="keep running, and check again whenever a file changes")


def watch(project: Project, tell: Report) -> int:
    """Check, tell, and do so again after each change, until the person stops it."""
    gc.enable()  # this run is not short
    try:
        print(_BUSY, file=sys.stderr, flush=True)
        seen = _look(project)
        result = check(project, today())
        while True:
            _show(result, tell)
            before = seen
            found = None
            while found is None:
                seen = _changed(project, seen)
                print(_BUSY, file=sys.stderr, flush=True)
                found = _again(result, before, seen)
            result = found
    except KeyboardInterrupt:
        print("\nNo longer watching.", file=sys.stderr)
        return CLEAN


def _show(result: Result, tell: Report) -> None:
    if sys.stdout.isatty():
        print("\x1b[H\x1b[2J\x1b[3J", end="")
    tell(result)
    sys.stdout.flush()
    now = datetime.now().astimezone().strftime("%H:%M:%S")
    print(f"Checked at {now}. Watching for changes. Press Ctrl-C to stop.", file=sys.stderr, flush=True)


def _changed(project: Project, seen: _Look) -> _Look:
    """Wait until something is no longer as it was seen."""
    pause = _PAUSE
    while True:
        time.sleep(pause)
        began = time.monotonic()
        try:
            now = _look(project)
        except FileNotFoundError:  # a folder that went away while it was looked into
            continue
        if now != seen:
            return now
        pause = max(_PAUSE, (time.monotonic() - began) / _MOST_OF_THE_TIME)


def _look(project: Project) -> _Look:
    files = tuple(project.files())
    entries = {each: _stamp(project.root / each.path) for each in files if isinstance(each, EntryFile)}
    strays = frozenset(each for each in files if isinstance(each, MisplacedFile))
    return _Look(entries, strays, {each.name: _stamp(each) for each in project.schemas.glob("*.json")})


def _stamp(path: Path) -> Stamp:
    try:
        found = path.lstat()
    except OSError:
        return (0, 0, 0)
    return found.st_mtime_ns, found.st_size, found.st_ino


def _again(result: Result, before: _Look, now: _Look) -> Result | None:
    """Check again; while somebody is writing a schema, say what is wrong with it and give nothing."""
    try:
        return _rechecked(result, before, now)
    except SchemaError as error:
        print(log_message(error), end="", file=sys.stderr, flush=True)
        return None


def _rechecked(result: Result, before: _Look, now: _Look) -> Result:
    """Read only what changed, unless more than entries did."""
    day = today()
    if (before.strays, before.schemas, result.context.today) != (now.strays, now.schemas, day):
        return check(result.project, day)
    files = {file for file, _ in before.entries.items() ^ now.entries.items()}
    try:
        contents = {file: _read(result.project, file) if file in now.entries else None for file in files}
    except OSError:  # the whole check says of each file why it cannot be read
        return check(result.project, day)
    return check_with(result, contents)


def _read(project: Project, file: EntryFile) -> bytes:
    with (project.root / file.path).open("rb") as opened:
        return opened.read(MAX_BYTES + 1)
