"""What an entry may well be compared with: what is called an alternative to it, else the most used of the same sort."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TypeVar

from generator.catalogue import Catalogue
from generator.model import Entry
from generator.publish import usage

_MOST = 3
_MOST_PAIRS = 24

Sort = tuple[str, str, str, str]
Pair = tuple[Entry, Entry]
Key = TypeVar("Key", str, Sort)


@dataclass(frozen=True)
class Rivals:
    """Everything that may be compared, gathered by what it is and the service area that it helps with."""

    catalogue: Catalogue

    def of(self, entry: Entry) -> tuple[Entry, ...]:
        """Give a few to compare an entry with: its alternatives, then what shares most of its service areas."""
        alternatives = self._alternatives.get(entry.slug, ())
        shared = Counter(other.slug for sort in _sorts(entry) for other in self._leaders.get(sort, ()))
        ranked = sorted(shared, key=lambda slug: (-shared[slug], *self._rank[slug]))
        names = dict.fromkeys([*(each.slug for each in alternatives), *ranked])
        return tuple(self.catalogue.entries[slug] for slug in names if slug != entry.slug)[:_MOST]

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """Every two that are alternatives, then the two most used of some sorts, each pair once."""
        found: dict[frozenset[str], Pair] = {}
        for edge in self.catalogue.edges:
            if edge.kind == "alternative_to":
                found.setdefault(frozenset({edge.source.slug, edge.target.slug}), (edge.source, edge.target))
        stated = len(found)
        for leaders in self._leaders.values():
            for one, other in pairwise(leaders[:2]):
                if len(found) - stated < _MOST_PAIRS and self._rank[other.slug][0] < 0:
                    found.setdefault(frozenset({one.slug, other.slug}), (one, other))
        return tuple(found.values())

    @cached_property
    def _alternatives(self) -> Mapping[str, tuple[Entry, ...]]:
        edges = [edge for edge in self.catalogue.edges if edge.kind == "alternative_to"]
        return _gathered(
            [*((edge.source.slug, edge.target) for edge in edges), *((edge.target.slug, edge.source) for edge in edges)]
        )

    @cached_property
    def _leaders(self) -> Mapping[Sort, tuple[Entry, ...]]:
        """Give the most used of each sort: enough of them that one may be the entry itself."""
        sorts = _gathered((sort, entry) for entry in self.catalogue.entries.values() for sort in _sorts(entry))
        ranked = {sort: sorted(each, key=lambda entry: self._rank[entry.slug]) for sort, each in sorted(sorts.items())}
        return {sort: tuple(each[: _MOST + 1]) for sort, each in ranked.items()}

    @cached_property
    def _rank(self) -> Mapping[str, tuple[int, str, str]]:
        """Sort by how many use an entry, then by name."""
        return {
            slug: (-self._users(slug), entry.name.casefold(), slug) for slug, entry in self.catalogue.entries.items()
        }

    def _users(self, slug: str) -> int:
        return sum(use.adoption.status in usage.USING for use in self.catalogue.uses_of(slug))


def _sorts(entry: Entry) -> Iterator[Sort]:
    """Yield what an entry is, once for each service area."""
    for service in entry.services:
        yield service, entry.collection.value, entry.type, entry.scope


def _gathered(pairs: Iterable[tuple[Key, Entry]]) -> Mapping[Key, tuple[Entry, ...]]:
    found: defaultdict[Key, list[Entry]] = defaultdict(list)
    for key, entry in pairs:
        found[key].append(entry)
    return {key: tuple(each) for key, each in found.items()}
