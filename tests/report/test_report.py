"""Every format of a report: golden files for the whole, and no harm from strangers' text.

Run `.venv/bin/python -m tests.report.test_report` to write the golden files anew, and read what changed.
"""

import json as reader
import re
import shutil
import tempfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given

from generator.check import Result
from generator.report import markdown, text
from generator.report.formats import FORMATS
from generator.report.phrases import message_and_help
from tests.examples import examples
from tests.report.results import FILES, FORMS, HOSTILE, RESULTS, found_in, result_of

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("name", FORMS)
def test_a_report_matches_its_golden_file(name: str, tmp_path: Path) -> None:
    assert FORMS[name](found_in(tmp_path, FILES)) == (GOLDEN / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", FORMS)
def test_a_report_without_diagnostics_matches_its_golden_file(name: str, tmp_path: Path) -> None:
    clean = GOLDEN / name.replace("report", "clean")
    assert FORMS[name](found_in(tmp_path, {})) == clean.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", [*GOLDEN.iterdir(), *(GOLDEN.parents[1] / "cli" / "golden").iterdir()], ids=str)
def test_a_sentence_ends_in_one_full_stop(path: Path) -> None:
    assert re.findall(r"(?<![./])\.\.(?![./])|[.?][`”]\.(?!\w)", path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "text", ["One", "One.", "One?", "It is “Bins.”", "It is `Bins.`", "It is so (or not.)", "One..."]
)
def test_a_text_gets_the_full_stop_that_it_lacks(text: str) -> None:
    assert message_and_help(text, "Two.") == f"{text}{'.' if text == 'One' else ''} Two."


def test_every_format_has_a_golden_file() -> None:
    assert set(FORMATS.values()) <= set(FORMS.values())


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize("name", FORMS)
def test_no_character_of_a_stranger_can_steer_a_terminal(name: str, hostile: str) -> None:
    report = FORMS[name](result_of(hostile, path=f"catalogue/{hostile}.yml"))
    ours = re.sub(r"\x1b\[[0-9;]*m", "", report) if "coloured" in name else report
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\ud800-\udfff\U000e0000-\U000e0fff]", ours)


def test_a_report_shows_what_was_checked_and_reads_no_file_again(tmp_path: Path) -> None:
    result = found_in(tmp_path, FILES)
    expected = [render(result) for render in FORMS.values()]
    for path in result.files:
        (result.project.root / path).write_text("Something else.\n", encoding="utf-8")
    assert [render(result) for render in FORMS.values()] == expected
    shutil.rmtree(result.project.root)
    assert [render(result) for render in FORMS.values()] == expected
    assert "1 | name: Bins\n" in text.render(result)


def write_golden() -> None:
    with tempfile.TemporaryDirectory() as folder:
        results = {"report": found_in(Path(folder) / "a", FILES), "clean": found_in(Path(folder) / "b", {})}
        for kind, result in results.items():
            for name, render in FORMS.items():
                (GOLDEN / name.replace("report", kind)).write_text(render(result), encoding="utf-8")


if __name__ == "__main__":
    write_golden()


UNSAFE = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")


@examples(60)
@given(RESULTS)
def test_no_report_holds_a_character_that_could_steer(result: Result) -> None:
    for render in (*FORMATS.values(), markdown.render):
        report = render(result)
        assert not UNSAFE.search(report)
        assert report.endswith("\n")


@examples(60)
@given(RESULTS)
def test_a_report_for_a_program_is_whole(result: Result) -> None:
    """A strict reader takes it: no half of a surrogate pair, no number that is none, nothing that XML cannot hold."""
    for name in ("json", "gitlab", "sarif", "rdjson"):
        assert reader.loads(FORMATS[name](result)) is not None
    for name in ("gitlab", "sarif", "rdjson"):
        assert reader.dumps(reader.loads(FORMATS[name](result)), ensure_ascii=False).encode()
    cases = ElementTree.fromstring(FORMATS["junit"](result).encode()).findall("testsuite/testcase")
    assert len(cases) == len({each.location.path for each in result.diagnostics} | set(result.files))
