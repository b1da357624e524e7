"""Writes the reference of all commands, `contribute/commands.md`, from the command line itself.

Run `.venv/bin/python tests/commands.py` after a change to a command. A test fails while the page says something else.
"""

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

from generator import cli

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "site_overrides" / "pages" / "contribute" / "commands.md"

INTRODUCTION = """\
---
title: Every command
description: What the program does on your own machine, command by command, with every flag.
---

# Every command

You do not need this page to add an entry: [the web browser is enough](index.md). It is for those who have the files on
their own machine.

`make site` installs the program. After that, every command begins with `.venv/bin/catalogue`.

* To write an entry, answer the questions of `catalogue new component`.
* To look for mistakes, run `catalogue check`.
* To learn what a code such as S102 means, run `catalogue explain S102`.

No command publishes anything. `catalogue COMMAND --help` prints what stands here.
"""

ARGPARSE = frozenset({"options", "positional arguments"})
"""The groups that every command has."""


def commands() -> dict[str, tuple[str, argparse.ArgumentParser]]:
    """Give each command by its name: its one line, and what it takes."""
    for action in cli.parser()._actions:
        if isinstance(action, argparse._SubParsersAction):
            lines = {each.dest: each.help or "" for each in action._choices_actions}
            return {name: (lines[name], parser) for name, parser in action.choices.items()}
    raise AssertionError("the command line has no commands")


def lines() -> Iterator[str]:
    """Write the whole page."""
    yield INTRODUCTION
    told: set[str] = set()
    for name, (_, parser) in commands().items():
        yield f"## catalogue {name}\n"
        yield f"{plain(parser.description or '')}\n"
        yield f"```text\n{usage(parser)}\n```\n"
        for group in parser._action_groups:
            if group.title in told:
                yield f"\nThe {group.title} have flags as for `catalogue {next(iter(commands()))}`.\n"
                continue
            taken = [each for each in group._group_actions if each.help != argparse.SUPPRESS and each.dest != "help"]
            yield from (f"* {argument(each)}" for each in taken)
            told |= {group.title or ""} - ARGPARSE
        yield ""


def usage(parser: argparse.ArgumentParser) -> str:
    """Say how a command is written; argparse's own words for it change from one Python to the next."""
    forms = {"?": "[{}]", "*": "[{} ...]", "+": "{} ..."}
    taken = [each for each in parser._actions if not each.option_strings]
    behind = [forms.get(str(each.nargs), "{}").format(each.metavar or each.dest) for each in taken]
    return " ".join([parser.prog, "[flags]", *behind])


def argument(action: argparse.Action) -> str:
    """Write one argument: its names, what stands behind it, and what it is for."""
    names = " or ".join(f"`{name}`" for name in action.option_strings) or f"`{action.metavar or action.dest}`"
    words = plain((action.help or "").replace("%%", "%"))
    if action.choices and any(str(each) not in words for each in action.choices):
        words += f"; one of {', '.join(f'`{each}`' for each in action.choices)}"
    value = f" `{action.metavar}`" if action.option_strings and action.metavar and action.nargs != 0 else ""
    return f"**{names}**{value}: {words}"


def plain(words: str) -> str:
    """Leave signs alone that Markdown would take for its own."""
    return re.sub(r"([<>*_])", r"\\\1", " ".join(words.split()))


def render() -> str:
    """The page as the command line would have it."""
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines())).rstrip() + "\n"


if __name__ == "__main__":
    PAGE.write_text(render(), encoding="utf-8")
