"""Which files have changed: what is there for a moment only is none."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.cli import changes
from generator.cli.changes import Stamp


def scripted(monkeypatch: pytest.MonkeyPatch, looks: list[dict[str, Stamp]]) -> None:
    """Have files look one way after the other, without waiting in between."""
    one_by_one: Iterator[dict[str, Stamp]] = iter(looks)
    monkeypatch.setattr(changes, "stamps", lambda _: next(one_by_one))
    monkeypatch.setattr(changes.time, "sleep", lambda _: None)


def test_a_file_beside_that_an_editor_adds_while_it_saves_is_no_change(monkeypatch: pytest.MonkeyPatch) -> None:
    before, saved = {"a.yml": (1, 1, 1)}, {"a.yml": (2, 1, 1)}
    beside = before | {".a.yml.part": (2, 1, 2)}
    scripted(monkeypatch, [before, beside, beside | {"b": (1, 1, 1)}, saved, saved])
    assert changes.wait_for_change([], before) == saved
    scripted(monkeypatch, [beside, before, before, before, saved])
    assert changes.wait_for_change([], before) == saved
    assert changes.changed_paths(before, saved) == {"a.yml"}


@pytest.mark.parametrize("saved_last", [0, 20])
def test_a_file_that_is_replaced_or_was_saved_last_is_noticed_before_all_are_looked_at_again(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, saved_last: int
) -> None:
    file, beside = tmp_path / "folder" / "a.yml", tmp_path / "a.yml"
    file.parent.mkdir()
    file.touch()
    beside.write_text("more")
    saving = iter([(lambda: file.write_text("more")) if saved_last else (lambda: beside.replace(file))])
    monkeypatch.setattr(changes, "_PAUSE", 1000)
    monkeypatch.setattr(changes, "_MAX_SAVED_LAST", saved_last)
    monkeypatch.setattr(changes.time, "sleep", lambda _: next(saving)())
    before = changes.stamps([file.parent])
    now = changes.wait_for_change([file.parent], before)
    assert changes.changed_paths(before, now) == {str(file)}


def test_stamps_are_of_files_and_of_all_files_below_folders(tmp_path: Path) -> None:
    (tmp_path / "folder" / "below").mkdir(parents=True)
    files = [tmp_path / "file", tmp_path / "folder" / "one", tmp_path / "folder" / "below" / "two"]
    for file in files:
        file.touch()
    (tmp_path / "folder" / "link").symlink_to(tmp_path)
    places = [tmp_path / "file", tmp_path / "folder", tmp_path / "gone"]
    before = changes.stamps(places)
    assert before.keys() == {*map(str, files), str(tmp_path / "folder" / "link")}
    files[2].write_text("more")
    files[1].unlink()
    assert changes.changed_paths(before, changes.stamps(places)) == {str(files[1]), str(files[2])}
