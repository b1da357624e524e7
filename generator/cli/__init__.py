"""The command line. Here everything is put together, and only here is anything printed.

Each command is a module with one public function, `add`, that says what the command takes and what to run.
"""

import argparse
import gc
import sys
from collections.abc import Sequence

from generator.cli import check, diff, explain, fix, from_issue, importing, init, new
from generator.cli.surroundings import COULD_NOT_RUN, CannotRunError
from generator.schema import SchemaError

_COMMANDS = (check, diff, fix, explain, new, importing, from_issue, init)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    gc.disable()  # a run is short, and what it reads stays until its end: looking for garbage is a tenth of the time
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except (CannotRunError, SchemaError, OSError) as error:
        print(f"catalogue: {error}", file=sys.stderr)
        return COULD_NOT_RUN
    except KeyboardInterrupt:
        print("catalogue: stopped", file=sys.stderr)
        return COULD_NOT_RUN


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="catalogue", description="Write the entries of a catalogue, check them and explain mistakes."
    )
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for command in _COMMANDS:
        command.add(commands)
    return parser
