"""Who may change what: for each file of a branch, whether an account may change it, and if not, whose review it needs.

Owners and accounts are read from the catalogue that the branch is to become part of, so that nobody gains anything by
what the branch itself says. Where no rule allows a change, somebody has to look at it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.check import Result
from generator.checked_entry import CheckedEntry
from generator.history.changes import Change
from generator.project import Collection
from generator.review.accounts import Accounts, accounts
from generator.review.adoptions import split
from generator.review.proposal import Proposal, by_path, entry_files

_OUTSIDE = "it is not an entry: it belongs to the program or its pages"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What holds for one file. `reviewer` is an organisation, or empty for those who keep the catalogue."""

    path: str
    may_change: bool
    reason: str
    reviewer: str = ""
    accounts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BranchReview:
    """What holds for all files of a branch that an account proposes. The account is empty where nobody is known to."""

    account: str
    verdicts: tuple[Verdict, ...]

    @property
    def needing_review(self) -> tuple[Verdict, ...]:
        """The verdicts on files that somebody has to look at."""
        return tuple(each for each in self.verdicts if not each.may_change)


def review_branch(proposal: Proposal, account: str) -> BranchReview:
    """Judge every file that a branch changed. An empty account may change nothing."""
    judge = _Judge(proposal, account, accounts(proposal.trusted), by_path(proposal.trusted))
    inside = (judge.of(each) for each in proposal.branch.changes)
    reasons = dict.fromkeys(proposal.branch.outside_catalogue, _OUTSIDE) | _unserved(proposal.head)
    return BranchReview(account, (*inside, *(_keepers(*each) for each in reasons.items())))


def _unserved(head: Result) -> dict[str, str]:
    """Say of each schema what it asks for that no program knows yet: entries that use it cannot be published."""
    found = {each.location.path: each for each in reversed(head.schema_diagnostics)}
    return {path: f"the program does not support all of it: {each.message}" for path, each in found.items()}


def _keepers(path: str, reason: str) -> Verdict:
    return Verdict(path, may_change=False, reason=reason)


@dataclass(frozen=True, slots=True)
class _Judge:
    proposal: Proposal
    account: str
    accounts: Accounts
    trusted: Mapping[str, CheckedEntry]

    def of(self, change: Change) -> Verdict:
        """Judge one change. What can be told from its place comes first, then what its two versions say."""
        if reason := _reason_for_keepers(change):
            return _keepers(change.path, reason)
        after = self.proposal.entries.get(change.new_path)
        if after is None or not after.is_valid:
            return self._unreadable(change)
        if not change.old_path and change.new_path not in self.trusted:
            return self._new(change.path, after)
        before = self.trusted.get(change.old_path or change.new_path) or self.proposal.earlier_entries.get(
            change.old_path
        )
        if before is None or not before.is_valid:
            return _keepers(change.path, "its earlier version cannot be read, so no one can tell whose it was")
        return self._changed(change, before, after)

    def _changed(self, change: Change, before: CheckedEntry, after: CheckedEntry) -> Verdict:
        if (
            change.old_path
            and change.old_path != change.new_path
            and before.file.slug not in dict(after.texts("formerly")).values()
        ):
            return _keepers(change.path, "it is renamed, and its old address would be lost")
        if after.file.collection is Collection.ORGANISATIONS:
            return self._organisation(change.path, before, after)
        return self._entry(change, before, after)

    def _unreadable(self, change: Change) -> Verdict:
        before = self.trusted.get(change.old_path)
        if before is None or not before.is_valid:
            return _keepers(change.path, "it has errors, so no one can tell whose it is")
        owner = before.file.slug if before.file.collection is Collection.ORGANISATIONS else before.text("owner")
        return self._ask(change.path, owner, "it has errors, so no one can tell what it changes")

    def _new(self, path: str, after: CheckedEntry) -> Verdict:
        if after.file.collection is Collection.ORGANISATIONS:
            return _keepers(path, "a new organisation")
        owner = after.text("owner")
        if self._speaks_for(owner):
            return self._allow(path, f"a new entry of `{owner}`")
        return self._ask(path, owner, f"a new entry in the name of `{owner}`")

    def _organisation(self, path: str, before: CheckedEntry, after: CheckedEntry) -> Verdict:
        """An organisation keeps its own entry, its accounts among the rest: those it has are trusted to choose others.

        That it ended is no matter of its own, since what it used is then found with its successor.
        """
        slug = before.file.slug
        if not self._speaks_for(slug):
            return self._ask(path, slug, f"it is the entry of `{slug}`")
        if any(before.data.get(each) != after.data.get(each) for each in ("ended", "replaced_by")):
            return _keepers(path, f"it changes whether `{slug}` ended, or what replaced it")
        return self._allow(path, f"it is the entry of `{slug}` itself")

    def _entry(self, change: Change, before: CheckedEntry, after: CheckedEntry) -> Verdict:
        owner, later_owner = before.text("owner"), after.text("owner")
        if not self._speaks_for(owner):
            if change.old_path == change.new_path and self._changes_only_own_adoptions(change, after):
                return self._allow(change.path, "it changes only what the account's own organisation uses")
            return self._ask(change.path, owner, f"it belongs to `{owner}`")
        if not self._speaks_for(later_owner):
            return self._ask(change.path, later_owner, f"`{owner}` hands it over to `{later_owner}`")
        return self._allow(change.path, f"it belongs to `{owner}`")

    def _changes_only_own_adoptions(self, change: Change, after: CheckedEntry) -> bool:
        """Tell whether adoptions by organisations that the account speaks for changed, and not a letter besides."""
        before = self.proposal.earlier_entries.get(change.old_path)
        if before is None or not before.is_valid or change.has_other_mode:
            return False
        was, now = split(before, self._speaks_for), split(after, self._speaks_for)
        return was.own != now.own and (was.rest, was.lines) == (now.rest, now.lines)

    def _speaks_for(self, organisation: str) -> bool:
        return self.accounts.may_speak_for(self.account, organisation)

    def _allow(self, path: str, reason: str) -> Verdict:
        return Verdict(path, may_change=True, reason=reason)

    def _ask(self, path: str, organisation: str, reason: str) -> Verdict:
        reviewer, accounts = self.accounts.accounts_for(organisation)
        if not accounts:
            return _keepers(path, reason)
        return Verdict(path, may_change=False, reason=reason, reviewer=reviewer, accounts=accounts)


def _reason_for_keepers(change: Change) -> str:
    """Say why a change is one for those who keep the catalogue, where its place alone tells."""
    was, now = list(entry_files(change.old_path)), list(entry_files(change.new_path))
    if (change.old_path and not was) or (change.new_path and not now):
        return "it is not an entry"
    if any(file.collection is Collection.VOCABULARIES for file in (*was, *now)):
        return "all entries share the lists of terms"
    if not change.new_path:
        return "it is deleted, and its address would be lost"
    if was and change.old_path != change.new_path:
        if was[0].collection is Collection.ORGANISATIONS or now[0].collection is Collection.ORGANISATIONS:
            return "an organisation is renamed, and other entries use its slug"
        if was[0].collection is not now[0].collection:
            return "it is moved to another folder, and its old address would be lost"
    return ""
