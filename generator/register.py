"""The classes of registers and of their readings, which `building` makes from valid data only.

A register is a list that somebody else keeps and that shows who uses something. People describe it in a file; the
program writes what it read there into another one beside it.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shows:
    """What a register shows of every organisation in it. `entry` is the slug of a component, standard or project."""

    entry: str
    status: str
    basis: str


@dataclass(frozen=True, slots=True)
class Source:
    """Where and how a register is read: in a file of a repository, at an address, or `once`, on that day.

    `rows` are the names of the groups around the rows, joined by dots; it is empty if the rows are the whole file.
    """

    repository: str = ""
    path: str = ""
    address: str = ""
    once: str = ""
    evidence: str = ""
    format: str = ""
    rows: str = ""


@dataclass(frozen=True, slots=True)
class OwnSpelling:
    """What a register calls an organisation that it does not name as the catalogue does."""

    written: str
    organisation: str


@dataclass(frozen=True, slots=True)
class Bodies:
    """How the rows of a register name organisations.

    The asterisk of a pattern stands for what the scheme knows. Without a `column` each row is one text.
    """

    column: str = ""
    scheme: str = "name"
    patterns: tuple[str, ...] = ()
    called: tuple[OwnSpelling, ...] = ()


@dataclass(frozen=True, slots=True)
class Condition:
    """What a row must say to count: a column equals one of some texts, or none of some, or has a text among several."""

    column: str
    equals: tuple[str, ...] = ()
    other_than: tuple[str, ...] = ()
    has: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """A list that somebody else keeps and that shows who uses an entry. `since` is a column with a date."""

    slug: str
    path: str
    name: str
    publisher: str
    page: str
    shows: Shows
    read: Source
    bodies: Bodies = Bodies()
    licence: str = ""
    attribution: str = ""
    where: tuple[Condition, ...] = ()
    since: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """That a register lists an organisation. Dates are ISO 8601 text; `no_longer_listed` is empty while it does."""

    organisation: str
    first_seen: str
    since: str = ""
    no_longer_listed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What the program read last in the register with the same slug. Organisations are sorted by slug.

    `version` is a commit, or the hash of the content. `rows` is the number of rows that count, `unmatched` how many of
    these name no organisation of the catalogue.
    """

    slug: str
    path: str
    version: str
    read: str
    rows: int
    unmatched: int
    bodies: tuple[Listing, ...]
