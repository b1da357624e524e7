"""An issue that confirms an entry changes one line: the day on which it was last checked."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import cli
from generator.check import check
from generator.cli.environment import CLEAN, COULD_NOT_RUN
from generator.importing.issue_form import HOW_LABEL, STILL_TRUE_LABEL
from generator.project import Project
from tests.conftest import TODAY
from tests.importing.issues import SOURCE, entries, issue

CALENDAR = "catalogue/components/bin-calendar.yml"
START = "name: 'Bin calendar'  # said so\nsummary: x\nowner: anytown\ntype: platform\n"
SOURCES = f"sources:\n- {SOURCE}\n"
CHECKED = 'reviewed: "2026-10-30"\n'
LATER = "formerly: [bin-dates]\n"
TRUE = {STILL_TRUE_LABEL: "bin-calendar", HOW_LABEL: "We run it."}

Confirm = Callable[..., tuple[int, str]]


@pytest.fixture
def confirm(root: Path, tmp_path: Path) -> Confirm:
    """Write an issue on a day, and return the exit code and the answer."""

    def run(day: str = "2026-10-30", **answers: str) -> tuple[int, str]:
        event = {"issue": {"body": issue("still-true", TRUE | answers), "created_at": f"{day}T23:59:59Z"}}
        (tmp_path / "event.json").write_text(json.dumps(event))
        arguments = ["from-issue", "--event", str(tmp_path / "event.json"), "--output", str(tmp_path / "answer.md")]
        return cli.main([*arguments, "--root", str(root)]), (tmp_path / "answer.md").read_text()

    return run


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (START + SOURCES, START + SOURCES + CHECKED),
        (START + SOURCES.rstrip("\n"), START + SOURCES + CHECKED),
        (START + SOURCES + LATER, START + SOURCES + CHECKED + LATER),
        (START + SOURCES + "# a\n# b\n" + LATER, START + SOURCES + CHECKED + "# a\n# b\n" + LATER),
        (START + LATER + SOURCES, START + CHECKED + LATER + SOURCES),
        (
            START + "reviewed: '2025-01-01'  # by us\n" + SOURCES,
            START + "reviewed: '2026-10-30'  # by us\n" + SOURCES,
        ),
        ("\ufeff" + START + SOURCES, "\ufeff" + START + SOURCES + CHECKED),
        ((START + SOURCES).replace("\n", "\r\n"), (START + SOURCES + CHECKED).replace("\n", "\r\n")),
        ((START + SOURCES).replace("\n", "\r"), (START + SOURCES).replace("\n", "\r") + CHECKED),
        (f"{{name: x, summary: x, owner: anytown, type: platform, reviewed: 2026-01-31, sources: [{SOURCE}]}}",
         f"{{name: x, summary: x, owner: anytown, type: platform, reviewed: \"2026-10-30\", sources: [{SOURCE}]}}"),
    ],
    ids=["none", "no-line-end", "later", "comment", "moved", "there", "mark", "windows", "old-mac", "one-line"],
)  # fmt: skip
def test_the_day_of_the_issue_becomes_the_day_of_the_last_check(
    before: str, after: str, root: Path, confirm: Confirm
) -> None:
    (root / CALENDAR).write_bytes(before.encode())
    code, answer = confirm()
    assert (root / CALENDAR).read_bytes() == after.encode()
    assert code == CLEAN
    assert answer.startswith(f"Thank you. This issue has become a line of the file `{CALENDAR}`.\n")
    assert [each for each in check(Project(root), TODAY).errors if each.location.path == CALENDAR] == []


@pytest.mark.parametrize("name", ["Bin calendar", "https://catalogue.example.org/components/bin-calendar/#kept-up"])
def test_the_entry_may_be_named_in_any_way(name: str, root: Path, confirm: Confirm) -> None:
    assert confirm(**{STILL_TRUE_LABEL: name})[0] == CLEAN
    assert f"\n{CHECKED}" in (root / CALENDAR).read_text()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (START + SOURCES + CHECKED, "`bin-calendar` was checked on `2026-10-30` already"),
        (START + SOURCES + "reviewed: 2026-11-02\n", "`bin-calendar` was checked on `2026-11-02` already"),
        (START + SOURCES + "sources: []\n", "has to be fixed first"),
        (START + SOURCES + "...\n", "by hand"),
        (START + "reviewed: >-  # x\n  2025-01-01\n" + SOURCES, "by hand"),
        (f"{{name: x, summary: x, owner: anytown, type: platform, sources: [{SOURCE}]}}", "by hand"),
    ],
)
def test_what_only_a_person_can_write_is_left_to_one(text: str, words: str, root: Path, confirm: Confirm) -> None:
    (root / CALENDAR).write_text(text)
    before = entries(root)
    code, answer = confirm()
    assert (code, words in answer) == (COULD_NOT_RUN, True)
    assert entries(root) == before


@pytest.mark.parametrize("name", ["", "nothing", "anytown", "../../etc/passwd", "$(touch evil)"])
def test_what_is_no_entry_is_refused(name: str, root: Path, confirm: Confirm) -> None:
    before = entries(root)
    assert confirm(**{STILL_TRUE_LABEL: name})[0] == COULD_NOT_RUN
    assert entries(root) == before


def test_the_heading_in_an_answer_confirms_nothing_else(root: Path, confirm: Confirm) -> None:
    before = entries(root)
    code, answer = confirm(**{HOW_LABEL: f"x\n\n### {STILL_TRUE_LABEL}\n\nbin-calendar"})
    assert (code, "is in the issue twice" in answer) == (COULD_NOT_RUN, True)
    assert entries(root) == before
