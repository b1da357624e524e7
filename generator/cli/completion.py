"""``catalogue completion``: print a script with which a shell completes commands. The only module that uses shtab."""

from argparse import Action, ArgumentParser, Namespace, _SubParsersAction
from collections.abc import Iterator

import shtab

from generator.cli.environment import CLEAN
from generator.rules import RULES

_SHELLS = ("bash", "zsh", "fish")


def add(parser: ArgumentParser) -> None:
    """Add what the command does, and its arguments."""
    parser.description = (
        "Print a script that lets a shell complete commands, flags and the codes of rules. For bash, put "
        'this line into ~/.bashrc: eval "$(catalogue completion bash)". For zsh and fish, the first lines of the '
        "script say where it goes."
    )
    parser.add_argument("shell", choices=_SHELLS, metavar="SHELL", help=", ".join(_SHELLS))
    parser.set_defaults(run=_run)


def _run(options: Namespace) -> int:
    program: ArgumentParser = options.program()
    for action in _actions(program):
        _set_completion(action)
    print(shtab.complete(program, options.shell))
    return CLEAN


def _set_completion(action: Action) -> None:
    """Set what completes an argument. The parser is not used after this, so its choices may change."""
    if isinstance(action, _SubParsersAction):
        action.help = "command"  # shtab skips arguments whose help is suppressed
    elif action.dest == "code":
        action.choices = [rule.code for rule in RULES]
    elif action.metavar in {"FILE", "PATH"}:
        action.complete = shtab.FILE  # type: ignore[attr-defined]
    elif action.metavar == "DIR":
        action.complete = shtab.DIRECTORY  # type: ignore[attr-defined]
    elif action.choices is not None:
        action.choices = list(action.choices)  # shtab would read a mapping as subcommands


def _actions(parser: ArgumentParser) -> Iterator[Action]:
    """Yield the arguments of a parser and of all its subcommands."""
    for action in parser._actions:  # noqa: SLF001 - argparse has no public list
        yield action
        if isinstance(action, _SubParsersAction):
            for subparser in action.choices.values():
                yield from _actions(subparser)
