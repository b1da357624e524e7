"""The workflow that turns an issue into a proposal: its scripts, run with a `gh` that only records its arguments."""

import json
from pathlib import Path

import pytest

from tests.importing.issues import PROJECT, USED, issue
from tests.repository.runner import Runner


class IssueRunner(Runner):
    """The workflow that turns an issue into a proposal."""

    def label(self, body: str) -> str:
        """Let a maintainer give the label, and tell what gh was asked to do."""
        event = self.folder / "event.json"
        event.write_text(json.dumps({"issue": {"number": 7, "title": "$(touch evil)", "body": body}}))
        return self.pass_on("draft", "propose", before={"GITHUB_EVENT_PATH": str(event)}, after={"NUMBER": "7"})


@pytest.fixture
def runner(tmp_path: Path, root: Path) -> IssueRunner:
    return IssueRunner(tmp_path, root, "entry-from-issue.yml")


def test_an_issue_with_the_label_becomes_a_proposal(runner: IssueRunner) -> None:
    assert runner.label(issue("project", PROJECT)) == (
        "gh auth setup-git\n"
        "gh pr create --head entry-from-issue-7 --title Entry from issue #7 --body-file /proposal.md\n"
        "gh issue comment 7 --body-file /answer.md\n"
        "gh issue edit 7 --remove-label make-entry\n"
    )
    assert runner.shown("entry-from-issue-7") == (
        "github-actions[bot]: Take up issue #7\n\nA\tcatalogue/projects/bin-days.yml"
    )
    assert runner.git("ls-remote", "--heads", "origin", "entry-from-issue-7")
    assert (runner.folder / "proposal.md").read_text().endswith("A maintainer will review it.\n\nCloses #7.\n")


def test_an_issue_with_mistakes_gets_an_answer_and_no_proposal(runner: IssueRunner) -> None:
    assert runner.label(issue("project", PROJECT | {"Owner": "nobody"})) == (
        "gh auth setup-git\ngh issue comment 7 --body-file /answer.md\ngh issue edit 7 --remove-label make-entry\n"
    )
    assert "There is no organisation `nobody`" in (runner.folder / "answer.md").read_text()


def test_a_proposal_is_once(runner: IssueRunner) -> None:
    runner.label(issue("project", PROJECT))
    assert "gh pr create" not in runner.label(issue("use", USED))
    assert "There is already a proposal" in (runner.folder / "answer.md").read_text()


def test_a_hostile_issue_reaches_no_script(runner: IssueRunner) -> None:
    evil = "'; touch evil; \" $(touch evil) `touch evil` ${IFS} \n::set-output name=code::0\nEOF\ncode=0"
    answers = PROJECT | {"Name of the project": "Bins $(touch evil)", "Description": evil, "Summary": evil}
    asked = runner.label(issue("project", answers))
    assert "gh pr create --head entry-from-issue-7 --title Entry from issue #7 --body-file /proposal.md\n" in asked
    assert list(runner.folder.rglob("evil")) == []
    assert (
        runner.git("show", "--format=", "--name-only", "entry-from-issue-7") == "catalogue/projects/bins-touch-evil.yml"
    )
