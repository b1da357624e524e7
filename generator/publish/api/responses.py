"""The types of the API's files: the index, the lists, and everything in one file."""

from typing import Annotated, TypedDict

from generator.publish.api.adoption_types import Adoption
from generator.publish.api.types import (
    Entry,
    EntrySummary,
    Organisation,
    OrganisationSummary,
    Relation,
    Term,
)
from generator.publish.api.values import Address, Day, Path


class Totals(TypedDict):
    """How many records there are."""

    entries: int
    organisations: int
    terms: int
    relations: int
    adoptions: int


class Download(TypedDict):
    """A file that holds much at once."""

    url: Address
    path: Path
    title: str
    media_type: str


class Index(TypedDict):
    """Where everything is. Fill a slug into a template to get the address of a record."""

    version: Annotated[str, "Of the records' shape, by semantic versioning."]
    name: str
    licence: Annotated[str | None, "Of all data."]
    licence_url: Address | None
    changed: Annotated[Day | None, "The day on which an entry last changed."]
    documentation: Address
    openapi: Address
    dcat: Annotated[Address, "The catalogue described by DCAT 3, as JSON-LD."]
    lists: dict[str, Address]
    templates: dict[str, str]
    totals: Totals
    downloads: list[Download]


class Entries(TypedDict):
    """All components, standards and projects, in order of slug."""

    version: str
    entries: list[EntrySummary]


class Organisations(TypedDict):
    """All organisations, in order of slug."""

    version: str
    organisations: list[OrganisationSummary]


class Terms(TypedDict):
    """All terms of all vocabularies, in the order in which people see them."""

    version: str
    terms: list[Term]


class Relations(TypedDict):
    """All relations between entries."""

    version: str
    relations: list[Relation]


class Adoptions(TypedDict):
    """All that is known of who uses what."""

    version: str
    adoptions: list[Adoption]


class Catalogue(TypedDict):
    """Everything in one file. Adoptions and relations stand in the entries that state them."""

    version: str
    entries: list[Entry]
    organisations: list[Organisation]
    terms: list[Term]
