"""How far an organisation has come: it shares, makes with others, uses, takes part. Taking part is never use."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.catalogue import Catalogue
from generator.publish.analysis.usage import IN_USE, INVOLVED, PLANNED
from generator.publish.edition.language import N_


@dataclass(frozen=True, slots=True)
class Engagement:
    """What the catalogue knows of one organisation.

    It shares what it answers for. It makes with others what names it as a partner.
    """

    shares: bool
    makes: bool
    uses: bool
    is_involved: bool
    plans: bool

    @property
    def shares_or_makes(self) -> bool:
        """Tell whether it stands behind an entry, alone or with others."""
        return self.shares or self.makes

    @property
    def only_involved(self) -> bool:
        """Tell whether it takes part in something or plans to, and is not known to use anything."""
        return (self.is_involved or self.plans) and not self.uses

    @property
    def kind(self) -> str:
        """Give the first of `KINDS` that fits."""
        if self.shares_or_makes:
            return "both" if self.uses else "shares"
        return "uses" if self.uses else "takes-part" if self.only_involved else "nothing"

    @property
    def descriptions(self) -> Iterator[str]:
        """Say all that is known of it, each in words that people read."""
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
"""Every kind of standing, and what people read for those of that kind. Each council has one: the first that fits."""


def engagement_of(catalogue: Catalogue, organisation: str) -> Engagement:
    """Tell how far an organisation has come."""
    statuses = {use.adoption.status for use in catalogue.uses_by(organisation)}
    return Engagement(
        shares=bool(catalogue.owned_by(organisation)),
        makes=bool(catalogue.partner_in(organisation)),
        uses=not statuses.isdisjoint(IN_USE),
        is_involved=INVOLVED in statuses,
        plans=PLANNED in statuses,
    )
