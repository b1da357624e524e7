"""What a branch changes: entries added, removed, renamed and changed, with the differences in their fields."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import chain

from generator.checked_entry import ADOPTION_KEYS, CheckedEntry
from generator.history.changes import Change
from generator.project import Collection, EntryFile
from generator.review.differences import Difference, FieldChangeKind, differences
from generator.review.proposal import Proposal, entry_files
from generator.review.uses import UseChanges, use_changes


class FileChangeKind(StrEnum):
    """What a branch does to a file."""

    ADDS = "adds"
    REMOVES = "removes"
    RENAMES = "renames"
    CHANGES = "changes"


@dataclass(frozen=True, slots=True)
class EntryChange:
    """What a branch does to one entry.

    `old_slug` is empty for a new entry, `new_slug` for a removed one. A version that cannot be parsed has no fields.
    `has_faults` is set if the new version is invalid. A renamed entry keeps its address if its collection is the same
    and its `formerly` names the old slug.
    """

    kind: FileChangeKind
    path: str
    collection: Collection
    old_slug: str
    new_slug: str
    name: str
    owner: str
    differences: tuple[Difference, ...]
    readable_before: bool = True
    readable_now: bool = True
    has_faults: bool = False
    moved_from: Collection | None = None
    keeps_address: bool = True


@dataclass(frozen=True, slots=True)
class OtherChange:
    """What a branch does to a file that is not an entry."""

    kind: FileChangeKind
    path: str


@dataclass(frozen=True, slots=True)
class BranchChanges:
    """Everything that a branch changes. `outside_catalogue` are the paths of changed files outside the catalogue."""

    entries: tuple[EntryChange, ...]
    others: tuple[OtherChange, ...]
    outside_catalogue: tuple[str, ...]
    uses: UseChanges


def branch_changes(proposal: Proposal) -> BranchChanges:
    """Return what a branch changes, in order of path."""
    entries: list[EntryChange] = []
    others: list[OtherChange] = []
    uses = use_changes(proposal)
    for change in chain.from_iterable(map(_apart, proposal.branch.changes)):
        before, after = (next(entry_files(path), None) for path in (change.old_path, change.new_path))
        if file := after or before:
            entries.append(_entry_change(proposal, change, before, file, uses))
        else:
            others.append(OtherChange(_kind(change), change.path))
    return BranchChanges(tuple(entries), tuple(others), proposal.branch.outside_catalogue, uses)


def _apart(change: Change) -> tuple[Change, ...]:
    """Return a change of which only one of the two paths is that of an entry as two: a removal and an addition."""
    paths = (change.old_path, change.new_path)
    if all(paths) and len({next(entry_files(path), None) is None for path in paths}) > 1:
        return replace(change, new_path=""), replace(change, old_path="", before=None)
    return (change,)


def _kind(change: Change) -> FileChangeKind:
    if not change.old_path:
        return FileChangeKind.ADDS
    if not change.new_path:
        return FileChangeKind.REMOVES
    return FileChangeKind.CHANGES if change.old_path == change.new_path else FileChangeKind.RENAMES


def _entry_change(
    proposal: Proposal, change: Change, before: EntryFile | None, file: EntryFile, uses: UseChanges
) -> EntryChange:
    old, new = proposal.earlier_entries.get(change.old_path), proposal.entries.get(change.new_path)
    version = new if change.new_path else old
    is_readable = not change.new_path or _is_readable(new)
    moved_from = before.collection if before and before.collection is not file.collection else None
    return EntryChange(
        _kind(change),
        change.path,
        file.collection,
        before.slug if before else "",
        file.slug if change.new_path else "",
        name=(version.text("name") if version else "") or file.slug,
        owner=version.text("owner") if version else "",
        # A version that cannot be parsed would appear to have lost every field.
        differences=tuple(_differences(proposal, file, old, new, uses)) if is_readable else (),
        readable_before=not change.old_path or _is_readable(old),
        readable_now=is_readable,
        has_faults=bool(change.new_path) and (new is None or not new.is_valid),
        moved_from=moved_from,
        keeps_address=not moved_from and bool(new and before and before.slug in dict(new.texts("formerly")).values()),
    )


def _is_readable(entry: CheckedEntry | None) -> bool:
    return entry is not None and entry.document.data is not None


def _differences(
    proposal: Proposal, file: EntryFile, old: CheckedEntry | None, new: CheckedEntry | None, uses: UseChanges
) -> Iterator[Difference]:
    """Compare two versions; a missing or unreadable one has no fields."""
    schema = proposal.head.schemas[file.collection].node
    for difference in differences(old.data if old else {}, new.data if new else {}, schema):
        yield replace(difference, kind=_kind_of_adoption(difference, file.slug, uses))


def _kind_of_adoption(difference: Difference, slug: str, uses: UseChanges) -> FieldChangeKind:
    """Return the kind of a difference, which for an adoption depends on what another file states about the same use."""
    if difference.field not in ADOPTION_KEYS:
        return difference.kind
    use = (slug, difference.item) if difference.field == "uses" else (difference.item, slug)
    if difference.kind is FieldChangeKind.GAINED and use in uses.kept:
        return FieldChangeKind.KNOWN_BEFORE
    if difference.kind is FieldChangeKind.LOST and use in uses.kept:
        return FieldChangeKind.STATED_ELSEWHERE
    return difference.kind
