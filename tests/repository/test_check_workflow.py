"""The check of a pull request, run as GitHub runs it: its own scripts, on a proposal merged into its target."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.branches import Checkout, entry
from tests.conftest import ROOT, Files
from tests.repository.test_workflows import load

START: Files = {
    "organisations/anytown.yml": (
        "name: Anytown Council\ntype: unitary\nsources: [https://www.example.gov.uk/a]\nmaintainers: [anytown-web]\n"
    ),
    "projects/bins.yml": entry("Bins", owner="anytown"),
    "projects/old.yml": entry("Old", "stage: liv\n"),
}
STEPS = load(ROOT / ".github/workflows/check.yml")["jobs"]["entries"]["steps"]
SCRIPTS = [step for step in STEPS if "AUTHOR" in step.get("env", {})]
(PREVIEW,) = (step["run"] for step in STEPS if "catalogue preview" in step.get("run", ""))


@dataclass(frozen=True)
class Run:
    """What a run of the check gave: the codes of its steps, what they printed, and the summary."""

    codes: list[int]
    printed: str
    summary: str


class PullRequest:
    """The two checkouts that the workflow makes: the program beside the proposal."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.proposed = Checkout(folder / "proposed", START)
        program = folder / "trusted/.venv/bin/catalogue"
        program.parent.mkdir(parents=True)
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m generator.cli "$@"\n')
        program.chmod(0o755)

    def run(self, author: str) -> Run:
        """Merge the proposal as GitHub does, and run the scripts one after the other."""
        self.proposed.on_main({"projects/meanwhile.yml": entry("Meanwhile", "stage: liv\n")})
        self.proposed.git("checkout", "--quiet", "--detach", "main")
        self.proposed.git("merge", "--quiet", "--no-ff", "--message", "Merge", "proposal")
        summary = self.folder / "summary.md"
        summary.touch()
        known = {"AUTHOR": author, "GITHUB_STEP_SUMMARY": str(summary), "PYTHONPATH": str(ROOT)}
        codes, printed = [], ""
        for step in SCRIPTS:
            assert set(step["env"]) <= set(known)
            done = subprocess.run(
                ["bash", "-e", "-c", step["run"]], cwd=self.folder, env={"PATH": os.environ["PATH"], **known},
                capture_output=True, text=True, timeout=60, check=False,
            )  # fmt: skip
            codes.append(done.returncode)
            printed += done.stdout + done.stderr
        return Run(codes, printed, summary.read_text(encoding="utf-8"))

    def preview(self) -> str:
        """Run the script that shows the changed pages, and return the file that is kept."""
        (self.folder / "trusted/mkdocs.yml").symlink_to(ROOT / "mkdocs.yml")
        known = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "RUNNER_TEMP": str(self.folder)}
        subprocess.run(["bash", "-e", "-c", PREVIEW], cwd=self.folder, env=known, timeout=60, check=True)
        return (self.folder / "preview.html").read_text(encoding="utf-8")


@pytest.fixture
def pull_request(tmp_path: Path) -> PullRequest:
    return PullRequest(tmp_path)


def test_a_first_proposal_passes_and_says_who_looks_at_it(pull_request: PullRequest) -> None:
    pull_request.proposed.write({"projects/new.yml": entry("New")})
    run = pull_request.run("newcomer")
    assert run.codes == [0, 0]
    assert "::error" not in run.printed
    assert "::notice title=Who may change this::Needs review by the maintainers of the catalogue" in run.printed
    assert "1 file checked, nothing wrong." in run.summary
    assert "Adds 1 project." in run.summary


def test_a_fault_fails_the_check_and_the_meaning_is_told_all_the_same(pull_request: PullRequest) -> None:
    pull_request.proposed.write({"projects/new.yml": entry("New", "stage: liv\n")})
    run = pull_request.run("newcomer")
    assert run.codes == [1, 0]
    assert next(line for line in run.printed.split("\n") if line.startswith("::error")).startswith(
        "::error file=catalogue/projects/new.yml,line=5"
    )
    assert "2 older errors or warnings in files that this branch did not change." in run.summary


def test_what_a_council_may_change_itself_needs_nobody(pull_request: PullRequest) -> None:
    pull_request.proposed.write({"projects/bins.yml": entry("Bins", "licence: MIT\n", owner="anytown")})
    run = pull_request.run("Anytown-Web")
    assert run.codes == [0, 0]
    assert "may change all of this" in run.printed


def test_whoever_changes_a_schema_needs_the_maintainers(pull_request: PullRequest) -> None:
    """It is the proposal's own schemas that its entries are held to, so a green check says little of them."""
    schema = pull_request.proposed.root / "schemas/project.schema.json"
    changed = json.loads(schema.read_text(encoding="utf-8"))
    changed["required"] = []
    changed["properties"]["bogus"] = {"type": "string"}
    schema.write_text(json.dumps(changed))
    pull_request.proposed.write({"projects/bins.yml": entry("Bins", "bogus: x\n", owner="anytown")})
    run = pull_request.run("anytown-web")
    assert run.codes == [0, 0]
    assert "may change all of this" not in run.printed
    assert "Needs review by the maintainers of the catalogue: 1 of 2 files." in run.printed
    assert "It changes what every entry is held to: `schemas/project.schema.json`. Look at that first." in run.summary
    assert "`bogus` is a field that the program does not support" in run.summary


@pytest.mark.parametrize(
    ("name", "starts"),
    [
        ("projects/bins.yml", False),
        ("registers/wifi.reading.yml", False),
        ("links.yml", False),
        ("repositories.yml", False),
        ("vocabularies/stages.yml", True),
        ("../generator/x.py", True),
    ],
)
def test_entries_and_what_was_read_elsewhere_start_no_test_of_the_program(
    name: str, starts: bool, pull_request: PullRequest
) -> None:
    pull_request.proposed.write({name: "x\n"})
    pull_request.run("anytown-web")
    steps = load(ROOT / ".github/workflows/check.yml")["jobs"]["entries"]["steps"]
    script = next(step["run"] for step in steps if step.get("id") == "changes")
    output = pull_request.folder / "output"
    environment = {"PATH": os.environ["PATH"], "GITHUB_OUTPUT": str(output)}
    subprocess.run(["bash", "-e", "-c", script], cwd=pull_request.folder, env=environment, check=True)
    assert output.read_text() == f"code={str(starts).lower()}\n"


@pytest.mark.parametrize("author", ["$(touch hacked)", "'; touch hacked; '", "x\n::error::y", "--help", "-x"])
def test_no_name_of_an_author_reaches_a_shell(author: str, pull_request: PullRequest) -> None:
    pull_request.proposed.write({"projects/new.yml": entry("New")})
    run = pull_request.run(author)
    assert not (pull_request.folder / "hacked").exists()
    assert run.codes == [0, 0]
    assert "\n::error" not in run.printed


def test_the_changed_pages_are_kept_and_made_with_the_settings_of_the_target(pull_request: PullRequest) -> None:
    pull_request.proposed.write({"projects/bins.yml": entry("Better-bins", owner="anytown")})
    (pull_request.proposed.root / "mkdocs.yml").write_text("theme: {custom_dir: evil}\n")
    pull_request.run("anytown-web")
    assert "Better-bins" in pull_request.preview()
    kept = next(step for step in STEPS if "upload-artifact" in step.get("uses", ""))
    assert kept["with"] == {"path": "${{ runner.temp }}/preview.html", "archive": "false", "retention-days": "30"}
