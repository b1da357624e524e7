"""Which uses of entries by organisations a branch adds, changes and removes.

Several files may state the same use: that of the organisation, that of the entry, and the reading of a register. A
statement that moves from one to another is no news and no loss.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.adoption import SPEAKERS, Speaker
from generator.check import Result
from generator.checked_entry import ADOPTION_KEYS, CheckedEntry
from generator.project import SHARED, Collection
from generator.review.proposal import Proposal

Use = tuple[str, str]
"""The slugs of an organisation and of an entry that it uses or takes part in."""


_Slugs = Mapping[tuple[bool, str], str]
"""The other slug of each file that is renamed, by whether it is an entry, and its slug."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What a file says about a use, without the two slugs. `is_listing` is set if a register says it."""

    fields: Mapping[str, Any]
    is_listing: bool = False

    def differs_from(self, other: "Statement") -> bool:
        """Whether another statement says anything else. Of a register and anybody else only the status is compared."""
        if self.is_listing != other.is_listing:
            return bool(self.fields.get("status") != other.fields.get("status"))
        return self.fields != other.fields


@dataclass(frozen=True, slots=True)
class UseChanges:
    """The uses that a branch touches, by the slugs after it if something is renamed.

    `kept` are stated both before and after it; `changed` are those of them about which something else is stated.
    """

    added: frozenset[Use]
    removed: frozenset[Use]
    kept: frozenset[Use]
    changed: frozenset[Use]


def use_changes(proposal: Proposal) -> UseChanges:
    """Return the uses that a branch changes. A file that cannot be read says nothing, so it is left out."""
    new_slugs: _Slugs = {
        (old.file.collection in SHARED, old.file.slug): new.file.slug for old, new in _versions(proposal) if old and new
    }
    old_slugs: _Slugs = {(is_entry, new): old for (is_entry, old), new in new_slugs.items()}
    touched: set[Use] = set()
    for old, new in _versions(proposal):
        touched |= {_renamed(use, new_slugs) for use, _ in _statements(old, proposal.base)}
        touched |= {use for use, _ in _statements(new, proposal.head)}
    before = {use: each for use in touched if (each := _first_statement(proposal.base, _renamed(use, old_slugs)))}
    after = {use: each for use in touched if (each := _first_statement(proposal.head, use))}
    return UseChanges(
        added=frozenset(use for use in after if use not in before),
        removed=frozenset(use for use in before if use not in after),
        kept=frozenset(use for use in before if use in after),
        changed=frozenset(use for use in before if use in after and before[use].differs_from(after[use])),
    )


def _versions(proposal: Proposal) -> Iterator[tuple[CheckedEntry | None, CheckedEntry | None]]:
    """Yield both versions of each file that the branch changes, except where one of them cannot be parsed."""
    for change in proposal.branch.changes:
        old, new = proposal.earlier_entries.get(change.old_path), proposal.entries.get(change.new_path)
        if all(each is None or each.document.data is not None for each in (old, new)):
            yield old, new


def _statements(file: CheckedEntry | None, result: Result) -> Iterator[tuple[Use, Statement]]:
    """Yield the uses that a file states, each with what it says about it. `result` has the registers of readings."""
    if file is None:
        return
    for (name, _), adoption in file.adoptions():
        other = adoption.get(ADOPTION_KEYS[str(name)])
        if isinstance(other, str):
            use = (file.file.slug, other) if name == "uses" else (other, file.file.slug)
            yield use, Statement({key: each for key, each in adoption.items() if key not in ADOPTION_KEYS.values()})
    if file.file.collection is Collection.READINGS:
        yield from _listings(file, _shows(result.context.by_slug[Collection.REGISTERS].get(file.file.slug)))


def _listings(reading: CheckedEntry, shows: Mapping[str, Any]) -> Iterator[tuple[Use, Statement]]:
    for _, body in reading.groups("bodies"):
        organisation, entry = body.get("organisation"), shows.get("entry")
        if isinstance(organisation, str) and isinstance(entry, str) and "no_longer_listed" not in body:
            yield (organisation, entry), Statement({"status": shows.get("status")}, is_listing=True)


def _shows(register: CheckedEntry | None) -> Mapping[str, Any]:
    """Return what a register shows; nothing if there is no such register, or if it has no such field."""
    shows = register.data.get("shows") if register else None
    return shows if isinstance(shows, dict) else {}


def _renamed(use: Use, slugs: _Slugs) -> Use:
    """Return a use by the other slugs of its files."""
    organisation, entry = use
    return slugs.get((False, organisation), organisation), slugs.get((True, entry), entry)


def _first_statement(result: Result, use: Use) -> Statement | None:
    """Return what the first of those who may state a use says about it; None if nobody does.

    Which file states it is left out, so that a statement can move from one to the other.
    """
    organisation, entry = use
    by_slug = result.context.by_slug
    registers = [slug for slug, each in by_slug[Collection.REGISTERS].items() if _shows(each).get("entry") == entry]
    slugs = {Speaker.ORGANISATION: [organisation], Speaker.OWNER: [entry], Speaker.REGISTER: registers}
    files = (by_slug[collection].get(slug) for collection, speaker in SPEAKERS.items() for slug in slugs[speaker])
    return next((each for file in files for stated_use, each in _statements(file, result) if stated_use == use), None)
