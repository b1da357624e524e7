"""Which entries to compare an entry with: its stated alternatives first, then similar entries.

Similarity is not a judgement. Two entries are similar if they have a service area in common, and also a word of their
names, two rare words of their names and summaries, or both their type and a standard that they follow. The same type
alone is not enough. Entries that are related, such as a part and its whole, are not similar, and neither are a
standard and a program.

Similarity is computed from the English texts, so pass the `original` catalogue of an edition: then each comparison has
the same URL in all languages.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import NamedTuple

from generator.catalogue import Catalogue
from generator.collation import by_name, grouped, name_order
from generator.memo import memoised
from generator.model import Entry
from generator.project import Collection
from generator.publish.analysis import activity, usage
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


@question
def comparable(catalogue: Catalogue, entry: Entry, today: date) -> tuple[Entry, ...]:
    """Return up to three entries to compare an entry with: its alternatives, then the most similar ones.

    Each can be proposed as of `today`.
    """
    others = (other for other in _ranked(catalogue, entry) if activity.is_proposable(catalogue, other, today))
    return tuple(islice(others, _MAX_COMPARABLES))


@memoised
def pairs(catalogue: Catalogue) -> tuple[Pair, ...]:
    """Return all pairs of stated alternatives, by name. Similar entries are left out: a new entry may change them."""
    sources = by_name(entry for entry in catalogue.entries.values() if entry.alternative_to)
    alternatives = [(one, other) for one in sources for other in _targets(catalogue, one, "alternative_to")]
    by_slugs = {frozenset({one.slug, other.slug}): (one, other) for one, other in reversed(alternatives)}
    in_order = sorted((Pair(*ends) for ends in by_slugs.values()), key=lambda pair: name_order(pair.one))
    # Two pairs may have the same URL: "a" and "b-and-c", "a-and-b" and "c".
    return tuple({pair.url: pair for pair in in_order}.values())


@question
def pairs_with(catalogue: Catalogue, entry: Entry) -> tuple[Pair, ...]:
    """Return the pairs that an entry is part of."""
    return _pairs_by_entry(catalogue).get(entry.slug, ())


@memoised
def _pairs_by_entry(catalogue: Catalogue) -> Mapping[str, tuple[Pair, ...]]:
    return grouped((entry.slug, pair) for pair in pairs(catalogue) for entry in (pair.one, pair.other))


def _targets(catalogue: Catalogue, entry: Entry, *kinds: str) -> list[Entry]:
    return [edge.target for edge in catalogue.edges_from(entry.slug) if edge.kind in kinds]


def _ranked(catalogue: Catalogue, entry: Entry) -> Iterator[Entry]:
    """Yield the alternatives of an entry, then what is similar to it."""
    stating = (edge.source for edge in catalogue.edges_to(entry.slug) if edge.kind == "alternative_to")
    alternatives = (other.slug for other in (*_targets(catalogue, entry, "alternative_to"), *stating))
    slugs = dict.fromkeys([*alternatives, *_ranked_by_similarity(catalogue, entry)])
    return (catalogue.entries[slug] for slug in slugs)


def _ranked_by_similarity(catalogue: Catalogue, entry: Entry) -> list[str]:
    """Return the slugs of similar entries, the most similar first; related entries are left out."""
    shared: defaultdict[str, set[Feature]] = defaultdict(set)
    for feature in _features(catalogue, entry.slug):
        for service in entry.services:
            for other in _most_used(catalogue, SimilarityGroup(service, _is_standard(entry), feature)):
                shared[other.slug].add(feature)
    for slug in (entry.slug, *_related_slugs(catalogue, entry)):
        shared.pop(slug, None)
    scores = {slug: sum(_POINTS[feature.kind] for feature in features) for slug, features in shared.items()}
    similar = (catalogue.entries[slug] for slug, score in scores.items() if score >= _MIN_POINTS)
    ranked = {each.slug: scores[each.slug] + _tie_break_score(catalogue, entry, each) for each in similar}
    return sorted(ranked, key=lambda slug: (-ranked[slug], usage.use_order(catalogue, catalogue.entries[slug])))


def _tie_break_score(catalogue: Catalogue, entry: Entry, other: Entry) -> int:
    """Return one point for the same type, and one for an organisation in common. They only rank similar entries."""
    own, others = (_current_organisations(catalogue, each.slug) for each in (entry, other))
    return (_type(entry) == _type(other)) + (not own.isdisjoint(others))


@memoised
def _current_organisations(catalogue: Catalogue, entry: str) -> frozenset[str]:
    """Return the slugs of the organisations that use, plan to use or take part in an entry now, by choice."""
    uses = usage.chosen(usage.not_stopped(catalogue.uses_of(entry)))
    return frozenset(use.organisation.slug for use in uses)


def _related_slugs(catalogue: Catalogue, entry: Entry) -> Iterator[str]:
    """Yield the entries with any relation to an entry except *alternative to*, from either end."""
    yield from (edge.target.slug for edge in catalogue.edges_from(entry.slug) if edge.kind != "alternative_to")
    yield from (edge.source.slug for edge in catalogue.edges_to(entry.slug) if edge.kind != "alternative_to")


@memoised
def _most_used(catalogue: Catalogue, group: SimilarityGroup) -> tuple[Entry, ...]:
    """Return the most used entries of a group. A word that too many names share forms no group."""
    entries = [each for each in _candidates(catalogue, group) if _is_in(catalogue, each, group)]
    if group.feature.kind == "name" and len(entries) > _MAX_CANDIDATES_PER_GROUP:
        return ()
    return usage.by_use(catalogue, entries)[:_MAX_CANDIDATES_PER_GROUP]


def _candidates(catalogue: Catalogue, group: SimilarityGroup) -> Iterable[Entry]:
    """Return the entries of a group, and maybe others."""
    kind, value = group.feature
    if kind == "name":
        return _by_word_of_name(catalogue).get((group.service, value), ())
    if kind == "text":
        return _by_word(catalogue)[value]
    standard = value.rpartition(" ")[2]
    return (edge.source for edge in catalogue.edges_to(standard) if edge.kind == "implements")


def _is_in(catalogue: Catalogue, entry: Entry, group: SimilarityGroup) -> bool:
    return (
        group.service in entry.services
        and _is_standard(entry) is group.is_standard
        and group.feature in _features(catalogue, entry.slug)
    )


def _is_standard(entry: Entry) -> bool:
    return entry.collection is Collection.STANDARDS


@memoised
def _features(catalogue: Catalogue, slug: str) -> tuple[Feature, ...]:
    """Return the features of an entry.

    A word of its name does not count if it is also in the name of something it builds on, or of an owner with
    several entries: such a word says nothing about the entry itself.
    """
    entry = catalogue.entries[slug]
    related_names = [other.name for other in _targets(catalogue, entry, *_BUILT_ON)]
    owner = catalogue.organisations.get(entry.owner)
    if owner and len(catalogue.owned_by(owner.slug)) > 1:
        related_names.append(owner.name)
    names = _words(entry.name).difference(*map(_words, related_names))
    by_word = _by_word(catalogue)
    rare = (word for word in _text_words(entry) if len(by_word[word]) <= _MAX_ENTRIES_WITH_RARE_WORD)
    standards = _targets(catalogue, entry, "implements")
    return (
        *(Feature("name", word) for word in sorted(names)),
        *(Feature("text", word) for word in sorted(rare)),
        *(Feature("standard", " ".join((*_type(entry), standard.slug))) for standard in standards),
    )


@memoised
def _by_word(catalogue: Catalogue) -> Mapping[str, tuple[Entry, ...]]:
    """Return the entries that have a word in their name or summary, by word."""
    return grouped((word, entry) for entry in catalogue.entries.values() for word in _text_words(entry))


@memoised
def _by_word_of_name(catalogue: Catalogue) -> Mapping[tuple[str, str], tuple[Entry, ...]]:
    """Return the entries by service area and word of their name."""
    return grouped(
        ((service, word), entry)
        for entry in catalogue.entries.values()
        for word in _words(entry.name)
        for service in entry.services
    )


def _type(entry: Entry) -> tuple[str, str]:
    return entry.collection.value, entry.type or entry.scope


def _text_words(entry: Entry) -> set[str]:
    return _words(f"{entry.name} {entry.summary}")


def _words(text: str) -> set[str]:
    return {word.rstrip("s") for word in _WORD.findall(text.lower())} - _STOP_WORDS
