"""What a maintainer must not overlook in a branch: what it takes from somebody, and what nobody writes by hand."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from generator.checked_entry import CheckedEntry
from generator.history.changes import Change
from generator.project import REPOSITORIES, Collection
from generator.review.branch_changes import BranchChanges, EntryChange, FileChangeKind
from generator.review.permissions import SHARED_BY_ALL
from generator.review.proposal import Proposal

_SCHEMAS = "schemas/"


class AlertKind(StrEnum):
    """Why a branch needs a second look, the most serious first."""

    OWNER = "owner"
    ACCOUNTS = "accounts"
    REPOSITORY = "repository"
    READING = "reading"
    OBSERVATIONS = "observations"
    SCHEMA = "schema"
    SHARED = "shared"
    REMOVED_ORGANISATION = "removed organisation"
    REMOVED = "removed"
    LOST_ADDRESS = "lost address"
    LOST_USES = "lost uses"
    OTHER_FILE = "other file"


@dataclass(frozen=True, slots=True)
class Alert:
    """One reason for a second look. `subject` is the slug of an entry, or the path of a file that is none.

    What changed from one value to another has both; of accounts, `before` has those lost and `after` those gained.
    """

    kind: AlertKind
    subject: str
    before: str = ""
    after: str = ""


def alerts(proposal: Proposal, changes: BranchChanges) -> tuple[Alert, ...]:
    """Return all alerts about a branch, the most serious first."""
    order = list(AlertKind)
    return tuple(sorted(_alerts(proposal, changes), key=lambda alert: order.index(alert.kind)))


def _alerts(proposal: Proposal, changes: BranchChanges) -> Iterator[Alert]:
    for change in proposal.branch.changes:
        yield from _of_file(proposal, change)
    for entry in changes.entries:
        yield from _of_entry(entry)
    yield from (Alert(AlertKind.LOST_USES, entry, before=who) for who, entry in sorted(changes.uses.removed))
    for other in changes.others:
        yield Alert(AlertKind.OBSERVATIONS if other.path == REPOSITORIES else AlertKind.OTHER_FILE, other.path)
    for path in changes.outside_catalogue:
        yield Alert(AlertKind.SCHEMA if path.startswith(_SCHEMAS) else AlertKind.OTHER_FILE, path)


def _of_file(proposal: Proposal, change: Change) -> Iterator[Alert]:
    """Yield the alerts about two versions of an entry that can both be parsed."""
    old, new = proposal.earlier_entries.get(change.old_path), proposal.entries.get(change.new_path)
    if old is None or new is None or old.document.data is None or new.document.data is None:
        return
    slug = new.file.slug
    for kind, before, after in (
        (AlertKind.OWNER, old.text("owner"), new.text("owner")),
        (AlertKind.REPOSITORY, _repository(old), _repository(new)),
    ):
        if before and before != after:
            yield Alert(kind, slug, before, after)
    had, has = (tuple(account for _, account in each.texts("maintainers")) for each in (old, new))
    if set(had) != set(has):
        yield Alert(AlertKind.ACCOUNTS, slug, _without(had, has), _without(has, had))


def _repository(entry: CheckedEntry) -> str:
    links = entry.data.get("links")
    address = links.get("repository") if isinstance(links, dict) else None
    return address if isinstance(address, str) else ""


def _without(accounts: Iterable[str], others: Iterable[str]) -> str:
    """Return the accounts that are not among others, joined with commas."""
    return ", ".join(sorted(set(accounts) - set(others)))


def _of_entry(entry: EntryChange) -> Iterator[Alert]:
    slug = entry.new_slug or entry.old_slug
    if entry.collection is Collection.READINGS:
        yield Alert(AlertKind.READING, slug)
    elif entry.kind is FileChangeKind.REMOVES:
        is_body = entry.collection is Collection.ORGANISATIONS
        yield Alert(AlertKind.REMOVED_ORGANISATION if is_body else AlertKind.REMOVED, slug)
    elif entry.kind is FileChangeKind.RENAMES and not entry.keeps_address:
        yield Alert(AlertKind.LOST_ADDRESS, entry.old_slug, after=slug)
    elif entry.collection in SHARED_BY_ALL:
        yield Alert(AlertKind.SHARED, slug)
