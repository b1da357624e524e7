"""The reference of all commands, `contribute/commands.md`, generated from the command line."""

import argparse
import re
from collections.abc import Iterator

from generator import cli

PATH = "site_overrides/pages/contribute/commands.md"

_INTRODUCTION = """\
---
title: Every command
description: What the program does on your own machine, command by command, with every flag.
---

# Every command

You do not need this page to add an entry: [the web browser is enough](index.md). It is for people who have the files on
their own machine.

`make site` installs the program. After that, every command begins with `.venv/bin/catalogue`.

* To write an entry, answer the questions of `catalogue new component`.
* To check for errors, run `catalogue check`.
* To learn what a code such as S102 means, run `catalogue explain S102`.

No command publishes anything. `catalogue COMMAND --help` prints the same information.
"""

_STANDARD_GROUPS = frozenset({"options", "positional arguments"})
"""Titles of the argument groups that argparse adds to every command."""


def render() -> str:
    """Return the page in Markdown."""
    return re.sub(r"\n{3,}", "\n\n", "\n".join(_lines())).rstrip() + "\n"


def commands() -> dict[str, tuple[str, argparse.ArgumentParser]]:
    """Return the one-line help and the parser of each command, by name."""
    for action in cli.parser()._actions:  # noqa: SLF001 - argparse has no public list of commands
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            return {name: (line, action.choices[name]) for name, line in cli.help_lines().items()}
    raise LookupError("the command line has no commands")


def _lines() -> Iterator[str]:
    yield _INTRODUCTION
    seen_groups: set[str] = set()
    first, *_ = commands()
    for name, (_, parser) in commands().items():
        yield f"## catalogue {name}\n"
        yield f"{_escape(parser.description or '')}\n"
        yield f"```text\n{_usage(parser)}\n```\n"
        for group in parser._action_groups:  # noqa: SLF001 - nor of arguments
            if group.title in seen_groups:
                yield f"\nThe {group.title} have flags as for `catalogue {first}`.\n"
                continue
            actions = [each for each in group._group_actions if each.help != argparse.SUPPRESS and each.dest != "help"]  # noqa: SLF001
            yield from (f"* {_argument(each)}" for each in actions)
            seen_groups |= {group.title or ""} - _STANDARD_GROUPS
        yield ""


def _usage(parser: argparse.ArgumentParser) -> str:
    """Return the usage line of a command. The one from argparse differs between Python versions."""
    formats = {"?": "[{}]", "*": "[{} ...]", "+": "{} ..."}
    positional = [each for each in parser._actions if not each.option_strings]  # noqa: SLF001
    arguments = [formats.get(str(each.nargs), "{}").format(each.metavar or each.dest) for each in positional]
    return " ".join([parser.prog, "[flags]", *arguments])


def _argument(action: argparse.Action) -> str:
    """Return one argument in Markdown: its names, its value and its help."""
    names = " or ".join(f"`{name}`" for name in action.option_strings) or f"`{action.metavar or action.dest}`"
    text = _escape((action.help or "").replace("%%", "%"))
    if action.choices and any(str(each) not in text for each in action.choices):
        text += f"; one of {', '.join(f'`{each}`' for each in action.choices)}"
    value = f" `{action.metavar}`" if action.option_strings and action.metavar and action.nargs != 0 else ""
    return f"**{names}**{value}: {text}"


def _escape(text: str) -> str:
    """Escape the characters with a meaning in Markdown, and join the lines."""
    return re.sub(r"([<>*_])", r"\\\1", " ".join(text.split()))
