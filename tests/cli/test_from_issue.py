"""`catalogue from-issue`: where the issue comes from, and what is said when it cannot be read."""

import io
import json
import sys
from pathlib import Path

import pytest

from generator import cli
from generator.cli.environment import CLEAN, COULD_NOT_RUN, HAS_ERRORS
from generator.importing import issue_form
from tests.importing.issues import ENTRY, PROJECT, issue

Captured = pytest.CaptureFixture[str]


def test_an_issue_comes_from_a_file_an_event_or_standard_input(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    body = issue("project", PROJECT)
    at = ["--root", str(root)]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(body.encode())))
    assert cli.main(["from-issue", "-", *at]) == CLEAN
    assert capsys.readouterr().out.startswith("Thank you. ")
    (root / "catalogue/projects/bin-days.yml").unlink()
    event = tmp_path / "event.json"
    event.write_text(json.dumps({"issue": {"body": body.replace("\n", "\r\n"), "number": 7}}))
    assert cli.main(["from-issue", "--event", str(event), *at]) == CLEAN
    assert (root / "catalogue/projects/bin-days.yml").read_text() == ENTRY


@pytest.mark.parametrize(
    "event", ["", "[]", '{"issue": {}}', '{"issue": {"body": 1}}', '{"issue": {"body": null}}', "[" * 9999]
)
def test_an_event_that_tells_of_no_issue_is_refused(event: str, root: Path, tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "event.json").write_text(event)
    assert cli.main(["from-issue", "--event", str(tmp_path / "event.json"), "--root", str(root)]) == COULD_NOT_RUN
    assert capsys.readouterr().out.startswith("Nothing was written: ")


def test_bytes_that_are_no_text_and_too_many_are_refused(root: Path, tmp_path: Path, capsys: Captured) -> None:
    for raw, words in ((b"\xff", "UTF-8"), (b"x" * (issue_form.MAX_BYTES + 1), "256")):
        (tmp_path / "issue.md").write_bytes(raw)
        assert cli.main(["from-issue", str(tmp_path / "issue.md"), "--root", str(root)]) == COULD_NOT_RUN
        assert words in capsys.readouterr().out


@pytest.mark.parametrize(("name", "words"), [("none", "No such file or directory"), (".", "Is a directory")])
def test_a_file_that_cannot_be_read_is_told_in_words(
    name: str, words: str, root: Path, tmp_path: Path, capsys: Captured
) -> None:
    path, answer = tmp_path / name, tmp_path / "answer.md"
    assert cli.main(["from-issue", str(path), "--root", str(root), "--output", str(answer)]) == COULD_NOT_RUN
    assert capsys.readouterr() == ("", f"catalogue: cannot read {path}: {words}\n")
    assert not answer.exists()


def test_an_issue_in_an_event_may_hold_what_no_file_can(root: Path, tmp_path: Path) -> None:
    body = json.dumps({"issue": {"body": issue("project", PROJECT | {"Summary": "x\ud800"})}})
    (tmp_path / "event.json").write_text(body)
    assert cli.main(["from-issue", "--event", str(tmp_path / "event.json"), "--root", str(root)]) == HAS_ERRORS
