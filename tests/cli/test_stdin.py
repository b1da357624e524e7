"""`catalogue check -`: what an editor holds is judged before it is saved."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import cli
from generator.cli.environment import CLEAN, COULD_NOT_RUN, HAS_ERRORS
from generator.project import Project
from generator.report.formats import FORMATS
from tests.conftest import Files
from tests.examples import examples

SOUND = "name: Bins\nsummary: Tells when.\nowner: example-council\nsources: [https://www.example.gov.uk/]\n"
WRONG = SOUND.replace("summary", "sumary")

Write = Callable[[Files], Project]
Captured = pytest.CaptureFixture[str]


@pytest.fixture
def piped(root: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """Run the check with some bytes as its standard input."""
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)

    def run(raw: str | bytes, *arguments: str) -> int:
        content = raw if isinstance(raw, bytes) else raw.encode()
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(content)))
        return cli.main(["check", "--root", str(root), "-", *arguments])

    return run


def test_an_entry_that_was_never_saved_is_judged(piped: Callable[..., int], root: Path, capsys: Captured) -> None:
    assert piped(SOUND, "--as", "projects/bins") == CLEAN
    assert capsys.readouterr().out == "1 file checked, nothing wrong.\n"
    assert not (root / "catalogue/projects/bins.yml").exists()


def test_the_report_quotes_what_the_editor_holds(piped: Callable[..., int], write: Write, capsys: Captured) -> None:
    write({"projects/bins.yml": "# quite another text\n\n\n"})
    assert piped(WRONG, "--as", "projects/bins") == HAS_ERRORS
    shown = capsys.readouterr().out
    assert "  2 | sumary: Tells when.\n" in shown
    assert "another text" not in shown


def test_what_is_wrong_in_other_files_is_left_to_them(piped: Callable[..., int], write: Write) -> None:
    write({"projects/other.yml": WRONG})
    assert piped(SOUND, "--as", "projects/bins") == CLEAN


def test_it_is_judged_beside_all_others(piped: Callable[..., int], capsys: Captured) -> None:
    assert piped(SOUND.replace("example-council", "nobody"), "--as", "projects/bins") == HAS_ERRORS
    assert "`nobody`" in capsys.readouterr().out


def test_an_entry_may_be_named_in_any_way_that_an_editor_knows_it(
    piped: Callable[..., int], root: Path, capsys: Captured
) -> None:
    for name in ("projects/bins", "projects/bins.yml", "catalogue/projects/bins.yml", "./catalogue/projects/bins.yml"):
        assert piped(WRONG, "--as", name) == HAS_ERRORS
        assert capsys.readouterr().out.startswith("catalogue/projects/bins.yml:2:1: error[S102]")
    assert piped(WRONG, "--as", str(root / "catalogue/projects/bins.yml")) == HAS_ERRORS


@pytest.mark.parametrize(
    "name", ["bins", "things/bins", "projects/Bins", "projects/../organisations/x", "/etc/passwd", "projects/", ""]
)
def test_what_is_no_place_for_an_entry_is_told_with_an_example(
    name: str, piped: Callable[..., int], capsys: Captured
) -> None:
    assert piped(SOUND, "--as", name) == COULD_NOT_RUN
    said = capsys.readouterr().err
    assert "projects/bin-days" in said
    assert said.count("\n") == 1


def test_standard_input_needs_a_name_and_a_name_standard_input(
    piped: Callable[..., int], root: Path, capsys: Captured
) -> None:
    assert piped(SOUND) == COULD_NOT_RUN
    assert piped(SOUND, str(root), "--as", "projects/bins") == COULD_NOT_RUN
    assert piped(SOUND, "--watch", "--as", "projects/bins") == COULD_NOT_RUN
    assert cli.main(["check", "--root", str(root), "--as", "projects/bins"]) == COULD_NOT_RUN
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("form", FORMATS)
def test_every_form_of_a_report_can_be_had(form: str, piped: Callable[..., int], capsys: Captured) -> None:
    assert piped(WRONG, "--as", "projects/bins", "--format", form) == HAS_ERRORS
    assert "sumary" in capsys.readouterr().out


@examples(40)  # what bytes may do to the check itself is tried where it is tested
@given(raw=st.one_of(st.binary(max_size=300), st.text(max_size=300).map(str.encode)))
def test_any_bytes_get_an_answer(raw: bytes, piped: Callable[..., int], capsys: Captured) -> None:
    assert piped(raw, "--as", "projects/bins", "--format", "json") in {CLEAN, HAS_ERRORS}
    json.loads(capsys.readouterr().out)
