"""The command line as people meet it: its help, its reference, and what a shell completes."""

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from generator import cli
from generator.derived.commands_page import commands
from generator.rules import RULES
from tests.conftest import ROOT

Captured = pytest.CaptureFixture[str]

NAMES = list(commands())


# Help


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
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert capsys.readouterr() == (f"{project['name']} {project['version']}\n", "")


def test_a_program_that_is_not_installed_says_so(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli, "_DISTRIBUTION", "no-such-distribution")
    with pytest.raises(SystemExit) as stopped:
        cli.main(["--version"])
    assert stopped.value.code == 0
    assert capsys.readouterr().out == "no-such-distribution (not installed, so its version is not known)\n"


def test_a_command_that_is_not_there_is_told_with_all_that_are(capsys: Captured) -> None:
    with pytest.raises(SystemExit):
        cli.main(["chekc"])
    said = capsys.readouterr().err
    assert [name for name in NAMES if f"'{name}'" not in said] == []


@pytest.mark.parametrize("arguments", [["check"], ["explain", "S102"]])
def test_a_command_is_run_without_loading_what_it_does_not_need(arguments: list[str]) -> None:
    """Half the time of a check went into other commands, and into libraries that only explain faults."""
    code = f"import sys; from generator import cli; cli.main({arguments}); print(*sys.modules, file=sys.stderr)"
    command = [sys.executable, "-c", code]
    loaded = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stderr.split()
    commands_loaded = {
        "check",
        "fix",
        "diff",
        "new",
        "importing",
        "from_issue",
        "explain",
        "completion",
        "init",
        "build",
    } & {name.removeprefix("generator.cli.") for name in loaded}
    assert commands_loaded == {arguments[0]}
    assert {"jsonschema", "markdown_it", "shtab", "git", "mkdocs"} & {*loaded} == set()


# Completion


def completed(script: Path, typed: str) -> set[str]:
    """Ask a real bash what it offers behind what was typed."""
    asks = f"""
        source {script}
        COMP_WORDS=({typed.replace(" ", " ")}{' ""' if typed.endswith(" ") else ""})
        COMP_CWORD=$(( ${{#COMP_WORDS[@]}} - 1 ))
        COMP_LINE="{typed}"; COMP_POINT=${{#COMP_LINE}}
        function_of=$(complete -p catalogue | sed -E 's/.*-F ([^ ]+).*/\\1/')
        $function_of catalogue "${{COMP_WORDS[COMP_CWORD]}}" "${{COMP_WORDS[COMP_CWORD-1]}}"
        printf '%s\\n' "${{COMPREPLY[@]}}"
    """
    bash = shutil.which("bash")
    assert bash
    done = subprocess.run([bash, "--norc", "-c", asks], capture_output=True, text=True, check=True, cwd=ROOT)
    return {line.strip() for line in done.stdout.splitlines() if line.strip()}


@pytest.fixture(scope="module")
def script(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("completion") / "catalogue.bash"
    command = [sys.executable, "-m", "generator.cli", "completion", "bash"]
    path.write_text(subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout)
    return path


def test_bash_completes_commands(script: Path) -> None:
    assert completed(script, "catalogue ") >= set(NAMES)
    assert completed(script, "catalogue che") == {"check"}


def test_bash_completes_flags_and_their_values(script: Path) -> None:
    assert completed(script, "catalogue check --for") == {"--format"}
    assert completed(script, "catalogue check --format ") >= {"json", "sarif", "rdjson"}


def test_bash_completes_kinds_and_the_codes_of_rules(script: Path) -> None:
    assert completed(script, "catalogue new ") >= {"component", "standard", "project", "organisation"}
    assert completed(script, "catalogue explain S1") == {each.code for each in RULES if each.code.startswith("S1")}


def test_bash_completes_files(script: Path) -> None:
    assert "catalogue/organisations/stockport.yml" in completed(
        script, "catalogue check catalogue/organisations/stockp"
    )


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_other_shells_have_a_script_too(shell: str, capsys: Captured) -> None:
    assert cli.main(["completion", shell]) == 0
    said = capsys.readouterr().out
    assert "check" in said
    assert "S102" in said
