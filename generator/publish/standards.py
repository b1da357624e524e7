"""Who follows a standard, and a table of all standards by service area that shows where there is none."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.catalogue import Catalogue, by_name
from generator.facets import FACETS
from generator.model import Entry, Term
from generator.project import Collection
from generator.publish import usage
from generator.publish.bodies import Bodies
from generator.publish.facet_values import Value, values_of
from generator.publish.page import Page

URL = "standards-by-service/"
_SERVICES = FACETS["services"]
_MOST_NAMED = 12
_MOST_IN_CELL = 8


@dataclass(frozen=True, slots=True)
class Follower:
    """An entry that says that it follows a standard, what shows it, and who uses that entry."""

    entry: Entry
    evidence: str
    note: str
    users: tuple[usage.Told, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """The standards of one scope in one service area, the most followed first, each with how many follow it."""

    standards: tuple[tuple[Entry, int], ...]
    more: int


@dataclass(frozen=True, slots=True)
class Row:
    """A service area: its standards by scope, and how many of its components and projects name any standard."""

    service: Value
    cells: tuple[Cell, ...]
    things: int
    naming: int


def followers(catalogue: Catalogue, standard: Entry) -> Iterator[Follower]:
    """Yield what says that it follows a standard, by name."""
    if standard.collection is Collection.STANDARDS:
        for edge in catalogue.edges_to(standard.slug):
            if edge.kind == "implements":
                users = usage.told(catalogue, catalogue.uses_of(edge.source.slug), _MOST_NAMED)
                yield Follower(edge.source, edge.relation.evidence, edge.relation.note, users)


def page(bodies: Bodies) -> Page:
    """Write the table of standards by service area."""
    return bodies.page(
        "standards-by-service",
        URL,
        values=lambda: _values(bodies.catalogue),
        title=bodies.say("Standards by service area"),
        description=bodies.say(
            "Which standards there are for each service area, how many follow each, and where there is none."
        ),
        layout="listing",
        section="standards-by-service",
    )


def _values(catalogue: Catalogue) -> dict[str, object]:
    present = {entry.scope for entry in catalogue.entries_of(Collection.STANDARDS)}
    scopes = tuple(term for term in catalogue.terms("scopes").values() if term.id in present)
    if present - {term.id for term in scopes}:
        scopes += (Term("", "Other"),)
    followed = {
        standard.slug: sum(edge.kind == "implements" for edge in catalogue.edges_to(standard.slug))
        for standard in catalogue.entries_of(Collection.STANDARDS)
    }
    rows = tuple(_row(value, scopes, followed) for value in values_of(catalogue, _SERVICES))
    return {"scopes": scopes, "rows": rows, "number": len(followed), "unfollowed": _unfollowed(catalogue, followed)}


def _row(value: Value, scopes: tuple[Term, ...], followed: dict[str, int]) -> Row:
    standards = [entry for entry in value.entries if entry.collection is Collection.STANDARDS]
    others = [entry for entry in value.entries if entry.collection is not Collection.STANDARDS]
    standards.sort(key=lambda each: -followed[each.slug])
    known = {scope.id for scope in scopes}
    cells = tuple(
        _cell([each for each in standards if (each.scope if each.scope in known else "") == scope.id], followed)
        for scope in scopes
    )
    return Row(value, cells, len(others), sum(bool(each.implements) for each in others))


def _cell(standards: list[Entry], followed: dict[str, int]) -> Cell:
    shown = tuple((each, followed[each.slug]) for each in standards[:_MOST_IN_CELL])
    return Cell(shown, len(standards) - len(shown))


def _unfollowed(catalogue: Catalogue, followed: dict[str, int]) -> tuple[Entry, ...]:
    return by_name(catalogue.entries[slug] for slug, number in followed.items() if not number)
