"""Entries read with the help of other processes are those that one process reads."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from select import select
from typing import Any

import pytest

from generator import document, entry_reader, processes, schema
from generator.checked_entry import CheckedEntry
from generator.kept_entries import KeptEntries
from generator.project import Collection, EntryFile, Project

SOUND = b"name: Bins\nsummary: Tells when.\nowner: example-council\nsources: [https://www.example.gov.uk/]\n"
CONTENTS = (
    SOUND,
    SOUND.replace(b"Bins", "B\u00eens \u2028".encode()),
    SOUND.replace(b"summary", b"sumary"),
    b"a: &b c",
    b"\xff",
    b"",
)
FILES = [EntryFile(f"catalogue/projects/bins-{each}.yml", Collection.PROJECTS, f"bins-{each}") for each in range(60)]


@pytest.fixture
def project(root: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    for index, file in enumerate(FILES):
        (root / file.path).parent.mkdir(exist_ok=True)
        (root / file.path).write_bytes(CONTENTS[index % len(CONTENTS)] + b"\n" * index)
    monkeypatch.setattr(entry_reader, "_FILES_IN_PART", 2)
    return Project(root)


def read(project: Project, workers: int, kept: KeptEntries | None = None) -> list[CheckedEntry]:
    """Read all files; wait until another process has taken some."""
    counts: list[int] = []
    is_taken, takes = os.pipe()
    lines_to_add = entry_reader._lines_to_add

    def lines_elsewhere(*arguments: Any) -> Iterator[str]:
        os.write(takes, b"x")
        return lines_to_add(*arguments)

    def progress(count: int) -> None:
        counts.append(count)
        if workers > 1:
            select([is_taken], (), ())

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(processes, "workers_for", lambda *_: workers)
        patch.setattr(entry_reader, "_lines_to_add", lines_elsewhere)
        entries = entry_reader.read_all(project, FILES, schema.load(project.schemas), kept or KeptEntries(), progress)
    os.close(is_taken)
    os.close(takes)
    assert counts == list(range(1, len(FILES) + 1))
    return entries


@pytest.fixture
def parsed_here(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the files that this process parses."""
    paths: list[str] = []
    parse = document.parse
    monkeypatch.setattr(document, "parse", lambda path, raw: (paths.append(path), parse(path, raw))[1])
    return paths


def test_entries_are_the_same_and_this_process_parses_fewer(project: Project, parsed_here: list[str]) -> None:
    alone = read(project, 1)
    assert [entry.file for entry in alone] == FILES
    assert len(parsed_here) == len(FILES)
    parsed_here.clear()
    together = read(project, 3)
    assert together == alone
    assert [entry.document.text for entry in together] == [entry.document.text for entry in alone]
    assert len(set(parsed_here)) == len(parsed_here) < len(FILES)


@pytest.mark.parametrize(
    "elsewhere",
    [
        lambda raw: raw.replace(b"Tells", b"Told"),
        lambda raw: raw.replace(b"sumary", b"summary"),
        lambda _: SOUND,
    ],
)
def test_a_file_that_changes_in_between_is_what_this_process_reads(
    elsewhere: Callable[[bytes], bytes], project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone, here, read_bytes = read(project, 1), os.getpid(), entry_reader.read_bytes

    def read_what_is_there(project: Project, path: str) -> bytes:
        raw = read_bytes(project, path)
        return raw if os.getpid() == here else elsewhere(raw)

    monkeypatch.setattr(entry_reader, "read_bytes", read_what_is_there)
    assert read(project, 3) == alone


@pytest.mark.parametrize("vanishes_here", [True, False])
def test_a_file_that_vanishes_in_between_is_what_this_process_reads(
    vanishes_here: bool, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, read_bytes = os.getpid(), entry_reader.read_bytes

    def read_what_is_there(project: Project, path: str) -> bytes:
        if (os.getpid() == here) is vanishes_here and path.endswith(("2.yml", "6.yml")):
            raise FileNotFoundError(2, "No such file")
        return read_bytes(project, path)

    monkeypatch.setattr(entry_reader, "read_bytes", read_what_is_there)
    assert read(project, 3) == read(project, 1)


def test_what_another_process_read_is_kept_as_well(project: Project, parsed_here: list[str], tmp_path: Path) -> None:
    kept = KeptEntries(tmp_path / "kept", "1")
    alone = read(project, 3, kept)
    kept.save()
    sound = sum(entry.is_valid for entry in alone)
    parsed_here.clear()
    again = KeptEntries(tmp_path / "kept", "1")
    assert again.count == sound
    assert read(project, 1, again) == alone
    assert len(parsed_here) == len(FILES) - sound
