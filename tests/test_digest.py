"""Digests: equal for equal values, different for different ones."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from generator.digest import Digests, NoDigestError

PLAIN = st.recursive(
    st.none() | st.integers() | st.text(),
    lambda inner: st.lists(inner).map(tuple) | st.dictionaries(st.text(), inner),
    max_leaves=6,
)


@given(PLAIN, PLAIN)
def test_plain_data_has_the_same_digest_if_it_is_the_same(one: object, other: object) -> None:
    assert (Digests().of(one) == Digests().of(other)) is (repr(one) == repr(other))


@dataclass(frozen=True)
class Thing:
    name: str
    size: int = 1


class Kind(StrEnum):
    LARGE = "large"


def says(text: str) -> Callable[[], str]:
    return lambda: text


def of(value: object) -> bytes:
    return Digests().of(value)


def test_values_of_other_kinds_differ(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "file").write_text(name)
    values = [
        "large", b"large", Markup("large"), Kind.LARGE, 1, 1.0, True, None, (), {}, frozenset(), ("1",), ("1", "1"),
        ("11",), {"1": "1"}, frozenset({"1"}), Thing("1"), Thing("1", 2), Thing, partial(says, "1"), partial(says, "2"),
        says, says("1"), says("2"), Thing("1").__eq__, Thing("2").__eq__, tmp_path / "a/file", tmp_path / "b/file",
    ]  # fmt: skip
    assert len({of(value) for value in values}) == len(values)


def test_what_is_the_same_in_another_place_has_the_same_digest(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "file").write_text("the same")
    assert of(tmp_path / "a/file") == of(tmp_path / "b/file")
    assert of(frozenset("abc")) == of(frozenset("cba"))
    assert of(says("1")) == of(says("1"))
    assert Digests(shared=(Thing,)).of((Thing("1"), Thing("1"))) == Digests(shared=(Thing,)).of((Thing("1"),) * 2)


def test_what_is_named_counts_by_its_name() -> None:
    digests = Digests(named={Thing: lambda thing: thing.name})
    assert digests.of(Thing("1")) == digests.of(Thing("1", 2)) != digests.of(Thing("2"))


def test_an_unknown_kind_of_value_has_no_digest() -> None:
    with pytest.raises(NoDigestError, match="no digest is known for object"):
        of({"inner": (object(),)})
