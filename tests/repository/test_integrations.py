"""What other tools are told of the program: pre-commit, GitHub, problem matchers, an editor's tasks."""

import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator import cli
from generator.check import Result, check, check_with
from generator.project import Collection, EntryFile, Project
from generator.report import text
from generator.report.formats import FORMATS
from generator.report.phrases import place
from tests.conftest import ROOT, TODAY, Files, small_project

SOUND = "name: Bins\nsummary: Tells when.\nowner: example-council\nsources: [https://www.example.gov.uk/]\n"
WRONG = SOUND.replace("summary", "sumary")

Write = Callable[[Files], Project]


def load(path: str) -> Any:
    """Read every scalar as text."""
    return yaml.load((ROOT / path).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


# pre-commit

HOOKS = load(".pre-commit-hooks.yaml")
NEEDED = {"id", "name", "entry", "language"}
ALLOWED = NEEDED | {
    "additional_dependencies", "always_run", "args", "description", "exclude", "exclude_types", "fail_fast", "files",
    "language_version", "log_file", "minimum_pre_commit_version", "pass_filenames", "require_serial", "stages", "types",
    "types_or", "verbose",
}  # fmt: skip
"""What a hook may say: https://pre-commit.com/#creating-new-hooks"""


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_is_written_as_pre_commit_asks_and_runs_a_command_that_there_is(hook: dict[str, str]) -> None:
    assert set(hook) >= NEEDED
    assert set(hook) <= ALLOWED
    assert hook["language"] == "python"
    program, *arguments = hook["entry"].split()
    assert program in tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["scripts"]
    cli.parser().parse_args([*arguments, "catalogue/projects/bins.yml"])


@pytest.mark.parametrize(
    ("hook", "path", "runs"),
    [
        ("catalogue-check", "catalogue/projects/bins.yml", True),
        ("catalogue-check", "catalogue/projects/bins.yaml", True),
        ("catalogue-check", "schemas/project.schema.json", True),
        ("catalogue-check", "README.md", False),
        ("catalogue-fix", "catalogue/projects/bins.yml", True),
        ("catalogue-fix", "catalogue/projects/bins.yaml", False),
        ("catalogue-fix", "tests/projects/small/catalogue/projects/plan-map.yml", False),
    ],
)
def test_a_hook_runs_for_what_concerns_it(hook: str, path: str, *, runs: bool) -> None:
    (pattern,) = (each["files"] for each in HOOKS if each["id"] == hook)
    assert bool(re.search(pattern, path)) == runs


# The action

ACTION = load("action.yml")
STEPS = ACTION["runs"]["steps"]
SCRIPTS = [each for each in STEPS if "run" in each]
CHECK = STEPS[-1]


def test_the_action_is_made_as_github_asks() -> None:
    assert set(ACTION) == {"name", "description", "inputs", "runs"}
    assert ACTION["runs"]["using"] == "composite"
    for each in ACTION["inputs"].values():
        assert set(each) == {"description", "default"}
    for step in STEPS:
        assert ("uses" in step) != ("run" in step)
        assert ("shell" in step) == ("run" in step)


def test_the_action_uses_others_only_as_our_workflows_pin_them() -> None:
    pins = set(re.findall(r"uses: (\S+@[0-9a-f]{40} # v\S+)", (ROOT / "action.yml").read_text()))
    assert len(pins) == sum("uses" in step for step in STEPS)
    ours = set(re.findall(r"uses: (\S+@\S+ # \S+)", (ROOT / ".github/workflows/check.yml").read_text()))
    assert pins <= ours, "pin the same in action.yml"


@pytest.mark.parametrize("step", SCRIPTS, ids=lambda step: step["name"])
def test_nothing_is_pasted_into_a_script(step: dict[str, Any]) -> None:
    assert "${{" not in step["run"]
    subprocess.run(["bash", "-n", "-c", step["run"]], check=True)
    assert not set(re.findall(r"\$\{?([A-Z_]+)", step["run"])) - set(step["env"])


def test_every_input_reaches_the_check() -> None:
    given_to_it = set(re.findall(r"inputs\.(\w+)", " ".join(CHECK["env"].values())))
    assert given_to_it == set(ACTION["inputs"])
    cli.parser().parse_args(["check", *(f"--{name}=text" for name in ACTION["inputs"] if name != "format")])
    assert ACTION["inputs"]["format"]["default"] in FORMATS


def run_check(folder: Path, **inputs: str) -> "subprocess.CompletedProcess[str]":
    """Run the action's last step as GitHub would: inputs in variables, a shell that stops at the first failure."""
    program = folder / "environment" / "bin" / "catalogue"
    program.parent.mkdir(parents=True, exist_ok=True)
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m generator.cli "$@"\n')
    program.chmod(0o755)
    values = {"PROGRAM": str(ROOT), "ENVIRONMENT": str(folder / "environment")}
    for name, expression in CHECK["env"].items():
        if found := re.fullmatch(r"\$\{\{ inputs\.(\w+) \}\}", expression):
            values[name] = inputs.get(found[1], ACTION["inputs"][found[1]]["default"])
    bash = ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", CHECK["run"]]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **values}
    environment.pop("GITHUB_STEP_SUMMARY", None)
    return subprocess.run(bash, env=environment, cwd=folder, capture_output=True, text=True, check=False)


def test_the_action_notes_mistakes_on_their_lines(write: Write, tmp_path: Path) -> None:
    root = write({"projects/bins.yml": WRONG}).root
    done = run_check(tmp_path, root=str(root))
    assert done.returncode == 1
    assert "::error file=catalogue/projects/bins.yml,line=2" in done.stdout


def test_the_action_passes_where_nothing_is_wrong(root: Path, tmp_path: Path) -> None:
    done = run_check(tmp_path, root=str(root), output="report.json", format="json")
    assert (done.returncode, done.stdout) == (0, "")
    assert json.loads((tmp_path / "report.json").read_text())["errors"] == 0


def test_the_action_names_the_problem_matcher_for_text(root: Path, tmp_path: Path) -> None:
    first = run_check(tmp_path, root=str(root), format="text").stdout.splitlines()[0]
    assert Path(first.removeprefix("::add-matcher::")) == ROOT / ".github" / "problem-matcher.json"


@pytest.mark.parametrize("value", ["$(touch pwned)", "`touch pwned`", "x; touch pwned", '"; touch pwned; "', "--help"])
def test_no_input_is_run(value: str, tmp_path: Path) -> None:
    assert run_check(tmp_path, **dict.fromkeys(ACTION["inputs"], value)).returncode == 2
    assert not list(tmp_path.rglob("pwned"))


# Problem matchers

MATCHER = json.loads((ROOT / ".github/problem-matcher.json").read_text())["problemMatcher"][0]
PATTERN = MATCHER["pattern"][0]
TASK = json.loads((ROOT / ".vscode/tasks.json").read_text())["tasks"][0]


def matched(report: str) -> list[dict[str, str]]:
    """Find what GitHub and VS Code find: line by line, by a pattern in JavaScript's way, which here is Python's too."""
    names = ("file", "line", "column", "severity", "code", "message")
    found = (re.match(PATTERN["regexp"], line) for line in report.split("\n"))
    return [{name: each[PATTERN[name]] for name in names} for each in found if each]


def test_the_matcher_finds_each_diagnostic_and_nothing_else(write: Write) -> None:
    files: Files = {
        "projects/bins.yml": WRONG,
        "projects/other.yml": SOUND.replace("example-council", "old-anytown"),
        "projects/Big Name.yml": SOUND,
        "projects/broken.yml": "name: [\n",
    }
    result = check(write(files), TODAY)
    assert [(each["file"], each["line"], each["code"]) for each in matched(text.render(result))] == [
        (each.location.path, str(each.location.span.start.line), each.rule.code) for each in result.diagnostics
    ]
    assert [each["severity"] for each in matched(text.render(result))] == [each.severity for each in result.diagnostics]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Result:
    return check(Project(small_project(tmp_path_factory.mktemp("hostile") / "project")), TODAY)


hostile = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        ["catalogue/a.yml:1:1: error[S101] not so", "\ncatalogue/a.yml:1:1: error[S101] not so", "\x1b[0m"]
    ),
)


@given(name=hostile, value=hostile)
def test_no_text_of_an_entry_makes_up_a_diagnostic(name: str, value: str, sound: Result) -> None:
    entry = f"{json.dumps(name)}: {json.dumps(value)}\n{WRONG}owner: {json.dumps(value)}\n"
    file = EntryFile("catalogue/projects/bins.yml", Collection.PROJECTS, "bins")
    result = check_with(sound, {file: entry.encode()})
    places = [f"{each['file']}:{each['line']}:{each['column']}" for each in matched(text.render(result))]
    assert sorted(places) == sorted(place(each.location) for each in result.diagnostics)


def test_the_task_of_the_editor_has_the_same_pattern() -> None:
    assert TASK["problemMatcher"]["pattern"] == MATCHER["pattern"]
    cli.parser().parse_args(TASK["args"])


def test_the_task_knows_when_a_check_begins_and_ends(root: Path) -> None:
    background = TASK["problemMatcher"]["background"]
    command = [sys.executable, "-m", "generator.cli", *TASK["args"], "--root", str(root)]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True) as program:
        assert program.stderr is not None
        assert re.search(background["beginsPattern"], program.stderr.readline().rstrip("\n"))
        assert re.search(background["endsPattern"], program.stderr.readline().rstrip("\n"))
        program.terminate()


# mkdocs

OURS_AND_NEW = pytest.mark.parametrize("folder", ["", "generator/scaffold"], ids=["ours", "a new one"])
"""The catalogue of this repository, and one that `catalogue init` makes."""


@OURS_AND_NEW
def test_the_settings_of_a_site_name_nothing_of_python(folder: str) -> None:
    """A tag that imports Python would run it wherever the file is read, in an editor too."""
    events = yaml.parse((ROOT / folder / "mkdocs.yml").read_text(encoding="utf-8").replace("@", ""))
    assert {tag for each in events if (tag := getattr(each, "tag", None))} == {"!ENV"}


@OURS_AND_NEW
def test_make_keeps_the_theme_from_advertising(folder: str) -> None:
    make = ["make", "--silent", "--file", str(ROOT / folder / "Makefile")]
    asks = [*make, "--eval", "say:; @printenv NO_MKDOCS_2_WARNING", "say"]
    path = {"PATH": os.environ["PATH"]}
    assert subprocess.run(asks, capture_output=True, text=True, check=True, env=path).stdout == "1\n"
