"""The summary of a branch: no text of a stranger means anything in it."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from generator.check import check_with
from generator.history.changes import Branch, Change
from generator.project import Collection, EntryFile, Project
from generator.report import branch_summary as report
from generator.review import new_diagnostics, permissions
from generator.review.alerts import alerts
from generator.review.branch_changes import branch_changes
from generator.review.proposal import Proposal
from tests.conftest import TODAY, small_project
from tests.report.strangers import HOSTILE, is_harmless

MANY_WORDS = (
    "Residents report a problem on a map and the council's own system receives it. It does not plan the repair work, "
    "and it does not tell anybody when the work is done."
)
PLACE = EntryFile("catalogue/projects/strange.yml", Collection.PROJECTS, "strange")


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Any:
    from generator.check import check  # noqa: PLC0415 - beside the fixture's own work

    return check(Project(small_project(tmp_path_factory.mktemp("base") / "project")), TODAY)


def meant(base: Any, before: bytes | None, after: bytes | None) -> str:
    """Tell what a change of one file means, without a repository."""
    head = check_with(base, {PLACE: after})
    change = Change(PLACE.path if before is not None else "", PLACE.path if after is not None else "", before)
    proposal = Proposal(Branch((change,)), head)
    changes = branch_changes(proposal)
    return report.render(
        alerts(proposal, changes),
        changes,
        new_diagnostics.introduced_by_branch(proposal),
        permissions.review_branch(proposal, ""),
    )


SOUND = b"name: Bins\nsummary: Tells when.\nowner: example-council\nsources: [https://www.example.gov.uk/a]\n"


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (SOUND, SOUND.replace(b"when", b"which"), ""),
        (SOUND, SOUND + b"stage: [live]\n", "It has errors"),
        (None, SOUND, ""),
        (SOUND, None, "Its address is lost"),
        (SOUND, b"name: [", "It cannot be read"),
        (b"name: [", SOUND, "Its earlier version cannot be read"),
    ],
)
def test_a_version_with_errors_is_called_so(before: bytes | None, after: bytes | None, words: str, base: Any) -> None:
    text = meant(base, before, after)
    found = re.findall("It has errors|Its address is lost|It cannot be read|Its earlier version cannot be read", text)
    assert found == ([words] if words else [])


def test_files_are_in_their_order(base: Any) -> None:
    paths = [f"catalogue/projects/{name}.yml" for name in "hgfedcba"]
    proposal = Proposal(Branch(tuple(Change("", path, None) for path in paths)), base)
    assert new_diagnostics.introduced_by_branch(proposal).files == tuple(sorted(paths))


@pytest.mark.parametrize("text", HOSTILE)
def test_text_of_strangers_stays_text(text: str, base: Any) -> None:
    quoted = "'" + text.replace("'", "''") + "'"
    padded = "'" + MANY_WORDS.replace("'", "''") + " " + quoted[1:]
    raw = f"name: {quoted}\nowner: {quoted}\n{quoted}: {quoted}\nsources: [{quoted}]\n"
    raw += f"used_by: [{{organisation: {quoted}}}]"
    first = f"{raw}\ndescription: '{MANY_WORDS.replace(chr(39), chr(39) * 2)}'\n".encode()
    second = f"{raw}\ndescription: {padded}\nsummary: {quoted}\n".encode()
    for before, after in ((None, first), (first, second), (second, None)):
        is_harmless(meant(base, before, after))


@given(before=some.binary(max_size=60), after=some.text(max_size=60).map(lambda text: f"name: {text!r}\n".encode()))
def test_no_file_escapes_its_place_in_the_summary(before: bytes, after: bytes, base: Any) -> None:
    is_harmless(meant(base, before, after))
    is_harmless(meant(base, after, before))
