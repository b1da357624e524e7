"""The first page: what there is, by kind and by service area, and who takes part."""

from dataclasses import dataclass
from typing import Any

from generator.catalogue import Catalogue
from generator.collation import name_order
from generator.facets import FACETS
from generator.model import Entry, Organisation, Term
from generator.publish.analysis import engagement, usage
from generator.publish.analysis.facet_values import values_of
from generator.publish.edition.edition import Edition
from generator.publish.edition.page import Page
from generator.publish.feeds import events
from generator.publish.graphics.tile_map import tile_map
from generator.publish.metadata import head_elements

_MAX_POPULAR = 6
_MAX_SEEKING_HELP = 6


@dataclass(frozen=True, slots=True)
class PopularEntry:
    """An entry that many use, with how many."""

    entry: Entry
    counts: tuple[usage.StatusCount, ...]


@dataclass(frozen=True, slots=True)
class NationTotals:
    """How many councils of one nation there are, and how many of them share or make, use, or take part in something.

    Each council is counted once for each way: `only_part` holds only those that are not known to use anything.
    """

    nation: Term
    councils: int
    sharing_or_making: int
    using: int
    only_part: int


def page(edition: Edition) -> Page:
    """Write the first page."""
    return edition.page(
        "home",
        "",
        values=lambda: _values(edition),
        head=lambda: head_elements.of_home(edition),
        title=edition.settings.name,
        description=edition.settings.strapline,
        layout="home",
        section="home",
    )


def _values(edition: Edition) -> dict[str, Any]:
    catalogue = edition.catalogue
    services = values_of(catalogue, FACETS["services"])
    return {
        "services": tuple(value for value in services if value.number),
        "recent": events.events(edition)[:_MAX_POPULAR],
        "popular": _popular(catalogue),
        "turnouts": _turnouts(catalogue),
        "map": tile_map(catalogue),
        "seeking": tuple(entry for entry in catalogue.entries.values() if entry.looking_for)[:_MAX_SEEKING_HELP],
    }


def _popular(catalogue: Catalogue) -> tuple[PopularEntry, ...]:
    """Give the entries that most use for real; taking part does not count."""
    found = [(len(usage.in_use(catalogue, entry.slug)), entry) for entry in catalogue.entries.values()]
    found = sorted((each for each in found if each[0]), key=lambda each: (-each[0], *name_order(each[1])))
    entries = [entry for _, entry in found[:_MAX_POPULAR]]
    return tuple(PopularEntry(entry, usage.counts(catalogue, catalogue.uses_of(entry.slug))) for entry in entries)


def _turnouts(catalogue: Catalogue) -> tuple[NationTotals, ...]:
    councils = [each for each in catalogue.organisations.values() if catalogue.is_council(each) and not each.ended]
    nations = catalogue.terms("nations").values()
    found = (_turnout(catalogue, term, [each for each in councils if each.nation == term.id]) for term in nations)
    return tuple(each for each in found if each.councils)


def _turnout(catalogue: Catalogue, nation: Term, councils: list[Organisation]) -> NationTotals:
    found = [engagement.engagement_of(catalogue, each.slug) for each in councils]
    return NationTotals(
        nation=nation,
        councils=len(councils),
        sharing_or_making=sum(each.shares_or_makes for each in found),
        using=sum(each.uses for each in found),
        only_part=sum(each.only_involved for each in found),
    )
