"""``catalogue harvest --repositories`` on copies: what it writes, what it says, and what the site makes of it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator import cli
from generator.check import check
from generator.cli import repository_harvest
from generator.cli.environment import CLEAN, COULD_NOT_RUN
from generator.links import Trouble
from generator.looks.lychee import Look
from generator.project import REPOSITORIES, Project
from tests.conftest import TODAY, Files
from tests.history.repository import Repository

Captured = pytest.CaptureFixture[str]
BINS = "https://github.com/Hill/bins"
SECONDS = {"2026-11-07": "1794052800", "2026-11-21": "1795262400"}


def entry(slug: str, repository: str) -> Files:
    text = f"name: {slug}\nsummary: It is {slug}.\nowner: anytown\nsources: [https://www.example.gov.uk/]\n"
    return {f"projects/{slug}.yml": f"{text}links: {{repository: '{repository}'}}\n"}


class Looks:
    """A catalogue that names a repository, and the folder of its copy."""

    def __init__(self, project: Project, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.project = project
        self.folder = folder
        self.bins = Repository(folder / "github.com/hill/bins")
        self.bins.write("publiccode.yml")
        self.bins.commit("2026-01-31")
        self.monkeypatch = monkeypatch

    @property
    def file(self) -> Path:
        return self.project.root / REPOSITORIES

    def run(self, *arguments: str, day: str = "2026-11-07") -> int:
        """Look at the copies on a day."""
        self.monkeypatch.setenv("SOURCE_DATE_EPOCH", SECONDS[day])
        places = ["--root", str(self.project.root), "--from", str(self.folder)]
        return cli.main(["harvest", "--repositories", *places, *arguments])

    def lines(self) -> list[str]:
        return self.file.read_text().splitlines()[1:]


@pytest.fixture
def looks(write: Callable[[Files], Project], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Looks:
    project = write(entry("bin-days", BINS) | entry("trees", f"{BINS}-none"))
    return Looks(project, tmp_path / "copies", monkeypatch)


def test_a_repository_that_two_entries_name_is_seen_once(
    looks: Looks, write: Callable[[Files], Project], capsys: Captured
) -> None:
    write(entry("bin-routes", f"{BINS}.git/"))
    assert looks.run() == CLEAN
    said = capsys.readouterr()
    assert said.out == "1 repository: 1 with a new commit, 0 did not answer.\n"
    assert said.err == ""
    assert looks.lines() == [
        'read: "2026-11-07"',
        "repositories:",
        f'  - {{address: "{BINS}", changed: "2026-01-31", publiccode: true}}',
    ]
    catalogue = check(looks.project, TODAY).catalogue
    for slug in ("bin-days", "bin-routes"):
        observation = catalogue.observed(catalogue.entries[slug])
        assert observation
        assert (observation.seen, observation.publiccode) == ("2026-11-07", True)
    assert catalogue.observed(catalogue.entries["trees"]) is None


def test_the_same_again_leaves_the_file_alone_and_news_are_told(looks: Looks, capsys: Captured, tmp_path: Path) -> None:
    looks.run()
    before = looks.file.read_bytes()
    looks.run(day="2026-11-21")
    assert looks.file.read_bytes() == before
    looks.bins.write("SECURITY.md")
    (looks.bins.root / "publiccode.yml").unlink()
    looks.bins.commit("2026-11-20")
    looks.bins.repo.git.tag("v1.0")
    capsys.readouterr()
    summary = tmp_path / "summary.md"
    assert looks.run("--dry-run", "--output", str(summary), day="2026-11-21") == CLEAN
    news = "newest release v1.0, was none; no longer has a publiccode.yml; has a security policy"
    assert capsys.readouterr().out == f"{BINS}: {news}\n1 repository: 1 with a new commit, 0 did not answer.\n"
    assert looks.file.read_bytes() == before
    assert summary.read_text() == (
        "## Look at repositories\n\n1 repository: 1 with a new commit, 0 did not answer. Nothing was written.\n\n"
        f"| Repository | Outcome |\n|---|---|\n| <{BINS}> | newest release `v1.0`, was none; no longer has a "
        "`publiccode.yml`; has a security policy |\n"
    )


def test_one_that_fails_is_told_and_kept(looks: Looks, capsys: Captured) -> None:
    looks.run()
    capsys.readouterr()
    looks.bins.root.rename(looks.bins.root.with_name("elsewhere"))
    looks.bins.root.mkdir()
    assert looks.run(day="2026-11-21") == CLEAN
    assert capsys.readouterr().out == (
        f"{BINS}: ill since 2026-11-21, 1 look\n1 repository: 0 with a new commit, 1 did not answer.\n"
    )
    assert looks.lines()[2] == (
        f'  - {{address: "{BINS}", seen: "2026-11-07", changed: "2026-01-31", publiccode: true, trouble: {{what: ill, '
        'first_seen: "2026-11-21", last_seen: "2026-11-21", looks: 1}}'
    )
    assert check(looks.project, TODAY).diagnostics == ()


def test_a_machine_that_is_not_connected_changes_nothing(
    looks: Looks, write: Callable[[Files], Project], capsys: Captured
) -> None:
    looks.run()
    before = looks.file.read_bytes()
    for number in range(12):
        write(entry(f"trees-{number}", f"https://github.com/hill/trees-{number}"))
    silent = lambda *_: lambda _: Look(Trouble.ILL, is_silent=True)  # noqa: E731
    looks.monkeypatch.setattr(repository_harvest, "from_folder", silent)
    assert looks.run(day="2026-11-21") == COULD_NOT_RUN
    assert "14 of 14 repositories could not be looked at" in capsys.readouterr().err
    assert looks.file.read_bytes() == before


def test_what_does_not_fit_is_not_asked_and_counted(looks: Looks, capsys: Captured) -> None:
    looks.monkeypatch.setattr(repository_harvest, "MAX_REPOSITORIES", 1)
    looks.run()
    assert capsys.readouterr().out.endswith("0 did not answer. 1 other did not fit into the list.\n")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("read: soon\nrepositories: []\n", "has errors; `catalogue check` says what to do"),
        ("read: 2026-11-20\nrepositories: []\n", "already has a later look than 2026-11-07"),
    ],
)
def test_a_list_that_cannot_be_continued_is_left_alone(
    content: str, words: str, looks: Looks, capsys: Captured
) -> None:
    looks.file.write_text(content)
    assert looks.run() == COULD_NOT_RUN
    assert words in capsys.readouterr().err
    assert looks.file.read_text() == content


def test_registers_cannot_be_named_with_it(looks: Looks, capsys: Captured) -> None:
    assert looks.run("calendars") == COULD_NOT_RUN
    assert "name no register with it" in capsys.readouterr().err
