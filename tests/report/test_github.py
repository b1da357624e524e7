"""Notes for GitHub Actions: no text of a stranger becomes a command."""

import pytest
from hypothesis import given

from generator.check import Result
from generator.diagnostic import Severity
from generator.report import github
from tests.examples import examples
from tests.report.results import HOSTILE, RESULTS, result_of


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_stranger_cannot_command_the_workflow(hostile: str) -> None:
    lines = github.render(result_of(hostile, path=f"catalogue/{hostile}.yml")).split("\n")
    commands = [line for line in lines if line.lstrip().startswith("::")]
    assert len(commands) == 1
    assert commands[0].startswith("::error file=catalogue/")
    assert not [line for line in lines[1:] if "##[" in line]


def test_a_command_carries_place_and_title_safely() -> None:
    result = result_of("`a,b:c%d`", path="catalogue/a,b:c%d.yml", severity=Severity.WARNING)
    assert github.render(result).split("\n")[0] == (
        "::warning file=catalogue/a%2Cb%3Ac%25d.yml,line=1,col=1,endColumn=2"
        ",title=S102 A field%3A not known%2C 100%25::`a,b:c%25d`. `a,b:c%25d`"
    )


@examples(60)
@given(RESULTS)
def test_a_report_for_github_has_one_command_for_each_diagnostic(result: Result) -> None:
    lines = github.render(result).split("\n")
    number = len(result.diagnostics)
    assert all(line.startswith(("::error file=", "::warning file=")) for line in lines[:number])
    assert not [line for line in lines[number:] if line.lstrip().startswith("::") or "##[" in line]
