"""Drafts from repositories: read from a copy, of which nothing is run."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cli.environment import CLEAN, COULD_NOT_RUN, HAS_ERRORS
from generator.history.clone import temporary_clone
from generator.history.untrusted_git import CloneError, Limits
from tests.conftest import ROOT, Files
from tests.history.repository import Repository
from tests.importing.sources import CODEMETA, PUBLICCODE, SOURCE, entries, importing, put

Captured = pytest.CaptureFixture[str]


def test_a_repository_on_this_machine_becomes_an_entry(root: Path, repository: Repository, capsys: Captured) -> None:
    commit = repository.repo.head.commit.hexsha
    assert importing(root, repository.root, "--owner", "anytown") == CLEAN
    at = f"https://github.com/anytown/bin-days/blob/{commit}"
    assert (root / "catalogue/projects/bin-days.yml").read_text() == (
        "# yaml-language-server: $schema=../../schemas/project.schema.json\n"
        "name: Bin Days\n"
        "summary: Tells residents, e.g. by mail, when to put out which bin.\n"
        "owner: anytown\n"
        "licence: MIT\n"
        "languages: [Python]\n"
        "links:\n"
        "  repository: https://github.com/anytown/bin-days\n"
        f"sources:\n  - {at}/LICENSE\n  - {at}/README.md\n"
    )
    assert (
        "dates: first commit 2019-05-01, last commit 2024-02-29; the repository shows them" in capsys.readouterr().out
    )


def test_what_was_written_for_programs_comes_before_the_readme(
    root: Path, repository: Repository, capsys: Captured
) -> None:
    repository.write("publiccode.yml", PUBLICCODE)
    repository.write("codemeta.json", json.dumps(CODEMETA | {"name": "BIN DAYS"}))
    repository.commit("2024-03-01")
    assert importing(root, repository.root, "--dry-run") == CLEAN
    out, err = capsys.readouterr()
    assert "owner: example-council\nstage: beta\nlicence: AGPL-3.0-or-later\nlanguages: [Python, C#]\n" in out
    assert "codemeta.json, name: it says `BIN DAYS`; publiccode.yml, name comes first." in err
    assert "LICENSE: it says `MIT`; publiccode.yml, legal.license comes first." in err


def test_the_owner_is_found_by_the_account(
    root: Path, repository: Repository, write: Callable[[Files], object]
) -> None:
    holder = f"name: Anyborough\ntype: unitary\ngithub: [AnyTown]\nsources: [{SOURCE}]\n"
    write({"organisations/anyborough.yml": holder})
    assert importing(root, repository.root) == CLEAN
    assert "\nowner: anyborough\n" in (root / "catalogue/projects/bin-days.yml").read_text()
    (root / "catalogue/projects/bin-days.yml").unlink()
    write({"organisations/anywhere.yml": holder.replace("Anyborough", "Anywhere")})
    assert importing(root, repository.root) == HAS_ERRORS
    assert "owner" not in (root / "catalogue/projects/bin-days.yml").read_text()


def test_an_owner_whose_name_several_have_is_left_out(
    root: Path, write: Callable[[Files], object], capsys: Captured
) -> None:
    makers = f"name: Makers & Co\ntype: supplier\nsources: [{SOURCE}]\n"
    write({"organisations/makers.yml": makers, "organisations/makers-two.yml": makers})
    file = root / "publiccode.yml"
    file.write_text("publiccodeYmlVersion: 0.4\nname: Bin Days\norganisation: {name: makers & co}\n")
    assert importing(root, file, "--dry-run") == HAS_ERRORS
    out, err = capsys.readouterr()
    assert "owner" not in out
    assert (
        "  organisation.name: it is not clear what `makers & co` is. It could be Makers & Co (write `makers`) or "
        in err
    )
    assert "Makers & Co (write `makers-two`).\n" in err


def test_a_repository_without_an_address_says_what_to_add(root: Path, repository: Repository, capsys: Captured) -> None:
    repository.repo.delete_remote(repository.repo.remote())
    assert importing(root, repository.root, "--owner", "anytown") == HAS_ERRORS
    assert "sources: this repository has no https address; name with --source" in capsys.readouterr().out
    repository.repo.create_remote("origin", "https://user:secret@github.com/anytown/bin-days.git")
    (root / "catalogue/projects/bin-days.yml").unlink()
    assert importing(root, repository.root, "--owner", "anytown") == HAS_ERRORS
    assert "secret" not in capsys.readouterr().out + (root / "catalogue/projects/bin-days.yml").read_text()


def test_another_repository_in_the_environment_is_not_taken_for_it(
    root: Path, repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Repository(tmp_path / "other")
    other.commit("2026-01-01")
    monkeypatch.setenv("GIT_DIR", str(other.root / ".git"))  # as when a hook of git's starts us
    monkeypatch.setenv("GIT_WORK_TREE", str(other.root))
    assert importing(root, repository.root, "--owner", "anytown") == CLEAN
    assert sorted(path.name for path in other.root.iterdir()) == [".git"]


def test_a_bare_repository_will_do(root: Path, repository: Repository, tmp_path: Path) -> None:
    bare = tmp_path / "bare.git"
    repository.repo.clone(bare, bare=True)
    assert importing(root, bare, "--owner", "anytown", "--source", SOURCE) == CLEAN


def test_code_that_is_here_already_is_not_written_twice(
    root: Path, repository: Repository, write: Callable[[Files], object], capsys: Captured
) -> None:
    entry = "name: Bins\nsummary: Tells when.\nlinks:\n  repository: https://GitHub.com/anytown/Bin-Days.git\n"
    write({"components/bins.yml": entry})
    before = entries(root)
    assert importing(root, repository.root) == COULD_NOT_RUN
    out, err = capsys.readouterr()
    assert out == ""
    assert err == (
        "catalogue: catalogue/components/bins.yml has its code at the same address (Bins: Tells when). Correct that "
        "entry; nothing was written\n"
    )
    assert entries(root) == before


def test_a_slug_that_is_taken_is_refused(root: Path, repository: Repository, capsys: Captured) -> None:
    assert importing(root, repository.root, "--name", "Bin calendar") == COULD_NOT_RUN
    assert "already belongs to catalogue/components/bin-calendar.yml" in capsys.readouterr().err
    for slug in ("../bins", "Bins", ""):
        assert importing(root, repository.root, "--name", "x", "--slug", slug or "-") == COULD_NOT_RUN


def test_nothing_of_a_repository_is_run(root: Path, repository: Repository, tmp_path: Path) -> None:
    ran = tmp_path / "ran"
    script = put(tmp_path, "evil", f"#!/bin/sh\ntouch '{ran}'\n")
    script.chmod(0o755)
    repository.write(".gitattributes", "* filter=evil diff=evil\n")
    repository.write(".gitmodules", f'[submodule "x"]\n\tpath = x\n\turl = {tmp_path}\n\tupdate = !{script}\n')
    repository.commit("2024-03-01")
    hooks = repository.root / ".git" / "hooks"
    hooks.mkdir(exist_ok=True)
    for name in ("post-checkout", "reference-transaction", "post-upload-pack", "pre-auto-gc", "fsmonitor-watchman"):
        put(hooks, name, script.read_text()).chmod(0o755)
    with (repository.root / ".git" / "config").open("a") as config:
        config.write(
            f"[core]\n\tfsmonitor = {script}\n\thooksPath = {hooks}\n\tsshCommand = {script}\n\tpager = {script}\n"
            f'[filter "evil"]\n\tsmudge = {script}\n\tclean = {script}\n\trequired = true\n'
            f'[uploadpack]\n\tpackObjectsHook = {script}\n[diff "evil"]\n\ttextconv = {script}\n'
            f"[gpg]\n\tprogram = {script}\n[log]\n\tshowSignature = true\n[alias]\n\tclone = !{script}\n"
            f'[remote "evil"]\n\turl = ext::{script}\n\tpromisor = true\n[include]\n\tpath = {tmp_path}/none\n'
        )
    assert importing(root, repository.root, "--owner", "anytown") == CLEAN
    assert not ran.exists()
    repository.repo.git.status()
    assert ran.exists(), "the trap does not work, so this test shows nothing"


def test_symbolic_links_in_a_repository_are_not_followed(root: Path, repository: Repository, capsys: Captured) -> None:
    (repository.root / "README.md").unlink()
    (repository.root / "LICENSE").unlink()
    (repository.root / "README.md").symlink_to("/etc/passwd")
    (repository.root / "LICENSE").symlink_to(ROOT / "LICENSE")
    repository.commit("2024-03-01")
    assert importing(root, repository.root, "--name", "Bins", "--dry-run") == HAS_ERRORS
    out, err = capsys.readouterr()
    assert "licence" not in out
    assert "README: there is no such file" in err


def test_a_tree_that_would_unfold_without_end_is_cut_off(repository: Repository) -> None:
    def tree(lines: list[str]) -> str:
        with put(repository.root.parent, "lines", "\n".join(lines) + "\n").open("rb") as opened:
            return str(repository.repo.git.mktree(istream=opened))

    item = repository.repo.head.commit.tree["LICENSE"].hexsha
    inner = tree([f"100644 blob {item}\tx{each}.py" for each in range(10)])
    for _ in range(9):
        inner = tree([f"040000 tree {inner}\tx{each}" for each in range(10)])
    commit = repository.repo.git.commit_tree(inner, "-m", "bomb")
    repository.repo.git.update_ref("HEAD", commit)
    with temporary_clone(repository.root.as_uri(), Limits()) as clone:
        assert 0 < len(clone.paths()) < 1_000_000


@pytest.mark.parametrize(("bounds", "words"), [(Limits(bytes=1), "more than 0 MB"), (Limits(seconds=0), "longer than")])
def test_a_copy_keeps_within_its_bounds_and_is_cleared_away(
    bounds: Limits, words: str, repository: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (room := tmp_path / "room").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(room))
    slow = put(tmp_path, "git", "#!/bin/sh\nexec sleep 100\n")
    if not bounds.seconds:
        slow.chmod(0o755)
        monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    with pytest.raises(CloneError, match=words), temporary_clone(repository.root.as_uri(), bounds):
        pass
    assert list(room.iterdir()) == []


def test_an_empty_repository_and_a_plain_folder_are_refused_in_words(
    root: Path, tmp_path: Path, capsys: Captured
) -> None:
    assert importing(root, Repository(tmp_path / "empty").root) == COULD_NOT_RUN
    assert "it has no commits yet. Nothing was written.\n" in capsys.readouterr().err
    assert importing(root, root) == COULD_NOT_RUN
    assert "there is no git repository. Nothing was written.\n" in capsys.readouterr().err


def test_a_machine_without_git_is_told_so(root: Path, repository: Repository) -> None:
    command = [sys.executable, "-m", "generator.cli", "import", str(repository.root), "--root", str(root)]
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=60, check=False, env={"PYTHONPATH": str(ROOT), "PATH": ""}
    )
    assert (done.returncode, done.stdout) == (COULD_NOT_RUN, "")
    assert "git is not installed on this machine; install it first. Nothing was written.\n" in done.stderr
