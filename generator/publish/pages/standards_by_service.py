"""The list of all standards by service area, which shows the gaps."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.catalogue import Catalogue
from generator.facets import FACETS
from generator.model import Entry
from generator.project import Collection
from generator.publish.analysis import usage
from generator.publish.analysis.facet_values import Value, values_of
from generator.publish.edition.edition import Edition
from generator.publish.edition.page import Page

URL = "standards-by-service/"
_SERVICES = FACETS["services"]
_MAX_STANDARDS_PER_AREA = 8


@dataclass(frozen=True, slots=True)
class FollowedStandard:
    """A standard, the number of entries that implement it (`things`), and whether any organisation uses it directly."""

    standard: Entry
    things: int
    is_in_use: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A service area: its standards, most implemented first, and the number of further ones.

    `things` is its number of other entries, `naming` how many of them name a standard.
    """

    service: Value
    standards: tuple[FollowedStandard, ...]
    more: int
    things: int
    naming: int


def page(edition: Edition) -> Page:
    """Return the page."""
    return edition.page(
        "standards-by-service",
        URL,
        values=lambda: _values(edition.catalogue),
        title=edition.gettext("Standards by service area"),
        description=edition.gettext(
            "Which standards there are for each service area, who follows each, and where there is none."
        ),
        layout="listing",
        section="standards-by-service",
    )


def _values(catalogue: Catalogue) -> dict[str, object]:
    standards = catalogue.entries_of(Collection.STANDARDS)
    followed = {standard.slug: _followed_standard(catalogue, standard) for standard in standards}
    rows = tuple(_row(value, followed) for value in values_of(catalogue, _SERVICES))
    return {
        "rows": tuple(row for row in rows if row.standards),
        "gaps": tuple(row for row in rows if not row.standards),
        "number": len(followed),
        "unfollowed": tuple(each.standard for each in followed.values() if not each.things and not each.is_in_use),
    }


def _followed_standard(catalogue: Catalogue, standard: Entry) -> FollowedStandard:
    things = sum(edge.kind == "implements" for edge in catalogue.edges_to(standard.slug))
    return FollowedStandard(standard, things, bool(usage.in_use(catalogue, standard.slug)))


def _row(value: Value, followed: Mapping[str, FollowedStandard]) -> Row:
    standards = [followed[entry.slug] for entry in value.entries if entry.collection is Collection.STANDARDS]
    others = [entry for entry in value.entries if entry.collection is not Collection.STANDARDS]
    standards.sort(key=lambda each: -each.things)
    first = tuple(standards[:_MAX_STANDARDS_PER_AREA])
    return Row(value, first, len(standards) - len(first), len(others), sum(bool(each.implements) for each in others))
