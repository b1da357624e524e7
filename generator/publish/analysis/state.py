"""The state of the catalogue: what is missing, due for a check, or contradicted by what was seen elsewhere."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.catalogue import Catalogue
from generator.collation import by_name
from generator.links import BadLink, addresses, asked_address
from generator.model import Entry, Organisation
from generator.publish.analysis import reviews, wholes
from generator.publish.edition.edition import Edition
from generator.rules.context import Context


@dataclass(frozen=True, slots=True)
class BrokenAddress:
    """An address that certainly does not work, and an entry or organisation that names it."""

    thing: Entry | Organisation
    link: BadLink


def without_contact(catalogue: Catalogue) -> tuple[Entry, ...]:
    """Return the entries that name nobody to ask, and whose whole names nobody either, sorted by name."""
    return by_name(entry for entry in catalogue.entries.values() if not wholes.with_contact(catalogue, entry))


def due(edition: Edition) -> tuple[Entry, ...]:
    """Return the entries that nobody has checked for more than a year, sorted by name."""
    return by_name(entry for entry in edition.catalogue.entries.values() if reviews.overdue(edition, entry))


def without_predecessor(catalogue: Catalogue) -> tuple[Organisation, ...]:
    """Return the planned organisations that no other names as its successor: a day may pass unseen, sorted by name."""
    organisations = catalogue.organisations.values()
    named = {slug for each in organisations for slug in each.to_be_replaced_by}
    return by_name(each for each in organisations if each.begins and each.slug not in named)


def broken_addresses(context: Context, catalogue: Catalogue) -> Iterator[BrokenAddress]:
    """Yield the addresses that certainly do not work, in order of the files that name them."""
    certain = {address: link for address, link in context.links.items() if link.is_certain}
    things: dict[str, Entry | Organisation] = {each.path: each for each in catalogue.entries.values()}
    things |= {each.path: each for each in catalogue.organisations.values()}
    for entry in context.entries if certain else ():
        if thing := things.get(entry.file.path):
            asked = dict.fromkeys(asked_address(text) for _, text in addresses(entry.data))
            yield from (BrokenAddress(thing, certain[address]) for address in asked if address in certain)
