"""The home page: what the catalogue has, by kind and service area, and who takes part."""

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
    """One of the most used entries, with its number of organisations at each status."""

    entry: Entry
    counts: tuple[usage.StatusCount, ...]


@dataclass(frozen=True, slots=True)
class NationTotals:
    """The number of councils in one nation, and how many of them share or make, use, or take part in something.

    A council can count in several numbers, except `only_part`: it counts only councils not known to use anything.
    """

    nation: Term
    councils: int
    sharing_or_making: int
    using: int
    only_part: int


def page(edition: Edition) -> Page:
    """Return the home page."""
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
        "turnouts": _nation_totals(catalogue),
        "map": tile_map(catalogue),
        "seeking": tuple(entry for entry in catalogue.entries.values() if entry.looking_for)[:_MAX_SEEKING_HELP],
    }


def _popular(catalogue: Catalogue) -> tuple[PopularEntry, ...]:
    """Return the entries that most organisations chose and use now, then by name."""
    counts = [(len(usage.chosen(usage.in_use(catalogue, entry.slug))), entry) for entry in catalogue.entries.values()]
    used = sorted((pair for pair in counts if pair[0]), key=lambda pair: (-pair[0], *name_order(pair[1])))
    entries = [entry for _, entry in used[:_MAX_POPULAR]]
    return tuple(PopularEntry(entry, usage.counts(catalogue, catalogue.uses_of(entry.slug))) for entry in entries)


def _nation_totals(catalogue: Catalogue) -> tuple[NationTotals, ...]:
    bodies = catalogue.organisations.values()
    councils = [body for body in bodies if catalogue.is_council(body) and body.is_current]
    nations = catalogue.terms("nations").values()
    totals = (
        _totals(catalogue, term, [council for council in councils if council.nation == term.id]) for term in nations
    )
    return tuple(total for total in totals if total.councils)


def _totals(catalogue: Catalogue, nation: Term, councils: list[Organisation]) -> NationTotals:
    engagements = [engagement.engagement_of(catalogue, council.slug) for council in councils]
    return NationTotals(
        nation=nation,
        councils=len(councils),
        sharing_or_making=sum(each.shares_or_makes for each in engagements),
        using=sum(each.uses for each in engagements),
        only_part=sum(each.only_involved for each in engagements),
    )
