"""What an entry may well be compared with: what is called an alternative to it, else what looks like the same sort.

Nothing here is a judgement: two things are of one sort where both are of one type in one service area, or where their
names have a word in common there that few others have. What belongs together is no choice between two things.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, TypeVar

from generator.alphabet import filed
from generator.catalogue import Catalogue
from generator.model import Entry
from generator.publish import usage

URL = "compare/"
_MOST = 3
_FEW = 8
"""How many may share a word before it tells nothing about them."""

_A_WORD = 2
"""How much a common word counts; a common type counts one."""

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


class Sort(NamedTuple):
    """What makes entries alike: a service area, and either a word in their names or what they are."""

    service: str
    word: str
    collection: str = ""
    type: str = ""


Key = TypeVar("Key", str, Sort)
Found = TypeVar("Found", Entry, Pair)


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
        for slug in (entry.slug, *self._belonging[entry.slug]):
            del shared[slug]
        return sorted(shared.items(), key=lambda each: (-each[1], *self._rank[each[0]]))

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """Every two that are called alternatives. What only looks alike may change with each entry."""
        stated = [(edge.source, edge.target) for edge in self.catalogue.edges if edge.kind == "alternative_to"]
        found = {frozenset({one.slug, other.slug}): (one, other) for one, other in reversed(stated)}
        called = (Pair(self.entries[one.slug], self.entries[other.slug]) for one, other in found.values())
        in_order = sorted(called, key=lambda pair: filed(pair.one.name))
        return tuple({pair.url: pair for pair in in_order}.values())  # "a" and "b-and-c", "a-and-b" and "c"

    def pairs_with(self, entry: Entry) -> tuple[Pair, ...]:
        """Give the pairs that an entry is in."""
        return self._pairs.get(entry.slug, ())

    @cached_property
    def _pairs(self) -> Mapping[str, tuple[Pair, ...]]:
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
            sort: tuple(sorted(each, key=lambda entry: self._rank[entry.slug])[: _MOST + 1])
            for sort, each in found.items()
            if not sort.word or len(each) <= _FEW
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
        words = _words(entry.name).difference(*map(_words, around))
        for service in entry.services:
            yield Sort(service, "", entry.collection.value, entry.type or entry.scope)
            for word in sorted(words):
                yield Sort(service, word)

    @cached_property
    def _rank(self) -> Mapping[str, tuple[int, str, str]]:
        """Sort by how many use an entry, then by name."""
        entries = self.catalogue.entries
        users = {slug: len(usage.in_use(self.catalogue, slug)) for slug in entries}
        return {slug: (-users[slug], filed(entry.name), slug) for slug, entry in entries.items()}


def _words(name: str) -> set[str]:
    return {word.rstrip("s") for word in _WORD.findall(name.lower())} - _EMPTY_WORDS


def _gathered(each_with_key: Iterable[tuple[Key, Found]]) -> Mapping[Key, tuple[Found, ...]]:
    found: defaultdict[Key, list[Found]] = defaultdict(list)
    for key, each in each_with_key:
        found[key].append(each)
    return {key: tuple(each) for key, each in found.items()}
