"""Permissions: whether an account may change each file of a branch, and if not, who has to review it.

Owners and accounts are read from the target of the branch, so that a branch cannot grant itself permissions. A change
that no rule allows needs a review.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.check import Result
from generator.checked_entry import CheckedEntry
from generator.history.changes import Change
from generator.project import Collection
from generator.review.accounts import Accounts, accounts
from generator.review.proposal import Proposal, by_path, entry_files

_OUTSIDE = "it is not an entry: it belongs to the program or its pages"
SHARED_BY_ALL = {
    Collection.VOCABULARIES: "all entries share the lists of terms",
    Collection.READINGS: "only the program writes readings, so harvest the register and compare",
    Collection.REGISTERS: "a register speaks of many organisations",
}
"""The collections that only the catalogue's maintainers may change, and why."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The verdict on one file. `reviewer` is the slug of an organisation, or empty for the catalogue's maintainers.

    `accounts` are those of the reviewer.
    """

    path: str
    may_change: bool
    reason: str
    reviewer: str = ""
    accounts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BranchReview:
    """The verdicts on all files that a branch changes. `account` is who proposes it, or empty if that is unknown."""

    account: str
    verdicts: tuple[Verdict, ...]

    @property
    def needing_review(self) -> tuple[Verdict, ...]:
        """The verdicts on files that need a review."""
        return tuple(verdict for verdict in self.verdicts if not verdict.may_change)


def review_branch(proposal: Proposal, account: str) -> BranchReview:
    """Return a verdict on every file that a branch changed. An empty account may change nothing."""
    judge = _Judge(proposal, account, accounts(proposal.trusted), by_path(proposal.trusted))
    verdicts = map(judge.verdict, proposal.branch.changes)
    reasons = dict.fromkeys(proposal.branch.outside_catalogue, _OUTSIDE) | _unsupported_schemas(proposal.head)
    return BranchReview(account, (*verdicts, *(_needs_maintainers(path, reason) for path, reason in reasons.items())))


def _unsupported_schemas(head: Result) -> dict[str, str]:
    """Return, by schema path, what the program does not support yet: entries that use it cannot be published."""
    first = {diagnostic.location.path: diagnostic for diagnostic in reversed(head.schema_diagnostics)}
    return {path: f"the program does not support all of it: {each.message}" for path, each in first.items()}


def _needs_maintainers(path: str, reason: str) -> Verdict:
    return Verdict(path, may_change=False, reason=reason)


@dataclass(frozen=True, slots=True)
class _Judge:
    proposal: Proposal
    account: str
    accounts: Accounts
    trusted_entries: Mapping[str, CheckedEntry]

    def verdict(self, change: Change) -> Verdict:
        """Return the verdict on one change, from its paths if they decide it, or else from its two versions."""
        if reason := _reason_for_maintainers(change):
            return _needs_maintainers(change.path, reason)
        after = self.proposal.entries.get(change.new_path)
        if after is None or not after.is_valid:
            return self._unreadable_entry(change)
        if not change.old_path and change.new_path not in self.trusted_entries:
            return self._new_entry(change.path, after)
        path = change.old_path or change.new_path
        before = self.trusted_entries.get(path) or self.proposal.earlier_entries.get(change.old_path)
        if before is None or not before.is_valid:
            reason = "its earlier version cannot be read, so no one can tell whose it was"
            return _needs_maintainers(change.path, reason)
        return self._changed_entry(change, before, after)

    def _changed_entry(self, change: Change, before: CheckedEntry, after: CheckedEntry) -> Verdict:
        if (
            change.old_path
            and change.old_path != change.new_path
            and before.file.slug not in dict(after.texts("formerly")).values()
        ):
            return _needs_maintainers(change.path, "it is renamed, and its old address would be lost")
        if after.file.collection is Collection.ORGANISATIONS:
            return self._organisation(change.path, before, after)
        return self._shared_entry(change, before, after)

    def _unreadable_entry(self, change: Change) -> Verdict:
        before = self.trusted_entries.get(change.old_path)
        if before is None or not before.is_valid:
            return _needs_maintainers(change.path, "it has errors, so no one can tell whose it is")
        owner = before.file.slug if before.file.collection is Collection.ORGANISATIONS else before.text("owner")
        return self._ask(change.path, owner, "it has errors, so no one can tell what it changes")

    def _new_entry(self, path: str, after: CheckedEntry) -> Verdict:
        if after.file.collection is Collection.ORGANISATIONS:
            return _needs_maintainers(path, "a new organisation")
        owner = after.text("owner")
        if self._speaks_for(owner):
            return self._allow(path, f"a new entry of `{owner}`")
        return self._ask(path, owner, f"a new entry in the name of `{owner}`")

    def _organisation(self, path: str, before: CheckedEntry, after: CheckedEntry) -> Verdict:
        """Return the verdict on an organisation's own entry, which its accounts may change, `maintainers` included.

        That it ended needs the catalogue's maintainers, since its successor then takes over its adoptions.
        """
        slug = before.file.slug
        if not self._speaks_for(slug):
            return self._ask(path, slug, f"it is the entry of `{slug}`")
        if any(before.data.get(field) != after.data.get(field) for field in ("ended", "replaced_by")):
            return _needs_maintainers(path, f"it changes whether `{slug}` ended, or what replaced it")
        return self._allow(path, f"it is the entry of `{slug}` itself")

    def _shared_entry(self, change: Change, before: CheckedEntry, after: CheckedEntry) -> Verdict:
        owner, later_owner = before.text("owner"), after.text("owner")
        if not self._speaks_for(owner):
            return self._ask(change.path, owner, f"it belongs to `{owner}`")
        if not self._speaks_for(later_owner):
            return self._ask(change.path, later_owner, f"`{owner}` hands it over to `{later_owner}`")
        return self._allow(change.path, f"it belongs to `{owner}`")

    def _speaks_for(self, organisation: str) -> bool:
        return self.accounts.may_speak_for(self.account, organisation)

    def _allow(self, path: str, reason: str) -> Verdict:
        return Verdict(path, may_change=True, reason=reason)

    def _ask(self, path: str, organisation: str, reason: str) -> Verdict:
        reviewer, accounts = self.accounts.accounts_for(organisation)
        if not accounts:
            return _needs_maintainers(path, reason)
        return Verdict(path, may_change=False, reason=reason, reviewer=reviewer, accounts=accounts)


def _reason_for_maintainers(change: Change) -> str:
    """Return why the catalogue's maintainers must review a change, if its paths decide that, or an empty string."""
    old_files, new_files = list(entry_files(change.old_path)), list(entry_files(change.new_path))
    if (change.old_path and not old_files) or (change.new_path and not new_files):
        return "it is not an entry"
    collections = {file.collection for file in (*old_files, *new_files)}
    for collection, reason in SHARED_BY_ALL.items():
        if collection in collections:
            return reason
    if not change.new_path:
        return "it is deleted, and its address would be lost"
    if old_files and change.old_path != change.new_path:
        if old_files[0].collection is Collection.ORGANISATIONS or new_files[0].collection is Collection.ORGANISATIONS:
            return "an organisation is renamed, and other entries use its slug"
        if old_files[0].collection is not new_files[0].collection:
            return "it is moved to another folder, and its old address would be lost"
    return ""
