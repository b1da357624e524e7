"""The command line's help."""

import re
import subprocess
import sys
from importlib.metadata import version

import pytest

from generator import cli
from generator.derived.commands_page import commands
from tests.conftest import ROOT

Captured = pytest.CaptureFixture[str]

NAMES = list(commands())


def help_of(*arguments: str, capsys: Captured) -> str:
    with pytest.raises(SystemExit) as stopped:
        cli.main([*arguments, "--help"])
    assert stopped.value.code == 0
    return capsys.readouterr().out


def test_the_help_lists_every_command_once_in_one_line(capsys: Captured) -> None:
    said = help_of(capsys=capsys)
    listed = re.findall(r"^  ([a-z][a-z-]+) {2,}(\S.*)$", said.partition("Examples:")[0], re.MULTILINE)
    assert [name for name, _ in listed] == NAMES
    assert all(len(words) <= 80 for _, words in listed)


def test_the_examples_in_the_help_are_commands(capsys: Captured) -> None:
    examples = re.findall(r"^  catalogue (\S+(?: \S+)*) {2,}", help_of(capsys=capsys), re.MULTILINE)
    assert len(examples) >= 3
    for each in examples:
        cli.parser().parse_args(each.split())


@pytest.mark.parametrize("name", NAMES)
def test_every_command_says_what_it_does_and_what_each_argument_is(name: str, capsys: Captured) -> None:
    line, parser = commands()[name]
    assert re.fullmatch(r"[a-z].*[^.]", line)
    assert parser.description
    assert [action.dest for action in parser._actions if not action.help] == []
    assert help_of(name, capsys=capsys).startswith(f"usage: catalogue {name} ")


def test_the_version_is_that_of_the_package(capsys: Captured) -> None:
    with pytest.raises(SystemExit) as stopped:
        cli.main(["--version"])
    assert stopped.value.code == 0
    assert capsys.readouterr() == (f"local-digital-catalogue {version('local-digital-catalogue')}\n", "")


def test_a_command_that_is_not_there_is_told_with_all_that_are(capsys: Captured) -> None:
    with pytest.raises(SystemExit):
        cli.main(["chekc"])
    said = capsys.readouterr().err
    assert [name for name in NAMES if f"'{name}'" not in said] == []


def loaded_by(*arguments: str) -> set[str]:
    """Name the modules that are loaded when a command line has run."""
    code = (
        "import sys; from generator import cli\n"
        f"try: cli.main({list(arguments)})\n"
        "finally: print(*sys.modules, file=sys.stderr)"
    )
    command = [sys.executable, "-c", code]
    return set(subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stderr.split())


COMMAND_MODULES = {f"generator.cli.{module}" for module in cli._MODULES.values()}


@pytest.mark.parametrize("arguments", [["check"], ["explain", "S102"]])
def test_a_command_is_run_without_loading_what_it_does_not_need(arguments: list[str]) -> None:
    """Half the time of a check went into other commands, and into libraries that only explain faults."""
    loaded = loaded_by(*arguments)
    assert loaded & COMMAND_MODULES == {f"generator.cli.{arguments[0]}"}
    not_needed = {"jsonschema", "markdown_it", "shtab", "git", "mkdocs", "jinja2", "PIL", "babel", "generator.publish"}
    assert loaded & not_needed == set()


@pytest.mark.parametrize("argument", ["--version", "--help"])
def test_what_every_command_needs_is_light(argument: str) -> None:
    """The version took a second, nearly all of it to load what reads and checks entries."""
    loaded = loaded_by(argument)
    heavy = {"yaml", "jsonschema", "jsonschema_rs", "license_expression", "git", "jinja2", "generator.check"}
    assert loaded & (heavy | COMMAND_MODULES) == set()
    assert "generator.cli" in loaded
