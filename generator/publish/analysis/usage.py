"""Who uses an entry, by status of adoption. Taking part is never counted as use, nor a duty as a choice."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.adoption import Speaker
from generator.catalogue import Catalogue
from generator.collation import by_name, name_order
from generator.memo import memoised
from generator.model import Entry, Organisation, Term
from generator.uses import Use

INVOLVED = "involved"
"""The status of organisations that take part and are not known to use the entry."""

PLANNED = "planned"
STOPPED = "stopped"
LIVE = "live"

IN_USE = frozenset({LIVE, "piloting"})
"""The statuses that mean use now, including as a pilot."""

TAKING_PART = frozenset({INVOLVED, PLANNED})
"""The statuses that mean taking part or planning to: no use is known, and it has not stopped."""

_STATUSES = "adoption-statuses"


@dataclass(frozen=True, slots=True)
class StatusCount:
    """The number of organisations at one status, either of those that chose or of those that have a duty."""

    status: Term
    number: int
    is_duty: bool = False

    @property
    def text(self) -> str:
        """For example ``120 live``, without a word about duty."""
        return f"{self.number} {self.status.name.lower()}"


@dataclass(frozen=True, slots=True)
class UseSplit:
    """Counts split by meaning: `using` are those that use an entry or did, `taking_part` those that only take part."""

    using: tuple[StatusCount, ...]
    taking_part: tuple[StatusCount, ...]


@dataclass(frozen=True, slots=True)
class StatusSummary:
    """The uses at one status: their count, the first few by name, and how many more there are."""

    count: StatusCount
    uses: tuple[Use, ...]
    more: int


@dataclass(frozen=True, slots=True)
class EvidenceGroup:
    """Adoptions with the same `basis`, which is printed once above the list. `evidence` is set if all share one URL.

    Adoptions whose basis is unique form one group with `is_mixed`, in which each prints its own basis. So do those that
    organisations state themselves, with `is_own`. `register` is the slug of the register that states all of them.
    """

    basis: str
    evidence: str
    uses: tuple[Use, ...]
    is_mixed: bool = False
    is_own: bool = False
    register: str = ""


@dataclass(frozen=True, slots=True)
class AdoptersByType:
    """The organisations of one type, by name, each with its uses of the entries in question."""

    type: Term
    uses: tuple[tuple[Organisation, tuple[Use, ...]], ...]


@dataclass(frozen=True, slots=True)
class StatusGroup:
    """All uses at one status: those that organisations state themselves, then the owner's by basis, then registers.

    The largest group of a basis comes first, the mixed group last.
    """

    count: StatusCount
    evidence_groups: tuple[EvidenceGroup, ...]


def in_use(catalogue: Catalogue, slug: str) -> tuple[Use, ...]:
    """Return the uses of an entry by organisations that use it now: no plans, no taking part, nothing stopped."""
    return in_use_now(catalogue.uses_of(slug))


def in_use_now(uses: Iterable[Use]) -> tuple[Use, ...]:
    """Return the uses that are live or a pilot."""
    return tuple(use for use in uses if use.adoption.status in IN_USE)


def chosen(uses: Iterable[Use]) -> tuple[Use, ...]:
    """Return the uses by organisations that had a choice."""
    return tuple(use for use in uses if not use.is_duty)


def by_use(catalogue: Catalogue, entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return entries sorted by how many organisations chose and use each now, most first, then by name."""
    return tuple(sorted(entries, key=lambda entry: use_order(catalogue, entry)))


def use_order(catalogue: Catalogue, entry: Entry) -> tuple[int, str, str]:
    """Return the key by which `by_use` sorts."""
    return -_number_chosen(catalogue, entry.slug), *name_order(entry)


@memoised
def _number_chosen(catalogue: Catalogue, entry: str) -> int:
    """Return how many organisations chose an entry and use it now."""
    return len(chosen(in_use(catalogue, entry)))


def speakers(catalogue: Catalogue, entry: Entry) -> Mapping[Speaker, int]:
    """Return how many uses of an entry are known from each speaker, most first. Who speaks first counts.

    Plans and taking part are no uses.
    """
    uses = (use for use in catalogue.uses_of(entry.slug) if use.adoption.status not in TAKING_PART)
    counts = Counter(use.adoption.stated_by for use in uses)
    return dict(counts.most_common())


def not_stopped(uses: Iterable[Use]) -> tuple[Use, ...]:
    """Return the uses that have not stopped, including taking part and plans."""
    return tuple(use for use in uses if use.adoption.status != STOPPED)


def counts(catalogue: Catalogue, uses: Iterable[Use]) -> tuple[StatusCount, ...]:
    """Count uses by status, in the order of the vocabulary, those by duty last; a status without uses is left out."""
    return tuple(count for count, _ in _by_status(catalogue, uses))


def split_use(counts: Iterable[StatusCount]) -> UseSplit:
    """Split counts into statuses that mean use, now or before, and statuses that only mean taking part."""
    all_counts = tuple(counts)
    taking_part = tuple(count for count in all_counts if count.status.id in TAKING_PART)
    return UseSplit(tuple(count for count in all_counts if count not in taking_part), taking_part)


def group_by_status(catalogue: Catalogue, uses: Iterable[Use]) -> tuple[StatusGroup, ...]:
    """Group uses by status and by basis; within a group they are sorted by organisation."""
    return tuple(StatusGroup(count, _evidence_groups(group)) for count, group in _by_status(catalogue, uses))


def adopters_by_type(catalogue: Catalogue, entries: Iterable[Entry]) -> tuple[AdoptersByType, ...]:
    """Return the organisations with an adoption of any of the entries, by type in the order of the vocabulary."""
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
    """Summarise uses by status, with the first `max_named` organisations of each."""
    return tuple(_summarise_status(count, group, max_named) for count, group in _by_status(catalogue, uses))


def _summarise_status(count: StatusCount, uses: list[Use], max_named: int) -> StatusSummary:
    ordered = sorted(uses, key=lambda use: name_order(use.organisation))
    return StatusSummary(count, tuple(ordered[:max_named]), len(ordered[max_named:]))


def _by_status(catalogue: Catalogue, uses: Iterable[Use]) -> list[tuple[StatusCount, list[Use]]]:
    groups: defaultdict[tuple[bool, str], list[Use]] = defaultdict(list)
    for use in uses:
        groups[use.is_duty, use.adoption.status].append(use)
    return [
        (StatusCount(term, len(group), is_duty), group)
        for is_duty in (False, True)
        for term in catalogue.terms(_STATUSES).values()
        if (group := groups.get((is_duty, term.id)))
    ]


def _evidence_groups(uses: list[Use]) -> tuple[EvidenceGroup, ...]:
    """Group the uses at one status by basis. Uses with a count of live services form one group: rows show the count."""
    own: list[Use] = []
    listed: defaultdict[str, list[Use]] = defaultdict(list)
    by_basis: defaultdict[str, list[Use]] = defaultdict(list)
    for use in sorted(uses, key=lambda use: name_order(use.organisation)):
        if use.adoption.stated_by is Speaker.ORGANISATION:
            own.append(use)
        elif use.adoption.register:
            listed[use.adoption.register].append(use)
        else:
            by_basis["" if use.adoption.live_services else use.adoption.basis].append(use)
    shared = [(basis, group) for basis, group in by_basis.items() if len(group) > 1 or not basis]
    shared.sort(key=lambda item: -len(item[1]))
    single = tuple(group[0] for basis, group in by_basis.items() if basis and len(group) == 1)
    first = [EvidenceGroup("", "", tuple(own), is_mixed=True, is_own=True)] if own else []
    last = [EvidenceGroup("", "", single, is_mixed=True)] if single else []
    registers = (
        EvidenceGroup(group[0].adoption.basis, group[0].adoption.evidence, tuple(group), register=register)
        for register, group in listed.items()
    )
    return (*first, *(_evidence_group(*group) for group in shared), *last, *registers)


def _evidence_group(basis: str, uses: list[Use]) -> EvidenceGroup:
    evidence = {use.adoption.evidence for use in uses}
    return EvidenceGroup(basis, evidence.pop() if len(evidence) == 1 and len(uses) > 1 else "", tuple(uses))
