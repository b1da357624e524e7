"""What people filter and browse by: which fields of entries and organisations, and where."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from generator.model import Entry, Organisation
from generator.project import Collection


@dataclass(frozen=True, slots=True)
class Facet:
    """A field that people filter and browse by. `slug` is its address; `vocabulary` is empty for free values."""

    slug: str
    name: str
    vocabulary: str
    of_entry: Callable[[Entry], tuple[str, ...]]
    of_organisation: Callable[[Organisation], tuple[str, ...]] = lambda _: ()


def _given(value: str) -> tuple[str, ...]:
    return (value,) if value else ()


def _is_standard(entry: Entry) -> bool:
    return entry.collection is Collection.STANDARDS


_ALL = (
    Facet("services", "Service area", "services", lambda entry: entry.services),
    Facet("principles", "Principle", "principles", lambda entry: entry.principles),
    Facet("stages", "Stage", "stages", lambda entry: _given(entry.stage) if not _is_standard(entry) else ()),
    Facet("statuses", "Status", "standard-statuses", lambda entry: _given(entry.stage) if _is_standard(entry) else ()),
    Facet("types", "Type", "component-types", lambda entry: _given(entry.type)),
    Facet("scopes", "Scope", "scopes", lambda entry: _given(entry.scope)),
    Facet("licences", "Licence", "", lambda entry: _given(entry.licence)),
    Facet("looking-for", "Looking for", "looking-for", lambda entry: entry.looking_for),
    Facet("nations", "Nation", "nations", lambda _: (), lambda o: _given(o.nation)),
    Facet("organisation-types", "Type of organisation", "organisation-types", lambda _: (), lambda o: _given(o.type)),
)

FACETS: Mapping[str, Facet] = {facet.slug: facet for facet in _ALL}
"""Every way to browse the catalogue, by its slug; each value has a page of its own."""
