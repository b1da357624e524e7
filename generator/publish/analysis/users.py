"""How many organisations use any of several things, and whether one of those makes up most of the number."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from generator.collation import name_order
from generator.model import Entry
from generator.uses import Use

_MIN_USERS = 3
"""Of one or two users, any entry has more than half."""


@dataclass(frozen=True, slots=True)
class Users:
    """The number of organisations that use something, and the entry that the most of them use, if there is any.

    `without` is how many use something else, whether or not they use `most_used` as well. A number that `is_dominated`
    says more about `most_used` than about all else: more than half of them use it.
    """

    number: int
    most_used: Entry | None
    without: int
    is_dominated: bool


def users(uses: Iterable[Use]) -> Users:
    """Count the organisations with any of some uses. Of entries used equally often, the first by name counts."""
    entries: dict[str, Entry] = {}
    pairs: set[tuple[str, str]] = set()
    for use in uses:
        entries[use.entry.slug] = use.entry
        pairs.add((use.entry.slug, use.organisation.slug))
    if not pairs:
        return Users(0, None, 0, is_dominated=False)
    counts = Counter(slug for slug, _ in pairs)
    number = len({organisation for _, organisation in pairs})
    most_used = min(entries.values(), key=lambda entry: (-counts[entry.slug], *name_order(entry)))
    without = len({organisation for slug, organisation in pairs if slug != most_used.slug})
    return Users(number, most_used, without, number >= _MIN_USERS and counts[most_used.slug] * 2 > number)
