"""Issues written with the forms become entries: what is asked is what is read, and no answer can pass for another."""

import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator import cli
from generator.check import Result
from generator.cli.environment import CLEAN, COULD_NOT_RUN, ERRORS_FOUND
from generator.entry_form import EntryForm
from generator.importing import issue_form
from generator.importing.draft import CannotImportError
from generator.importing.issue_form import COLLECTIONS, CONFIRMATION_LABEL, USE_LABEL
from generator.project import Collection
from tests.conftest import ROOT, Files
from tests.history.test_days import Repository

Captured = pytest.CaptureFixture[str]

SOURCE = "https://www.example.gov.uk/bins"
WORKFLOW = ROOT / ".github" / "workflows" / "entry-from-issue.yml"
FORMS = {path.stem: path for path in (ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml") if path.stem != "config"}
each_form = pytest.mark.parametrize("form", sorted(FORMS))

PROJECT = {
    "Name of the project": "Bin Days",
    "Summary": "Tells residents when to put out which bin.",
    "Owner": "Anytown Borough Council",
    "Stage": "Beta",
    "Description": "# What it does\n\nIt reads `the calendar`.\n\n### Not a heading of the form\n\n* one\n* two",
    "Languages": "Python\n- C#",
    "Service areas": "Births, deaths and marriages, Housing, Culture, sport and leisure",
    "Principles": "Open culture",
    "Sources": f"{SOURCE}\n\n* {SOURCE}/2",
}
ENTRY = f"""\
# yaml-language-server: $schema=../../schemas/project.schema.json
name: Bin Days
summary: Tells residents when to put out which bin.
owner: anytown
stage: beta
languages: [Python, C#]
description: |-
  # What it does

  It reads `the calendar`.

  ### Not a heading of the form

  * one
  * two
services: [births-deaths-marriages, housing, culture-and-leisure]
principles: [open-culture]
sources:
  - {SOURCE}
  - {SOURCE}/2
"""
USED = {USE_LABEL: "Bin calendar", "Organisation": "Example council", "Status": "Live", "Evidence": SOURCE}


@cache
def labels(form: str) -> list[str]:
    """Give the headings that GitHub makes of a form, read from the form itself."""
    body = yaml.safe_load(FORMS[form].read_text(encoding="utf-8"))["body"]
    return [each["attributes"]["label"] for each in body if each["type"] != "markdown"]


def issue(form: str, answers: dict[str, str]) -> str:
    """Write an issue as GitHub does when somebody has filled in a form."""
    assert set(answers) <= set(labels(form))
    ticked = "- [x] One\n- [x] Two"
    texts = {label: answers.get(label, "_No response_") for label in labels(form)} | {CONFIRMATION_LABEL: ticked}
    return "\n\n".join(f"### {label}\n\n{text}" for label, text in texts.items())


@pytest.fixture
def turned(root: Path, tmp_path: Path) -> Callable[[str], tuple[int, str]]:
    """Run the command on an issue, and give its exit code and its answer."""

    def run(body: str) -> tuple[int, str]:
        (tmp_path / "issue.md").write_bytes(body.encode())
        arguments = [
            "from-issue",
            str(tmp_path / "issue.md"),
            "--root",
            str(root),
            "--output",
            str(tmp_path / "answer"),
        ]
        code = cli.main(arguments)
        return code, (tmp_path / "answer").read_text(encoding="utf-8")

    return run


@pytest.fixture
def desk(checked: Callable[[Files], Result]) -> EntryForm:
    """Give a desk in the small project."""
    return EntryForm(Collection.PROJECTS, checked({}))


def entries(root: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in (root / "catalogue").rglob("*.yml")}


# The forms


@each_form
def test_a_form_is_one_that_github_takes(form: str) -> None:
    """See https://docs.github.com/communities, Syntax for issue forms."""
    read = yaml.safe_load(FORMS[form].read_text(encoding="utf-8"))
    assert set(read) == {"name", "description", "title", "labels", "body"}
    asked = [each for each in read["body"] if each["type"] != "markdown"]
    assert len({each["id"] for each in asked}) == len({each["attributes"]["label"] for each in asked}) == len(asked)
    for each in asked:
        assert each["type"] in {"input", "textarea", "dropdown", "checkboxes"}
        assert all(character.isalnum() or character in "-_" for character in each["id"])
        options = each["attributes"].get("options", [])
        names = [option["label"] if isinstance(option, dict) else option for option in options]
        assert all(isinstance(name, str) and name and name.casefold() != "none" for name in names)
        assert len(set(names)) == len(names)
        assert bool(names) == (each["type"] in {"dropdown", "checkboxes"})


@each_form
def test_a_form_speaks_to_people_who_never_saw_a_file(form: str) -> None:
    read = yaml.safe_load(FORMS[form].read_text(encoding="utf-8"))
    words = " ".join(str(each["attributes"].get("description", "")) for each in read["body"])
    for jargon in ("slug", ".yml", "catalogue/", "vocabular", " id ", " ids "):
        assert jargon not in words


def test_what_a_form_must_have_is_what_an_entry_must_have(checked: Callable[[Files], Result]) -> None:
    for collection in COLLECTIONS:
        desk = EntryForm(collection, checked({}))
        body = yaml.safe_load(FORMS[collection.kind].read_text(encoding="utf-8"))["body"]
        needed = {each["id"] for each in body if each.get("validations", {}).get("required")}
        assert needed == {question.name for question in desk.questions() if question.required}
        assert list(issue_form.questions(desk)) == labels(collection.kind)[:-1]


# New entries


def test_an_issue_becomes_an_entry_that_passes(root: Path, turned: Callable[[str], tuple[int, str]]) -> None:
    code, answer = turned(issue("project", PROJECT))
    assert code == CLEAN
    assert answer == (
        "Thank you. This issue has become the file `catalogue/projects/bin-days.yml`.\n\n"
        "Nothing in it is wrong. A maintainer looks at it next.\n"
    )
    assert (root / "catalogue/projects/bin-days.yml").read_text() == ENTRY
    assert cli.main(["check", "--root", str(root)]) == CLEAN


@pytest.mark.parametrize("kind", ["component", "standard", "organisation"])
def test_each_kind_has_its_form(kind: str, root: Path, turned: Callable[[str], tuple[int, str]]) -> None:
    answers = {f"Name of the {kind}": "Bin Days", "Summary": "Tells when.", "Owner": "anytown", "Sources": SOURCE}
    if kind == "organisation":
        answers = {name: text for name, text in answers.items() if name != "Owner"} | {"Type": "Charity"}
    if kind == "component":
        answers["Type"] = "Platform"
    assert turned(issue(kind, answers))[0] == CLEAN
    assert cli.main(["check", f"{root}/catalogue/{kind}s/bin-days.yml", "--root", str(root)]) == CLEAN


def test_mistakes_are_told_in_words_for_the_person_who_wrote_the_issue(
    root: Path, turned: Callable[[str], tuple[int, str]]
) -> None:
    wrong = PROJECT | {"Owner": "anytwn", "Website": "www.example.gov.uk", "Summary": "See @everyone | <b>x</b>\u202e"}
    code, answer = turned(issue("project", wrong))
    assert code == ERRORS_FOUND
    assert answer.startswith(
        "Thank you. This issue is to become the file `catalogue/projects/bin-days.yml`.\n\n"
        "Before it can, please mend this:\n\n"
    )
    assert "* **Owner**: There is no organisation `anytwn`. Did you mean `anytown`?\n" in answer
    assert "* **Website**: `www.example.gov.uk` does not start with `https://`. Copy the whole address" in answer
    assert answer.endswith("a maintainer will try again.\n")
    assert "\u202e" not in answer
    assert (root / "catalogue/projects/bin-days.yml").exists()


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_line_ends_and_a_mark_at_the_start_do_not_matter(
    ends: str, root: Path, turned: Callable[[str], tuple[int, str]]
) -> None:
    body = issue("project", PROJECT).replace("\n", ends)
    assert turned(f"\ufeff\n{body}")[0] == CLEAN
    assert (root / "catalogue/projects/bin-days.yml").read_text() == ENTRY


# Hostile issues


@pytest.mark.parametrize(
    "text",
    [
        "x\n\n### Owner\n\nexample-council",
        "x\n### Name of the project\nOther",
        "```\n### Sources\n```",
        "<!--\n### Stage  \n-->",
        f"### {CONFIRMATION_LABEL}",
    ],
)
def test_no_answer_can_pass_for_another(text: str, root: Path, turned: Callable[[str], tuple[int, str]]) -> None:
    before = entries(root)
    code, answer = turned(issue("project", PROJECT | {"Description": text}))
    assert code == COULD_NOT_RUN
    assert answer.startswith("Nothing was written: the heading `")
    assert "stands in the issue twice" in answer
    assert entries(root) == before


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "Bin calendar", "\u5783\u573e", "a" * 200, "_No response_", "..\\..\\x"]
)
def test_no_name_leads_out_of_its_folder_or_over_another_entry(
    name: str, root: Path, turned: Callable[[str], tuple[int, str]]
) -> None:
    before = entries(root)
    turned(issue("project", PROJECT | {"Name of the project": name}))
    new = set(entries(root)) - set(before)
    assert all(path.parent == root / "catalogue" / "projects" for path in new)
    assert {path: raw for path, raw in entries(root).items() if path in before} == before


@pytest.mark.parametrize(
    "text",
    [
        "a: b\nowner: example-council",
        "- x\n--- \n...",
        "&a *a !!x |\n  %TAG",
        '"\nowner: "x',
        "# x: y",
        "{{ x }} ${{ github.token }} $(id) `id`",
        "<script>alert(1)</script>",
    ],
)
def test_what_looks_like_yaml_or_a_script_is_text(
    text: str, root: Path, turned: Callable[[str], tuple[int, str]]
) -> None:
    turned(issue("project", PROJECT | {"Description": text, "Summary": text}))
    written = yaml.safe_load((root / "catalogue/projects/bin-days.yml").read_text(encoding="utf-8"))
    assert written == yaml.safe_load(ENTRY) | {"description": text.strip(), "summary": " ".join(text.split())}


@given(st.text(max_size=60).filter(lambda text: "###" not in text))
def test_any_answer_stays_where_it_was_given(text: str) -> None:
    body = issue("use", {USE_LABEL: "x", "Basis": text, "Evidence": SOURCE})
    read = issue_form._split_at_headings(body, labels("use"))
    assert read["Evidence"] == SOURCE
    assert read["Since"] == ""


@given(st.dictionaries(st.sampled_from(labels("project")[:-1]), st.text(max_size=30)))
def test_any_answers_become_an_entry_that_can_be_judged(desk: EntryForm, answers: dict[str, str]) -> None:
    body = issue("project", {label: text for label, text in answers.items() if "###" not in text})
    fields = desk.to_fields(issue_form.answers(desk, body))
    assert set(fields) <= set(desk.schema.node["properties"])
    assert desk.check_with({"new": fields}).files


@given(st.text(max_size=200))
def test_no_issue_ends_in_anything_but_words(text: str) -> None:
    with pytest.raises(CannotImportError):
        issue_form.collection_of(text)


@pytest.mark.parametrize(
    "body", ["", "Please add bins", "## Name of the project\n\nx", "x\n### Name of the project\n\nx"]
)
def test_an_issue_that_no_form_made_is_refused(body: str, turned: Callable[[str], tuple[int, str]]) -> None:
    code, answer = turned(body)
    assert code == COULD_NOT_RUN
    assert answer.startswith("Nothing was written: the issue was not written with one of the forms")


def test_an_issue_comes_from_a_file_an_event_or_standard_input(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    body = issue("project", PROJECT)
    at = ["--root", str(root)]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(body.encode())))
    assert cli.main(["from-issue", "-", *at]) == CLEAN
    assert capsys.readouterr().out.startswith("Thank you. ")
    (root / "catalogue/projects/bin-days.yml").unlink()
    event = tmp_path / "event.json"
    event.write_text(json.dumps({"issue": {"body": body.replace("\n", "\r\n"), "number": 7}}))
    assert cli.main(["from-issue", "--event", str(event), *at]) == CLEAN
    assert (root / "catalogue/projects/bin-days.yml").read_text() == ENTRY


@pytest.mark.parametrize(
    "event", ["", "[]", '{"issue": {}}', '{"issue": {"body": 1}}', '{"issue": {"body": null}}', "[" * 9999]
)
def test_an_event_that_tells_of_no_issue_is_refused(event: str, root: Path, tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "event.json").write_text(event)
    assert cli.main(["from-issue", "--event", str(tmp_path / "event.json"), "--root", str(root)]) == COULD_NOT_RUN
    assert capsys.readouterr().out.startswith("Nothing was written: ")


def test_bytes_that_are_no_text_and_too_many_are_refused(root: Path, tmp_path: Path, capsys: Captured) -> None:
    for raw, words in ((b"\xff", "UTF-8"), (b"x" * (issue_form.MAX_BYTES + 1), "256")):
        (tmp_path / "issue.md").write_bytes(raw)
        assert cli.main(["from-issue", str(tmp_path / "issue.md"), "--root", str(root)]) == COULD_NOT_RUN
        assert words in capsys.readouterr().out


@pytest.mark.parametrize(("name", "words"), [("none", "No such file or directory"), (".", "Is a directory")])
def test_a_file_that_cannot_be_read_is_told_in_words(
    name: str, words: str, root: Path, tmp_path: Path, capsys: Captured
) -> None:
    path, answer = tmp_path / name, tmp_path / "answer.md"
    assert cli.main(["from-issue", str(path), "--root", str(root), "--output", str(answer)]) == COULD_NOT_RUN
    assert capsys.readouterr() == ("", f"catalogue: cannot read {path}: {words}\n")
    assert not answer.exists()


def test_an_issue_in_an_event_may_hold_what_no_file_can(root: Path, tmp_path: Path) -> None:
    body = json.dumps({"issue": {"body": issue("project", PROJECT | {"Summary": "x\ud800"})}})
    (tmp_path / "event.json").write_text(body)
    assert cli.main(["from-issue", "--event", str(tmp_path / "event.json"), "--root", str(root)]) == ERRORS_FOUND


# One more user

CALENDAR = "catalogue/components/bin-calendar.yml"
NEW = f"  - organisation: example-council\n    status: live\n    evidence: {SOURCE}\n"
OTHER = (
    "used_by:\n  # council by council\n"
    f"  - organisation: anytown   # first\n    status:  'live'\n    evidence: {SOURCE}\n"
)
START = "name: 'Bin calendar'  # said so\nsummary: x\nowner: anytown\ntype: platform\n"
END = f"\n# where from\nsources:\n- {SOURCE}\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (START + END, START + "used_by:\n" + NEW + END),
        (START + OTHER + END, START + OTHER + NEW + END),
        (START + END.lstrip() + OTHER, START + END.lstrip() + OTHER + NEW),
        (START + END.lstrip() + OTHER.rstrip("\n"), START + END.lstrip() + OTHER + NEW),
        (
            START + OTHER.replace("\n  ", "\n") + END,
            START + OTHER.replace("\n  ", "\n") + NEW.replace("\n  ", "\n")[2:] + END,
        ),
        ("\ufeff" + START + OTHER + END, "\ufeff" + START + OTHER + NEW + END),
        ((START + OTHER + END).replace("\n", "\r\n"), (START + OTHER + NEW + END).replace("\n", "\r\n")),
    ],
    ids=["none", "one", "last", "no-line-end", "further-out", "mark", "windows"],
)
def test_a_use_is_one_more_line_and_nothing_else_changes(
    before: str, after: str, root: Path, turned: Callable[[str], tuple[int, str]]
) -> None:
    (root / CALENDAR).write_bytes(before.encode())
    code, answer = turned(issue("use", USED))
    assert (root / CALENDAR).read_bytes() == after.encode()
    assert (code, answer.partition("\n")[0]) == (
        CLEAN,
        f"Thank you. This issue has become a line of the file `{CALENDAR}`.",
    )


@pytest.mark.parametrize(
    "used_by", ["used_by: []\n", "used_by: [{organisation: anytown, status: planned}]\n", "used_by:\n", "used_by: x\n"]
)
def test_a_list_that_is_laid_out_in_another_way_is_left_to_a_person(
    used_by: str, root: Path, turned: Callable[[str], tuple[int, str]]
) -> None:
    (root / CALENDAR).write_text(START + used_by + END)
    code, answer = turned(issue("use", USED))
    assert code == COULD_NOT_RUN
    assert "add yours to the file by hand" in answer
    assert (root / CALENDAR).read_text() == START + used_by + END


@pytest.mark.parametrize("text", [START + END.lstrip() + OTHER + "...\n", (START + OTHER + END).replace("\n", "\r")])
def test_what_would_not_say_the_same_and_more_is_not_written(
    text: str, root: Path, turned: Callable[[str], tuple[int, str]]
) -> None:
    (root / CALENDAR).write_bytes(text.encode())
    assert turned(issue("use", USED))[0] == COULD_NOT_RUN
    assert (root / CALENDAR).read_bytes() == text.encode()


@pytest.mark.parametrize(
    "what", ["bin-calendar", "BIN-calendar", "https://catalogue.example.org/components/bin-calendar/#used-by"]
)
def test_what_is_used_may_be_named_in_any_way(what: str, root: Path, turned: Callable[[str], tuple[int, str]]) -> None:
    assert turned(issue("use", USED | {USE_LABEL: what}))[0] == CLEAN
    assert NEW in (root / CALENDAR).read_text()


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        (
            {USE_LABEL: "Nothing we have"},
            "there is no component, standard or project `Nothing we have` in the catalogue",
        ),
        ({USE_LABEL: "Bin calender"}, "`Bin calender` in the catalogue. Did you mean `bin-calendar`?"),
        ({USE_LABEL: ""}, "there is no component, standard or project"),
        ({USE_LABEL: "../../etc"}, "there is no component, standard or project `../../etc` in the catalogue"),
    ],
)
def test_a_use_of_what_is_not_here_is_refused(
    answers: dict[str, str], words: str, root: Path, turned: Callable[[str], tuple[int, str]]
) -> None:
    before = entries(root)
    code, answer = turned(issue("use", USED | answers))
    assert (code, words in answer) == (COULD_NOT_RUN, True)
    assert entries(root) == before


def test_a_name_that_several_have_stands_for_none_of_them(root: Path, turned: Callable[[str], tuple[int, str]]) -> None:
    """Be they of one kind or of two: nobody guesses which is meant."""
    calendar = (root / CALENDAR).read_text()
    for path in ("components/aa-bin-days", "projects/zz-bin-days"):
        (root / f"catalogue/{path}.yml").parent.mkdir(exist_ok=True)
        (root / f"catalogue/{path}.yml").write_text(re.sub("^name: .*", "name: Bin Days", calendar, flags=re.MULTILINE))
    before = entries(root)
    code, answer = turned(issue("use", USED | {USE_LABEL: "bin days"}))
    assert code == COULD_NOT_RUN
    assert "it is not clear what `bin days` is. Several have this name: `aa-bin-days` and `zz-bin-days`. " in answer
    assert "Write the slug of the one that you mean." in answer
    assert entries(root) == before
    assert turned(issue("use", USED | {USE_LABEL: "zz-bin-days"}))[0] == CLEAN


def test_who_is_there_already_is_not_added_twice(root: Path, turned: Callable[[str], tuple[int, str]]) -> None:
    (root / CALENDAR).write_text(START + OTHER + END)
    code, answer = turned(issue("use", USED | {"Organisation": "anytown"}))
    assert code == COULD_NOT_RUN
    assert "`anytown` is there already, as live; correct that line instead." in answer


def test_mistakes_in_a_use_are_told_and_those_of_others_are_not(
    root: Path, turned: Callable[[str], tuple[int, str]]
) -> None:
    (root / CALENDAR).write_text(START + OTHER.replace("live", "life") + END)
    code, answer = turned(issue("use", USED | {"Organisation": "nobody", "Since": "soon"}))
    assert code == ERRORS_FOUND
    assert "* **Organisation**: There is no organisation `nobody`." in answer
    assert "* **Since**: `soon` is not a year" in answer
    assert "life" not in answer


def test_a_broken_file_is_left_alone(root: Path, turned: Callable[[str], tuple[int, str]]) -> None:
    (root / CALENDAR).write_text("name: Bin calendar\nname: x\n")
    code, answer = turned(issue("use", USED))
    assert (code, "has to be mended first" in answer) == (COULD_NOT_RUN, True)


# The workflow: its own scripts, run here with a gh that only writes down what it is asked


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
    assert (runner.folder / "proposal.md").read_text().endswith("A maintainer looks at it next.\n\nCloses #7.\n")


def test_an_issue_with_mistakes_gets_an_answer_and_no_proposal(runner: Runner) -> None:
    assert runner.label(issue("project", PROJECT | {"Owner": "nobody"})) == (
        "gh auth setup-git\ngh issue comment 7 --body-file /answer.md\ngh issue edit 7 --remove-label make-entry\n"
    )
    assert "There is no organisation `nobody`" in (runner.folder / "answer.md").read_text()


def test_a_proposal_is_made_once(runner: Runner) -> None:
    runner.label(issue("project", PROJECT))
    assert "gh pr create" not in runner.label(issue("use", USED))
    assert "There is a proposal already" in (runner.folder / "answer.md").read_text()


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
