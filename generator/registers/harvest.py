"""Read one register, from its content to its new reading. Whatever goes wrong, the old reading stays."""

from dataclasses import dataclass, replace
from datetime import date

from generator.organisation_names import OrganisationNames
from generator.register import Reading, Register
from generator.registers import rows
from generator.registers.bodies import Matches, columns_of, match
from generator.registers.content import Load, RegisterError
from generator.registers.reading import update


@dataclass(frozen=True, slots=True)
class Harvest:
    """The outcome for one register: the reading before and after, which are the same if nothing is new.

    `error` says why it could not be read, or is empty. `unmatched` are the numbers of the rows that count and name no
    organisation of the catalogue. `once` is the day of a register that was gathered once and is not read again.
    """

    slug: str
    old: Reading | None
    new: Reading | None
    unmatched: tuple[int, ...] = ()
    error: str = ""
    once: str = ""

    @property
    def is_changed(self) -> bool:
        """Whether there is a new reading to write."""
        return self.new != self.old

    @property
    def added(self) -> tuple[str, ...]:
        """The organisations that are listed now and were not before."""
        return tuple(sorted(_listed(self.new) - _listed(self.old)))

    @property
    def gone(self) -> tuple[str, ...]:
        """The organisations that were listed before and are not now."""
        return tuple(sorted(_listed(self.old) - _listed(self.new)))


def harvest(register: Register, old: Reading | None, load: Load, names: OrganisationNames, today: date) -> Harvest:
    """Read a register. Never raises: an error is part of the result."""
    if register.read.once:
        return Harvest(register.slug, old, old, once=register.read.once)
    try:
        content = load(register)
        matches = match(rows.read(content.raw, register.read, columns_of(register)), register, names, today)
        new = update(register, old, _without_past(matches, old, names, today), content.version, today)
    except RegisterError as error:
        return Harvest(register.slug, old, old, error=str(error))
    return Harvest(register.slug, old, new, matches.unmatched)


def _without_past(matches: Matches, old: Reading | None, names: OrganisationNames, today: date) -> Matches:
    """Return matches without organisations that had ended before a reading had them.

    A list may keep old names for years: they say nothing of the successors, for which the use of such a one counts.
    """
    known = {each.organisation for each in old.bodies} if old else set()
    bodies = {slug: day for slug, day in matches.bodies.items() if slug in known or names.exists(slug, today)}
    return replace(matches, bodies=bodies)


def _listed(reading: Reading | None) -> set[str]:
    return {each.organisation for each in (reading.bodies if reading else ()) if not each.no_longer_listed}
