"""The forms that other tools read: what those tools ask for, where no published schema can be had with a package."""

import json
import re
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from generator import document
from generator.check import Result
from generator.diagnostic import Diagnostic, Severity
from generator.document import Document
from generator.project import Project
from generator.report import gitlab, junit, markdown, rdjson, sarif
from generator.rules import RULES
from generator.rules.context import Context
from generator.source import Location, Position, Span
from tests.conftest import TODAY
from tests.test_reports import FILES, HOSTILE, RULE, found_in, result_of


def result_with(*diagnostics: Diagnostic, files: tuple[str, ...] = (), read: tuple[Document, ...] = ()) -> Result:
    return Result(Project(Path("/nowhere")), {}, Context((), TODAY), diagnostics, files, read)


def diagnostic(message: str = "Message", *, path: str = "x.yml", line: int = 1) -> Diagnostic:
    return Diagnostic(RULE, Location(path, Span(Position(line, 1), Position(line, 2))), message, "Help.")


# GitLab


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


# SARIF


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


# JUnit


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


# Reviewdog


@pytest.mark.parametrize(
    ("raw", "start", "end", "columns"),
    [
        (b"name: x", (1, 1), (1, 5), (1, 5)),
        ("é: x".encode(), (1, 1), (1, 2), (1, 3)),
        ("é\U0001f5d1: x".encode(), (1, 3), (1, 5), (7, 9)),
        ("a: x\r\né: x\rb: é".encode(), (3, 4), (3, 5), (4, 6)),
        (b"\xef\xbb\xbfname: x", (1, 1), (1, 5), (4, 8)),
        (b"a: x\n\xef\xbb\xbfb: x", (2, 1), (2, 2), (1, 4)),
        (b"a: \xff\xfe", (1, 4), (1, 5), (4, 5)),
        (b"a: x", (1, 5), (1, 5), (5, 5)),
        (b"a", (1, 4), (9, 3), (4, 3)),
    ],
)
def test_columns_for_reviewdog_count_bytes(
    raw: bytes, start: tuple[int, int], end: tuple[int, int], columns: tuple[int, int]
) -> None:
    found = Diagnostic(RULE, Location("x.yml", Span(Position(*start), Position(*end))), "Message", "Help.")
    (told,) = json.loads(rdjson.render(result_with(found, read=(document.parse("x.yml", raw),))))["diagnostics"]
    assert told["location"]["range"] == {
        "start": {"line": start[0], "column": columns[0]},
        "end": {"line": end[0], "column": columns[1]},
    }


def test_reviewdog_gets_what_its_format_has(tmp_path: Path) -> None:
    report = json.loads(rdjson.render(found_in(tmp_path, FILES)))
    assert report.keys() == {"source", "diagnostics"}
    shapes = {tuple(each) for each in report["diagnostics"]}
    assert shapes == {shape := ("message", "location", "severity", "code"), (*shape, "suggestions")}
    assert {each["severity"] for each in report["diagnostics"]} == {"ERROR", "WARNING"}
    assert {tuple(each["code"]) for each in report["diagnostics"]} == {("value",)}


# Markdown


def body(result: Result) -> list[list[Token]]:
    """Read a summary as GitHub does, and give what stands in the cells of each row below the head."""
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(markdown.render(result))
    first = next((index for index, each in enumerate(tokens) if each.type == "tbody_open"), len(tokens))
    rows: list[list[Token]] = []
    for each in tokens[first:]:
        if each.type == "tr_open":
            rows.append([])
        if each.type == "inline":
            rows[-1].append(each)
    return rows


HOSTILE_IN_MARKDOWN = [
    *HOSTILE,
    "x | y",
    r"x \| y \\| z",
    "` | `x` | y",
    "``x`` ``",
    "`",
    "` `",
    "[x](https://evil.example)",
    "![x](https://evil.example/x.png)",
    "https://evil.example www.evil.example a@evil.example",
    "`https://evil.example` @council #1 org/repo#2",
    "x` @council `y",
    "x`@council`#1`a@b.example`",
    "<img src=x onerror=y>",
    "<!-- x",
    "&lt;b&gt; &#64;council",
    "**x** _y_ ~~z~~ :tada: $x$",
    "# x",
]


@pytest.mark.parametrize("hostile", HOSTILE_IN_MARKDOWN)
@pytest.mark.parametrize("around", ["{}", "`{}` is not a known field", "See `{}`, {} or ({})."])
def test_a_stranger_cannot_leave_a_cell_or_mean_anything(hostile: str, around: str) -> None:
    (row,) = body(result_of(around.format(hostile, hostile, hostile), path=f"catalogue/{hostile}.yml"))
    assert len(row) == 5
    parts = [part for cell in row for part in cell.children or ()]
    assert {part.type for part in parts} <= {"text", "text_special", "code_inline"}
    apart = [part for part in parts if part.type != "code_inline"]
    assert not [part.content for part in apart if re.search(r"[@#<>&/_*~$\[\]]|www|\b:|:\w", part.content.rstrip(":"))]


@pytest.mark.parametrize(
    ("message", "shown"),
    [
        ("`sumary` is not a known field", "`sumary` is not a known field"),
        ("It ended on 2023-03-31 (at last), twice", "It ended on `2023-03-31` (at last), twice"),
        ("`a`b@c", "`ab@c`"),
        ("`a|b` is wrong", "`a`&#124;`b` is wrong"),
        ("x" * 400, "x" * 300 + "..."),
    ],
)
def test_plain_words_stay_and_all_else_is_code(message: str, shown: str) -> None:
    assert f" | 1 | {shown} | Help. |\n" in markdown.render(result_with(diagnostic(message)))


def test_a_summary_tells_errors_first_and_a_hundred_at_most(tmp_path: Path) -> None:
    kinds = [row[0].content for row in body(found_in(tmp_path, FILES))]
    assert all(first <= second for first, second in pairwise(kinds))
    many = [diagnostic(line=number) for number in range(1, 151)]
    assert len(body(result_with(*many))) == 100
    assert markdown.render(result_with(*many)).endswith("\n\nAnd 50 more, which are in the log of this step.\n")
    assert len(body(result_with(*many[:100]))) == 100
    assert "more, which" not in markdown.render(result_with(*many[:100]))
