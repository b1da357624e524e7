"""How far an organisation has come: it shares, it uses, it takes part. Taking part is never counted as use."""

from dataclasses import dataclass

from generator.catalogue import Catalogue

IN_USE = frozenset({"live", "piloting"})
"""Statuses of an adoption that mean use today."""

TAKING_PART = frozenset({"involved", "planned"})
"""Statuses of those that are not known to use a thing, and have not left it."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What the catalogue knows of one organisation."""

    shares: bool
    uses: bool
    takes_part: bool

    @property
    def kind(self) -> str:
        """One word for it, of `KINDS`."""
        if self.uses:
            return "both" if self.shares else "uses"
        return "shares" if self.shares else "takes-part" if self.takes_part else "nothing"


KINDS = {
    "both": "Shares and uses",
    "shares": "Only shares",
    "uses": "Only uses",
    "takes-part": "Only takes part",
    "nothing": "Nothing yet",
}
"""Every kind of standing, and what people read for it."""


def of(catalogue: Catalogue, organisation: str) -> Standing:
    """Tell how far an organisation has come. It shares what it answers for and what it makes with others."""
    statuses = {use.adoption.status for use in catalogue.uses_by(organisation)}
    return Standing(
        shares=bool(catalogue.owned_by(organisation) or catalogue.partner_in(organisation)),
        uses=not statuses.isdisjoint(IN_USE),
        takes_part=not statuses.isdisjoint(TAKING_PART),
    )
