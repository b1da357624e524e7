"""What registers say, when they were read, and how many of their rows match no organisation."""

from dataclasses import dataclass
from datetime import date

from generator.catalogue import Catalogue
from generator.collation import name_order
from generator.memo import memoised
from generator.model import Entry, Organisation
from generator.questions import question
from generator.register import Listing, Reading, Register

_MAX_AGE = 60
"""Days after which a reading is old: registers are read every week."""

ListedOrganisation = tuple[Organisation, Listing]


@dataclass(frozen=True, slots=True)
class RegisterReport:
    """A register with the entry that it shows, its publisher and its reading; each is None if it is not known.

    `listed` are the organisations in it today, `past` those that it lists no longer, both sorted by name.
    """

    register: Register
    entry: Entry | None
    publisher: Organisation | None
    reading: Reading | None
    listed: tuple[ListedOrganisation, ...] = ()
    past: tuple[ListedOrganisation, ...] = ()

    def is_old(self, today: date) -> bool:
        """Whether it should have been read again by now. A register that is read once never is."""
        if self.register.read.once:
            return False
        return self.reading is None or (today - date.fromisoformat(self.reading.read)).days > _MAX_AGE


@memoised
def reports(catalogue: Catalogue) -> tuple[RegisterReport, ...]:
    """Return a report on each register, sorted by name."""
    return tuple(_report(catalogue, each) for each in sorted(catalogue.registers.values(), key=_by_name))


@question
def past_listings(catalogue: Catalogue, entry: Entry) -> tuple[tuple[RegisterReport, ListedOrganisation], ...]:
    """Return the organisations that only registers stated to use an entry, and that these list no longer."""
    using = {adoption.organisation for use in catalogue.uses_of(entry.slug) for adoption in use.adoptions}
    return tuple(
        (report, each)
        for report in reports(catalogue)
        if report.register.shows.entry == entry.slug
        for each in report.past
        if each[0].slug not in using
    )


def _report(catalogue: Catalogue, register: Register) -> RegisterReport:
    reading = catalogue.readings.get(register.slug)
    organisations = catalogue.organisations
    known = [
        (organisations[each.organisation], each)
        for each in (reading.bodies if reading else ())
        if each.organisation in organisations
    ]
    known.sort(key=lambda pair: name_order(pair[0]))
    return RegisterReport(
        register,
        catalogue.entries.get(register.shows.entry),
        organisations.get(register.publisher),
        reading,
        tuple(each for each in known if not each[1].no_longer_listed),
        tuple(each for each in known if each[1].no_longer_listed),
    )


def _by_name(register: Register) -> tuple[str, str]:
    return register.name.casefold(), register.slug
