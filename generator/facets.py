"""The facets by which people filter and browse, and the fields of entries and organisations that they use."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from generator.model import Entry, Organisation
from generator.project import Collection


@dataclass(frozen=True, slots=True)
class Facet:
    """A field that people filter and browse by.

    `slug` is the name of its folder on the site, `plural` the name of all its values together. `vocabulary` is empty if
    values are not terms. `of_entry` and `of_organisation` return the values of one.
    """

    slug: str
    name: str
    plural: str
    vocabulary: str
    of_entry: Callable[[Entry], tuple[str, ...]]
    of_organisation: Callable[[Organisation], tuple[str, ...]] = lambda _: ()


def _non_empty(value: str) -> tuple[str, ...]:
    return (value,) if value else ()


def _stages_in(facet_slug: str) -> Callable[[Entry], tuple[str, ...]]:
    return lambda entry: _non_empty(entry.stage) if stage_facet(entry.collection).slug == facet_slug else ()


_ALL = (
    Facet("services", "Service area", "Service areas", "services", lambda entry: entry.services),
    Facet("principles", "Principle", "Principles", "principles", lambda entry: entry.principles),
    Facet("stages", "Stage", "Stages", "stages", _stages_in("stages")),
    Facet("statuses", "Status", "Statuses of standards", "standard-statuses", _stages_in("statuses")),
    Facet("types", "Type", "Types of component", "component-types", lambda entry: _non_empty(entry.type)),
    Facet("scopes", "Scope", "Scopes", "scopes", lambda entry: _non_empty(entry.scope)),
    Facet("licences", "Licence", "Licences", "", lambda entry: _non_empty(entry.licence)),
    Facet("looking-for", "Looking for", "Looking for", "looking-for", lambda entry: entry.looking_for),
    Facet("nations", "Nation", "Nations", "nations", lambda _: (), lambda each: _non_empty(each.nation)),
    Facet(
        "organisation-types",
        "Type of organisation",
        "Types of organisation",
        "organisation-types",
        lambda _: (),
        lambda organisation: _non_empty(organisation.type),
    ),
)

FACETS: Mapping[str, Facet] = {facet.slug: facet for facet in _ALL}
"""Every facet by slug. Each of its values has its own page."""


def stage_field(collection: Collection) -> str:
    """Return the name of the field with the stage of an entry: ``status`` in a standard, ``stage`` in the others."""
    return "status" if collection is Collection.STANDARDS else "stage"


def stage_facet(collection: Collection) -> Facet:
    """Return the facet of the stage of an entry. That of standards has its own vocabulary."""
    return FACETS[{"stage": "stages", "status": "statuses"}[stage_field(collection)]]
