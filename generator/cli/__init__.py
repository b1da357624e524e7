"""The command line. It puts the other modules together and prints; no other module does, except a build's progress.

Each command is a module whose public function `add` defines its arguments and what it runs. A module is imported only
when its command is run, or when the help or a shell completion lists all commands.
"""

import argparse
import gc
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module

from generator.cli.environment import COULD_NOT_RUN, CannotRunError, log_message
from generator.schema import SchemaError

_COMMANDS: Mapping[str, Mapping[str, str]] = {
    "Write entries": {"new": "new", "import": "importing", "from-issue": "from_issue"},
    "Check them": {"check": "check", "fix": "fix", "diff": "diff"},
    "Keep them true": {"harvest": "harvest", "links": "links"},
    "Make the site": {"build": "build", "serve": "serve"},
    "Find out more": {"explain": "explain"},
    "Set up": {"completion": "completion", "init": "init"},
}
"""Command names and their modules, grouped by task as in the help."""

_DISTRIBUTION = "local-digital-catalogue"

_EXAMPLES = """Examples:
  catalogue new component            answer a few questions to write the file
  catalogue check                    check all entries for errors
  catalogue check --watch            check again whenever a file changes
  catalogue explain S102             explain a code, with examples

`catalogue COMMAND --help` says more about each command. No command publishes anything."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    gc.disable()  # a run is short and keeps what it reads; collecting garbage would take a tenth of its time
    try:
        return _run(arguments)
    except BrokenPipeError:  # the reader closed the pipe, as `head` does, so no message would reach it either
        devnull = os.open(os.devnull, os.O_WRONLY)
        for stream in (sys.stdout, sys.stderr):
            os.dup2(devnull, stream.fileno())  # or the interpreter would fail to flush them at exit
        return COULD_NOT_RUN


def _run(arguments: Sequence[str] | None) -> int:
    try:
        try:
            options = _parse(sys.argv[1:] if arguments is None else arguments)
            return int(options.run(options))
        finally:
            sys.stdout.flush()
    except BrokenPipeError:
        raise
    except (CannotRunError, SchemaError, OSError) as error:
        print(log_message(error), end="", file=sys.stderr)
        return COULD_NOT_RUN
    except KeyboardInterrupt:
        print("catalogue: stopped", file=sys.stderr)
        return COULD_NOT_RUN


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Parse the command line. Raises CannotRunError for ``--name=--``: Python 3.11 reads it as the end of the flags."""
    for argument in arguments:
        if argument.startswith("--") and argument.endswith("=--"):
            raise CannotRunError(f"`{argument}` gives no answer; write words after the =")
    return parser(*arguments[:1]).parse_args(arguments)


class _Version(argparse.Action):
    """Print the name and version. Package metadata is slow to load, so it is read only for this flag."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib import metadata  # noqa: PLC0415 - slow

        try:
            version = metadata.version(_DISTRIBUTION)
        except metadata.PackageNotFoundError:
            version = "(not installed, so its version is not known)"
        print(f"{_DISTRIBUTION} {version}")
        parser.exit()


def parser(first_argument: str = "") -> argparse.ArgumentParser:
    """Build the parser with the command that `first_argument` names, or with all commands if it names none."""
    program = argparse.ArgumentParser(
        prog="catalogue",
        usage="%(prog)s COMMAND ...",
        description="Write the entries of a catalogue, check them, and explain errors.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    program.add_argument("--version", action=_Version, nargs=0, help="show the name and version, and exit")
    program.set_defaults(program=parser)
    is_command = any(first_argument in names for names in _COMMANDS.values())
    commands = program.add_subparsers(required=True, prog="catalogue", metavar="COMMAND", help=argparse.SUPPRESS)
    sections = []
    for title, modules in _COMMANDS.items():
        start = len(commands.choices)
        for name, module in modules.items():
            if name == first_argument or not is_command:
                import_module(f"{__name__}.{module}").add(commands)
        sections.append("\n".join([f"{title}:", *_command_lines(commands, start)]))
    program.epilog = "\n\n".join([*sections, _EXAMPLES])
    return program


def _command_lines(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", start: int) -> Iterator[str]:
    """Yield a help line for each command from index `start` on. argparse cannot group commands itself."""
    for action in commands._choices_actions[start:]:  # noqa: SLF001 - the only place with their one-line help
        yield f"  {action.dest:<12} {action.help}"
