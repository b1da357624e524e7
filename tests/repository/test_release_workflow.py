"""The workflow that makes a release of a tag: its scripts, run with a `gh` that only records its arguments."""

import re
import subprocess
from pathlib import Path

import pytest

from generator.version import VERSION
from tests.conftest import ROOT
from tests.repository.runner import Runner

CHANGELOG = """\
# Changelog

## [Unreleased]

## [1.2.0] - 2026-11-29

### Added

* One thing, which takes
  two lines.
* Another `$(touch evil)` thing.

## [1.2] - 2025-01-01

* An old thing.
"""


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    project = tmp_path / "project"
    (project / "generator").mkdir(parents=True)
    (project / "generator/version.py").write_text('"""The version."""\n\nVERSION = "1.2.0"\n')
    (project / "CHANGELOG.md").write_text(CHANGELOG)
    return Runner(tmp_path, project, "release.yml")


def compare(runner: Runner, tag: str) -> None:
    (step,) = [each for each in runner.jobs["build"]["steps"] if each["name"].startswith("Compare")]
    runner.run("build", script=step["run"], GITHUB_REF_NAME=tag)


def test_a_release_says_what_the_changelog_says_of_it(runner: Runner) -> None:
    compare(runner, "v1.2.0")
    notes = (runner.folder / "release/notes.md").read_text()
    assert notes == "\n### Added\n\n* One thing, which takes two lines.\n* Another `$(touch evil)` thing.\n\n"
    assert list(runner.folder.rglob("evil")) == []


def test_a_release_holds_the_files_that_were_built(runner: Runner) -> None:
    (runner.folder / "release").mkdir()
    for name in ("a-1.2.0-py3-none-any.whl", "a-1.2.0.tar.gz", "notes.md"):
        (runner.folder / "release" / name).touch()
    runner.run("release", GITHUB_REF_NAME="v1.2.0", GITHUB_RUN_ID="7")
    assert runner.asked.read_text().replace(str(runner.folder), "") == (
        "gh run download 7 --name release --dir /release\n"
        "gh release create v1.2.0 --verify-tag --title v1.2.0 --notes-file /release/notes.md "
        "/release/a-1.2.0-py3-none-any.whl /release/a-1.2.0.tar.gz\n"
    )


@pytest.mark.parametrize("tag", ["v1.2", "v1.3.0", "1.2.0", "v$(touch evil)"])
def test_a_tag_that_is_not_the_version_makes_no_release(tag: str, runner: Runner) -> None:
    with pytest.raises(subprocess.CalledProcessError) as stopped:
        compare(runner, tag)
    assert f"The tag is {tag}, but generator/version.py says 1.2.0." in stopped.value.stdout.decode()
    assert list(runner.folder.rglob("evil")) == []


def test_a_version_of_which_the_changelog_says_nothing_makes_no_release(runner: Runner) -> None:
    (runner.project / "CHANGELOG.md").write_text(CHANGELOG.replace("[1.2.0]", "[1.2.0-beta]"))
    with pytest.raises(subprocess.CalledProcessError) as stopped:
        compare(runner, "v1.2.0")
    assert stopped.value.stdout == b"CHANGELOG.md says nothing under [1.2.0].\n"


def test_the_workflow_finds_our_own_version() -> None:
    assert re.findall('^VERSION = "(.*)"$', (ROOT / "generator/version.py").read_text(), re.MULTILINE) == [VERSION]
