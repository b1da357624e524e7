"""Entries kept between runs: a check with them says what a check from nothing says, whatever has become of them."""

import json
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from generator import schema
from generator.check import Result, check
from generator.kept_entries import KeptEntries, program_digest
from generator.project import Collection, EntryFile, Project
from generator.schema import Schema
from tests.conftest import TODAY, Files, small_project
from tests.examples import examples
from tests.schema_shaped import KINDS, SHAPED, as_yaml

Write = Callable[[Files], Project]

SOUND = b"name: Bins\nsummary: Tells when.\nowner: example-council\nsources: [https://www.example.gov.uk/]\n"
WRONG = SOUND.replace(b"summary", b"sumary")
PATH = "projects/bins.yml"
FILE = EntryFile(f"catalogue/{PATH}", Collection.PROJECTS, "bins")


def check_keeping(project: Project, kept_at: Path, program: str = "1") -> Result:
    """Check with what is kept, and keep what this check read."""
    kept = KeptEntries(kept_at, program)
    result = check(project, TODAY, kept=kept)
    kept.save()
    return result


def assert_same(first: Result, second: Result) -> None:
    """Both say the same, and have the same data, texts and references."""
    assert first.diagnostics == second.diagnostics
    assert first.context.entries == second.context.entries
    assert [each.document.text for each in first.context.entries] == [
        each.document.text for each in second.context.entries
    ]
    assert first.files == second.files


@pytest.fixture(scope="module")
def project() -> Iterator[Project]:
    with tempfile.TemporaryDirectory() as folder:
        yield Project(small_project(Path(folder) / "project"))


SLUGS = some.sampled_from(["bins", "potholes"])
CONTENTS = some.one_of(
    some.sampled_from([None, SOUND, WRONG, b"\xff", b"", b"a: &b c", SOUND + b"description: |\r\n  \xc2\xa3 1\r\n"]),
    some.sampled_from(KINDS).flatmap(lambda kind: SHAPED[kind]).map(as_yaml),
)
EDITS = some.lists(some.tuples(some.sampled_from(KINDS), SLUGS, CONTENTS, some.sampled_from("12")), max_size=5)


@examples(15)
@given(edits=EDITS)
def test_a_check_with_kept_entries_equals_one_from_nothing_after_any_edits(
    edits: list[tuple[Collection, str, bytes | None, str]], project: Project
) -> None:
    paths = {project.catalogue / kind / f"{slug}.yml" for kind, slug, _, _ in edits}
    with tempfile.TemporaryDirectory() as folder:
        kept_at = Path(folder) / "kept"
        check_keeping(project, kept_at)
        try:
            for kind, slug, raw, program in edits:
                path = project.catalogue / kind / f"{slug}.yml"
                path.parent.mkdir(exist_ok=True)
                path.unlink(missing_ok=True)
                if raw is not None:
                    path.write_bytes(raw)
                assert_same(check_keeping(project, kept_at, program), check(project, TODAY))
        finally:
            for path in paths:
                path.unlink(missing_ok=True)


# What is read again


class Counted:
    """The schema of projects, which counts the documents that it is given to read."""

    def __init__(self, of: Schema) -> None:
        self.digest, self.accepted, self.count = of.digest, of.accepted, 0
        self._read = of.read

    def read(self, *arguments: object) -> object:
        self.count += 1
        return self._read(*arguments)  # type: ignore[arg-type]


@pytest.fixture
def projects(root: Path) -> Counted:
    return Counted(schema.load(root / "schemas")[Collection.PROJECTS])


def read(kept_at: Path, raw: bytes, projects: Counted, program: str = "1") -> int:
    """Read an entry with what is kept and save; return how many documents were read from their bytes."""
    before = projects.count
    kept = KeptEntries(kept_at, program)
    kept.read(FILE, raw, projects)  # type: ignore[arg-type]
    kept.save()
    return projects.count - before


@pytest.fixture
def kept_at(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "of" / "project"


def test_an_unchanged_file_is_not_read_again(kept_at: Path, projects: Counted) -> None:
    assert [read(kept_at, SOUND, projects) for _ in range(3)] == [1, 0, 0]


def test_a_changed_byte_a_changed_schema_or_another_program_is_read_anew(
    kept_at: Path, projects: Counted, root: Path
) -> None:
    read(kept_at, SOUND, projects)
    assert read(kept_at, SOUND.replace(b"Tells", b"tells"), projects) == 1
    read(kept_at, SOUND, projects)
    assert read(kept_at, SOUND, projects, program="2") == 1
    read(kept_at, SOUND, projects)
    path = root / "schemas" / "project.schema.json"
    node = json.loads(path.read_text(encoding="utf-8"))
    node["properties"]["summary"]["maxLength"] = 5
    path.write_text(json.dumps(node), encoding="utf-8")
    stricter = Counted(schema.load(root / "schemas")[Collection.PROJECTS])
    assert stricter.digest != projects.digest
    assert read(kept_at, SOUND, stricter) == 1


def test_a_file_with_an_error_is_read_in_every_run(kept_at: Path, projects: Counted) -> None:
    assert [read(kept_at, WRONG, projects) for _ in range(2)] == [1, 1]


def test_what_the_last_run_did_not_use_is_dropped(kept_at: Path, projects: Counted) -> None:
    read(kept_at, SOUND, projects)
    read(kept_at, SOUND + b"stage: live\n", projects)
    assert kept_at.read_bytes().count(b"\n") == len(["the line that says what wrote it", "the entry"])
    assert read(kept_at, SOUND, projects) == 1


@pytest.mark.parametrize(
    "damage",
    [
        lambda raw: raw[:0],
        lambda raw: raw[:-1],
        lambda raw: raw[:70],
        lambda raw: raw.replace(b"Tells", b"Tales"),
        lambda raw: raw + b"\n",
        lambda raw: b"\xff" + raw,
        lambda raw: raw.replace(b"\n", b""),
    ],
)
def test_what_is_torn_is_dropped_without_a_word(
    damage: Callable[[bytes], bytes], kept_at: Path, projects: Counted
) -> None:
    read(kept_at, SOUND, projects)
    kept_at.write_bytes(damage(kept_at.read_bytes()))
    assert [read(kept_at, SOUND, projects) for _ in range(2)] == [1, 0]


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path, projects: Counted) -> None:
    (tmp_path / "file").write_text("in the way")
    assert [read(tmp_path / "file" / "kept", SOUND, projects) for _ in range(2)] == [1, 1]
    (tmp_path / "folder").mkdir()
    assert [read(tmp_path / "folder", SOUND, projects) for _ in range(2)] == [1, 1]
    assert {each.name for each in tmp_path.iterdir()} >= {"file", "folder"}
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith("folder.")] == []


def test_what_a_stopped_run_left_is_removed(kept_at: Path, projects: Counted) -> None:
    kept_at.parent.mkdir(parents=True)
    kept_at.with_name(".catalogue-999999999-0.unfinished").write_text("half of it")
    read(kept_at, SOUND, projects)
    assert [each.name for each in kept_at.parent.iterdir()] == [kept_at.name]


def test_two_runs_at_once_leave_what_one_of_them_read(kept_at: Path, projects: Counted) -> None:
    one, other = KeptEntries(kept_at, "1"), KeptEntries(kept_at, "1")
    one.read(FILE, SOUND, projects)  # type: ignore[arg-type]
    other.read(FILE, SOUND + b"stage: live\n", projects)  # type: ignore[arg-type]
    one.save()
    other.save()
    assert read(kept_at, SOUND + b"stage: live\n", projects) == 0
    assert [each.name for each in kept_at.parent.iterdir()] == [kept_at.name]


def test_the_digest_of_a_program_is_another_one_when_a_module_changes(tmp_path: Path) -> None:
    (tmp_path / "one.py").write_text("a = 1")
    before = program_digest(tmp_path)
    assert program_digest(tmp_path) == before
    (tmp_path / "one.py").write_text("a = 2")
    assert program_digest(tmp_path) != before


def test_what_a_schema_has_too_much_is_reported_in_every_run(kept_at: Path, root: Path) -> None:
    project = Project(root)
    assert check_keeping(project, kept_at).schema_diagnostics == ()
    path = root / "schemas" / "project.schema.json"
    node = json.loads(path.read_text(encoding="utf-8"))
    node["properties"]["colour"] = {"type": "string", "description": "Its colour."}
    path.write_text(json.dumps(node), encoding="utf-8")
    reported = check(project, TODAY).schema_diagnostics
    assert [each.rule.code for each in reported] == ["S114"]
    assert [check_keeping(project, kept_at).schema_diagnostics for _ in range(2)] == [reported, reported]
