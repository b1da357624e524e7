"""What a check found, in each form: golden files for the whole, and harm that strangers' text could do in none.

Run `.venv/bin/python -m tests.report.test_reports` to write the golden files anew, and read what changed.
"""

import json as reader
import re
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import document
from generator.check import Result, check
from generator.diagnostic import Diagnostic, Related, Rule, Severity, in_order
from generator.project import Project
from generator.report import FORMATS, github, gitlab, json, junit, markdown, rdjson, sarif, text
from generator.report.escape import for_one_line, for_terminal
from generator.rules.context import Context
from generator.source import Location, Position, Span
from tests.conftest import TODAY, Files, small_project

GOLDEN = Path(__file__).parent / "golden"
FORMS: dict[str, Callable[[Result], str]] = {
    "report.txt": text.render,
    "report-coloured.txt": lambda result: text.render(result, colour=True),
    "report.json": json.render,
    "report-github.txt": github.render,
    "report-gitlab.json": gitlab.render,
    "report.sarif": sarif.render,
    "report-junit.xml": junit.render,
    "report-rdjson.json": rdjson.render,
    "report.md": markdown.render,
}
FILES: Files = {
    "organisations/hilltop.yml": "name: Hilltop Council\ntype: unitary\ngss_code: e06\nsources: []\n",
    "projects/Bins.yml": "name: Bins\n",
    "projects/bins.yml": (
        "name: Bins \u2013 100%, or so\n"
        "sumary: Tells when.\n"
        "owner: old-anytown\n"
        "services: [waste, waste]\n"
        "stage: |\n"
        "  live\n"
        "sources: [https://www.example.gov.uk/]\n"
    ),
    "projects/long.yml": f"name: {'Bins ' * 60}&bins# \nsummary: {'Tells when. ' * 12}x\u200by\nowner: x\n",
    "projects/pipe.yml": "a: x\x1b[31m\n\tb: y\n",
    "projects/words.yml": "::error::Bins\n",
}


def found_in(folder: Path, files: Files) -> Result:
    root = small_project(folder / "project")
    for name, content in files.items():
        path = root / "catalogue" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return check(Project(root), TODAY)


@pytest.mark.parametrize("name", FORMS)
def test_a_report_is_as_it_was_agreed(name: str, tmp_path: Path) -> None:
    assert FORMS[name](found_in(tmp_path, FILES)) == (GOLDEN / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", FORMS)
def test_nothing_wrong_has_its_form_too(name: str, tmp_path: Path) -> None:
    clean = GOLDEN / name.replace("report", "clean")
    assert FORMS[name](found_in(tmp_path, {})) == clean.read_text(encoding="utf-8")


def test_every_form_is_held_against_a_golden_file() -> None:
    assert set(FORMATS.values()) <= set(FORMS.values())


# Strangers' text

RULE = Rule("S102", "unknown-field", "A field: not known, 100%")


def result_of(message: str, *, path: str = "catalogue/projects/x.yml", severity: Severity = Severity.ERROR) -> Result:
    """A result with strange text wherever text from a file can get to."""
    span = Span(Position(1, 1), Position(1, 2))
    rule = Rule(RULE.code, RULE.name, RULE.title, severity)
    related = Related(message, Location(path, span))
    diagnostic = Diagnostic(rule, Location(path, span), message, message, (message, 0), (related,))
    return Result(Project(Path("/nowhere")), {}, Context((), TODAY), (diagnostic,), (path,))


HOSTILE = [
    "x\n::error::y",
    "x\r::stop-commands::y",
    "x%0A::error::y",
    "::set-output name=a::b",
    "##[error]x",
    "x\x1b[2Jy",
    "x\x07y",
    "x\x9b31my",
    "x\u202ey",
    "x\u2028::error::y",
    "x\x85::error::y",
    "x\x0b::error::y",
    "x\ud800y",
    "x\U000e0041y",
    "</script>",
]


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize("name", FORMS)
def test_no_character_of_a_stranger_can_steer_a_terminal(name: str, hostile: str) -> None:
    report = FORMS[name](result_of(hostile, path=f"catalogue/{hostile}.yml"))
    ours = re.sub(r"\x1b\[[0-9;]*m", "", report) if "coloured" in name else report
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\ud800-\udfff\U000e0000-\U000e0fff]", ours)


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


def test_json_gives_every_text_back_as_it_is() -> None:
    for hostile in HOSTILE:
        (found,) = reader.loads(json.render(result_of(hostile)))["diagnostics"]
        assert found["message"] == found["help"] == found["related"][0]["message"] == hostile


def test_json_has_one_shape_whatever_is_found(tmp_path: Path) -> None:
    empty, full = (
        reader.loads(json.render(each)) for each in (found_in(tmp_path / "a", {}), found_in(tmp_path / "b", FILES))
    )
    assert empty.keys() == full.keys() == {"version", "files", "errors", "warnings", "older", "diagnostics", "review"}
    assert {tuple(each) for each in full["diagnostics"]} == {
        ("code", "rule", "severity", "message", "help", "path", "line", "column", "end_line", "end_column", "pointer",
         "related", "fix")
    }  # fmt: skip


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("plain – text", "plain – text"),
        ("a\tb", "a\\u0009b"),
        ("a\u00a0b", "a\\u00a0b"),
        ("a\U000e0041b", "a\\U000e0041b"),
        ("a\ud800b", "a\\ud800b"),
        ("\\u001b", "\\u001b"),
    ],
)
def test_what_cannot_be_seen_is_written_out(written: str, shown: str) -> None:
    assert for_terminal(written) == for_one_line(written) == shown


def test_one_line_stays_one_line() -> None:
    assert for_terminal("a\nb") == "a\nb"
    assert for_one_line("a\nb\r\nc") == "a b\\u000d c"


# The mark under a line


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


def test_a_report_shows_what_was_checked_and_reads_no_file_again(tmp_path: Path) -> None:
    result = found_in(tmp_path, FILES)
    expected = [render(result) for render in FORMS.values()]
    for path in result.files:
        (result.project.root / path).write_text("Something else.\n", encoding="utf-8")
    assert [render(result) for render in FORMS.values()] == expected
    shutil.rmtree(result.project.root)
    assert [render(result) for render in FORMS.values()] == expected
    assert "1 | name: Bins\n" in text.render(result)


def test_a_link_shows_nothing_of_where_it_leads(tmp_path: Path) -> None:
    root = small_project(tmp_path / "project")
    (tmp_path / "secret").write_text("password", encoding="utf-8")
    (root / "catalogue/projects").mkdir()
    (root / "catalogue/projects/bins.yml").symlink_to(tmp_path / "secret")
    report = text.render(check(Project(root), TODAY))
    assert "D115" in report
    assert "password" not in report


# Order


def test_the_order_of_diagnostics_is_total() -> None:
    location = Location("x.yml")
    several = [Diagnostic(RULE, location, "Message", help_text) for help_text in ("A.", "B.", "A.")]
    assert [each.help for each in in_order(several)] == ["A.", "B."]
    assert [each.help for each in in_order(several[1:])] == ["B.", "A."]


def write_golden() -> None:
    with tempfile.TemporaryDirectory() as folder:
        results = {"report": found_in(Path(folder) / "a", FILES), "clean": found_in(Path(folder) / "b", {})}
        for kind, result in results.items():
            for name, render in FORMS.items():
                (GOLDEN / name.replace("report", kind)).write_text(render(result), encoding="utf-8")


if __name__ == "__main__":
    write_golden()
