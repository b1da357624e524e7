"""The organisations besides its owner that know a thing and can be asked about it, the nearest first."""

from dataclasses import dataclass

from generator.catalogue import Catalogue
from generator.model import Entry, Organisation
from generator.publish.analysis import usage
from generator.uses import Use


@dataclass(frozen=True, slots=True)
class Colleague:
    """An organisation that others can ask. `role` is what it did as a partner, and `use` its use now, if any."""

    organisation: Organisation
    role: str
    evidence: str
    use: Use | None


def colleagues(catalogue: Catalogue, entry: Entry) -> tuple[Colleague, ...]:
    """Return users that say whom to ask, then partners that use it, then all other partners."""
    uses = {use.organisation.slug: use for use in usage.in_use(catalogue, entry.slug)}
    partners = [
        Colleague(catalogue.organisations[each.organisation], each.role, each.evidence, use)
        for each in entry.partners
        if each.organisation in catalogue.organisations
        for use in (uses.get(catalogue.successor(each.organisation)),)
    ]
    partnered = {each.use.organisation.slug for each in partners if each.use}
    others = [
        Colleague(use.organisation, "", "", use)
        for slug, use in uses.items()
        if use.adoption.ask and slug not in partnered
    ]
    return tuple(sorted((*others, *partners), key=_distance))


def _distance(colleague: Colleague) -> int:
    """Return 0 for those that say whom to ask, 1 for others that use it, and 2 for the rest."""
    use = colleague.use
    return 2 if use is None else 1 if use.adoption.ask is None else 0
