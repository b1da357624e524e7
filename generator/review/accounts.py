"""Which accounts may act for an organisation, according to the catalogue without the proposed changes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from generator.check import Result
from generator.checked_entry import CheckedEntry
from generator.day import is_to_come
from generator.project import Collection

_ACCOUNT = re.compile(r"[a-z0-9_-]+(?:\[bot\])?")


@dataclass(frozen=True, slots=True)
class Accounts:
    """The accounts of organisations. Members and parts of an organisation have no rights in it."""

    organisations: Mapping[str, CheckedEntry]
    today: date

    def accounts_for(self, organisation: str) -> tuple[str, tuple[str, ...]]:
        """Return the organisation that is responsible for another one now, and its accounts.

        That is the organisation itself, or its successor if it has ended. There are no accounts if it has no successor
        or several, or if it is not in the catalogue or has an invalid file. `Catalogue.successor` is more lenient, as
        it serves pages only: it stops before a successor that is unknown or has not begun.
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
        """Whether an account may act for an organisation. Case does not matter, as on GitHub."""
        name = _normalise(account)
        return bool(name) and name in map(_normalise, self.accounts_for(organisation)[1])

    def _has_ended(self, entry: CheckedEntry) -> bool:
        ended = entry.text("ended")
        return ended != "" and not is_to_come(ended, self.today)


def accounts(trusted: Result) -> Accounts:
    """Return the accounts in a trusted catalogue: one that the branch under review has not changed."""
    return Accounts(trusted.context.by_slug[Collection.ORGANISATIONS], trusted.context.today)


def _normalise(account: str) -> str:
    """Return an account name in lower case, or an empty string if it is not valid. Only ASCII letters are folded."""
    name = "".join(character.lower() if character.isascii() else character for character in account)
    return name if _ACCOUNT.fullmatch(name) else ""
