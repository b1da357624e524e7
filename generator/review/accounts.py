"""Which accounts speak for an organisation, as the catalogue says that nobody has proposed to change yet."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from generator.check import Result
from generator.checked_entry import CheckedEntry
from generator.project import Collection

_ACCOUNT = re.compile(r"[a-z0-9_-]+(?:\[bot\])?")


@dataclass(frozen=True, slots=True)
class Accounts:
    """The accounts of organisations. To be a part or a member of an organisation gives no rights in it."""

    organisations: Mapping[str, CheckedEntry]
    today: str

    def accounts_for(self, organisation: str) -> tuple[str, tuple[str, ...]]:
        """Give who answers for an organisation today: itself or the one that took its place, and its accounts.

        An organisation that ended has no say any more. Nobody answers for one that has no successor or several, for
        one that the catalogue does not know, or whose file cannot be read. `Catalogue.successor`, for pages, asks for
        no day and never leads to an unknown organisation: there it is no harm to show more than is certain.
        """
        visited: set[str] = set()
        while organisation not in visited:
            visited.add(organisation)
            entry = self.organisations.get(organisation)
            if entry is None or not entry.is_valid:
                break
            if not self._has_ended(entry):
                return organisation, tuple(account for _, account in entry.texts("maintainers"))
            successors = [successor for _, successor in entry.texts("replaced_by")]
            organisation = successors[0] if len(successors) == 1 else organisation
        return organisation, ()

    def may_speak_for(self, account: str, organisation: str) -> bool:
        """Tell whether an account answers for an organisation. Case does not count, as on GitHub."""
        name = _normalise(account)
        return bool(name) and name in map(_normalise, self.accounts_for(organisation)[1])

    def _has_ended(self, entry: CheckedEntry) -> bool:
        ended = entry.text("ended")
        return ended == "yes" or (ended != "" and ended <= self.today[: len(ended)])


def accounts(trusted: Result) -> Accounts:
    """Read the accounts from a catalogue that can be relied on."""
    return Accounts(trusted.context.by_slug[Collection.ORGANISATIONS], trusted.context.today.isoformat())


def _normalise(account: str) -> str:
    """Write an account as GitHub compares it, or as nothing where it can be none. Only a to z have a case."""
    name = "".join(character.lower() if character.isascii() else character for character in account)
    return name if _ACCOUNT.fullmatch(name) else ""
