"""How an organisation engages: whether it shares, makes with others, uses or takes part.

Taking part is never use, and what it must use says nothing about it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.catalogue import Catalogue
from generator.publish.analysis.usage import IN_USE, INVOLVED, PLANNED, chosen
from generator.publish.edition.language import N_


@dataclass(frozen=True, slots=True)
class Engagement:
    """How one organisation engages, as far as the catalogue records it.

    It `shares` if it owns an entry, and `makes` if an entry names it as a partner.
    """

    shares: bool
    makes: bool
    uses: bool
    is_involved: bool
    plans: bool

    @property
    def shares_or_makes(self) -> bool:
        """Whether it owns an entry or is a partner in one."""
        return self.shares or self.makes

    @property
    def only_involved(self) -> bool:
        """Whether it takes part in something or plans to use it, and uses nothing as far as is recorded."""
        return (self.is_involved or self.plans) and not self.uses

    @property
    def kind(self) -> str:
        """The first of `KINDS` that applies."""
        if self.shares_or_makes:
            return "both" if self.uses else "shares"
        return "uses" if self.uses else "takes-part" if self.only_involved else "nothing"

    @property
    def descriptions(self) -> Iterator[str]:
        """Everything that is recorded about it, as short texts in English to be translated."""
        known = (self.shares, self.makes, self.uses, self.is_involved, self.plans)
        return (description for description, is_known in zip(_DESCRIPTIONS, known, strict=True) if is_known)


_DESCRIPTIONS = (N_("shares"), N_("makes with others"), N_("uses"), N_("takes part"), N_("plans to use"))

KINDS = {
    "both": "Share or make something, and use something",
    "shares": "Share or make something, not known to use",
    "uses": "Use something, not known to share or make",
    "takes-part": "Only known to take part or plan to",
    "nothing": "Nothing known yet",
}
"""The kinds of engagement, with their labels. Each council has one kind: the first that applies."""


def engagement_of(catalogue: Catalogue, organisation: str) -> Engagement:
    """Return the engagement of the organisation with the slug `organisation`."""
    statuses = {use.adoption.status for use in chosen(catalogue.uses_by(organisation))}
    return Engagement(
        shares=bool(catalogue.owned_by(organisation)),
        makes=bool(catalogue.partner_in(organisation)),
        uses=not statuses.isdisjoint(IN_USE),
        is_involved=INVOLVED in statuses,
        plans=PLANNED in statuses,
    )
