"""When files were added and changed, read from real repositories."""

import os
from datetime import date
from pathlib import Path

import pytest
from git import Repo

from generator.catalogue import Catalogue
from generator.history import growth
from generator.history.entry_dates import EntryDates, read
from tests.conftest import TODAY
from tests.history.repository import Repository


def _days(added: str, changed: str) -> EntryDates:
    return EntryDates(date.fromisoformat(added), date.fromisoformat(changed))


def test_a_file_has_the_days_of_its_first_and_last_change(repository: Repository) -> None:
    repository.write("catalogue/projects/one.yml")
    repository.commit("2026-01-01")
    repository.write("catalogue/projects/two.yml")
    repository.commit("2026-01-02")
    repository.write("catalogue/projects/one.yml", "name: Another\n")
    repository.commit("2026-01-03")
    assert read(repository.root, "catalogue", TODAY) == {
        "catalogue/projects/one.yml": _days("2026-01-01", "2026-01-03"),
        "catalogue/projects/two.yml": _days("2026-01-02", "2026-01-02"),
    }


def test_a_file_keeps_its_days_when_it_is_renamed(repository: Repository) -> None:
    repository.write("catalogue/projects/old.yml")
    repository.commit("2026-01-01")
    (repository.root / "catalogue/projects/old.yml").rename(repository.root / "catalogue/projects/new.yml")
    repository.commit("2026-01-02")
    repository.write("catalogue/projects/old.yml", "quite: another file\n")
    repository.commit("2026-01-03")
    assert read(repository.root, "catalogue", TODAY) == {
        "catalogue/projects/new.yml": _days("2026-01-01", "2026-01-02"),
        "catalogue/projects/old.yml": _days("2026-01-03", "2026-01-03"),
    }


def test_a_file_that_was_taken_away_is_forgotten_and_may_come_back(repository: Repository) -> None:
    for day in ("2026-01-01", "2026-01-03"):
        repository.write("catalogue/projects/one.yml")
        repository.write("catalogue/projects/gone.yml", f"name: {day}\n")
        repository.commit(day)
        if day == "2026-01-01":
            (repository.root / "catalogue/projects/one.yml").unlink()
            repository.commit("2026-01-02")
    (repository.root / "catalogue/projects/gone.yml").unlink()
    repository.commit("2026-01-04")
    assert read(repository.root, "catalogue", TODAY) == {
        "catalogue/projects/one.yml": _days("2026-01-03", "2026-01-03")
    }


def test_names_that_git_would_quote_are_read_as_they_are(repository: Repository) -> None:
    repository.write('catalogue/projects/a "strange"\tnamé.yml')
    repository.commit("2026-01-01")
    assert list(read(repository.root, "catalogue", TODAY)) == ['catalogue/projects/a "strange"\tnamé.yml']


def test_files_elsewhere_do_not_matter(repository: Repository) -> None:
    repository.write("README.md")
    repository.commit("2026-01-01")
    assert read(repository.root, "catalogue", TODAY) == {}


def test_a_checkout_may_be_a_folder_of_a_repository(repository: Repository) -> None:
    repository.write("deep/down/catalogue/projects/one.yml")
    repository.commit("2026-01-01")
    assert list(read(repository.root / "deep/down", "catalogue", TODAY)) == ["catalogue/projects/one.yml"]


def on_a_branch(repository: Repository) -> str:
    """Begin a branch, and give the name of the main line."""
    main = repository.repo.active_branch.name
    repository.repo.git.checkout("-b", "branch")
    return main


def merge(repository: Repository, main: str, day: str) -> None:
    repository.repo.git.checkout(main)
    with repository.repo.git.custom_environment(GIT_COMMITTER_DATE=f"{day}T12:00:00+00:00"):
        repository.repo.git.merge("branch", "--no-ff", "--message", "merge")


def test_a_change_on_a_branch_counts_from_the_day_on_which_it_was_taken_over(repository: Repository) -> None:
    """So does a new entry: who looks at what is new since the last visit could not have seen it before."""
    repository.write("catalogue/projects/one.yml")
    repository.commit("2026-01-01")
    main = on_a_branch(repository)
    repository.write("catalogue/projects/one.yml", "name: Changed\n")
    repository.write("catalogue/projects/two.yml", "quite: another\n")
    repository.commit("2026-01-02")
    merge(repository, main, "2026-06-01")
    assert read(repository.root, "catalogue", TODAY) == {
        "catalogue/projects/one.yml": _days("2026-01-01", "2026-06-01"),
        "catalogue/projects/two.yml": _days("2026-06-01", "2026-06-01"),
    }


def test_a_file_that_was_renamed_while_a_branch_changed_it_leaves_no_ghost(repository: Repository) -> None:
    repository.write("catalogue/projects/old.yml", "name: Old\nsummary: Said at some length.\nowner: one\n")
    repository.commit("2026-01-01")
    main = on_a_branch(repository)
    repository.write("catalogue/projects/old.yml", "name: Old\nsummary: Said at some length.\nowner: two\n")
    repository.commit("2026-01-20")
    repository.repo.git.checkout(main)
    (repository.root / "catalogue/projects/old.yml").rename(repository.root / "catalogue/projects/new.yml")
    repository.commit("2026-01-10")
    merge(repository, main, "2026-03-01")
    assert read(repository.root, "catalogue", TODAY) == {
        "catalogue/projects/new.yml": _days("2026-01-01", "2026-03-01")
    }


@pytest.mark.parametrize("name", ["\x01", "\n2026-01-01", ":100644 100644 0 0 R100", "\x01:\n", " ", "\udcff"])
def test_a_path_of_the_past_may_hold_anything(repository: Repository, name: str) -> None:
    repository.write("catalogue/projects/one.yml")
    repository.commit("2026-01-01")
    repository.write(f"catalogue/projects/{name}", "quite: another file\n")
    repository.commit("2026-01-02")
    (repository.root / f"catalogue/projects/{name}").rename(repository.root / f"catalogue/projects/{name}{name}")
    repository.commit("2026-01-03")
    days = {
        "catalogue/projects/one.yml": _days("2026-01-01", "2026-01-01"),
        f"catalogue/projects/{name}{name}": _days("2026-01-02", "2026-01-03"),
    }
    assert read(repository.root, "catalogue", TODAY) == days
    assert [each.day.day for each in growth.read(repository.root, "catalogue", Catalogue({}, {}, {}), TODAY)] == [
        1,
        2,
        3,
    ]


def test_a_day_that_no_calendar_holds_is_that_of_the_commit_before(repository: Repository) -> None:
    repository.write("catalogue/projects/one.yml")
    repository.commit("2026-01-01")
    repository.write("catalogue/projects/two.yml", "quite: another file\n")
    repository.repo.git.add("--all")
    with repository.repo.git.custom_environment(GIT_COMMITTER_DATE="@300000000000 +0000"):
        repository.repo.git.commit("--message", "in the year 11476")
    assert read(repository.root, "catalogue", TODAY)["catalogue/projects/two.yml"] == _days("2026-01-01", "2026-01-01")


def test_a_day_to_come_or_before_there_was_git_is_that_of_the_commit_before(repository: Repository) -> None:
    days = {
        "2099-01-01": "2026-01-02",  # the first has none before
        "2026-01-02": "2026-01-02",
        "1970-01-02": "2026-01-02",
        "2026-11-22": "2026-11-21",  # tomorrow may be today where the committer is
        "2096-02-29": "2026-11-21",
    }
    for day in days:
        repository.write(f"catalogue/projects/on-{day}.yml", f"name: {day}\n")
        repository.commit(day)
    read_days = read(repository.root, "catalogue", TODAY)
    assert {path[-14:-4]: each.changed.isoformat() for path, each in read_days.items()} == days
    snapshots = growth.read(repository.root, "catalogue", Catalogue({}, {}, {}), TODAY)
    assert [each.day.isoformat() for each in snapshots] == ["2026-01-02", "2026-11-21"]


def test_a_clock_that_went_backwards_does_not_turn_time_around(repository: Repository) -> None:
    repository.write("catalogue/projects/one.yml")
    repository.commit("2026-01-05")
    repository.write("catalogue/projects/one.yml", "name: Changed\n")
    repository.commit("2026-01-01")
    assert read(repository.root, "catalogue", TODAY) == {
        "catalogue/projects/one.yml": _days("2026-01-05", "2026-01-05")
    }


def test_no_history_is_no_fault(tmp_path: Path) -> None:
    assert read(tmp_path, "catalogue", TODAY) == {}


def test_a_repository_without_commits_is_no_fault(repository: Repository) -> None:
    repository.write("catalogue/projects/one.yml")
    assert read(repository.root, "catalogue", TODAY) == {}


def test_a_folder_that_is_not_there_is_no_fault(tmp_path: Path) -> None:
    assert read(tmp_path / "nowhere", "catalogue", TODAY) == {}


def test_a_clone_cut_short_says_nothing_rather_than_something_wrong(repository: Repository, tmp_path: Path) -> None:
    repository.write("catalogue/projects/one.yml")
    repository.commit("2026-01-01")
    repository.write("catalogue/projects/two.yml")
    repository.commit("2026-01-02")
    clone = Repo.clone_from(repository.root.as_uri(), tmp_path / "clone", depth=1)
    assert read(Path(clone.working_dir), "catalogue", TODAY) == {}


def test_no_git_is_no_fault(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    repository.write("catalogue/projects/one.yml")
    repository.commit("2026-01-01")
    monkeypatch.setitem(os.environ, "PATH", "")
    assert read(repository.root, "catalogue", TODAY) == {}
