"""JUnit: a test for every file, whole whatever a stranger writes."""

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from generator.diagnostic import Severity
from generator.report import junit
from tests.report.results import FILES, HOSTILE, diagnostic, found_in, result_of, result_with


def test_junit_has_a_test_for_every_file(tmp_path: Path) -> None:
    result = found_in(tmp_path, FILES)
    root = ET.fromstring(junit.render(result).encode())
    (suite,) = root
    failed = {each.get("name") for each in suite if each.find("failure") is not None}
    assert [each.get("name") for each in suite] == list(result.files)
    assert failed == {each.location.path for each in result.errors}
    assert (suite.get("tests"), suite.get("failures")) == (str(len(result.files)), str(len(failed)))
    assert root.attrib.items() <= suite.attrib.items()


def test_junit_takes_a_file_with_warnings_only_for_passed() -> None:
    result = result_of("x", severity=Severity.WARNING)
    (case,) = ET.fromstring(junit.render(result).encode()).iter("testcase")
    assert [each.tag for each in case] == ["system-out"]


def test_junit_puts_all_errors_of_a_file_into_one_failure() -> None:
    result = result_with(diagnostic("A"), diagnostic("B", line=7), files=("x.yml",))
    (failure,) = ET.fromstring(junit.render(result).encode()).iter("failure")
    assert failure.attrib == {"message": "2 errors", "type": "S102"}
    assert (failure.text or "").splitlines() == [
        "x.yml:1:1: error[S102] A", "  help: Help.", "x.yml:7:1: error[S102] B", "  help: Help.",
    ]  # fmt: skip


@pytest.mark.parametrize("hostile", [*HOSTILE, "]]>", "<failure/>", "&x;", '"/>', "\x00", "\ufffe", "\uffff", "x\ty"])
def test_junit_is_whole_whatever_a_stranger_writes(hostile: str) -> None:
    (suite,) = ET.fromstring(junit.render(result_of(hostile, path=f"catalogue/{hostile}.yml")).encode())
    assert [each.tag for each in suite.iter()] == ["testsuite", "testcase", "failure"]
