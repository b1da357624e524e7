"""The home page: search, service areas, what the most councils use, and who takes part."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from generator.catalogue import Catalogue
from generator.collation import grouped, name_order
from generator.facets import FACETS
from generator.model import Entry, Organisation, Term
from generator.project import SHARED, Collection
from generator.publish.analysis import engagement, usage
from generator.publish.analysis.council_types import UsedEntry
from generator.publish.analysis.councils import current_councils
from generator.publish.analysis.facet_values import values_of
from generator.publish.analysis.users import Users
from generator.publish.edition.edition import Edition
from generator.publish.edition.page import Page
from generator.publish.feeds import events
from generator.publish.graphics.tile_map import tile_map
from generator.publish.insights.councils import users_among
from generator.publish.insights.dominance import dominance, without_most_used
from generator.publish.metadata import head_elements

_MAX_RANKED = 5
_MIN_COUNCILS = 2
"""A list of what the most councils use names nothing that a single one uses."""

_MAX_RECENT = 6
_MAX_SEEKING_HELP = 3


@dataclass(frozen=True, slots=True)
class NationTotals:
    """The councils of one nation: how many there are, who uses something by choice, and how many share or make it."""

    nation: Term
    councils: int
    users: Users
    note: str
    sharing_or_making: int


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
    councils = current_councils(catalogue)
    counted = users_among(catalogue, councils)
    return {
        "services": tuple(value for value in values_of(catalogue, FACETS["services"]) if value.number),
        "recent": events.events(edition)[:_MAX_RECENT],
        "councils": len(councils),
        "counted": counted,
        "dominance": dominance(counted, edition.language),
        "things": _most_used(catalogue, (Collection.COMPONENTS, Collection.PROJECTS)),
        "standards": _most_used(catalogue, (Collection.STANDARDS,)),
        "duties": _most_used(catalogue, SHARED, is_duty=True),
        "turnouts": _nation_totals(edition, councils),
        "map": tile_map(catalogue),
        "seeking": tuple(entry for entry in catalogue.entries.values() if entry.looking_for)[:_MAX_SEEKING_HELP],
    }


def _most_used(
    catalogue: Catalogue, collections: Iterable[Collection], *, is_duty: bool = False
) -> tuple[UsedEntry, ...]:
    """Return the entries that most councils use now, either because they chose or because they must, then by name."""
    entries = (entry for collection in collections for entry in catalogue.entries_of(collection))
    ranked = [UsedEntry(entry, _councils(catalogue, entry, is_duty=is_duty)) for entry in entries]
    used = [each for each in ranked if each.number >= _MIN_COUNCILS]
    return tuple(sorted(used, key=lambda each: (-each.number, *name_order(each.entry))))[:_MAX_RANKED]


def _councils(catalogue: Catalogue, entry: Entry, *, is_duty: bool) -> int:
    return sum(
        use.is_duty == is_duty and catalogue.is_council(use.organisation) for use in usage.in_use(catalogue, entry.slug)
    )


def _nation_totals(edition: Edition, councils: Sequence[Organisation]) -> tuple[NationTotals, ...]:
    by_nation = grouped((council.nation, council) for council in councils)
    return tuple(
        _totals(edition, term, by_nation[id_])
        for id_, term in edition.catalogue.terms("nations").items()
        if id_ in by_nation
    )


def _totals(edition: Edition, nation: Term, councils: Sequence[Organisation]) -> NationTotals:
    counted = users_among(edition.catalogue, councils)
    engagements = (engagement.engagement_of(edition.catalogue, council.slug) for council in councils)
    return NationTotals(
        nation=nation,
        councils=len(councils),
        users=counted,
        note=without_most_used(counted, edition.language),
        sharing_or_making=sum(each.shares_or_makes for each in engagements),
    )
