"""The classes of the catalogue's entries and of the groups in them. `building` makes them, from valid data only."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.adoption import Adoption, Contact, Duty, OwnUse
from generator.project import Collection

RELATIONS = ("implements", "depends_on", "part_of", "supersedes", "alternative_to", "works_with")
"""The fields of an entry that contain relations, in the order in which pages show them."""

RENAMED = {"status": "stage"}
"""Fields of a file that have another name in the model: the status of a standard is its stage."""


@dataclass(frozen=True, slots=True)
class Translation:
    """The texts of an entry in another language. An empty one is not translated."""

    name: str = ""
    also: tuple[str, ...] = ()
    also_known_as: tuple[str, ...] = ()
    summary: str = ""
    description: str = ""
    definition: str = ""


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
    """The statement that a thing itself last changed on a day, with its evidence. `day` may be a year or a month.

    `seen` is the day on which the program saw that in a repository, or empty if a person states it.
    """

    day: str
    evidence: str
    seen: str = ""


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
    also: tuple[str, ...] = ()
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
    duty: Duty | None = None
    mandated_by: tuple[Mandate, ...] = ()
    validators: tuple[str, ...] = ()
    looking_for: tuple[str, ...] = ()
    support: tuple[Support, ...] = ()
    assurance: Mapping[str, str] = field(default_factory=dict)
    last_change: LastChange | None = None
    reviewed: str = ""
    formerly: tuple[str, ...] = ()
    cy: Translation | None = None


@dataclass(frozen=True, slots=True)
class Identifiers:
    """The codes by which registers name an organisation, by scheme. `local_authority` is that of planning data."""

    local_authority: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """A council or any other body that an entry names, as it is on the day for which the model is built.

    `ended` is a year, a month, a date, ``yes`` or empty. What a file says under `started`, `ended` and `replaced_by` is
    in `begins`, `ends` and `to_be_replaced_by` while it is to come, so that nothing shows it as done. `replaces` are
    those that it is to replace although nothing says yet when they end; it means nothing once it has begun.
    """

    slug: str
    path: str
    name: str
    type: str
    sources: tuple[str, ...]
    also_known_as: tuple[str, ...] = ()
    summary: str = ""
    nation: str = ""
    gss_code: str = ""
    identifiers: Identifiers | None = None
    website: str = ""
    description: str = ""
    part_of: str = ""
    members: tuple[str, ...] = ()
    declaration: Declaration | None = None
    started: str = ""
    ended: str = ""
    replaced_by: tuple[str, ...] = ()
    begins: str = ""
    ends: str = ""
    to_be_replaced_by: tuple[str, ...] = ()
    replaces: tuple[str, ...] = ()
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

    @property
    def is_current(self) -> bool:
        """Whether it has begun and has not ended."""
        return not (self.begins or self.ended)


@dataclass(frozen=True, slots=True)
class Term:
    """One term of a vocabulary."""

    id: str
    name: str
    also: tuple[str, ...] = ()
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
