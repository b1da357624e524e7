"""``catalogue completion``: print a script with which a shell completes commands. The home of shtab."""

import argparse
from argparse import Namespace, _SubParsersAction
from collections.abc import Iterator
from typing import Any

import shtab

from generator.cli.environment import CLEAN
from generator.rules import RULES

_SHELLS = ("bash", "zsh", "fish")


def add(commands: "_SubParsersAction[Any]") -> None:
    """Say what the command takes."""
    parser = commands.add_parser(
        "completion",
        help="let your shell complete commands",
        description="Print a script that lets a shell complete commands, flags and the codes of rules. For bash, put "
        'this line into ~/.bashrc: eval "$(catalogue completion bash)". For zsh and fish, the first lines of the '
        "script say where it goes.",
    )
    parser.add_argument("shell", choices=_SHELLS, metavar="SHELL", help=", ".join(_SHELLS))
    parser.set_defaults(run=_run)


def _run(options: Namespace) -> int:
    program: argparse.ArgumentParser = options.program()
    for action in _actions(program):
        _set_completion(action)
    print(shtab.complete(program, options.shell))
    return CLEAN


def _set_completion(action: argparse.Action) -> None:
    """Name what stands for an argument. The parser reads nothing any more, so it may be told more than it checks."""
    if isinstance(action, _SubParsersAction):
        action.help = "command"  # what the help leaves out would not be completed
    elif action.dest == "code":
        action.choices = [rule.code for rule in RULES]
    elif action.metavar in {"FILE", "PATH"}:
        action.complete = shtab.FILE  # type: ignore[attr-defined]
    elif action.metavar == "DIR":
        action.complete = shtab.DIRECTORY  # type: ignore[attr-defined]
    elif action.choices is not None:
        action.choices = list(action.choices)  # it would take a mapping for commands


def _actions(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    """Yield what a parser takes, and what its commands take."""
    for action in parser._actions:  # noqa: SLF001 - argparse has no other way to ask
        yield action
        if isinstance(action, _SubParsersAction):
            for subparser in action.choices.values():
                yield from _actions(subparser)
