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


@dataclass(frozen=True, slots=True)
class UseChanges:
    """The uses that a branch touches, those at the new slugs if something was renamed.

    `known` are stated both before and after it, and `changed` are those of them about which something else is stated.
    """

    added: frozenset[Use]
    removed: frozenset[Use]
    known: frozenset[Use]
    changed: frozenset[Use]


def use_changes(proposal: Proposal) -> UseChanges:
    """Return the uses that a branch changes. A file that cannot be read says nothing, so it is left out."""
    new_slugs = {
        (old.file.collection in SHARED, old.file.slug): new.file.slug for old, new in _versions(proposal) if old and new
    }
    touched: set[Use] = set()
    for old, new in _versions(proposal):
        touched |= {_renamed(use, new_slugs) for use, _ in _statements(old)} | {use for use, _ in _statements(new)}
    old_slugs = {(is_shared, new): old for (is_shared, old), new in new_slugs.items()}
    before = {use: _statement(proposal.base, _renamed(use, old_slugs)) for use in touched}
    after = {use: _statement(proposal.head, use) for use in touched}
    was, still = ({use for use in touched if statements[use] is not None} for statements in (before, after))
    known = frozenset(was & still)
    changed = frozenset(use for use in known if before[use] != after[use])
    return UseChanges(frozenset(still - was), frozenset(was - still), known, changed)


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


def _renamed(use: Use, slugs: Mapping[tuple[bool, str], str]) -> Use:
    organisation, entry = use
    return slugs.get((False, organisation), organisation), slugs.get((True, entry), entry)


def _statement(result: Result, use: Use) -> Mapping[str, Any] | None:
    """Return what is stated about a use, by the organisation or else by the entry's owner; None if nothing is."""
    organisation, entry = use
    by_slug = result.context.by_slug
    for file in (by_slug[Collection.ORGANISATIONS].get(organisation), *(by_slug[each].get(entry) for each in SHARED)):
        for stated, adoption in _statements(file):
            if stated == use:
                return {key: value for key, value in adoption.items() if key not in ADOPTION_KEYS.values()}
    return None
