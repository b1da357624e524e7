"""The table of all standards by service area, which shows the gaps."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.catalogue import Catalogue
from generator.facets import FACETS
from generator.model import Entry, Term
from generator.project import Collection
from generator.publish.analysis import usage
from generator.publish.analysis.facet_values import Value, values_of
from generator.publish.edition.edition import Edition
from generator.publish.edition.page import Page

URL = "standards-by-service/"
_SERVICES = FACETS["services"]
_MAX_STANDARDS_PER_CELL = 8


@dataclass(frozen=True, slots=True)
class FollowedStandard:
    """A standard, the number of entries that implement it (`things`), and whether any organisation uses it directly."""

    standard: Entry
    things: int
    is_in_use: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """The standards of one scope in one service area, most implemented first, and the number of further ones."""

    standards: tuple[FollowedStandard, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Row:
    """A service area: its standards by scope, its number of other entries (`things`), and how many name a standard."""

    service: Value
    cells: tuple[Cell, ...]
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
    used_scopes = {entry.scope for entry in catalogue.entries_of(Collection.STANDARDS)}
    scopes = tuple(term for term in catalogue.terms("scopes").values() if term.id in used_scopes)
    if used_scopes - {term.id for term in scopes}:
        scopes += (Term("", "Other"),)
    standards = catalogue.entries_of(Collection.STANDARDS)
    followed = {standard.slug: _followed_standard(catalogue, standard) for standard in standards}
    rows = tuple(_row(value, scopes, followed) for value in values_of(catalogue, _SERVICES))
    unfollowed = tuple(each.standard for each in followed.values() if not each.things and not each.is_in_use)
    return {"scopes": scopes, "rows": rows, "number": len(followed), "unfollowed": unfollowed}


def _followed_standard(catalogue: Catalogue, standard: Entry) -> FollowedStandard:
    things = sum(edge.kind == "implements" for edge in catalogue.edges_to(standard.slug))
    return FollowedStandard(standard, things, bool(usage.in_use(catalogue, standard.slug)))


def _row(value: Value, scopes: tuple[Term, ...], followed: Mapping[str, FollowedStandard]) -> Row:
    standards = [followed[entry.slug] for entry in value.entries if entry.collection is Collection.STANDARDS]
    others = [entry for entry in value.entries if entry.collection is not Collection.STANDARDS]
    standards.sort(key=lambda each: -each.things)
    known = {scope.id for scope in scopes}
    cells = tuple(
        _cell([each for each in standards if (each.standard.scope if each.standard.scope in known else "") == scope.id])
        for scope in scopes
    )
    return Row(value, cells, len(others), sum(bool(each.implements) for each in others))


def _cell(standards: list[FollowedStandard]) -> Cell:
    first = tuple(standards[:_MAX_STANDARDS_PER_CELL])
    return Cell(first, len(standards) - len(first))
