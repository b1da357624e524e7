"""`catalogue explain`."""

from pathlib import Path

import pytest

from generator import cli
from generator.cli.environment import CLEAN, COULD_NOT_RUN
from generator.rules import RULES
from tests.conftest import ROOT

Captured = pytest.CaptureFixture[str]


def run(*arguments: str | Path) -> int:
    return cli.main([str(each) for each in arguments])


@pytest.mark.parametrize("name", ["S102", "s102", "unknown-field", "Unknown-Field"])
def test_a_rule_is_explained_by_its_code_or_name(name: str, capsys: Captured) -> None:
    assert run("explain", name, "--root", ROOT) == CLEAN
    out = capsys.readouterr().out
    assert out.startswith("# S102 · A field is not known\n")
    assert "\n* Line 2: `sumary` is not a known field.\n" in out
    assert "\n## Right\n" in out


def test_every_rule_can_be_explained_anywhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.chdir(tmp_path)
    for rule in RULES:
        assert run("explain", rule.code) == CLEAN
        assert capsys.readouterr().out.startswith(f"# {rule.code} · {rule.title}\n")


def test_without_a_code_all_rules_are_listed(capsys: Captured) -> None:
    assert run("explain") == CLEAN
    assert [line.split()[:3] for line in capsys.readouterr().out.splitlines()] == [
        [rule.code, rule.severity, rule.name] for rule in RULES
    ]


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("S1002", "did you mean S102?"),
        ("unknown-feild", "did you mean S102?"),
        ("S1", "`catalogue explain` lists them all."),
        ("x", "`catalogue explain` lists them all."),
    ],
)
def test_an_unknown_rule_is_refused_with_a_hint(name: str, hint: str, capsys: Captured) -> None:
    assert run("explain", name) == COULD_NOT_RUN
    assert capsys.readouterr() == ("", f"catalogue: there is no rule {name}; {hint}\n")
