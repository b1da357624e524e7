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
    assert runner.label(issue("project", PROJECT | {"Owner": "anytwn"})) == (
        "gh auth setup-git\ngh issue comment 7 --body-file /answer.md\ngh issue edit 7 --remove-label make-entry\n"
    )
    assert "There is no organisation `anytwn`" in (runner.folder / "answer.md").read_text()


def test_the_label_given_again_drafts_anew_on_what_was_merged_since(runner: IssueRunner) -> None:
    runner.label(issue("use", USED))
    other = runner.project / "catalogue/organisations/example-council.yml"
    other.write_text(other.read_text() + "uses:\n  - entry: bin-map\n    status: planned\n")
    runner.made.commit("2026-01-02")
    runner.refuse("pr create")  # as there is a proposal already
    runner.answer("pr list", "12\n")
    runner.label(issue("use", USED))
    assert runner.git("merge-base", "--is-ancestor", runner.branch, "entry-from-issue-7") == ""
    merged = runner.git("show", "origin/entry-from-issue-7:catalogue/organisations/example-council.yml")
    assert [line.split()[-1] for line in merged.splitlines() if "entry:" in line] == ["bin-map", "bin-calendar"]
    assert "did not let" not in (runner.folder / "answer.md").read_text()


def test_what_a_person_has_done_to_a_proposal_is_not_lost(runner: IssueRunner) -> None:
    runner.label(issue("project", PROJECT))
    runner.git("switch", "--quiet", "entry-from-issue-7")
    runner.made.write("catalogue/projects/bin-days.yml", "name: Better\n")
    runner.made.commit("2026-01-02")
    runner.git("push", "--quiet", "origin", "entry-from-issue-7")
    runner.git("switch", "--quiet", runner.branch)
    runner.git("branch", "--quiet", "-D", "entry-from-issue-7")
    assert "gh pr create" not in runner.label(issue("project", PROJECT))
    assert "Somebody has worked on the proposal" in (runner.folder / "answer.md").read_text()


def test_where_a_workflow_may_open_no_proposal_the_answer_says_how_to(runner: IssueRunner) -> None:
    runner.refuse("pr create")
    for _ in range(2):
        assert "gh issue comment 7" in runner.label(issue("project", PROJECT))
        answer = (runner.folder / "answer.md").read_text()
        assert answer.endswith("[Open it](https://github.com/an/other/compare/entry-from-issue-7?expand=1).\n")


def test_a_hostile_issue_reaches_no_script(runner: IssueRunner) -> None:
    evil = "'; touch evil; \" $(touch evil) `touch evil` ${IFS} \n::set-output name=code::0\nEOF\ncode=0"
    answers = PROJECT | {"Name of the project": "Bins $(touch evil)", "Description": evil, "Summary": evil}
    asked = runner.label(issue("project", answers))
    assert "gh pr create --head entry-from-issue-7 --title Entry from issue #7 --body-file /proposal.md\n" in asked
    assert list(runner.folder.rglob("evil")) == []
    assert (
        runner.git("show", "--format=", "--name-only", "entry-from-issue-7") == "catalogue/projects/bins-touch-evil.yml"
    )
