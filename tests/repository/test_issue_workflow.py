"""The workflow that turns an issue into a proposal: its scripts, run with a `gh` that only records its arguments."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT
from tests.history.repository import Repository
from tests.importing.issues import PROJECT, USED, issue

WORKFLOW = ROOT / ".github" / "workflows" / "entry-from-issue.yml"


class Runner:
    """Stands in for GitHub: runs the scripts of the workflow, one step after the other, on a real repository."""

    def __init__(self, folder: Path, project: Path) -> None:
        self.made = Repository(project)
        self.made.commit("2026-01-01")
        self.branch = self.made.repo.active_branch.name
        self.hub = folder / "hub.git"
        self.made.repo.clone(self.hub, bare=True)
        self.made.repo.create_remote("origin", str(self.hub))
        (project / ".git" / "info" / "exclude").write_text(".venv\n")
        (project / ".venv" / "bin").mkdir(parents=True)
        (project / ".venv" / "bin" / "catalogue").symlink_to(Path(sys.executable).with_name("catalogue"))
        self.asked = folder / "asked"
        self.asked.touch()
        (folder / "bin").mkdir()
        gh = folder / "bin" / "gh"
        gh.write_text(f'#!/bin/sh\necho "gh $*" >> "{self.asked}"\n')
        gh.chmod(0o755)
        self.folder, self.project = folder, project
        self.steps: dict[str, Any] = yaml.load(WORKFLOW.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)["jobs"]

    def run(self, job: str, **variables: str) -> dict[str, str]:
        """Run the last script of a job, and give its outputs."""
        out = self.folder / "out"
        out.write_text("")
        path = f"{self.folder / 'bin'}{os.pathsep}{os.environ['PATH']}"
        given = {"PATH": path, "HOME": str(self.folder), "RUNNER_TEMP": str(self.folder), "GITHUB_OUTPUT": str(out)}
        script = self.steps[job]["steps"][-1]["run"]
        subprocess.run(
            ["bash", "-e", "-c", script], check=True, cwd=self.project, env=given | variables, capture_output=True
        )
        return dict(line.split("=", 1) for line in out.read_text().splitlines())

    def label(self, body: str) -> str:
        """Let a maintainer give the label, and tell what gh was asked to do."""
        event = self.folder / "event.json"
        event.write_text(json.dumps({"issue": {"number": 7, "title": "$(touch evil)", "body": body}}))
        self.asked.write_text("")
        found = self.run("draft", GITHUB_EVENT_PATH=str(event))
        self.made.repo.git.reset("--hard", "--quiet")
        self.made.repo.git.clean("-d", "--force", "--quiet", "catalogue")
        self.run("propose", NUMBER="7", **{name.upper(): text for name, text in found.items()})
        self.made.repo.git.switch(self.branch, "--quiet")
        return self.asked.read_text().replace(str(self.folder), "")


@pytest.fixture
def runner(tmp_path: Path, root: Path) -> Runner:
    return Runner(tmp_path, root)


def test_an_issue_with_the_label_becomes_a_proposal(runner: Runner) -> None:
    assert runner.label(issue("project", PROJECT)) == (
        "gh auth setup-git\n"
        "gh pr create --head entry-from-issue-7 --title Entry from issue #7 --body-file /proposal.md\n"
        "gh issue comment 7 --body-file /answer.md\n"
        "gh issue edit 7 --remove-label make-entry\n"
    )
    show = ["show", "--format=%an: %s", "--name-status", "entry-from-issue-7"]
    git = runner.made.repo.git
    assert git.execute(["git", *show]) == (
        "github-actions[bot]: Take up issue #7\n\nA\tcatalogue/projects/bin-days.yml"
    )
    assert git.execute(["git", "ls-remote", "--heads", "origin", "entry-from-issue-7"])
    assert (runner.folder / "proposal.md").read_text().endswith("A maintainer will review it.\n\nCloses #7.\n")


def test_an_issue_with_mistakes_gets_an_answer_and_no_proposal(runner: Runner) -> None:
    assert runner.label(issue("project", PROJECT | {"Owner": "nobody"})) == (
        "gh auth setup-git\ngh issue comment 7 --body-file /answer.md\ngh issue edit 7 --remove-label make-entry\n"
    )
    assert "There is no organisation `nobody`" in (runner.folder / "answer.md").read_text()


def test_a_proposal_is_once(runner: Runner) -> None:
    runner.label(issue("project", PROJECT))
    assert "gh pr create" not in runner.label(issue("use", USED))
    assert "There is already a proposal" in (runner.folder / "answer.md").read_text()


def test_a_hostile_issue_reaches_no_script(runner: Runner) -> None:
    evil = "'; touch evil; \" $(touch evil) `touch evil` ${IFS} \n::set-output name=code::0\nEOF\ncode=0"
    answers = PROJECT | {"Name of the project": "Bins $(touch evil)", "Description": evil, "Summary": evil}
    asked = runner.label(issue("project", answers))
    assert "gh pr create --head entry-from-issue-7 --title Entry from issue #7 --body-file /proposal.md\n" in asked
    assert list(runner.folder.rglob("evil")) == []
    assert (
        runner.made.repo.git.execute(["git", "show", "--format=", "--name-only", "entry-from-issue-7"])
        == "catalogue/projects/bins-touch-evil.yml"
    )
