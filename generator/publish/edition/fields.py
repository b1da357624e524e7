"""What is shown of entries: the fields that stand as they are, each declared once, and all other facts.

Pages, comparisons and tables are made from it. What a form asks of a field is in its schema, what the API says of it in
`api/shape.py`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from generator.facets import FACETS
from generator.project import SHARED, Collection

_SOFTWARE = (Collection.COMPONENTS, Collection.PROJECTS)


@dataclass(frozen=True, slots=True)
class Field:
    """A text, a term or a list of either, by its name in the model, and the kinds of entry that have it.

    `label` stands before it on pages and `column` above it in tables; without a column it is in no table. Its terms are
    those of the `facet` to whose pages they lead, or of the vocabulary `terms`. The template of the page has a place of
    its own for it, or it stands in the list that is there for all others. `fact_of` is the fact as which it is shown,
    where another kind of entry shows another field as the same.
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
        """The id of the fact as which it is shown."""
        return self.fact_of or self.name

    @property
    def vocabulary(self) -> str:
        """The vocabulary that its terms come from; empty for free words."""
        return FACETS[self.facet].vocabulary if self.facet else self.terms


FIELDS = (
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
"""In the order of the list on pages, and of the columns of tables."""

FACTS: Mapping[str, str] = {
    "summary": "What it does",
    "kind": "Kind",
    "owner": "Owner",
    "used": "Used by",
    "part": "Taking part",
    "contact": "Ask",
    "changed": "Entry last changed",
    "reviewed": "Entry last checked",
    "implements": "Follows",
    "depends_on": "Needs",
}
"""The facts that are more than a field as it stands, with their labels. The days are those of the entry itself."""

GLANCE = (
    *("owner", "type", "stage", "version", "licence", "used", "part", "access", "cost"),
    *("contact", "changed", "reviewed"),
)
"""The facts that are seen at a glance, in their order."""

_USERS = ("used", "part")

COMPARED: Mapping[str, tuple[str, ...]] = {
    "At a glance": ("summary", "kind", *(fact for fact in GLANCE if fact not in _USERS)),
    "What they fit with": ("services", "implements", "depends_on", "languages", "platforms"),
    "Who uses them or takes part": _USERS,
}
"""The facts that are compared, under what heading."""


@cache
def fields_of(collection: Collection) -> tuple[Field, ...]:
    """Return the fields of one kind of entry."""
    return tuple(field for field in FIELDS if collection in field.kinds)


def with_labels(facts: Iterable[str], *collections: Collection) -> tuple[tuple[str, str], ...]:
    """Return those of the facts that entries of some kinds have, with the label of the first kind that has each."""
    fields = [field for collection in collections for field in fields_of(collection)]
    labels = {**FACTS, **{field.fact: field.label for field in reversed(fields)}}
    return tuple((fact, labels[fact]) for fact in facts if fact in labels)
