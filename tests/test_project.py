"""Files of a project: which are entries, and which are reported without being opened."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.check import Result
from generator.report import text
from tests.conftest import Files

FIELDS = b"name: Bin reminders\nsummary: Tells residents which bin to put out.\nowner: example-council\n"
ENTRY = FIELDS + b"sources: [https://www.example.gov.uk/bins]\n"


LINKS = {"link to a file": "../../../secret.yml", "link to a folder": "../../..", "link to nothing": "nowhere"}


@pytest.mark.parametrize("kind", [*LINKS, "pipe"])
def test_what_is_no_plain_file_is_told_and_never_opened(
    kind: str, checked: Callable[[Files], Result], root: Path, tmp_path: Path
) -> None:
    (tmp_path / "secret.yml").write_text("password: open sesame\n")
    path = root / "catalogue" / "projects" / "bins.yml"
    path.parent.mkdir()
    if kind == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to(LINKS[kind])
    result = checked({})
    assert [(each.rule.code, each.location.path) for each in result.diagnostics] == [
        ("D115", "catalogue/projects/bins.yml")
    ]
    assert "sesame" not in text.render(result)


def test_a_link_to_a_folder_of_entries_is_not_followed(checked: Callable[[Files], Result], root: Path) -> None:
    (root / "catalogue" / "projects").symlink_to("components")
    assert [each.location.path for each in checked({}).diagnostics] == ["catalogue/projects"]


def test_a_file_that_the_system_refuses_is_told(
    checked: Callable[[Files], Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = open

    def refuse(path: Any, *arguments: Any, **named: Any) -> Any:
        if Path(path).stem == "bins" and arguments == ("rb",):
            raise PermissionError(13, "Permission denied")
        return opened(path, *arguments, **named)

    monkeypatch.setattr("builtins.open", refuse)
    result = checked({"projects/bins.yml": ENTRY})
    assert [each.message for each in result.diagnostics] == ["The file cannot be read: Permission denied"]
    assert "error[D115]" in text.render(result)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("projects/.bins.yml.swp", "D114"),
        ("projects/README.md", "D114"),
        ("projects/Bins.yml", "D114"),
        ("projects/bins.YML", "D114"),
        ("projects/bins--x.yml", "D114"),
        ("projects/-bins.yml", "D114"),
        ("projects/.yml", "D114"),
        ("projects/bins\n::error::x.yml", "D114"),
        ("projects/caf\u00e9.yml", "D114"),
        ("projects/cafe\udce9.yml", "D114"),
        (f"projects/{'b' * 81}.yml", "D114"),
        ("project/bins.yml", "D113"),
        ("projects/waste/bins.yml", "D113"),
        (".DS_Store", "D113"),
    ],
)  # fmt: skip
def test_no_file_is_left_out_in_silence(name: str, code: str, checked: Callable[[Files], Result]) -> None:
    result = checked({name: ENTRY})
    assert [(each.rule.code, each.location.path) for each in result.diagnostics] == [(code, f"catalogue/{name}")]
    assert f"catalogue/{name}" in result.files


def test_a_name_of_the_greatest_length_is_fine(checked: Callable[[Files], Result]) -> None:
    assert checked({f"projects/{'b' * 80}.yml": ENTRY}).diagnostics == ()
