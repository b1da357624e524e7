"""``catalogue check --watch``: check again whenever a file changes."""

import gc
import sys
from argparse import ArgumentParser
from collections.abc import Callable, Iterable
from datetime import datetime

from generator.check import Result
from generator.cli import changes
from generator.cli.cache import check_own
from generator.cli.environment import CLEAN, log_message, today
from generator.errors import SchemaError
from generator.project import Project

_BUSY = "Checking ..."
"""The line by which an editor that runs this in the background knows that a check starts."""

Report = Callable[[Result], object]


def add(parser: ArgumentParser) -> None:
    """Add the flag ``--watch``."""
    parser.add_argument("--watch", action="store_true", help="keep running, and check again whenever a file changes")


def watch(project: Project, report: Report) -> int:
    """Check and report, now and after each change, until the person stops it. Return the exit code."""
    gc.enable()  # this run is not short
    try:
        print(_BUSY, file=sys.stderr, flush=True)
        places = changes.checked_places(project)
        stamps: changes.Stamps = changes.stamps(places)
        result = check_own(project)
        while True:
            _show(result, report)
            before = stamps
            next_result = None
            while next_result is None:
                stamps = changes.wait_for_change(places, stamps)
                print(_BUSY, file=sys.stderr, flush=True)
                next_result = _check_again(result, changes.changed_paths(before, stamps))
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


def _check_again(result: Result, paths: Iterable[str]) -> Result | None:
    """Check again. Print the error and return None if a schema cannot be used, such as one that is being written."""
    try:
        return changes.recheck(result, paths, today())
    except SchemaError as error:
        print(log_message(error), end="", file=sys.stderr, flush=True)
        return None
