"""SARIF 2.1.0: rules, places and paths."""

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from generator.check import Result
from generator.report import sarif
from generator.rules import RULES
from tests.report.results import FILES, diagnostic, found_in, result_with


def log_of(result: Result) -> dict[str, Any]:
    (run,) = json.loads(sarif.render(result))["runs"]
    return dict(run)


@pytest.mark.parametrize("files", [{}, FILES])
def test_sarif_names_all_rules_and_refers_to_them(files: dict[str, str | bytes], tmp_path: Path) -> None:
    run = log_of(found_in(tmp_path, files))
    rules = run["tool"]["driver"]["rules"]
    assert [each["id"] for each in rules] == [each.code for each in RULES]
    assert all(rules[each["ruleIndex"]]["id"] == each["ruleId"] for each in run["results"])
    assert all(rules[each["ruleIndex"]]["defaultConfiguration"]["level"] == each["level"] for each in run["results"])
    assert run["columnKind"] == "unicodeCodePoints"


def test_sarif_gives_places_and_what_is_related(tmp_path: Path) -> None:
    results = log_of(found_in(tmp_path, FILES))["results"]
    (found,) = (each for each in results if each["ruleId"] == "S113")
    (place,), (related,) = found["locations"], found["relatedLocations"]
    assert place["physicalLocation"] == {
        "artifactLocation": {"uri": "catalogue/projects/bins.yml"},
        "region": {"startLine": 4, "startColumn": 19, "endLine": 4, "endColumn": 24},
    }
    assert related["message"] == {"text": "It appears here first."}
    assert len({each["partialFingerprints"]["catalogueDiagnostic/v1"] for each in results}) == len(results)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("[x](https://evil.example)", r"\[x\](https://evil.example)"),
        (r"\[x\](1)", r"\\\[x\\\](1)"),
        ("{0} {", "{{0}} {{"),
    ],
)
def test_sarif_reads_nothing_into_a_message(written: str, shown: str) -> None:
    (found,) = log_of(result_with(diagnostic(written)))["results"]
    assert found["message"]["text"] == f"{shown}. Help."


@pytest.mark.parametrize("path", ["catalogue/a b:c%d?e#f.yml", "caf\u00e9.yml"])
def test_sarif_writes_a_path_as_an_address(path: str) -> None:
    (found,) = log_of(result_with(diagnostic(path=path)))["results"]
    uri = found["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert unquote(uri) == path
    assert re.fullmatch(r"[A-Za-z0-9/._~%-]+", uri)
