"""Who uses something, told apart by how far they have come: taking part is never counted as use."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from generator.catalogue import Catalogue, Use, by_name
from generator.collation import name_order
from generator.model import Entry, Organisation, Term

INVOLVED = "involved"
"""The status of those that take part without being known to use a thing."""

PLANNED = "planned"
STOPPED = "stopped"

IN_USE = frozenset({"live", "piloting"})
"""The statuses of those that use a thing today, if only to try it out."""

TAKING_PART = frozenset({INVOLVED, PLANNED})
"""The statuses of those that are not known to use a thing, and have not left it."""

_STATUSES = "adoption-statuses"


@dataclass(frozen=True, slots=True)
class StatusCount:
    """How many are at one status."""

    status: Term
    number: int

    @property
    def text(self) -> str:
        """For example ``120 live``."""
        return f"{self.number} {self.status.name.lower()}"


@dataclass(frozen=True, slots=True)
class UseSplit:
    """Counts of those that use a thing or did, and of those that take part in it or plan to, which is no use."""

    using: tuple[StatusCount, ...]
    taking_part: tuple[StatusCount, ...]


@dataclass(frozen=True, slots=True)
class StatusSummary:
    """Those at one status in few words: the first of them by name, and how many more there are."""

    count: StatusCount
    uses: tuple[Use, ...]
    more: int


@dataclass(frozen=True, slots=True)
class EvidenceGroup:
    """Uses that the same thing shows: its words stand once above them. `evidence` is set where all share it.

    What nothing else is like is `mixed` together, and each use has words of its own.
    """

    basis: str
    evidence: str
    uses: tuple[Use, ...]
    is_mixed: bool = False


@dataclass(frozen=True, slots=True)
class AdoptersByType:
    """Organisations of one type, by name, each with its uses of what is asked about."""

    type: Term
    uses: tuple[tuple[Organisation, tuple[Use, ...]], ...]


@dataclass(frozen=True, slots=True)
class StatusGroup:
    """All uses of one status: those shown by the same thing together, the largest part first, the mixed ones last."""

    count: StatusCount
    evidence_groups: tuple[EvidenceGroup, ...]


def in_use(catalogue: Catalogue, slug: str) -> tuple[Use, ...]:
    """Give who uses an entry today: neither a plan, nor taking part, nor what has ended is use."""
    return tuple(use for use in catalogue.uses_of(slug) if use.adoption.status in IN_USE)


def not_stopped(uses: Iterable[Use]) -> tuple[Use, ...]:
    """Return those of the uses that have not stopped: use, taking part and plans."""
    return tuple(use for use in uses if use.adoption.status != STOPPED)


def counts(catalogue: Catalogue, uses: Iterable[Use]) -> tuple[StatusCount, ...]:
    """Count uses by status, in the order of the vocabulary."""
    return tuple(StatusCount(status, len(found)) for status, found in _by_status(catalogue, uses))


def split_use(found: Iterable[StatusCount]) -> UseSplit:
    """Part what shows use from what does not."""
    counts = tuple(found)
    taking_part = tuple(each for each in counts if each.status.id in TAKING_PART)
    return UseSplit(tuple(each for each in counts if each not in taking_part), taking_part)


def counts_text(found: Iterable[StatusCount]) -> str:
    """Write counts as ``120 live, 3 involved``."""
    return ", ".join(each.text for each in found)


def group_by_status(catalogue: Catalogue, uses: Iterable[Use]) -> tuple[StatusGroup, ...]:
    """Group uses by status and by what shows them, in order of organisation."""
    return tuple(_status_group(status, found) for status, found in _by_status(catalogue, uses))


def adopters_by_type(catalogue: Catalogue, entries: Iterable[Entry]) -> tuple[AdoptersByType, ...]:
    """Gather those that use some entries or take part in them, in the order of the types of organisation."""
    found: defaultdict[str, list[Use]] = defaultdict(list)
    for entry in entries:
        for use in catalogue.uses_of(entry.slug):
            found[use.organisation.slug].append(use)
    of_type: defaultdict[str, list[Organisation]] = defaultdict(list)
    for organisation in by_name(catalogue.organisations[slug] for slug in found):
        of_type[organisation.type].append(organisation)
    types = catalogue.terms("organisation-types")
    return tuple(
        AdoptersByType(
            types.get(type_, Term(type_, type_)), tuple((each, tuple(found[each.slug])) for each in of_type[type_])
        )
        for type_ in dict.fromkeys((*types, *of_type))
        if type_ in of_type
    )


def summarise(catalogue: Catalogue, uses: Iterable[Use], most: int) -> tuple[StatusSummary, ...]:
    """Name the first `most` at each status."""
    return tuple(_summarise_status(status, found, most) for status, found in _by_status(catalogue, uses))


def _summarise_status(status: Term, uses: list[Use], most: int) -> StatusSummary:
    named = sorted(uses, key=lambda use: name_order(use.organisation))
    return StatusSummary(StatusCount(status, len(uses)), tuple(named[:most]), len(named[most:]))


def _by_status(catalogue: Catalogue, uses: Iterable[Use]) -> list[tuple[Term, list[Use]]]:
    found: defaultdict[str, list[Use]] = defaultdict(list)
    for use in uses:
        found[use.adoption.status].append(use)
    return [(term, found[term.id]) for term in catalogue.terms(_STATUSES).values() if term.id in found]


def _status_group(status: Term, uses: list[Use]) -> StatusGroup:
    """Gather uses with the same basis. Where services were counted, the count stands in each row and says enough."""
    by_basis: defaultdict[str, list[Use]] = defaultdict(list)
    for use in sorted(uses, key=lambda use: name_order(use.organisation)):
        by_basis["" if use.adoption.live_services else use.adoption.basis].append(use)
    alike = [(basis, found) for basis, found in by_basis.items() if len(found) > 1 or not basis]
    alike.sort(key=lambda each: -len(each[1]))
    single = tuple(found[0] for basis, found in by_basis.items() if basis and len(found) == 1)
    mixed = [EvidenceGroup("", "", single, is_mixed=True)] if single else []
    return StatusGroup(StatusCount(status, len(uses)), (*(_evidence_group(*each) for each in alike), *mixed))


def _evidence_group(basis: str, uses: list[Use]) -> EvidenceGroup:
    evidence = {use.adoption.evidence for use in uses}
    return EvidenceGroup(basis, evidence.pop() if len(evidence) == 1 and len(uses) > 1 else "", tuple(uses))
