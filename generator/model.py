"""The things of the catalogue, built from valid data only."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.project import Collection

Data = Mapping[str, Any]
"""What a valid document says: fields to text, whole numbers, lists and further fields."""

RELATIONS = ("implements", "depends_on", "part_of", "supersedes", "alternative_to")
"""The fields of an entry that hold relations, in the order in which people see them."""

RENAMED = {"status": "stage"}
"""Fields of a file that go by another name here: a standard's status says how far it has come."""


@dataclass(frozen=True, slots=True)
class Translation:
    """What something is called and said to be in another language; what is left out is not translated."""

    name: str = ""
    summary: str = ""
    description: str = ""
    definition: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to ask."""

    name: str = ""
    email: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Adoption:
    """That an organisation uses something or takes part in it, and what shows it."""

    organisation: str
    status: str
    since: str = ""
    live_services: int | None = None
    evidence: str = ""
    basis: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Partner:
    """That an organisation makes or funds something together with its owner."""

    organisation: str
    role: str = ""
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Relation:
    """That one entry builds on, follows or replaces another."""

    entry: str
    evidence: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Mandate:
    """That an organisation requires or recommends a standard."""

    organisation: str
    evidence: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Support:
    """That a supplier sells help."""

    organisation: str = ""
    name: str = ""
    url: str = ""
    route: str = ""


@dataclass(frozen=True, slots=True)
class Declaration:
    """That an organisation signed the Declaration; `signed` is a year, a date or ``yes``."""

    signed: str
    evidence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A component, standard or project.

    `stage` holds a standard's status: both say how far a thing has come, and only their vocabularies differ. Dates
    are ISO 8601 text that may stop at the year or month, so they sort as text. A field that the file leaves out is
    empty.
    """

    collection: Collection
    slug: str
    path: str
    name: str
    summary: str
    owner: str
    sources: tuple[str, ...]
    description: str = ""
    stage: str = ""
    type: str = ""
    scope: str = ""
    licence: str = ""
    languages: tuple[str, ...] = ()
    platforms: tuple[str, ...] = ()
    releases: str = ""
    access: str = ""
    adopt: str = ""
    cost: str = ""
    version: str = ""
    published: str = ""
    links: Mapping[str, str] = field(default_factory=dict)
    contact: Contact | None = None
    services: tuple[str, ...] = ()
    principles: tuple[str, ...] = ()
    used_by: tuple[Adoption, ...] = ()
    partners: tuple[Partner, ...] = ()
    implements: tuple[Relation, ...] = ()
    depends_on: tuple[Relation, ...] = ()
    part_of: tuple[Relation, ...] = ()
    supersedes: tuple[Relation, ...] = ()
    alternative_to: tuple[Relation, ...] = ()
    mandated_by: tuple[Mandate, ...] = ()
    validators: tuple[str, ...] = ()
    looking_for: tuple[str, ...] = ()
    support: tuple[Support, ...] = ()
    assurance: Mapping[str, str] = field(default_factory=dict)
    reviewed: str = ""
    formerly: tuple[str, ...] = ()
    cy: Translation | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """A council or any other body that an entry names. `ended` is a year, a date, ``yes`` or empty."""

    slug: str
    path: str
    name: str
    type: str
    sources: tuple[str, ...]
    summary: str = ""
    nation: str = ""
    gss_code: str = ""
    website: str = ""
    description: str = ""
    part_of: str = ""
    members: tuple[str, ...] = ()
    declaration: Declaration | None = None
    started: str = ""
    ended: str = ""
    replaced_by: tuple[str, ...] = ()
    contact: Contact | None = None
    maintainers: tuple[str, ...] = ()
    github: tuple[str, ...] = ()
    reviewed: str = ""
    formerly: tuple[str, ...] = ()
    cy: Translation | None = None

    @property
    def collection(self) -> Collection:
        """Always the organisations."""
        return Collection.ORGANISATIONS


@dataclass(frozen=True, slots=True)
class Term:
    """One value of a controlled list."""

    id: str
    name: str
    definition: str = ""
    broader: str = ""
    see: str = ""
    cy: Translation | None = None


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A controlled list, its terms in the order in which people should see them."""

    slug: str
    path: str
    name: str
    description: str
    terms: Mapping[str, Term]
    cy: Translation | None = None

    def is_under(self, term: str, ancestor: str) -> bool:
        """Follow broader terms upwards from one to another; terms that lead round in a circle end the walk."""
        seen: set[str] = set()
        while term in self.terms and term not in seen:
            if term == ancestor:
                return True
            seen.add(term)
            term = self.terms[term].broader
        return False


def entry(collection: Collection, slug: str, path: str, data: Data) -> Entry:
    """Build a component, standard or project."""
    arguments = {RENAMED.get(name, name): value for name, value in _arguments(data).items()}
    return Entry(collection=collection, slug=slug, path=path, **arguments)


def organisation(slug: str, path: str, data: Data) -> Organisation:
    """Build an organisation."""
    return Organisation(slug=slug, path=path, **_arguments(data))


def vocabulary(slug: str, path: str, data: Data) -> Vocabulary:
    """Build a vocabulary."""
    terms = {term["id"]: Term(**_arguments(term)) for term in data["terms"]}
    return Vocabulary(slug, path, **_arguments(data) | {"terms": terms})


_CLASSES_OF_ITEMS = {"used_by": Adoption, "partners": Partner, "mandated_by": Mandate, "support": Support}
_CLASSES_OF_GROUPS = {"contact": Contact, "cy": Translation, "declaration": Declaration}


def _arguments(data: Data) -> dict[str, Any]:
    """Turn what a document says into what the dataclasses take: lists into tuples, parts into their own kind."""
    return {name: _field(name, value) for name, value in data.items()}


def _field(name: str, value: Any) -> Any:
    if not isinstance(value, list):
        return _CLASSES_OF_GROUPS[name](**value) if name in _CLASSES_OF_GROUPS else value
    if name in _CLASSES_OF_ITEMS:
        return tuple(_CLASSES_OF_ITEMS[name](**item) for item in value)
    if name in RELATIONS:
        return tuple(Relation(item) if isinstance(item, str) else Relation(**item) for item in value)
    return tuple(value)
