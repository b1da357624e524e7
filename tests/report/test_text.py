"""The format for people: the line, with a mark under the place."""

import re
from pathlib import Path

import pytest
from hypothesis import given

from generator import document
from generator.check import Result, check
from generator.diagnostic import Diagnostic
from generator.project import Project
from generator.report import text
from generator.rules.context import Context
from generator.source import Location, Position, Span
from tests.conftest import TODAY, small_project
from tests.examples import examples
from tests.report.results import RESULTS, RULE


def shown(line: str, span: Span) -> list[str]:
    diagnostic = Diagnostic(RULE, Location("x.yml", span), "Message", "Help.")
    read = (document.parse("x.yml", line.encode()),)
    report = text.render(Result(Project(Path("/nowhere")), {}, Context((), TODAY), (diagnostic,), ("x.yml",), read))
    return [each[2:] for each in report.split("\n")[1:-4]]


@pytest.mark.parametrize(
    ("line", "start", "end", "excerpt"),
    [
        ("name: x", (1, 1), (1, 5), ["1 | name: x", "  | ^^^^"]),
        ("name: x", (1, 7), (1, 7), ["1 | name: x", "  |       ^"]),
        ("name: x", (1, 8), (1, 8), ["1 | name: x", "  |        ^"]),
        ("a: |\n  b\n", (1, 4), (2, 3), ["1 | a: |", "  |    ^"]),
        ("\tb: x", (1, 2), (1, 3), ["1 |  b: x", "  |  ^"]),
        ("a\u200bb: x", (1, 3), (1, 4), ["1 | a\\u200bb: x", "  |        ^"]),
        ("\ufeffname: x", (1, 1), (1, 5), ["1 | name: x", "  | ^^^^"]),
        ("a: x\rb: y", (2, 1), (2, 2), ["2 | b: y", "  | ^"]),
        ("a: x\r\nb: y\r\n", (2, 1), (2, 2), ["2 | b: y", "  | ^"]),
        ("", (1, 1), (1, 1), []),
        ("a: x\n", (9, 1), (9, 1), []),
        ("a: " + "x" * 300, (1, 4), (1, 304), ["1 | a: " + "x" * 97, "  |    " + "^" * 97]),
        (f"{'x' * 200}!{'x' * 200}", (1, 201), (1, 202), [f"1 | {'x' * 50}!{'x' * 49}", f"  | {' ' * 50}^"]),
    ],
)  # fmt: skip
def test_the_mark_stands_under_the_place(
    line: str, start: tuple[int, int], end: tuple[int, int], excerpt: list[str]
) -> None:
    assert shown(line, Span(Position(*start), Position(*end))) == excerpt


def test_a_link_shows_nothing_of_where_it_leads(tmp_path: Path) -> None:
    root = small_project(tmp_path / "project")
    (tmp_path / "secret").write_text("password", encoding="utf-8")
    (root / "catalogue/projects").mkdir()
    (root / "catalogue/projects/bins.yml").symlink_to(tmp_path / "secret")
    report = text.render(check(Project(root), TODAY))
    assert "D115" in report
    assert "password" not in report


_FIRST_LINE = re.compile(r":[0-9]+:[0-9]+: (?:error|warning)\[")


@examples(60)
@given(RESULTS)
def test_a_text_report_has_one_line_for_each_diagnostic_and_explains_it(result: Result) -> None:
    *blocks, _ = text.render(result).split("\n\n")
    lines = [line for block in blocks for line in block.split("\n") if _FIRST_LINE.search(line)]
    assert len(lines) == len(result.diagnostics)
    assert sum(block.count("\n  help: ") for block in blocks) == len(blocks)


def test_what_is_said_of_several_places_is_explained_once() -> None:
    places = [Location(f"{name}.yml", Span(Position(1, 1), Position(1, 2))) for name in "abc"]
    same = [Diagnostic(RULE, place, "Message", "Help.") for place in places]
    other = Diagnostic(RULE, places[0], "Another", "Help.")
    project, context = Project(Path("/nowhere")), Context((), TODAY)
    report = text.render(Result(project, {}, context, (same[0], other, *same[1:]), ("a.yml",), ()))
    assert report.split("\n\n")[:2] == [
        "a.yml:1:1: error[S102] Message\n  help: Help.\nb.yml:1:1: error[S102] Message\nc.yml:1:1: error[S102] Message",
        "a.yml:1:1: error[S102] Another\n  help: Help.",
    ]
