"""Which entries to compare an entry with: its stated alternatives first, then similar entries.

Similarity is not a judgement. Two entries are similar if they have a service area in common, and also a word of their
names, two rare words of their names and summaries, or both their type and a standard that they follow. The same type
alone is not enough. Entries that are related, such as a part and its whole, are not similar, and neither are a
standard and a program.

Similarity is computed from the English texts, so pass the `original` catalogue of an edition: then each comparison has
the same URL in all languages.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import islice
from typing import NamedTuple, TypeVar

from generator.catalogue import Catalogue
from generator.collation import name_order
from generator.model import Entry
from generator.project import Collection
from generator.publish.analysis import activity, usage
from generator.publish.edition.memo import memoised
from generator.questions import question

URL = "compare/"
_MAX_COMPARABLES = 3
_MAX_CANDIDATES_PER_GROUP = 8
"""Only the most used entries of a group are candidates. A word in more names than this says too little to count."""

_MAX_ENTRIES_WITH_RARE_WORD = 4
"""A word is rare if no more entries than this, in the whole catalogue, have it in their name or summary."""

_POINTS = {"name": 2, "text": 1, "standard": 2}
"""The score of a shared feature, by its kind."""

_MIN_POINTS = 2
"""The score from which two entries count as similar."""

_BUILT_ON = ("part_of", "depends_on")
_WORD = re.compile(r"[a-z]{4,}")
_STOP_WORDS = frozenset({"council", "data", "digital", "local", "open", "service", "standard", "system"})


@dataclass(frozen=True, slots=True)
class Pair:
    """Two entries that have a comparison page."""

    one: Entry
    other: Entry

    @property
    def url(self) -> str:
        """The URL of the comparison page."""
        return f"{URL}{self.one.slug}-and-{self.other.slug}/"


class Feature(NamedTuple):
    """Something that similar entries have in common. `kind` is a key of `_POINTS`."""

    kind: str
    value: str


class SimilarityGroup(NamedTuple):
    """The key that similar entries are grouped by: service area, whether they are standards, and the shared feature."""

    service: str
    is_standard: bool
    feature: Feature


Key = TypeVar("Key", str, SimilarityGroup)
Value = TypeVar("Value", Entry, Pair)


@question
def comparable(catalogue: Catalogue, entry: Entry, today: date) -> tuple[Entry, ...]:
    """Return up to three entries to compare an entry with: its alternatives, then the most similar ones.

    Each can be proposed as of `today`.
    """
    others = (other for other in _index(catalogue).comparable(entry) if activity.is_proposable(catalogue, other, today))
    return tuple(islice(others, _MAX_COMPARABLES))


@question
def pairs(catalogue: Catalogue) -> tuple[Pair, ...]:
    """Return all pairs of stated alternatives, by name. Similar entries are left out: a new entry may change them."""
    return _index(catalogue).pairs


@question
def pairs_with(catalogue: Catalogue, entry: Entry) -> tuple[Pair, ...]:
    """Return the pairs that an entry is part of."""
    return _index(catalogue).pairs_with.get(entry.slug, ())


@memoised
def _index(catalogue: Catalogue) -> "_Comparables":
    return _Comparables(catalogue)


@dataclass(frozen=True)
class _Comparables:
    """The index of alternatives and similar entries of one catalogue."""

    catalogue: Catalogue

    def comparable(self, entry: Entry) -> Iterator[Entry]:
        """Yield the alternatives of an entry, then what is similar to it."""
        alternatives = (other.slug for other in self._alternatives.get(entry.slug, ()))
        slugs = dict.fromkeys([*alternatives, *(slug for slug, _ in self._ranked_by_similarity(entry))])
        return (self.catalogue.entries[slug] for slug in slugs)

    def _ranked_by_similarity(self, entry: Entry) -> list[tuple[str, int]]:
        """Return the slugs and scores of similar entries, the most similar first; related entries are left out."""
        shared: defaultdict[str, set[Feature]] = defaultdict(set)
        for group in self._groups_by_entry[entry.slug]:
            for other in self._top_by_group.get(group, ()):
                shared[other.slug].add(group.feature)
        for slug in (entry.slug, *self._related_slugs[entry.slug]):
            shared.pop(slug, None)
        scores = {slug: sum(_POINTS[feature.kind] for feature in features) for slug, features in shared.items()}
        ranked = [
            (slug, score + self._tie_break_score(entry, slug)) for slug, score in scores.items() if score >= _MIN_POINTS
        ]
        ranks = usage.ranks_by_use(self.catalogue)
        return sorted(ranked, key=lambda scored: (-scored[1], ranks[scored[0]]))

    def _tie_break_score(self, entry: Entry, slug: str) -> int:
        """Return one point for the same type, and one for an organisation in common. They only rank similar entries."""
        has_same_type = _type(entry) == _type(self.catalogue.entries[slug])
        return has_same_type + (
            not self._current_organisations[entry.slug].isdisjoint(self._current_organisations[slug])
        )

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        alternatives = [(edge.source, edge.target) for edge in self.catalogue.edges if edge.kind == "alternative_to"]
        by_slugs = {frozenset({one.slug, other.slug}): (one, other) for one, other in reversed(alternatives)}
        in_order = sorted((Pair(*ends) for ends in by_slugs.values()), key=lambda pair: name_order(pair.one))
        # Two pairs may have the same URL: "a" and "b-and-c", "a-and-b" and "c".
        return tuple({pair.url: pair for pair in in_order}.values())

    @cached_property
    def pairs_with(self) -> Mapping[str, tuple[Pair, ...]]:
        return _group_by_key((entry.slug, pair) for pair in self.pairs for entry in (pair.one, pair.other))

    @cached_property
    def _alternatives(self) -> Mapping[str, tuple[Entry, ...]]:
        ends = [(edge.source, edge.target) for edge in self.catalogue.edges if edge.kind == "alternative_to"]
        both_ways = [(one.slug, other) for one, other in ends] + [(other.slug, one) for one, other in ends]
        return _group_by_key(both_ways)

    @cached_property
    def _related_slugs(self) -> Mapping[str, set[str]]:
        """For each entry, the entries with any relation to it except *alternative to*, from either end."""
        related: defaultdict[str, set[str]] = defaultdict(set)
        for edge in self.catalogue.edges:
            if edge.kind != "alternative_to":
                related[edge.source.slug].add(edge.target.slug)
                related[edge.target.slug].add(edge.source.slug)
        return related

    @cached_property
    def _top_by_group(self) -> Mapping[SimilarityGroup, tuple[Entry, ...]]:
        """The most used entries of each group. A word that too many names share forms no group."""
        groups = _group_by_key(
            (group, entry) for entry in self.catalogue.entries.values() for group in self._groups_by_entry[entry.slug]
        )
        return {
            group: usage.by_use(self.catalogue, entries)[:_MAX_CANDIDATES_PER_GROUP]
            for group, entries in groups.items()
            if group.feature.kind != "name" or len(entries) <= _MAX_CANDIDATES_PER_GROUP
        }

    @cached_property
    def _groups_by_entry(self) -> Mapping[str, tuple[SimilarityGroup, ...]]:
        return {slug: tuple(self._groups_for(entry)) for slug, entry in self.catalogue.entries.items()}

    def _groups_for(self, entry: Entry) -> Iterator[SimilarityGroup]:
        """Yield the groups of an entry.

        A word of its name does not count if it is also in the name of something it builds on, or of an owner with
        several entries: such a word says nothing about the entry itself.
        """
        related_names = [edge.target.name for edge in self.catalogue.edges_from(entry.slug) if edge.kind in _BUILT_ON]
        owner = self.catalogue.organisations.get(entry.owner)
        if owner and len(self.catalogue.owned_by(owner.slug)) > 1:
            related_names.append(owner.name)
        features = [
            Feature("name", word) for word in sorted(_words(entry.name).difference(*map(_words, related_names)))
        ]
        features += (
            Feature("text", word)
            for word in sorted(_text_words(entry))
            if self._word_counts[word] <= _MAX_ENTRIES_WITH_RARE_WORD
        )
        standards = (edge.target.slug for edge in self.catalogue.edges_from(entry.slug) if edge.kind == "implements")
        features += (Feature("standard", " ".join((*_type(entry), slug))) for slug in standards)
        is_standard = entry.collection is Collection.STANDARDS
        yield from (
            SimilarityGroup(service, is_standard, feature) for service in entry.services for feature in features
        )

    @cached_property
    def _word_counts(self) -> Counter[str]:
        """The number of entries that have each word in their name or summary."""
        return Counter(word for entry in self.catalogue.entries.values() for word in _text_words(entry))

    @cached_property
    def _current_organisations(self) -> Mapping[str, frozenset[str]]:
        """The slugs of the organisations that use, plan to use or take part in each entry now, by choice."""
        return {
            slug: frozenset(
                use.organisation.slug for use in usage.chosen(usage.not_stopped(self.catalogue.uses_of(slug)))
            )
            for slug in self.catalogue.entries
        }


def _type(entry: Entry) -> tuple[str, str]:
    return entry.collection.value, entry.type or entry.scope


def _text_words(entry: Entry) -> set[str]:
    return _words(f"{entry.name} {entry.summary}")


def _words(text: str) -> set[str]:
    return {word.rstrip("s") for word in _WORD.findall(text.lower())} - _STOP_WORDS


def _group_by_key(keyed_values: Iterable[tuple[Key, Value]]) -> Mapping[Key, tuple[Value, ...]]:
    groups: defaultdict[Key, list[Value]] = defaultdict(list)
    for key, value in keyed_values:
        groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}
