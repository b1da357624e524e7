"""Who uses any of several things, and whether one thing makes up most of the number."""

import pytest

from generator.catalogue import Catalogue
from generator.publish.analysis.users import users
from tests.publish.analysis.catalogues import make_adoptions, make_catalogue, make_council, make_entry


def _catalogue(**used_by: str) -> Catalogue:
    """Return a catalogue in which each entry is used by organisations of one letter each."""
    entries = (make_entry(slug, used_by=make_adoptions(*letters)) for slug, letters in used_by.items())
    return make_catalogue(*entries, organisations=tuple(map(make_council, "abcdef")))


@pytest.mark.parametrize(
    ("used_by", "number", "most_used", "without", "is_dominated"),
    [
        ({"pay": "abc", "wifi": "cd"}, 4, "pay", 2, True),
        ({"pay": "ab", "wifi": "cd"}, 4, "pay", 2, False),  # half is not more than half
        ({"pay": "abcd"}, 4, "pay", 0, True),
        ({"pay": "abc", "wifi": "abc"}, 3, "pay", 3, True),  # the first by name; all use something else as well
        ({"pay": "ab"}, 2, "pay", 0, False),  # too few to say so
    ],
)
def test_an_entry_that_more_than_half_use_is_named_with_the_number_without_it(
    used_by: dict[str, str], number: int, most_used: str, without: int, *, is_dominated: bool
) -> None:
    counted = users(_catalogue(**used_by).uses)
    assert counted.most_used is not None
    assert (counted.number, counted.most_used.slug, counted.without) == (number, most_used, without)
    assert counted.is_dominated is is_dominated


def test_of_no_uses_there_is_nothing_to_say() -> None:
    counted = users(())
    assert (counted.number, counted.most_used, counted.is_dominated) == (0, None, False)
