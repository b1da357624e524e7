"""Who uses an entry, who says so, whom to ask about it, and who must use it."""

from dataclasses import dataclass
from enum import StrEnum

from generator.project import SHARED, Collection


@dataclass(frozen=True, slots=True)
class Contact:
    """The team to contact about an entry."""

    name: str = ""
    email: str = ""
    url: str = ""


class Speaker(StrEnum):
    """Who says that an organisation uses an entry: itself, the owner of the entry, or a register that others keep.

    In this order: where several state the same use, the first of them is shown first, and its status counts.
    """

    ORGANISATION = "organisation"
    OWNER = "owner"
    REGISTER = "register"


SPEAKERS = {
    Collection.ORGANISATIONS: Speaker.ORGANISATION,
    **dict.fromkeys(SHARED, Speaker.OWNER),
    Collection.READINGS: Speaker.REGISTER,
}
"""Who speaks in the files of a collection, in the order of `Speaker`."""


@dataclass(frozen=True, slots=True)
class Adoption:
    """The statement that an organisation uses an entry or takes part in it, with its evidence.

    `ask` is whom others may ask how it went; only the organisation itself can say so. `register` is the slug of the
    register that states it, which was read on the day `seen`; `no_longer_listed` is the day on which it did not any
    more. `also_stated` are the statements of others about the same organisation and entry.
    """

    organisation: str
    status: str
    since: str = ""
    live_services: int | None = None
    evidence: str = ""
    basis: str = ""
    note: str = ""
    ask: Contact | None = None
    stated_by: Speaker = Speaker.OWNER
    register: str = ""
    seen: str = ""
    no_longer_listed: str = ""
    also_stated: "tuple[Adoption, ...]" = ()

    def agrees_with(self, other: "Adoption") -> bool:
        """Whether another statement about the same use says no other status, and no other date if both have one.

        The date in a register is often that of the listing, so it contradicts nobody's.
        """
        is_same_date = not (self.since and other.since) or self.since == other.since or bool(other.register)
        return self.status == other.status and is_same_date and not other.no_longer_listed


@dataclass(frozen=True, slots=True)
class OwnUse:
    """An organisation's own statement, in its file, that it uses an entry or takes part in it."""

    entry: str
    status: str
    since: str = ""
    evidence: str = ""
    basis: str = ""
    note: str = ""
    ask: Contact | None = None


@dataclass(frozen=True, slots=True)
class Duty:
    """Which types of organisation must use an entry, in which nations, and what makes it a duty.

    `nations` is empty if it is one in all of them.
    """

    types: tuple[str, ...]
    by: str
    evidence: str
    nations: tuple[str, ...] = ()
