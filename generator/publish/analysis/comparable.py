"""What an entry may well be compared with: what is called an alternative to it, else what looks like the same sort.

Nothing here is a judgement: two things look alike where both help with one service area, and have a word in common in
their names, or two that are rare in what is told of them, or are of one type and follow one standard. One type alone
says too little. What belongs together is no choice between two things, and neither are a standard and a program.

What is like what is read from the names in English, so ask with the original of an edition: then each comparison has
one address in all languages.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, TypeVar

from generator.alphabet import name_order
from generator.catalogue import Catalogue
from generator.model import Entry
from generator.project import Collection
from generator.publish.analysis import usage
from generator.publish.edition.memo import memoised

URL = "compare/"
_MOST = 3
_FEW = 8
"""How many may share a word in their names before it tells nothing about them."""

_RARE = 4
"""How many in all the catalogue may share a word in what is told of them before it tells nothing about them."""

_POINTS = {"name": 2, "told": 1, "standard": 2}
"""How much each way of being alike counts. One type, or one that uses both, adds a point more."""

_ENOUGH = 2
"""The points without which two things are not called alike."""

_BUILT_ON = ("part_of", "depends_on")
_WORD = re.compile(r"[a-z]{4,}")
_EMPTY_WORDS = frozenset({"council", "data", "digital", "local", "open", "service", "standard", "system"})


@dataclass(frozen=True, slots=True)
class Pair:
    """Two entries that have a comparison of their own, and its address."""

    one: Entry
    other: Entry

    @property
    def url(self) -> str:
        """The address of the comparison."""
        return f"{URL}{self.one.slug}-and-{self.other.slug}/"


class Mark(NamedTuple):
    """Something by which entries are alike, and the way: one of those that have `_POINTS`."""

    way: str
    value: str


class Sort(NamedTuple):
    """Where entries may be alike, and by what: all of them standards, or none."""

    service: str
    is_standard: bool
    mark: Mark


Key = TypeVar("Key", str, Sort)
Found = TypeVar("Found", Entry, Pair)


def comparable(catalogue: Catalogue, entry: Entry) -> tuple[Entry, ...]:
    """Return a few entries to compare one with, at most three: its alternatives, then the most similar first."""
    return _index(catalogue).comparable(entry)


def pairs(catalogue: Catalogue) -> tuple[Pair, ...]:
    """Return every two entries that are called alternatives. What only looks alike may change with each entry."""
    return _index(catalogue).pairs


def pairs_with(catalogue: Catalogue, entry: Entry) -> tuple[Pair, ...]:
    """Return those of the pairs that an entry is in."""
    return _index(catalogue).pairs_with.get(entry.slug, ())


@memoised
def _index(catalogue: Catalogue) -> "_Index":
    return _Index(catalogue)


@dataclass(frozen=True)
class _Index:
    """Everything that may be compared, gathered by sort."""

    catalogue: Catalogue

    def comparable(self, entry: Entry) -> tuple[Entry, ...]:
        alternatives = (other.slug for other in self._alternatives.get(entry.slug, ()))
        slugs = dict.fromkeys([*alternatives, *(slug for slug, _ in self._near(entry))])
        return tuple(self.catalogue.entries[slug] for slug in slugs)[:_MOST]

    def _near(self, entry: Entry) -> list[tuple[str, int]]:
        """Rank those of the same sorts by how much they share with an entry."""
        shared: defaultdict[str, set[Mark]] = defaultdict(set)
        for sort in self._sorts[entry.slug]:
            for other in self._leaders.get(sort, ()):
                shared[other.slug].add(sort.mark)
        for slug in (entry.slug, *self._belonging[entry.slug]):
            shared.pop(slug, None)
        points = {slug: sum(_POINTS[mark.way] for mark in marks) for slug, marks in shared.items()}
        found = [(slug, number + self._more(entry, slug)) for slug, number in points.items() if number >= _ENOUGH]
        return sorted(found, key=lambda each: (-each[1], *self._rank[each[0]]))

    def _more(self, entry: Entry, slug: str) -> int:
        """Count what brings those nearer that are alike already: one type, and one that uses both."""
        is_of_type = _type(entry) == _type(self.catalogue.entries[slug])
        return is_of_type + (not self._users[entry.slug].isdisjoint(self._users[slug]))

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        stated = [(edge.source, edge.target) for edge in self.catalogue.edges if edge.kind == "alternative_to"]
        found = {frozenset({one.slug, other.slug}): (one, other) for one, other in reversed(stated)}
        in_order = sorted((Pair(*ends) for ends in found.values()), key=lambda pair: name_order(pair.one))
        return tuple({pair.url: pair for pair in in_order}.values())  # "a" and "b-and-c", "a-and-b" and "c"

    @cached_property
    def pairs_with(self) -> Mapping[str, tuple[Pair, ...]]:
        return _gathered((each.slug, pair) for pair in self.pairs for each in (pair.one, pair.other))

    @cached_property
    def _alternatives(self) -> Mapping[str, tuple[Entry, ...]]:
        ends = [(edge.source, edge.target) for edge in self.catalogue.edges if edge.kind == "alternative_to"]
        either = [(one.slug, other) for one, other in ends] + [(other.slug, one) for one, other in ends]
        return _gathered(either)

    @cached_property
    def _belonging(self) -> Mapping[str, set[str]]:
        """Tell what each entry belongs together with: its parts, its whole, what it needs, follows or replaces."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for edge in self.catalogue.edges:
            if edge.kind != "alternative_to":
                found[edge.source.slug].add(edge.target.slug)
                found[edge.target.slug].add(edge.source.slug)
        return found

    @cached_property
    def _leaders(self) -> Mapping[Sort, tuple[Entry, ...]]:
        """Give the most used of each sort: enough of them that one may be the entry itself."""
        found = _gathered(
            (sort, entry) for entry in self.catalogue.entries.values() for sort in self._sorts[entry.slug]
        )
        return {
            sort: tuple(sorted(each, key=lambda entry: self._rank[entry.slug])[:_FEW])
            for sort, each in found.items()
            if sort.mark.way != "name" or len(each) <= _FEW
        }

    @cached_property
    def _sorts(self) -> Mapping[str, tuple[Sort, ...]]:
        return {slug: tuple(self._sorts_of(entry)) for slug, entry in self.catalogue.entries.items()}

    def _sorts_of(self, entry: Entry) -> Iterator[Sort]:
        """Yield the sorts of an entry; a word of what it builds on, or of who has more such, tells nothing of it."""
        around = [edge.target.name for edge in self.catalogue.edges_from(entry.slug) if edge.kind in _BUILT_ON]
        owner = self.catalogue.organisations.get(entry.owner)
        if owner and len(self.catalogue.owned_by(owner.slug)) > 1:
            around.append(owner.name)
        marks = [Mark("name", word) for word in sorted(_words(entry.name).difference(*map(_words, around)))]
        marks += (Mark("told", word) for word in sorted(_told(entry)) if self._often[word] <= _RARE)
        followed = (edge.target.slug for edge in self.catalogue.edges_from(entry.slug) if edge.kind == "implements")
        marks += (Mark("standard", " ".join((*_type(entry), slug))) for slug in followed)
        is_standard = entry.collection is Collection.STANDARDS
        yield from (Sort(service, is_standard, mark) for service in entry.services for mark in marks)

    @cached_property
    def _often(self) -> Counter[str]:
        """Count in how many entries each word stands."""
        return Counter(word for entry in self.catalogue.entries.values() for word in _told(entry))

    @cached_property
    def _users(self) -> Mapping[str, frozenset[str]]:
        """Give who has to do with each entry today."""
        return {
            slug: frozenset(use.organisation.slug for use in usage.present(self.catalogue.uses_of(slug)))
            for slug in self.catalogue.entries
        }

    @cached_property
    def _rank(self) -> Mapping[str, tuple[int, str, str]]:
        """Sort by how many use an entry, then by name."""
        entries = self.catalogue.entries
        users = {slug: len(usage.in_use(self.catalogue, slug)) for slug in entries}
        return {slug: (-users[slug], *name_order(entry)) for slug, entry in entries.items()}


def _type(entry: Entry) -> tuple[str, str]:
    return entry.collection.value, entry.type or entry.scope


def _told(entry: Entry) -> set[str]:
    return _words(f"{entry.name} {entry.summary}")


def _words(name: str) -> set[str]:
    return {word.rstrip("s") for word in _WORD.findall(name.lower())} - _EMPTY_WORDS


def _gathered(each_with_key: Iterable[tuple[Key, Found]]) -> Mapping[Key, tuple[Found, ...]]:
    found: defaultdict[Key, list[Found]] = defaultdict(list)
    for key, each in each_with_key:
        found[key].append(each)
    return {key: tuple(each) for key, each in found.items()}
