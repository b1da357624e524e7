"""What a shell completes."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator import cli
from generator.derived.commands_page import commands
from generator.rules import RULES
from tests.conftest import ROOT

Captured = pytest.CaptureFixture[str]

NAMES = list(commands())


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
