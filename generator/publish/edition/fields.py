"""What pages, comparisons and tables show of entries: fields shown unchanged, each declared once, and other facts.

What a form asks about a field is in its schema; its type in the API is in `api/types.py`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from generator.facets import FACETS
from generator.project import SHARED, Collection

_SOFTWARE = (Collection.COMPONENTS, Collection.PROJECTS)


@dataclass(frozen=True, slots=True)
class Field:
    """A field of entries that holds a text, a term or a list of either, and the kinds of entry that have it.

    `name` is its attribute of `Entry`. `label` is its label on pages, `column` its heading in tables; a field without a
    column is in no table. Its terms come from the vocabulary of `facet`, and link to the facet's pages, or from the
    vocabulary `terms`. A field with `has_own_place` has a place in the template of the page; all others are listed
    together. `fact_of` names the fact that it is shown as, if different fields of two kinds of entry are one fact.
    """

    name: str
    label: str
    kinds: tuple[Collection, ...]
    column: str = ""
    facet: str = ""
    terms: str = ""
    has_own_place: bool = False
    fact_of: str = ""

    @property
    def fact(self) -> str:
        """The id of the fact that the field is shown as."""
        return self.fact_of or self.name

    @property
    def vocabulary(self) -> str:
        """The vocabulary of its terms; empty for free text."""
        return FACETS[self.facet].vocabulary if self.facet else self.terms


FIELDS = (
    Field("also", "Also called", SHARED, "Also called", has_own_place=True),
    Field("type", "Type", (Collection.COMPONENTS,), "Type", facet="types", has_own_place=True),
    Field("scope", "About", (Collection.STANDARDS,), "About", facet="scopes", has_own_place=True, fact_of="type"),
    Field("stage", "Stage", _SOFTWARE, "Stage", facet="stages", has_own_place=True),
    Field("stage", "Status", (Collection.STANDARDS,), "Status", facet="statuses", has_own_place=True),
    Field("version", "Version", (Collection.STANDARDS,), "Version", has_own_place=True),
    Field("published", "Published", (Collection.STANDARDS,), "Published", has_own_place=True),
    Field("licence", "Licence", SHARED, "Licence", facet="licences", has_own_place=True),
    Field("access", "Access", (Collection.COMPONENTS,), "Access", terms="access", has_own_place=True),
    Field("cost", "Cost", (Collection.COMPONENTS,), "Cost"),
    Field("languages", "Written in", _SOFTWARE, "Languages"),
    Field("platforms", "Runs on", (Collection.PROJECTS,)),
    Field("services", "Service areas", SHARED, "Service areas", facet="services", has_own_place=True),
    Field("principles", "Principles", SHARED, "Principles", facet="principles", has_own_place=True),
    Field("looking_for", "Looking for", SHARED, "Looking for", facet="looking-for", has_own_place=True),
    Field("adopt", "How to start", (Collection.COMPONENTS,)),
)
"""In the order of the list on pages and of the columns in tables."""

FACTS: Mapping[str, str] = {
    "summary": "What it does",
    "kind": "Kind",
    "owner": "Owner",
    "used": "Used by",
    "part": "Taking part",
    "activity": "Activity",
    "contact": "Contact",
    "changed": "Entry last changed",
    "reviewed": "Entry last checked",
    "followed": "Followed by",
    "implements": "Follows",
    "depends_on": "Needs",
    "documentation": "Documentation",
    "specification": "Full text",
    "validators": "Tools that check against it",
    "accessibility": "Accessibility statement",
    "data_protection": "Data protection",
    "security_policy": "Security policy",
}
"""The labels of all other facts. `changed` and `reviewed` are dates of the entry itself, not of what it describes."""

COMPARED: Mapping[str, tuple[str, ...]] = {
    "Can you use it?": (
        "summary",
        *("type", "stage", "version", "published", "licence", "access", "cost", "adopt", "activity"),
    ),
    "Who uses them or takes part": ("used", "part", "followed"),
    "Whom to ask": ("owner", "contact"),
    "What is published about them": (
        *("documentation", "specification", "validators"),
        *("accessibility", "data_protection", "security_policy"),
    ),
    "What they fit with": ("kind", "services", "implements", "depends_on", "languages", "platforms"),
    "How current the entries are": ("changed", "reviewed"),
}
"""The facts in a comparison of entries, by heading: what decides comes first."""


@cache
def fields_of(collection: Collection) -> tuple[Field, ...]:
    """Return the fields of one kind of entry, in the order of `FIELDS`."""
    return tuple(field for field in FIELDS if collection in field.kinds)


def with_labels(facts: Iterable[str], *collections: Collection) -> tuple[tuple[str, str], ...]:
    """Return id and label of each fact that any of the collections has.

    If two collections have different labels for a fact, the collection that comes first decides.
    """
    fields = [field for collection in collections for field in fields_of(collection)]
    labels = {**FACTS, **{field.fact: field.label for field in reversed(fields)}}
    return tuple((fact, labels[fact]) for fact in facts if fact in labels)
