"""The workflow that asks the addresses: its scripts, run week by week with reports in place of the link checker's."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.branches import entry
from tests.repository.runner import Runner

GONE = "https://www.example.gov.uk/Bins"


class Weeks(Runner):
    """The workflow, from week to week."""

    def week(self, day: str, code: int = 404, *, event: str = "schedule") -> str:
        """Run both jobs on a day on which the address answers with a code, and return what gh was asked to do."""
        name = "error_map" if code != 200 else "success_map"
        maps = {each: {} for each in ("success_map", "error_map", "timeout_map")}
        report = {"detailed_stats": True, **maps, name: {"-": [{"url": GONE, "status": {"code": code}}]}}
        (self.folder / "report.json").write_text(json.dumps(report))
        date = self.folder / "bin" / "date"
        date.write_text(f'#!/bin/sh\n[ "$*" = "--utc +%-d" ] && echo {int(day[-2:])}\n')
        date.chmod(0o755)
        epoch = subprocess.run(["date", "-u", "-d", day, "+%s"], check=True, capture_output=True, text=True).stdout
        said = self.pass_on(
            "look", "tell", before={"SOURCE_DATE_EPOCH": epoch.strip()}, after={"GITHUB_EVENT_NAME": event}
        )
        if "links" in self.git("branch", "--list", "links"):
            self.git("branch", "--delete", "--force", "links")
        self.git("fetch", "--quiet", "--prune", "origin")
        return said

    def kept(self) -> str:
        """Return the list as the branch has it."""
        return self.git("show", "origin/links:catalogue/links.yml")


@pytest.fixture
def weeks(tmp_path: Path, root: Path) -> Weeks:
    (root / "catalogue/projects").mkdir()
    (root / "catalogue/projects/bins.yml").write_text(entry("Bins"))
    runner = Weeks(tmp_path, root, "links.yml")
    runner.answer("pr list", "0\n")
    return runner


def test_looks_are_remembered_on_a_branch_without_a_word(weeks: Weeks) -> None:
    for day in ("2026-10-13", "2026-10-20", "2026-10-27"):
        assert weeks.week(day) == (
            "gh auth setup-git\ngh issue list --label link report --state all --limit 1 --json number --jq .[].number\n"
        )
    assert weeks.kept().endswith(
        f'  - {{address: "{GONE}", what: gone, first_seen: "2026-10-13", last_seen: "2026-10-27", looks: 3}}'
    )
    assert weeks.shown("origin/links") == (
        "github-actions[bot]: Remember which addresses do not work\n\nA\tcatalogue/links.yml"
    )
    assert weeks.git("rev-list", "--count", f"{weeks.branch}..origin/links") == "1"


def test_once_a_month_the_list_is_proposed_and_one_issue_opened_kept_up_and_closed(weeks: Weeks) -> None:
    for day in ("2026-10-13", "2026-10-20", "2026-10-27"):
        weeks.week(day)
    said = weeks.week("2026-11-03")
    assert "gh pr create --head links --title Which addresses do not work --body When" in said
    assert "gh label create link report --force" in said
    assert said.endswith(
        "gh issue create --label link report --title Addresses that no longer work --body-file /text.md\n"
    )
    assert f"- Gone since 2026-10-13: <{GONE}>\n" in (weeks.folder / "text.md").read_text()

    weeks.answer("pr list", "1\n")
    weeks.answer("issue list", "12\n")
    said = weeks.week("2026-12-01")
    assert "gh pr create" not in said
    assert said.endswith("gh issue edit 12 --body-file /text.md\ngh issue reopen 12\n")

    assert weeks.week("2026-12-08", 200).endswith("gh issue close 12\n")
    assert weeks.kept().endswith("\naddresses: []")


def test_whoever_starts_it_by_hand_is_told_at_once(weeks: Weeks) -> None:
    for day in ("2026-10-13", "2026-10-20"):
        weeks.week(day)
    assert "gh issue create" in weeks.week("2026-10-27", event="workflow_dispatch")


def test_a_list_that_main_has_as_well_needs_no_branch(weeks: Weeks) -> None:
    weeks.week("2026-10-13")
    (weeks.project / "catalogue/links.yml").write_text(weeks.kept() + "\n")
    weeks.made.commit("2026-10-13")
    weeks.week("2026-10-13")
    assert weeks.git("ls-remote", "--heads", "origin", "links") == ""


def test_a_report_that_cannot_be_read_stops_the_workflow_and_keeps_the_list(weeks: Weeks) -> None:
    weeks.week("2026-10-13")
    before = weeks.kept()
    (weeks.folder / "report.json").write_text("{}")
    with pytest.raises(subprocess.CalledProcessError):
        weeks.run("look")
    assert weeks.kept() == before
