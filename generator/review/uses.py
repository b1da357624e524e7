"""Which uses of entries by organisations a branch adds, changes and removes.

Two files may state the same use: that of the organisation and that of the entry. A statement that moves from one to the
other is no news and no loss.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.check import Result
from generator.checked_entry import ADOPTION_KEYS, CheckedEntry
from generator.project import SHARED, Collection
from generator.review.proposal import Proposal

Use = tuple[str, str]
"""The slugs of an organisation and of an entry that it uses or takes part in."""


_Slugs = Mapping[tuple[bool, str], str]
"""The other slug of each file that is renamed, by whether it is an entry, and its slug."""


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
        touched |= {_renamed(use, new_slugs) for use, _ in _statements(old)} | {use for use, _ in _statements(new)}
    before = {use: _first_statement(proposal.base, _renamed(use, old_slugs)) for use in touched}
    after = {use: _first_statement(proposal.head, use) for use in touched}
    kept = frozenset(use for use in touched if before[use] is not None and after[use] is not None)
    return UseChanges(
        added=frozenset(use for use in touched if before[use] is None and after[use] is not None),
        removed=frozenset(use for use in touched if before[use] is not None and after[use] is None),
        kept=kept,
        changed=frozenset(use for use in kept if before[use] != after[use]),
    )


def _versions(proposal: Proposal) -> Iterator[tuple[CheckedEntry | None, CheckedEntry | None]]:
    """Yield both versions of each file that the branch changes, except where one of them cannot be parsed."""
    for change in proposal.branch.changes:
        old, new = proposal.earlier_entries.get(change.old_path), proposal.entries.get(change.new_path)
        if all(each is None or each.document.data is not None for each in (old, new)):
            yield old, new


def _statements(entry: CheckedEntry | None) -> Iterator[tuple[Use, Mapping[str, Any]]]:
    """Yield the uses that a file states, each with its adoption."""
    if entry is None:
        return
    for (name, _), adoption in entry.adoptions():
        other = adoption.get(ADOPTION_KEYS[str(name)])
        if isinstance(other, str):
            yield (entry.file.slug, other) if name == "uses" else (other, entry.file.slug), adoption


def _renamed(use: Use, slugs: _Slugs) -> Use:
    """Return a use by the other slugs of its files."""
    organisation, entry = use
    return slugs.get((False, organisation), organisation), slugs.get((True, entry), entry)


def _first_statement(result: Result, use: Use) -> Mapping[str, Any] | None:
    """Return what is stated about a use, by the organisation or else by the entry's owner; None if nothing is.

    Which file states it is left out, so that a statement can move from one to the other.
    """
    organisation, entry = use
    by_slug = result.context.by_slug
    for file in (by_slug[Collection.ORGANISATIONS].get(organisation), *(by_slug[each].get(entry) for each in SHARED)):
        for stated_use, adoption in _statements(file):
            if stated_use == use:
                return {key: value for key, value in adoption.items() if key not in ADOPTION_KEYS.values()}
    return None
