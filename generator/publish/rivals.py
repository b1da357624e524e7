"""What an entry may well be compared with: what is called an alternative to it, else what looks like the same sort.

Nothing here is a judgement: two things are of one sort where both are of one type in one service area, or where their
names have a word in common there that few others have.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, TypeVar

from generator.catalogue import Catalogue
from generator.model import Entry
from generator.publish import usage

_MOST = 3
_MOST_PAIRS = 24
_FEW = 8
"""How many may share a word before it tells nothing about them."""

_A_WORD = 2
"""How much a common word counts; a common type counts one."""

_WORD = re.compile(r"[a-z]{4,}")
_EMPTY_WORDS = frozenset({"council", "data", "digital", "local", "open", "service", "standard", "system"})

Pair = tuple[Entry, Entry]


class Sort(NamedTuple):
    """What makes entries alike: a service area, and either a word in their names or what they are."""

    service: str
    word: str
    collection: str = ""
    type: str = ""


Key = TypeVar("Key", str, Sort)


@dataclass(frozen=True)
class Rivals:
    """Everything that may be compared, gathered by sort.

    What is like what is read from the names in English, so that each comparison has one address in all languages.
    `entries` are the same in the language of the page.
    """

    catalogue: Catalogue
    entries: Mapping[str, Entry]

    def of(self, entry: Entry) -> tuple[Entry, ...]:
        """Give a few to compare an entry with: its alternatives, then those that are most alike."""
        alternatives = (other.slug for other in self._alternatives.get(entry.slug, ()))
        slugs = dict.fromkeys([*alternatives, *(slug for slug, _ in self._near(entry))])
        return tuple(self.entries[slug] for slug in slugs)[:_MOST]

    def _near(self, entry: Entry) -> list[tuple[str, int]]:
        """Rank those of the same sorts by how much they share with an entry; a word says more than a type."""
        shared: Counter[str] = Counter()
        for sort in self._sorts[entry.slug]:
            for other in self._leaders.get(sort, ()):
                shared[other.slug] += _A_WORD if sort.word else 1
        del shared[entry.slug]
        return sorted(shared.items(), key=lambda each: (-each[1], *self._rank[each[0]]))

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """Every two that are alternatives, then some that share both a word and a type, the most used first."""
        stated = [(edge.source, edge.target) for edge in self.catalogue.edges if edge.kind == "alternative_to"]
        found = {frozenset({one.slug, other.slug}): (one, other) for one, other in reversed(stated)}
        most = len(found) + _MOST_PAIRS
        for slug in sorted(self._rank, key=lambda each: self._rank[each]):
            one = self.catalogue.entries[slug]
            for nearest, shared in self._near(one)[:1]:
                other = self.catalogue.entries[nearest]
                if len(found) < most and shared > _A_WORD and one.collection is other.collection:
                    found.setdefault(frozenset({slug, other.slug}), (one, other))
        called = ((self.entries[one.slug], self.entries[other.slug]) for one, other in found.values())
        return tuple(sorted(called, key=lambda pair: pair[0].name.casefold()))

    @cached_property
    def _alternatives(self) -> Mapping[str, tuple[Entry, ...]]:
        ends = [(edge.source, edge.target) for edge in self.catalogue.edges if edge.kind == "alternative_to"]
        either = [(one.slug, other) for one, other in ends] + [(other.slug, one) for one, other in ends]
        return _gathered(either)

    @cached_property
    def _leaders(self) -> Mapping[Sort, tuple[Entry, ...]]:
        """Give the most used of each sort: enough of them that one may be the entry itself."""
        found = _gathered(
            (sort, entry) for entry in self.catalogue.entries.values() for sort in self._sorts[entry.slug]
        )
        return {
            sort: tuple(sorted(each, key=lambda entry: self._rank[entry.slug])[: _MOST + 1])
            for sort, each in found.items()
            if not sort.word or len(each) <= _FEW
        }

    @cached_property
    def _sorts(self) -> Mapping[str, tuple[Sort, ...]]:
        return {slug: tuple(self._sorts_of(entry)) for slug, entry in self.catalogue.entries.items()}

    def _sorts_of(self, entry: Entry) -> Iterator[Sort]:
        """Yield the sorts of an entry; a word that its owner's name has too says nothing about what it does."""
        owner = self.catalogue.organisations.get(entry.owner)
        words = _words(entry.name) - _words(owner.name if owner else "")
        for service in entry.services:
            yield Sort(service, "", entry.collection.value, entry.type or entry.scope)
            for word in sorted(words):
                yield Sort(service, word)

    @cached_property
    def _rank(self) -> Mapping[str, tuple[int, str, str]]:
        """Sort by how many use an entry, then by name."""
        entries = self.catalogue.entries
        return {slug: (-self._users(slug), entry.name.casefold(), slug) for slug, entry in entries.items()}

    def _users(self, slug: str) -> int:
        return sum(use.adoption.status in usage.USING for use in self.catalogue.uses_of(slug))


def _words(name: str) -> set[str]:
    return {word.rstrip("s") for word in _WORD.findall(name.lower())} - _EMPTY_WORDS


def _gathered(pairs: Iterable[tuple[Key, Entry]]) -> Mapping[Key, tuple[Entry, ...]]:
    found: defaultdict[Key, list[Entry]] = defaultdict(list)
    for key, entry in pairs:
        found[key].append(entry)
    return {key: tuple(each) for key, each in found.items()}
