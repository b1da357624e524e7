"""How the catalogue grew, read from real repositories."""

import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from git import Repo

from generator.catalogue import Catalogue
from generator.check import check
from generator.history import growth
from generator.history.growth import Snapshot
from generator.project import Project, find_project
from generator.register import Register, Shows, Source
from tests.conftest import ROOT
from tests.history.repository import Repository

TODAY = date(2026, 11, 22)
USED_BY = "used_by:\n  - organisation: a\n    status: {0}\n  - organisation: b\n    status: {1}\n"


def moment(day: str, adoptions: dict[str, int] | None = None, **entries: int) -> Snapshot:
    return Snapshot(date.fromisoformat(day), entries, adoptions or {})


NOTHING_KNOWN = Catalogue({}, {}, {})


def read(repository: Repository, today: Catalogue = NOTHING_KNOWN) -> tuple[Snapshot, ...]:
    return growth.read(repository.root, "catalogue", today, TODAY)


def test_each_day_tells_what_stood_at_its_end(repository: Repository) -> None:
    repository.write("catalogue/projects/one.yml", "name: One\n")
    repository.commit("2026-01-01")
    repository.write("catalogue/projects/one.yml", "name: One\n" + USED_BY.format("live", "involved"))
    repository.write("catalogue/standards/two.yml", "name: Two\n" + USED_BY.format("live", "stopped"))
    repository.commit("2026-01-02")
    repository.write("catalogue/standards/two.yml", "name: Two\n" + USED_BY.format("live", "live"))
    repository.commit("2026-01-02")
    (repository.root / "catalogue/projects/one.yml").unlink()
    repository.commit("2026-01-05")
    assert read(repository) == (
        moment("2026-01-01", projects=1),
        moment("2026-01-02", {"live": 3, "involved": 1}, projects=1, standards=1),
        moment("2026-01-05", {"live": 2}, standards=1),
    )


def test_a_use_counts_once_however_many_state_it_and_wherever_it_is_stated(repository: Repository) -> None:
    repository.write("catalogue/projects/one.yml", "name: One\n" + USED_BY.format("live", "live"))
    repository.commit("2026-01-01")
    repository.write("catalogue/organisations/a.yml", "uses:\n  - entry: one\n    status: stopped\n")
    repository.commit("2026-01-02")
    repository.write("catalogue/projects/one.yml", "name: One\n")
    repository.commit("2026-01-03")
    repository.write("catalogue/organisations/a.yml", "name: A\n")
    repository.commit("2026-01-04")
    assert [each.adoptions for each in read(repository)] == [
        {"live": 2},
        {"live": 1, "stopped": 1},
        {"stopped": 1},
        {},
    ]


def _register(slug: str) -> Register:
    shows = Shows("one", "live", "listed")
    return Register(slug=slug, path="", name=slug, publisher="a", page="", shows=shows, read=Source())


def test_a_register_counts_those_whom_it_lists_and_nobody_else_speaks_of(repository: Repository) -> None:
    shows = "shows: {entry: one, status: live, basis: listed}\nread: {once: 2026-01-01, evidence: https://x.example/}\n"
    about = "name: List\npublisher: a\npage: https://x.example/\n"
    reading = "version: x\nread: 2026-01-01\nrows: 2\nunmatched: 0\nbodies:\n"
    repository.write("catalogue/projects/one.yml", "name: One\nused_by: [{organisation: a, status: stopped}]\n")
    repository.write("catalogue/registers/list.yml", about + shows)
    lines = ("- {organisation: a, first_seen: 2026-01-01}\n", "- {organisation: b, first_seen: 2026-01-01}\n")
    repository.write("catalogue/registers/list.reading.yml", reading + "".join(lines))
    repository.commit("2026-01-01")
    gone = lines[1].replace("}", ", no_longer_listed: 2026-01-02}")
    repository.write("catalogue/registers/list.reading.yml", reading + lines[0] + gone)
    repository.commit("2026-01-02")
    today = Catalogue({}, {}, {}, registers={"list": _register("list")})
    assert [each.adoptions for each in read(repository, today)] == [{"stopped": 1, "live": 1}, {"stopped": 1}]


def test_a_use_in_two_registers_stays_while_one_of_them_lists_it(repository: Repository) -> None:
    reading = "version: x\nread: 2026-01-01\nrows: 1\nunmatched: 0\nbodies:\n- {organisation: a, first_seen: 2026-01-01"
    names = ("first", "second")
    for name in names:
        repository.write(f"catalogue/registers/{name}.reading.yml", f"{reading}}}\n")
    repository.commit("2026-01-01")
    for day, name in zip(("2026-01-02", "2026-01-03"), names, strict=True):
        repository.write(f"catalogue/registers/{name}.reading.yml", f"{reading}, no_longer_listed: {day}}}\n")
        repository.commit(day)
    today = Catalogue({}, {}, {}, registers={name: _register(name) for name in names})
    assert [each.adoptions for each in read(repository, today)] == [{"live": 1}, {"live": 1}, {}]


def test_a_long_history_is_told_by_month(repository: Repository) -> None:
    for number, day in enumerate(("2026-01-03", "2026-01-30", "2026-03-01", "2026-06-09")):
        repository.write(f"catalogue/components/{number}.yml")
        repository.commit(day)
    assert read(repository) == (
        moment("2026-01-30", components=2),
        moment("2026-03-01", components=3),
        moment("2026-06-09", components=4),
    )


def test_an_entry_that_is_renamed_is_counted_once(repository: Repository) -> None:
    repository.write("catalogue/projects/old.yml")
    repository.commit("2026-01-01")
    (repository.root / "catalogue/projects/old.yml").rename(repository.root / "catalogue/projects/new.yml")
    repository.commit("2026-01-02")
    assert read(repository)[-1] == moment("2026-01-02", projects=1)


def test_organisations_words_and_other_files_are_no_entries(repository: Repository) -> None:
    for path in (
        "organisations/a.yml",
        "vocabularies/b.yml",
        "projects/c.txt",
        "projects/deep/d.yml",
        "e.yml",
        "projects/Big.yml",
        "projects/" + "long" * 30 + ".yml",
    ):
        repository.write(f"catalogue/{path}")
    repository.write("projects/f.yml")
    repository.commit("2026-01-01")
    assert read(repository) == (moment("2026-01-01"),)


@pytest.mark.parametrize(
    "text", ["used_by: [\n", "used_by: x\n", "used_by:\n  - x\n", "used_by:\n  - status: [live]\n", "used_by: \x00"]
)
def test_a_version_that_says_nothing_sound_holds_no_adoption(repository: Repository, text: str) -> None:
    repository.write("catalogue/projects/one.yml", text)
    repository.commit("2026-01-01")
    assert read(repository) == (moment("2026-01-01", projects=1),)


def test_what_is_not_committed_yet_is_no_history(repository: Repository) -> None:
    repository.write("catalogue/projects/one.yml", "name: One\n" + USED_BY.format("live", "live"))
    repository.commit("2026-01-01")
    repository.write("catalogue/projects/one.yml", "name: One\n" + USED_BY.format("planned", "planned"))
    repository.write("catalogue/projects/two.yml")
    found = find_project(repository.root)
    assert found
    assert read(repository, check(found, TODAY).catalogue) == (moment("2026-01-01", {"live": 2}, projects=1),)


def test_a_branch_counts_from_the_day_on_which_it_was_taken_over(repository: Repository) -> None:
    repository.write("catalogue/projects/one.yml")
    repository.commit("2026-01-01")
    main = repository.repo.active_branch.name
    repository.repo.git.checkout("-b", "branch")
    repository.write("catalogue/projects/two.yml")
    repository.commit("2026-01-02")
    repository.repo.git.checkout(main)
    with repository.repo.git.custom_environment(GIT_COMMITTER_DATE="2026-01-04T12:00:00+00:00"):
        repository.repo.git.merge("branch", "--no-ff", "--message", "merge")
    assert read(repository) == (moment("2026-01-01", projects=1), moment("2026-01-04", projects=2))


def test_a_clock_that_went_backwards_does_not_turn_time_around(repository: Repository) -> None:
    for number, day in enumerate(("2026-01-05", "2026-01-01", "2026-01-06")):
        repository.write(f"catalogue/components/{number}.yml")
        repository.commit(day)
    assert read(repository) == (moment("2026-01-05", components=2), moment("2026-01-06", components=3))


def test_a_clone_cut_short_says_nothing_rather_than_something_wrong(repository: Repository, tmp_path: Path) -> None:
    for number in (1, 2):
        repository.write(f"catalogue/components/{number}.yml")
        repository.commit(f"2026-01-0{number}")
    clone = Repo.clone_from(repository.root.as_uri(), tmp_path / "clone", depth=1)
    assert growth.read(Path(clone.working_dir), "catalogue", NOTHING_KNOWN, TODAY) == ()


def test_no_history_is_no_fault(repository: Repository, tmp_path: Path) -> None:
    assert read(repository) == ()
    assert growth.read(tmp_path, "catalogue", NOTHING_KNOWN, TODAY) == ()
    assert growth.read(tmp_path / "nowhere", "catalogue", NOTHING_KNOWN, TODAY) == ()


def test_no_git_is_no_fault(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    repository.write("catalogue/projects/one.yml")
    repository.commit("2026-01-01")
    monkeypatch.setitem(os.environ, "PATH", "")
    assert read(repository) == ()


def test_the_last_count_agrees_with_the_catalogue_of_today(tmp_path: Path) -> None:
    """Read from the versions in git alone, and again with what is known of today's: the same comes out.

    What a duty is, and what a register shows, is known of today's alone: here nothing is a duty.
    """
    real = check(Project(ROOT), date.today()).catalogue
    real = replace(real, entries={slug: replace(each, duty=None) for slug, each in real.entries.items()})
    repository = Repository(tmp_path / "copy")
    registers = (*real.registers.values(), *real.readings.values())
    for file in (*real.entries.values(), *real.organisations.values(), *registers):
        repository.write(file.path, (ROOT / file.path).read_text(encoding="utf-8"))
    repository.commit("2026-01-01")
    (from_git,) = read(repository, replace(NOTHING_KNOWN, registers=real.registers))
    assert read(repository, real) == (from_git,)
    assert sum(from_git.entries.values()) == len(real.entries)
    assert sum(from_git.adoptions.values()) == sum(len(use.adoptions) for use in real.uses)
