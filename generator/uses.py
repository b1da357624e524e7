"""Who uses what. Several may state that an organisation uses an entry: that is one use, and it counts once."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain

from generator.adoption import Adoption, OwnUse, Speaker
from generator.code_hosts import file_at
from generator.collation import grouped
from generator.model import Entry, Organisation
from generator.register import Reading, Register


@dataclass(frozen=True, slots=True)
class Use:
    """An adoption with both its ends. `organisation` is the successor if the one in the file has been replaced.

    `adoption` is that of the organisation, or else the most advanced one of a predecessor; `other_adoptions` are those
    of its other predecessors. `is_duty` is set if the organisation has no choice.
    """

    entry: Entry
    organisation: Organisation
    adoption: Adoption
    other_adoptions: tuple[Adoption, ...] = ()
    is_duty: bool = False

    @property
    def adoptions(self) -> tuple[Adoption, ...]:
        """All adoptions of the organisation and its predecessors, `adoption` first."""
        return (self.adoption, *self.other_adoptions)


@dataclass(frozen=True)
class Uses:
    """Finds the uses of entries. `successor` returns the slug of the organisation that counts in place of another.

    `is_bound` tells whether an organisation must use an entry. `ranks` has a rank for each status: 0 for the most
    advanced.
    """

    organisations: Mapping[str, Organisation]
    registers: Mapping[str, Register]
    readings: Mapping[str, Reading]
    successor: Callable[[str], str]
    is_bound: Callable[[Organisation, Entry], bool]
    ranks: Mapping[str, int]

    def of(self, entry: Entry) -> tuple[Use, ...]:
        """Return the uses of an entry. What only a register stated that lists it no longer is no use."""
        stated = {
            Speaker.ORGANISATION: self._own.get(entry.slug, ()),
            Speaker.OWNER: entry.used_by,
            Speaker.REGISTER: self._listed.get(entry.slug, ()),
        }
        return tuple(self._uses(entry, chain.from_iterable(stated[speaker] for speaker in Speaker)))

    @cached_property
    def _own(self) -> Mapping[str, tuple[Adoption, ...]]:
        return grouped(
            (use.entry, _own_adoption(organisation.slug, use))
            for organisation in self.organisations.values()
            for use in organisation.uses
        )

    @cached_property
    def _listed(self) -> Mapping[str, tuple[Adoption, ...]]:
        return grouped(
            (register.shows.entry, adoption)
            for slug, register in self.registers.items()
            if slug in self.readings
            for adoption in listings(register, self.readings[slug])
        )

    def _uses(self, entry: Entry, statements: Iterable[Adoption]) -> Iterator[Use]:
        """Yield one use for each organisation. A successor counts once: its own adoption is first, if it has one."""
        adoptions = self._adoptions(statements)
        for slug, group in grouped((self.successor(each.organisation), each) for each in adoptions).items():
            first, *rest = sorted(group, key=lambda each: (each.organisation != slug, self._rank(each)))
            organisation = self.organisations[slug]
            yield Use(entry, organisation, first, tuple(rest), is_duty=self.is_bound(organisation, entry))

    def _adoptions(self, statements: Iterable[Adoption]) -> Iterator[Adoption]:
        """Yield one adoption for each organisation in the catalogue: the first statement, which also has the others."""
        for slug, (first, *others) in grouped((each.organisation, each) for each in statements).items():
            if slug in self.organisations and not first.no_longer_listed:
                yield replace(first, also_stated=tuple(others)) if others else first

    def _rank(self, adoption: Adoption) -> int:
        """Return the rank of a status: the last for one that is not in the vocabulary."""
        return self.ranks.get(adoption.status, len(self.ranks))


def listings(register: Register, reading: Reading) -> Iterator[Adoption]:
    """Yield what a register states, those that it lists today first, with what it listed before."""
    shows = register.shows
    evidence = register.read.evidence or file_at(register.read.repository, reading.version, register.read.path)
    for each in sorted(reading.bodies, key=lambda each: bool(each.no_longer_listed)):
        yield Adoption(
            each.organisation,
            shows.status,
            each.since,
            evidence=evidence or register.read.address or register.page,
            basis=shows.basis,
            stated_by=Speaker.REGISTER,
            register=register.slug,
            seen=reading.read,
            no_longer_listed=each.no_longer_listed,
        )


def _own_adoption(organisation: str, use: OwnUse) -> Adoption:
    """Return what an organisation states of itself as an adoption."""
    return Adoption(
        organisation,
        use.status,
        use.since,
        evidence=use.evidence,
        basis=use.basis,
        note=use.note,
        ask=use.ask,
        stated_by=Speaker.ORGANISATION,
    )
