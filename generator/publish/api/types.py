"""The records of the API. Type checks hold the code to these types, and the OpenAPI description is generated from them.

Every record has all fields of its type: an unknown value is null, a list without items is empty. Docstrings and
annotations of the types are published in the description.
"""

from typing import Annotated, Literal, TypedDict

from generator.publish.api.adoption_types import Adoption, Contact, Name
from generator.publish.api.values import Address, Date, DateOrYes, Day, Markdown, Path

VERSION = "2.2.0"
"""Version of the record types. A new field raises the minor number, an incompatible change the major one."""

RelationKind = Literal["implements", "depends_on", "part_of", "supersedes", "alternative_to", "works_with"]
EntryKind = Literal["component", "standard", "project"]

_Also = Annotated[list[str], "What else people call it: abbreviations, former names, words that people type."]
_AlsoKnownAs = Annotated[list[str], "Other names that people use for it."]


class Relation(TypedDict):
    """That one entry follows, needs, replaces or fits another, as `source` says of itself."""

    id: Annotated[str, "Stays the same while the file of `source` states it."]
    kind: RelationKind
    source: Name
    target: Name
    evidence: Address | None
    note: str | None


class Partner(TypedDict):
    """Who makes or funds it together with the owner."""

    organisation: Name
    role: str | None
    evidence: Address | None


class Mandate(TypedDict):
    """Who requires or recommends a standard."""

    organisation: Name
    evidence: Address | None
    note: str | None


class Duty(TypedDict):
    """Who must use it."""

    types: Annotated[list[str], "Terms of `organisation-types`. Each includes the narrower ones."]
    nations: Annotated[list[str], "Terms of `nations`. Empty if it is a duty in all of them."]
    by: Annotated[str, "What makes it a duty."]
    evidence: Address


class LastChange(TypedDict):
    """When the thing itself last changed. It does not say that it has ended, or that nobody uses it."""

    day: Date
    evidence: Address
    seen: Annotated[Day | None, "The day on which the program saw it in the repository; null if a person says it."]


class Observed(TypedDict):
    """What the program saw in the repository. Nobody has checked it."""

    seen: Annotated[Day, "The day of the last look that the repository answered."]
    release: Annotated[str | None, "The newest tag that is a version."]
    released: Day | None
    licence: Annotated[str | None, "The SPDX identifier of the licence file, where its text leaves no doubt."]
    publiccode: Annotated[bool, "Whether there is a publiccode.yml."]
    security_policy: Annotated[bool, "Whether there is a SECURITY.md. It may say little."]


class Support(TypedDict):
    """Who sells help, and how to buy it."""

    organisation: Annotated[Name | None, "Null where the supplier has no page here."]
    name: str
    url: Address | None
    route: Annotated[str | None, "The framework or other route to buy."]


class Translation(TypedDict):
    """The same in Welsh. What is null is there in English only."""

    name: str | None
    also: _Also
    summary: str | None
    description: Markdown | None


class TranslatedOrganisation(TypedDict):
    """The same in Welsh. What is null is there in English only."""

    name: str | None
    also_known_as: _AlsoKnownAs
    summary: str | None
    description: Markdown | None


class TranslatedTerm(TypedDict):
    """The same in Welsh. What is null is there in English only."""

    name: str | None
    also: _Also
    definition: str | None


class EntrySummary(TypedDict):
    """A component, standard or project in a few words; `self` leads to all that is known."""

    self: Annotated[Address, "The whole record."]
    slug: Annotated[str, "Unique among components, standards and projects."]
    kind: EntryKind
    name: str
    summary: str
    owner: Name
    stage: Annotated[str | None, "A term of `stages`, or of `standard-statuses` for a standard."]
    licence: Annotated[str | None, "An SPDX licence expression."]
    services: Annotated[list[str], "Terms of `services`."]
    adopters: Annotated[
        dict[str, int], "How many organisations are at each status, by choice. Never add `involved` to use."
    ]
    adopters_by_duty: Annotated[dict[str, int], "The same for organisations that must use it."]
    added: Annotated[Day | None, "The day on which it came into the catalogue."]
    changed: Annotated[Day | None, "The day on which its file last changed."]
    reviewed: Annotated[Day | None, "The day on which a person last checked it."]
    url: Annotated[Address, "Its page for people."]


class Entry(EntrySummary):
    """A component, standard or project."""

    path: Annotated[Path, "Its page for people."]
    file: Annotated[str, "Its file in the repository of the catalogue."]
    formerly: Annotated[list[str], "Slugs that it had before. Records are found under these too."]
    also: _Also
    description: Markdown | None
    type: Annotated[str | None, "A term of `component-types`."]
    scope: Annotated[str | None, "A term of `scopes`."]
    version: str | None
    published: Date | None
    access: Annotated[str | None, "A term of `access`."]
    cost: str | None
    adopt: Annotated[str | None, "How to start using it."]
    languages: list[str]
    platforms: list[str]
    principles: Annotated[list[str], "Terms of `principles`."]
    looking_for: Annotated[list[str], "Terms of `looking-for`."]
    links: dict[str, Address]
    releases: Address | None
    validators: list[Address]
    assurance: dict[str, Address]
    last_change: Annotated[LastChange | None, "Of the thing, not of its file here: that is `changed`."]
    observed: Annotated[Observed | None, "Null where no repository is recorded, or none was seen yet."]
    contact: Contact | None
    contact_as_for: Annotated[Name | None, "The whole whose contact answers for it, if it has none."]
    documentation_as_for: Annotated[Name | None, "The whole whose documentation covers it, if it has none."]
    adoptions: list[Adoption]
    partners: list[Partner]
    relations: Annotated[list[Relation], "What it says about itself."]
    related_by: Annotated[list[Relation], "What other entries say about their relation to it."]
    duty: Duty | None
    mandated_by: list[Mandate]
    support: list[Support]
    sources: Annotated[list[Address], "The pages that the facts came from."]
    cy: Annotated[Translation | None, "In Welsh, where its file says so."]


class Declaration(TypedDict):
    """That an organisation signed the Local Digital Declaration."""

    signed: DateOrYes
    evidence: Address | None


class Identifiers(TypedDict):
    """The codes by which registers name an organisation."""

    local_authority: Annotated[list[str], "Its codes in planning data."]


class UseOf(TypedDict):
    """What an organisation uses or takes part in; the rest is in the record of the entry."""

    slug: str
    name: str
    status: str
    by_duty: bool


class OrganisationSummary(TypedDict):
    """An organisation in a few words; `self` leads to all that is known."""

    self: Annotated[Address, "The whole record."]
    slug: Annotated[str, "Unique among organisations."]
    name: str
    type: Annotated[str, "A term of `organisation-types`."]
    nation: Annotated[str | None, "A term of `nations`."]
    gss_code: Annotated[str | None, "The code of the Office for National Statistics for its area."]
    ended: Annotated[DateOrYes | None, "In the future if it is still to end."]
    successor: Annotated[Name | None, "The organisation that replaced one that ended, followed to today's."]
    added: Annotated[Day | None, "The day on which it came into the catalogue."]
    changed: Annotated[Day | None, "The day on which its file last changed."]
    reviewed: Annotated[Day | None, "The day on which a person last checked it."]
    url: Annotated[Address, "Its page for people."]


class Organisation(OrganisationSummary):
    """A body that shares, uses or takes part in something."""

    path: Annotated[Path, "Its page for people."]
    file: Annotated[str, "Its file in the repository of the catalogue."]
    formerly: Annotated[list[str], "Slugs that it had before. Records are found under these too."]
    also_known_as: _AlsoKnownAs
    identifiers: Identifiers | None
    summary: str | None
    description: Markdown | None
    website: Address | None
    github: Annotated[list[str], "Its public accounts on GitHub."]
    contact: Contact | None
    started: Annotated[Date | None, "In the future if it is still to begin."]
    replaced_by: list[Name]
    replaces: list[Name]
    part_of: Name | None
    members: list[Name]
    member_of: list[Name]
    declaration: Declaration | None
    shares: Annotated[list[Name], "Entries that it owns."]
    makes_with_others: Annotated[list[Name], "Entries that name it as a partner."]
    uses: Annotated[list[UseOf], "Entries that it uses or takes part in, those of its predecessors too."]
    sources: Annotated[list[Address], "The pages that the facts came from."]
    cy: Annotated[TranslatedOrganisation | None, "In Welsh, where its file says so."]


class Term(TypedDict):
    """One word of a controlled list."""

    vocabulary: str
    id: Annotated[str, "Unique within its vocabulary. It never changes."]
    name: str
    also: _Also
    definition: str
    broader: Annotated[str | None, "The id of a term of the same vocabulary that includes this one."]
    see: Address | None
    cy: Annotated[TranslatedTerm | None, "In Welsh, where the list says so."]
    url: Annotated[Address | None, "Its page for people, where it has one."]
