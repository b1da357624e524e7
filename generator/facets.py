"""What people filter and browse by: which fields of entries and organisations, and where."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from generator.model import Entry, Organisation
from generator.project import Collection


@dataclass(frozen=True, slots=True)
class Facet:
    """A field that people filter and browse by.

    `slug` is its address, `plural` the name of all its values together. `vocabulary` is empty for free values.
    """

    slug: str
    name: str
    plural: str
    vocabulary: str
    of_entry: Callable[[Entry], tuple[str, ...]]
    of_organisation: Callable[[Organisation], tuple[str, ...]] = lambda _: ()


def _given(value: str) -> tuple[str, ...]:
    return (value,) if value else ()


def _stage(slug: str) -> Callable[[Entry], tuple[str, ...]]:
    return lambda entry: _given(entry.stage) if stage_facet(entry.collection).slug == slug else ()


_ALL = (
    Facet("services", "Service area", "Service areas", "services", lambda entry: entry.services),
    Facet("principles", "Principle", "Principles", "principles", lambda entry: entry.principles),
    Facet("stages", "Stage", "Stages", "stages", _stage("stages")),
    Facet("statuses", "Status", "Statuses of standards", "standard-statuses", _stage("statuses")),
    Facet("types", "Type", "Types of component", "component-types", lambda entry: _given(entry.type)),
    Facet("scopes", "Scope", "Scopes", "scopes", lambda entry: _given(entry.scope)),
    Facet("licences", "Licence", "Licences", "", lambda entry: _given(entry.licence)),
    Facet("looking-for", "Looking for", "Looking for", "looking-for", lambda entry: entry.looking_for),
    Facet("nations", "Nation", "Nations", "nations", lambda _: (), lambda each: _given(each.nation)),
    Facet(
        "organisation-types",
        "Type of organisation",
        "Types of organisation",
        "organisation-types",
        lambda _: (),
        lambda each: _given(each.type),
    ),
)

FACETS: Mapping[str, Facet] = {facet.slug: facet for facet in _ALL}
"""Every way to browse the catalogue, by its slug; each value has a page of its own."""


def stage_field(collection: Collection) -> str:
    """Return the name of the field that holds the stage of an entry: a standard's file calls it its status."""
    return "status" if collection is Collection.STANDARDS else "stage"


def stage_facet(collection: Collection) -> Facet:
    """Return the facet of the stage of an entry: that of a standard is its status, with a vocabulary of its own."""
    return FACETS[{"stage": "stages", "status": "statuses"}[stage_field(collection)]]
