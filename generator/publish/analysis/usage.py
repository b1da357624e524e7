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
    return tuple(StatusCount(status, len(group)) for status, group in _by_status(catalogue, uses))


def split_use(counts: Iterable[StatusCount]) -> UseSplit:
    """Part what shows use from what does not."""
    all_counts = tuple(counts)
    taking_part = tuple(count for count in all_counts if count.status.id in TAKING_PART)
    return UseSplit(tuple(count for count in all_counts if count not in taking_part), taking_part)


def counts_text(counts: Iterable[StatusCount]) -> str:
    """Write counts as ``120 live, 3 involved``."""
    return ", ".join(count.text for count in counts)


def group_by_status(catalogue: Catalogue, uses: Iterable[Use]) -> tuple[StatusGroup, ...]:
    """Group uses by status and by what shows them, in order of organisation."""
    return tuple(_status_group(status, group) for status, group in _by_status(catalogue, uses))


def adopters_by_type(catalogue: Catalogue, entries: Iterable[Entry]) -> tuple[AdoptersByType, ...]:
    """Gather those that use some entries or take part in them, in the order of the types of organisation."""
    by_organisation: defaultdict[str, list[Use]] = defaultdict(list)
    for entry in entries:
        for use in catalogue.uses_of(entry.slug):
            by_organisation[use.organisation.slug].append(use)
    by_type: defaultdict[str, list[Organisation]] = defaultdict(list)
    for organisation in by_name(catalogue.organisations[slug] for slug in by_organisation):
        by_type[organisation.type].append(organisation)
    types = catalogue.terms("organisation-types")
    return tuple(
        AdoptersByType(
            types.get(type_, Term(type_, type_)),
            tuple((organisation, tuple(by_organisation[organisation.slug])) for organisation in by_type[type_]),
        )
        for type_ in dict.fromkeys((*types, *by_type))
        if type_ in by_type
    )


def summarise(catalogue: Catalogue, uses: Iterable[Use], max_named: int) -> tuple[StatusSummary, ...]:
    """Name the first `most` at each status."""
    return tuple(_summarise_status(status, group, max_named) for status, group in _by_status(catalogue, uses))


def _summarise_status(status: Term, uses: list[Use], max_named: int) -> StatusSummary:
    ordered = sorted(uses, key=lambda use: name_order(use.organisation))
    return StatusSummary(StatusCount(status, len(uses)), tuple(ordered[:max_named]), len(ordered[max_named:]))


def _by_status(catalogue: Catalogue, uses: Iterable[Use]) -> list[tuple[Term, list[Use]]]:
    groups: defaultdict[str, list[Use]] = defaultdict(list)
    for use in uses:
        groups[use.adoption.status].append(use)
    return [(term, groups[term.id]) for term in catalogue.terms(_STATUSES).values() if term.id in groups]


def _status_group(status: Term, uses: list[Use]) -> StatusGroup:
    """Gather uses with the same basis. Where services were counted, the count stands in each row and says enough."""
    by_basis: defaultdict[str, list[Use]] = defaultdict(list)
    for use in sorted(uses, key=lambda use: name_order(use.organisation)):
        by_basis["" if use.adoption.live_services else use.adoption.basis].append(use)
    shared = [(basis, group) for basis, group in by_basis.items() if len(group) > 1 or not basis]
    shared.sort(key=lambda item: -len(item[1]))
    single = tuple(group[0] for basis, group in by_basis.items() if basis and len(group) == 1)
    mixed = [EvidenceGroup("", "", single, is_mixed=True)] if single else []
    return StatusGroup(StatusCount(status, len(uses)), (*(_evidence_group(*group) for group in shared), *mixed))


def _evidence_group(basis: str, uses: list[Use]) -> EvidenceGroup:
    evidence = {use.adoption.evidence for use in uses}
    return EvidenceGroup(basis, evidence.pop() if len(evidence) == 1 and len(uses) > 1 else "", tuple(uses))
