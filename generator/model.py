"""The classes of the catalogue's entries and of the groups in them, built from valid data only."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from generator.project import Collection

RELATIONS = ("implements", "depends_on", "part_of", "supersedes", "alternative_to", "works_with")
"""The fields of an entry that contain relations, in the order in which pages show them."""

RENAMED = {"status": "stage"}
"""Fields of a file that have another name in the model: the status of a standard is its stage."""


@dataclass(frozen=True, slots=True)
class Translation:
    """The texts of an entry in another language. An empty one is not translated."""

    name: str = ""
    summary: str = ""
    description: str = ""
    definition: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """The team to contact about an entry."""

    name: str = ""
    email: str = ""
    url: str = ""


class Speaker(StrEnum):
    """Who says that an organisation uses an entry: itself in its own file, or the owner in the file of the entry."""

    ORGANISATION = "organisation"
    OWNER = "owner"


@dataclass(frozen=True, slots=True)
class Adoption:
    """The statement that an organisation uses an entry or takes part in it, with its evidence.

    `ask` is whom others may ask how it went; only the organisation itself can say so. `also_stated` are the statements
    of others about the same organisation and entry.
    """

    organisation: str
    status: str
    since: str = ""
    live_services: int | None = None
    evidence: str = ""
    basis: str = ""
    note: str = ""
    ask: Contact | None = None
    stated_by: Speaker = Speaker.OWNER
    also_stated: "tuple[Adoption, ...]" = ()

    def agrees_with(self, other: "Adoption") -> bool:
        """Whether another statement about the same use says no other status, and no other date if both have one."""
        return self.status == other.status and (not (self.since and other.since) or self.since == other.since)


@dataclass(frozen=True, slots=True)
class OwnUse:
    """An organisation's own statement, in its file, that it uses an entry or takes part in it."""

    entry: str
    status: str
    since: str = ""
    evidence: str = ""
    basis: str = ""
    note: str = ""
    ask: Contact | None = None


@dataclass(frozen=True, slots=True)
class Partner:
    """The statement that an organisation makes or funds an entry together with its owner."""

    organisation: str
    role: str = ""
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Relation:
    """The statement that one entry has a relation to another, for example depends on it or replaces it."""

    entry: str
    evidence: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Mandate:
    """The statement that an organisation requires or recommends a standard."""

    organisation: str
    evidence: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Support:
    """Paid support by a supplier, which may be an organisation of the catalogue."""

    organisation: str = ""
    name: str = ""
    url: str = ""
    route: str = ""


@dataclass(frozen=True, slots=True)
class LastChange:
    """The statement that a thing itself last changed on a day, with its evidence. `day` may be a year or a month."""

    day: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Declaration:
    """An organisation's signature of the Local Digital Declaration. `signed` is a year, a month, a date or ``yes``."""

    signed: str
    evidence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A component, standard or project.

    `stage` also holds the status of a standard, which has another vocabulary but the same meaning. Dates are ISO 8601
    text that may end at the year or month, so they sort as text. A field that is not in the file is empty.
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
    works_with: tuple[Relation, ...] = ()
    mandated_by: tuple[Mandate, ...] = ()
    validators: tuple[str, ...] = ()
    looking_for: tuple[str, ...] = ()
    support: tuple[Support, ...] = ()
    assurance: Mapping[str, str] = field(default_factory=dict)
    last_change: LastChange | None = None
    reviewed: str = ""
    formerly: tuple[str, ...] = ()
    cy: Translation | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """A council or any other body that an entry names. `ended` is a year, a month, a date, ``yes`` or empty."""

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
    uses: tuple[OwnUse, ...] = ()
    reviewed: str = ""
    formerly: tuple[str, ...] = ()
    cy: Translation | None = None

    @property
    def collection(self) -> Collection:
        """Organisations, always; entries have the same property."""
        return Collection.ORGANISATIONS


@dataclass(frozen=True, slots=True)
class Term:
    """One term of a vocabulary."""

    id: str
    name: str
    definition: str = ""
    broader: str = ""
    see: str = ""
    cy: Translation | None = None


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A controlled list of terms by id, in the order in which pages show them."""

    slug: str
    path: str
    name: str
    description: str
    terms: Mapping[str, Term]
    cy: Translation | None = None

    def is_under(self, term: str, ancestor: str) -> bool:
        """Whether a term is `ancestor` or narrower, at any depth. A circle of broader terms ends the search."""
        visited: set[str] = set()
        while term in self.terms and term not in visited:
            if term == ancestor:
                return True
            visited.add(term)
            term = self.terms[term].broader
        return False
