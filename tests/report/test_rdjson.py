"""reviewdog's format: columns in bytes."""

import json
from pathlib import Path

import pytest

from generator import document
from generator.diagnostic import Diagnostic
from generator.report import rdjson
from generator.source import Location, Position, Span
from tests.report.results import FILES, RULE, found_in, result_with


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
