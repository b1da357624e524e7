"""What the command line keeps between runs: where, for whom, and that it vouches for nobody's proposal."""

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

import generator
from generator import cli, document, schema
from generator.cli.cache import cache_folder
from generator.cli.environment import CLEAN, HAS_ERRORS
from generator.kept_entries import program_digest
from generator.project import Collection, Project
from tests.branches import Checkout, entry
from tests.conftest import Files

Captured = pytest.CaptureFixture[str]
Write = Callable[[Files], Project]

SOUND = entry("bins")
WRONG = SOUND.replace("summary", "sumary")


@pytest.fixture
def caches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the program keep what it may in a cache folder of the test's own."""
    monkeypatch.delenv("CATALOGUE_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    return tmp_path / "caches"


def kept(caches: Path) -> list[Path]:
    return sorted(each for each in caches.rglob("*") if each.is_file())


def run(*arguments: str | Path) -> int:
    return cli.main([str(each) for each in arguments])


def test_a_second_check_says_the_same_and_so_does_one_after_a_change(
    write: Write, caches: Path, capsys: Captured
) -> None:
    project = write({"projects/bins.yml": SOUND})
    assert [run("check", "--root", project.root) for _ in range(2)] == [CLEAN, CLEAN]
    assert capsys.readouterr().out == "18 files checked, nothing wrong.\n" * 2
    write({"projects/bins.yml": WRONG})
    assert [run("check", "--root", project.root) for _ in range(2)] == [HAS_ERRORS, HAS_ERRORS]
    (file,) = kept(caches)
    assert file.parent.parent == caches / "local-digital-catalogue"
    assert oct(file.parent.stat().st_mode)[-3:] == "700"


def test_each_project_has_a_folder_of_its_own(write: Write, caches: Path, tmp_path: Path) -> None:
    for root in (write({}).root, Checkout(tmp_path / "other").root):
        assert run("check", "--root", root) == CLEAN
    assert len(kept(caches)) == 2


def test_nothing_is_kept_where_that_is_switched_off(
    write: Write, caches: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CATALOGUE_CACHE", "off")
    assert run("check", "--root", write({}).root) == CLEAN
    assert not caches.exists()


def test_nothing_that_a_commit_could_contain_is_read_or_written(write: Write, caches: Path) -> None:
    root = write({}).root
    for folder in (root, root / "inside", root / "catalogue" / ".." / "inside"):
        assert cache_folder(Project(root), {"XDG_CACHE_HOME": str(folder)}, "linux") is None
    caches.parent.joinpath("leads-there").symlink_to(root)
    through = str(caches.parent / "leads-there" / "inside")
    assert cache_folder(Project(root), {"XDG_CACHE_HOME": through}, "linux") is None


# A stranger's proposal


def poison(project: Project, caches: Path) -> None:
    """Write into the cache that the bytes of the wrong entry are those of a sound one."""
    projects = schema.load(project.schemas)[Collection.PROJECTS]
    data = document.parse("", SOUND.encode()).data
    line = sha256(projects.digest + WRONG.encode()).hexdigest() + json.dumps(data)
    (file,) = kept(caches)
    program = program_digest(Path(generator.__file__).parent)
    file.write_text(f"{program} {sha256(line.encode()).hexdigest()}\n{line}")


def test_a_poisoned_cache_does_not_help_a_proposal(tmp_path: Path, caches: Path, capsys: Captured) -> None:
    checkout = Checkout(tmp_path / "checkout")
    root = ("--root", checkout.root)
    assert run("check", *root) == CLEAN
    checkout.write({"projects/bins.yml": WRONG})
    poison(Project(checkout.root), caches)
    assert run("check", *root) == CLEAN, "the poison works where people check their own files"
    poison(Project(checkout.root), caches)
    assert run("check", *root, "--since", "main") == HAS_ERRORS
    assert run("check", *root, "--since", "main", "--actor", "somebody") == HAS_ERRORS
    capsys.readouterr()
    assert run("diff", "main", *root) == CLEAN
    assert "The check finds 1 error." in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [["check", "--since", "main"], ["diff", "main"], ["from-issue", "issue.md"]])
def test_what_judges_a_proposal_keeps_nothing(
    arguments: list[str], tmp_path: Path, caches: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    checkout = Checkout(tmp_path / "checkout")
    checkout.write({"projects/bins.yml": SOUND})
    monkeypatch.chdir(checkout.root)
    (checkout.root / "issue.md").write_text("### Nothing\n\nthat is known\n")
    run(*arguments)
    assert not caches.exists()


# Where


HOME = Path.home()
ROOT = Project(Path("/somewhere/else"))


@pytest.mark.parametrize(
    ("environment", "platform", "expected"),
    [
        ({}, "linux", HOME / ".cache"),
        ({"XDG_CACHE_HOME": "/caches"}, "linux", Path("/caches")),
        ({"XDG_CACHE_HOME": "caches"}, "linux", HOME / ".cache"),
        ({"XDG_CACHE_HOME": ""}, "linux", HOME / ".cache"),
        ({}, "darwin", HOME / "Library" / "Caches"),
        ({"LOCALAPPDATA": "/local"}, "win32", Path("/local")),
        ({"LOCALAPPDATA": "/local"}, "linux", HOME / ".cache"),
    ],
)
def test_the_cache_is_in_the_folder_that_each_system_has_for_it(
    environment: dict[str, str], platform: str, expected: Path
) -> None:
    folder = cache_folder(ROOT, environment, platform)
    assert folder is not None
    assert folder.parent == expected / "local-digital-catalogue"


def test_a_user_without_a_home_folder_keeps_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def none() -> Path:
        raise RuntimeError("no home")

    monkeypatch.setattr(Path, "home", none)
    assert cache_folder(ROOT, {}, "linux") is None
