"""What each type of council uses: by service area, and what one type uses that another does not."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.catalogue import Catalogue
from generator.collation import grouped, name_order
from generator.facets import FACETS
from generator.memo import memoised
from generator.model import Entry, Organisation, Term
from generator.publish.analysis.councils import current_councils
from generator.publish.analysis.usage import in_use_now


@dataclass(frozen=True, slots=True)
class UsedEntry:
    """An entry with the number of councils that use it, either by choice or by duty."""

    entry: Entry
    number: int


@dataclass(frozen=True, slots=True)
class AreaUse:
    """What councils of one type use for one service area, most used first."""

    area: Term
    by_choice: tuple[UsedEntry, ...]
    by_duty: tuple[UsedEntry, ...]


@dataclass(frozen=True, slots=True)
class CouncilType:
    """A type of council: how many there are today, how many of them use something by choice, and what.

    `areas` are the service areas for which they use anything. `only_here` is what no other type uses by choice,
    `only_elsewhere` what other types use by choice and this one does not use at all, with the number of those councils.
    """

    term: Term
    councils: int
    using: int
    areas: tuple[AreaUse, ...]
    only_here: tuple[UsedEntry, ...]
    only_elsewhere: tuple[UsedEntry, ...]


@dataclass(frozen=True, slots=True)
class _Counts:
    """The councils of one type, and how many of them use each entry, by its slug: by choice and by duty."""

    term: Term
    councils: int
    using: int
    by_choice: Counter[str]
    by_duty: Counter[str]


@memoised
def council_types(catalogue: Catalogue) -> tuple[CouncilType, ...]:
    """Return the types of which there are councils today, in the order of the vocabulary."""
    facet = FACETS["organisation-types"]
    by_type = grouped((council.type, council) for council in current_councils(catalogue))
    counts = [
        _counts(catalogue, term, by_type[id_])
        for id_, term in catalogue.terms(facet.vocabulary).items()
        if id_ in by_type
    ]
    return tuple(_council_type(catalogue, each, [other for other in counts if other is not each]) for each in counts)


def _counts(catalogue: Catalogue, term: Term, councils: Sequence[Organisation]) -> _Counts:
    by_choice: Counter[str] = Counter()
    by_duty: Counter[str] = Counter()
    using = 0
    for council in councils:
        current = in_use_now(catalogue.uses_by(council.slug))
        using += any(not use.is_duty for use in current)
        by_choice.update(use.entry.slug for use in current if not use.is_duty)
        by_duty.update(use.entry.slug for use in current if use.is_duty)
    return _Counts(term, len(councils), using, by_choice, by_duty)


def _council_type(catalogue: Catalogue, counts: _Counts, others: Iterable[_Counts]) -> CouncilType:
    elsewhere: Counter[str] = Counter()
    for other in others:
        elsewhere += other.by_choice
    own = counts.by_choice.keys() | counts.by_duty.keys()
    return CouncilType(
        counts.term,
        counts.councils,
        counts.using,
        tuple(_areas(catalogue, counts)),
        _ranked(catalogue, {slug: number for slug, number in counts.by_choice.items() if slug not in elsewhere}),
        _ranked(catalogue, {slug: number for slug, number in elsewhere.items() if slug not in own}),
    )


def _areas(catalogue: Catalogue, counts: _Counts) -> Iterator[AreaUse]:
    by_choice, by_duty = (_by_service(_ranked(catalogue, each)) for each in (counts.by_choice, counts.by_duty))
    for id_, area in catalogue.terms(FACETS["services"].vocabulary).items():
        if id_ in by_choice or id_ in by_duty:
            yield AreaUse(area, by_choice.get(id_, ()), by_duty.get(id_, ()))


def _by_service(used: Iterable[UsedEntry]) -> Mapping[str, tuple[UsedEntry, ...]]:
    return grouped((service, each) for each in used for service in each.entry.services)


def _ranked(catalogue: Catalogue, numbers: Mapping[str, int]) -> tuple[UsedEntry, ...]:
    """Return the entries with some numbers, by slug: the largest first, then by name."""
    entries = sorted(
        (catalogue.entries[slug] for slug in numbers), key=lambda each: (-numbers[each.slug], *name_order(each))
    )
    return tuple(UsedEntry(entry, numbers[entry.slug]) for entry in entries)
