"""GitLab's Code Quality report."""

import json
from pathlib import Path

from generator.diagnostic import Diagnostic
from generator.report import gitlab
from tests.report.results import FILES, diagnostic, found_in, result_with


def fingerprints(*diagnostics: Diagnostic) -> list[str]:
    return [each["fingerprint"] for each in json.loads(gitlab.render(result_with(*diagnostics)))]


def test_gitlab_gets_what_it_needs_of_each_diagnostic(tmp_path: Path) -> None:
    issues = json.loads(gitlab.render(found_in(tmp_path, FILES)))
    assert {tuple(each) for each in issues} == {("description", "check_name", "fingerprint", "severity", "location")}
    assert {each["severity"] for each in issues} == {"major", "minor"}
    assert all(each["location"]["lines"]["begin"] >= 1 for each in issues)
    assert all(each["location"].keys() == {"path", "lines"} for each in issues)


def test_a_fingerprint_is_of_one_diagnostic_only() -> None:
    several = [diagnostic(), diagnostic(line=2), diagnostic("Other"), diagnostic(path="y.yml"), diagnostic("x\0y")]
    assert len(set(fingerprints(*several))) == len(several)


def test_a_fingerprint_stays_when_lines_move() -> None:
    assert fingerprints(diagnostic(line=1), diagnostic(line=5)) == fingerprints(diagnostic(line=3), diagnostic(line=9))
