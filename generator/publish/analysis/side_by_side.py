"""Councils side by side: what each uses in each service area, and what they share, what differs, what only one has.

What a council chose and what it has to use are apart. Every use is in the matrix once: in the first service area of its
entry. The summary counts live use and pilots by choice alone, so neither plans, taking part nor duties are called use.
The script on the page does the same for any councils: side-by-side/matrix.js.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from generator.catalogue import Catalogue
from generator.collation import by_name, grouped, name_order
from generator.model import Entry, Organisation
from generator.publish.analysis import usage
from generator.publish.analysis.councils import is_current_council
from generator.uses import Use

URL = "side-by-side/"
MIN_COUNCILS = 2
MAX_COUNCILS = 12
"""As many columns as can be read beside each other."""


@dataclass(frozen=True, slots=True)
class Row:
    """An entry, and its use by each council in their order: None where nothing is known, which proves nothing."""

    entry: Entry
    uses: tuple[Use | None, ...]

    @property
    def users(self) -> tuple[Organisation, ...]:
        """The councils that use it now, also as a pilot."""
        return tuple(use.organisation for use in usage.in_use_now(filter(None, self.uses)))


@dataclass(frozen=True, slots=True)
class Area:
    """What councils use in one service area, what most use first. `service` is empty for entries without one."""

    service: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """What each of some councils uses, by service area in the order of the vocabulary: by choice, and by duty."""

    councils: tuple[Organisation, ...]
    chosen: tuple[Area, ...]
    duty: tuple[Area, ...]


@dataclass(frozen=True, slots=True)
class Holding:
    """A council with some of the entries that it uses."""

    council: Organisation
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """A service area in which councils use different things, without what more than half of them use."""

    service: str
    holdings: tuple[Holding, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """What a matrix shows.

    `by_all` are the entries that all councils use, `by_most` those that more than half of them use. `by_one` are those
    that only one uses, without those in `differences`.
    """

    by_all: tuple[Row, ...]
    by_most: tuple[Row, ...]
    differences: tuple[Difference, ...]
    by_one: tuple[Holding, ...]


def councils_of(catalogue: Catalogue, organisation: Organisation) -> tuple[Organisation, ...]:
    """Return the councils of today that an organisation is to replace, or else its members, sorted by name."""
    if organisation.begins:
        bodies = catalogue.planned_predecessors(organisation.slug)
    else:
        members = () if organisation.ended else organisation.members
        bodies = by_name(catalogue.organisations[slug] for slug in members if slug in catalogue.organisations)
    return tuple(each for each in bodies if is_current_council(catalogue, each))


def has_page(councils: tuple[Organisation, ...]) -> bool:
    """Whether there is a page for the councils of one organisation: neither one alone nor too many."""
    return MIN_COUNCILS <= len(councils) <= MAX_COUNCILS


def matrix(catalogue: Catalogue, councils: tuple[Organisation, ...]) -> Matrix:
    """Return what councils use, with a column for each in the order given."""
    uses = tuple(use for council in councils for use in catalogue.uses_by(council.slug))
    duties = tuple(use for use in uses if use.is_duty)
    return Matrix(
        councils,
        tuple(_areas(catalogue, councils, usage.chosen(uses))),
        tuple(_areas(catalogue, councils, duties)),
    )


def _areas(catalogue: Catalogue, councils: tuple[Organisation, ...], uses: Iterable[Use]) -> Iterator[Area]:
    rows = sorted(_rows(councils, uses), key=_row_order)
    by_service = grouped((next(iter(row.entry.services), ""), row) for row in rows)
    for service in dict.fromkeys((*catalogue.terms("services"), *by_service)):
        if service in by_service:
            yield Area(service, by_service[service])


def _rows(councils: tuple[Organisation, ...], uses: Iterable[Use]) -> Iterator[Row]:
    for group in grouped((use.entry.slug, use) for use in uses).values():
        by_council = {use.organisation.slug: use for use in group}
        yield Row(group[0].entry, tuple(by_council.get(council.slug) for council in councils))


def _row_order(row: Row) -> tuple[int, int, str, str]:
    """Return the sort key of a row: most users first, then those that most councils have anything to do with."""
    known = usage.not_stopped(filter(None, row.uses))
    return -len(row.users), -len(known), *name_order(row.entry)


def summarise(matrix: Matrix) -> Summary:
    """Return what a matrix of two or more councils shows about what they chose."""
    number = len(matrix.councils)
    rows = [row for area in matrix.chosen for row in area.rows]
    differences = tuple(_differences(matrix))
    named = {entry.slug for each in differences for holding in each.holdings for entry in holding.entries}
    single = [row for row in rows if len(row.users) == 1 and row.entry.slug not in named]
    return Summary(
        by_all=tuple(row for row in rows if len(row.users) == number),
        by_most=tuple(row for row in rows if number / 2 < len(row.users) < number),
        differences=differences,
        by_one=_holdings(matrix.councils, single),
    )


def _differences(matrix: Matrix) -> Iterator[Difference]:
    """Yield each area in which two councils both use something that the other, and most, do not."""
    for area in matrix.chosen:
        rare = [row for row in area.rows if len(row.users) <= len(matrix.councils) / 2]
        holdings = _holdings(matrix.councils, rare)
        sets = [{entry.slug for entry in holding.entries} for holding in holdings]
        if any(one - other and other - one for one, other in combinations(sets, 2)):
            yield Difference(area.service, holdings)


def _holdings(councils: tuple[Organisation, ...], rows: Iterable[Row]) -> tuple[Holding, ...]:
    """Return what each council uses among the entries of some rows; councils without any are left out."""
    used = grouped((user.slug, row.entry) for row in rows for user in row.users)
    return tuple(Holding(council, used[council.slug]) for council in councils if council.slug in used)
