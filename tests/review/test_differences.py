"""Differences between two versions of an entry."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as some

from generator.review.differences import Difference, FieldChangeKind, differences
from tests.report.strangers import HOSTILE

VALUES = some.recursive(
    some.none() | some.integers() | some.text(max_size=8) | some.sampled_from(HOSTILE),
    lambda inner: some.lists(inner, max_size=3) | some.dictionaries(some.text(max_size=4), inner, max_size=3),
    max_leaves=8,
)
NAMES = some.sampled_from(["name", "used_by", "depends_on", "links", "sources", "x", "@y"])
DATA = some.dictionaries(NAMES, VALUES, max_size=5)


@given(before=DATA, after=DATA)
def test_nothing_that_differs_is_left_out(before: dict[str, Any], after: dict[str, Any]) -> None:
    told = list(differences(before, after, {}))
    assert {each.field for each in told} == {name for name in (*before, *after) if before.get(name) != after.get(name)}
    for each in told:
        assert each.kind is not FieldChangeKind.CHANGED or len(each.before) == len(each.after) > 0


def test_each_difference_has_its_label_and_both_texts() -> None:
    texts = {"status": {"title": "Status"}}
    node = {
        "properties": {
            "name": {"title": "Name"},
            "links": {"title": "Links", "properties": {"website": {"title": "Website"}}},
            "used_by": {"title": "Used by", "items": {"anyOf": [{"type": "string"}, {"properties": texts}]}},
            "languages": {"title": "Languages"},
        }
    }
    before = {
        "name": "A",
        "links": {"website": "a", "documentation": "d"},
        "used_by": [{"organisation": "x", "status": "live"}, {"organisation": "y", "status": "live"}],
        "languages": ["Go", "C", "R"],
        "cost": ["one", {"two": 2}],
    }
    after = {
        "name": "B",
        "links": {"website": "b", "documentation": "d"},
        "used_by": [{"organisation": "x", "status": "stopped", "note": "n"}, {"organisation": "z", "status": "live"}],
        "languages": ["R", "Go"],
        "contact": {"email": "a@example.org"},
        "cost": 1,
    }
    kind = FieldChangeKind
    assert list(differences(before, after, node)) == [
        Difference("name", "Name", kind.CHANGED, "", (("", "A"),), (("", "B"),)),
        Difference("links", "Links, website", kind.CHANGED, "", (("", "a"),), (("", "b"),)),
        Difference(
            "used_by", "Used by", kind.CHANGED, "x",
            (("Status", "live"), ("`note`", "")), (("Status", "stopped"), ("`note`", "n")),
        ),
        Difference("used_by", "Used by", kind.GAINED, "z", (), (("Status", "live"),)),
        Difference("used_by", "Used by", kind.LOST, "y", (("Status", "live"),), ()),
        Difference("languages", "Languages", kind.LOST, "C"),
        Difference("languages", "Languages", kind.REORDERED),
        Difference("contact", "`contact`, `email`", kind.ADDED, "", (), (("", "a@example.org"),)),
        Difference("cost", "`cost`", kind.CHANGED, "", (("", "one, two: 2"),), (("", "1"),)),
    ]  # fmt: skip
