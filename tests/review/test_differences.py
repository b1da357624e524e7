"""Differences between two versions of an entry."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as some

from generator.review.differences import FieldChangeKind, differences
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
