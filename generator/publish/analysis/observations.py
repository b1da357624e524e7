"""What was seen in the repositories of entries, and where it contradicts them. It never changes what an entry says."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from generator.catalogue import Catalogue
from generator.collation import by_name
from generator.importing.licences import AMBIGUOUS_LATER_VERSION
from generator.links import Trouble
from generator.model import Entry
from generator.observations import Observation

_IDENTIFIER = re.compile(r"[A-Za-z0-9.+-]+")


class ContradictionKind(StrEnum):
    """What differs: the licence, or the address of the repository, which moved or is gone."""

    LICENCE = "licence"
    MOVED = "moved"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Contradiction:
    """That an entry states one thing and the program saw another, on `day` for the last time.

    `seen` is the licence of the licence file, or the address to which the repository moved; empty if it is gone.
    """

    entry: Entry
    kind: ContradictionKind
    stated: str
    seen: str
    day: str


def contradictions(catalogue: Catalogue) -> tuple[Contradiction, ...]:
    """Return what a person has to look at, sorted by name of the entry. Nobody else is asked to correct it."""
    return tuple(
        contradiction
        for entry in by_name(catalogue.entries.values())
        if (observation := catalogue.observed(entry))
        for contradiction in _contradictions(entry, observation)
    )


def _contradictions(entry: Entry, observation: Observation) -> Iterator[Contradiction]:
    if entry.licence and observation.licence and not _may_be(entry.licence, observation.licence):
        yield Contradiction(entry, ContradictionKind.LICENCE, entry.licence, observation.licence, observation.seen)
    bad = observation.trouble
    if bad and bad.is_certain and bad.what in (Trouble.MOVED, Trouble.GONE):
        kind = ContradictionKind(bad.what)
        yield Contradiction(entry, kind, entry.links["repository"], bad.target, bad.last_seen)


def _may_be(stated: str, seen: str) -> bool:
    """Whether a licence expression agrees with a licence file. It may name several licences, and the file only one.

    The text of some licences does not say whether a later version is allowed.
    """
    names = set(_IDENTIFIER.findall(stated))
    if seen in AMBIGUOUS_LATER_VERSION:
        names |= {name.removesuffix("-only").removesuffix("-or-later") for name in names}
    return bool(names & set(_IDENTIFIER.findall(seen)) - {"AND", "OR", "WITH"})


def security_policy_seen(catalogue: Catalogue, entry: Entry) -> str:
    """Return the day on which a security policy was seen in the repository, or "" if the entry names one itself."""
    observation = None if "security_policy" in entry.assurance else catalogue.observed(entry)
    return observation.seen if observation and observation.security_policy else ""
