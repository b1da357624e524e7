"""The command line. It puts the other modules together and prints; no other module does, except a build's progress.

Each command is a module whose public function `add` defines its arguments and what it runs. A module is imported only
when its command is run, or when all arguments are listed, as for a shell completion.
"""

import argparse
import gc
import os
import signal
import sys
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from threading import current_thread, main_thread
from typing import NoReturn

from generator.cli.environment import COULD_NOT_RUN, CannotRunError, log_message
from generator.errors import SchemaError
from generator.report.escape import for_one_line
from generator.version import VERSION

_TASKS: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "Write entries": {
        "new": ("new", "write the file of a new entry"),
        "import": ("importing", "draft entries from a repository, publiccode.yml, codemeta.json or table"),
        "from-issue": ("from_issue", "turn an issue written with a form into an entry"),
        "from-mail": ("from_mail", "turn emails with a form in them into entries"),
    },
    "Check them": {
        "check": ("check", "check all entries, or only some"),
        "fix": ("fix", "fix spelling, the order of fields and spaces"),
        "diff": ("diff", "summarise what a branch changes, for a reviewer"),
        "preview": ("preview", "show the pages that a branch changes, before and after"),
    },
    "Keep them true": {
        "harvest": ("harvest", "read registers again and write what is new"),
        "links": ("links", "remember which addresses do not work"),
    },
    "Make the site": {
        "build": ("build", "build the site"),
        "serve": ("serve", "show the site while you write"),
    },
    "Find out more": {"explain": ("explain", "explain a code such as S102")},
    "Set up": {
        "completion": ("completion", "let your shell complete commands"),
        "init": ("init", "start a catalogue for another body"),
    },
}
"""By task, as in the help: the name of each command, its module and what it does, in one line."""

_MODULES = {name: module for commands in _TASKS.values() for name, (module, _) in commands.items()}


_EXAMPLES = """Examples:
  catalogue new component            answer a few questions to write the file
  catalogue check                    check all entries for errors
  catalogue check --watch            check again whenever a file changes
  catalogue explain S102             explain a code, with examples

`catalogue COMMAND --help` says more about each command. No command publishes anything."""


class _Parser(argparse.ArgumentParser):
    """A parser that repeats of the command line only what can be printed."""

    def error(self, message: str) -> NoReturn:
        """Exit with a message, in one line like all others."""
        super().error(for_one_line(message))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    if sys.stdin is None or sys.stdout is None or sys.stderr is None:
        _open_closed_streams()
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    gc.disable()  # a run is short and keeps what it reads; collecting garbage would take a tenth of its time
    _stop_when_asked()
    try:
        return _run(arguments)
    finally:
        for stream in (sys.stdout, sys.stderr):
            try:
                stream.flush()
            except OSError:  # or the interpreter would fail to flush it at exit
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _stop_when_asked() -> None:
    """Stop as with Ctrl+C when the system or another program asks, so that what is not complete is cleared away."""
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)  # not every system has both
        if number and signal.getsignal(number) is signal.SIG_DFL and current_thread() is main_thread():
            signal.signal(number, signal.default_int_handler)


def _open_closed_streams() -> None:
    """Put an empty file in place of each standard stream that the caller closed, as a shell does with ``>&-``.

    Python has None there. Nobody reads what is written, and the next file that is opened does not get its number.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115 - it stays open


def _run(arguments: Sequence[str] | None) -> int:
    try:
        try:
            options = _parse(sys.argv[1:] if arguments is None else arguments)
            return int(options.run(options))
        finally:
            sys.stdout.flush()
    except BrokenPipeError:  # the reader closed the pipe, as `head` does, so no message would reach it either
        return COULD_NOT_RUN
    except (CannotRunError, SchemaError, OSError) as error:
        message = log_message(error)
    except KeyboardInterrupt:
        message = "catalogue: stopped\n"
    with suppress(OSError):  # that stream may be what is full
        print(message, end="", file=sys.stderr, flush=True)
    return COULD_NOT_RUN


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Parse the command line. Raises CannotRunError for ``--name=--``: Python 3.11 reads it as the end of the flags."""
    for argument in arguments:
        if "\0" in argument:
            raise CannotRunError(f"`{argument}` has a character that stands for nothing; leave it out")
        if argument.startswith("--") and argument.endswith("=--"):
            raise CannotRunError(f"`{argument}` gives no answer; write words after the =")
    return parser([each for each in arguments if each in _MODULES][:1]).parse_args(arguments)


def parser(with_arguments: Collection[str] = _MODULES) -> argparse.ArgumentParser:
    """Build the parser with all commands. Only those in `with_arguments` know their arguments and can be run."""
    program = _Parser(
        prog="catalogue",
        usage="%(prog)s COMMAND ...",
        description="Write the entries of a catalogue, check them, and explain errors.",
        epilog="\n\n".join([*_sections(), _EXAMPLES]),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    program.add_argument(
        "--version",
        action="version",
        version=f"local-digital-catalogue {VERSION}",
        help="show the name and version, and exit",
    )
    program.set_defaults(program=parser)
    commands = program.add_subparsers(required=True, prog="catalogue", metavar="COMMAND", help=argparse.SUPPRESS)
    for name, line in help_lines().items():
        command = commands.add_parser(name, help=line)
        if name in with_arguments:
            import_module(f"{__name__}.{_MODULES[name]}").add(command)
    return program


def help_lines() -> dict[str, str]:
    """Return what each command does, in one line, by its name."""
    return {name: line for commands in _TASKS.values() for name, (_, line) in commands.items()}


def _sections() -> Iterator[str]:
    """Yield the part of the help about each task. argparse cannot group commands itself."""
    for task, commands in _TASKS.items():
        yield "\n".join([f"{task}:", *(f"  {name:<12} {line}" for name, (_, line) in commands.items())])
