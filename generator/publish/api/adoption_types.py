"""The records of the API about who uses an entry: see `types`."""

from typing import Annotated, Literal, TypedDict

from generator.publish.api.values import Address, Date, Day, Grade


class Name(TypedDict):
    """Names another record. `slug` fits into the address templates of the index."""

    slug: str
    name: str


StatedBy = Annotated[
    Literal["organisation", "owner", "register"],
    "Who says so: `organisation` itself in its own file, the `owner` in the file of the entry, or a `register`.",
]


class Contact(TypedDict):
    """Whom to ask: a team, never a private person."""

    name: str | None
    email: str | None
    url: Address | None


class Statement(TypedDict):
    """What somebody else says about the same use. The two may differ: both stand with their evidence."""

    stated_by: StatedBy
    register: Annotated[str | None, "The slug of the register that states it."]
    seen: Annotated[Day | None, "The day on which the register was read."]
    no_longer_listed: Annotated[Day | None, "The day on which the register was seen not to list it any more."]
    status: Annotated[str, "A term of `adoption-statuses`."]
    since: Date | None
    evidence: Annotated[Address | None, "A public page that shows it."]
    basis: Annotated[str | None, "How the evidence shows it."]
    note: str | None


class Adoption(TypedDict):
    """That an organisation uses an entry or takes part in it. Only `live` is use today; `involved` is not use."""

    id: Annotated[str, "Stays the same while anybody states it of the same two."]
    entry: Name
    organisation: Annotated[Name, "The successor, where the organisation in the file has ended."]
    recorded_as: Annotated[str, "The slug of the organisation in the file."]
    stated_by: StatedBy
    register: Annotated[str | None, "The slug of the register that states it."]
    seen: Annotated[Day | None, "The day on which the register was read."]
    status: Annotated[str, "A term of `adoption-statuses`."]
    by_duty: Annotated[bool, "Whether the organisation must use it, so that it shows no choice."]
    since: Date | None
    live_services: Annotated[int | None, "How many of its services were counted to use it."]
    evidence: Annotated[Address | None, "A public page that shows it."]
    evidence_grade: Grade
    basis: Annotated[str | None, "How the evidence shows it."]
    note: str | None
    ask: Annotated[Contact | None, "Whom the organisation names for questions about it."]
    also_stated: Annotated[list[Statement], "What others say about the same two."]
