"""Tell of what a branch does wrong, and of nothing that was wrong before."""

from collections.abc import Iterator
from dataclasses import replace

from generator import schema_coverage
from generator.check import Result
from generator.checked_entry import CheckedEntry
from generator.diagnostic import Diagnostic, Related
from generator.history.changes import Change
from generator.project import Collection
from generator.review.proposal import Proposal
from generator.source import Location, Pointer


def introduced_by_branch(proposal: Proposal) -> Result:
    """Keep what is wrong in the files that a branch changed, and in others for the first time; the rest is `older`.

    A file that the branch leaves as it is may break all the same, for instance when it names an entry that is gone.
    What is wrong with the schemas concerns every branch.
    """
    head = proposal.head
    inside = (each for each in head.diagnostics if each.rule is not schema_coverage.RULE)
    elsewhere = {each for each in inside if not proposal.change_of(each.location.path)}
    known = {_known(each) for each in proposal.base.diagnostics} if elsewhere else set()
    older = tuple(each for each in head.diagnostics if each in elsewhere and _known(each) in known)
    told = [each for each in head.diagnostics if each not in elsewhere or _known(each) not in known]
    files = {each.path for each in proposal.branch.changes} | {each.location.path for each in told}
    diagnostics = tuple(_blamed(proposal, each) if each in elsewhere else each for each in told)
    return replace(head, diagnostics=diagnostics, files=tuple(sorted(files)), older=older)


def _known(diagnostic: Diagnostic) -> tuple[str, str, str, Pointer]:
    """Give what stays of a diagnostic when lines move."""
    return diagnostic.location.path, diagnostic.rule.code, diagnostic.message, diagnostic.pointer


def _blamed(proposal: Proposal, diagnostic: Diagnostic) -> Diagnostic:
    """Say that a fault comes from another file, and from which if that can be told."""
    cause = _cause(proposal, diagnostic)
    if cause is None:
        return replace(diagnostic, help=f"Changes elsewhere in this branch break this file. {diagnostic.help}")
    advice = diagnostic.help if cause.new_path else "Restore it, or change this file as well."
    deed = f"This branch breaks this file: it {_deed(cause)}. {advice}"
    if not cause.new_path or any(each.location.path == cause.new_path for each in diagnostic.related):
        return replace(diagnostic, help=deed)
    related = (*diagnostic.related, Related("The change that breaks it.", Location(cause.new_path)))
    return replace(diagnostic, help=deed, related=related)


def _deed(change: Change) -> str:
    if not change.new_path:
        return f"deletes `{change.old_path}`"
    if not change.old_path:
        return f"adds `{change.new_path}`"
    return (
        f"changes `{change.new_path}`"
        if change.old_path == change.new_path
        else f"renames `{change.old_path}` to `{change.new_path}`"
    )


def _cause(proposal: Proposal, diagnostic: Diagnostic) -> Change | None:
    """Find the change of the file that a broken place names, or the only change there is."""
    changes = proposal.branch.changes
    related = (proposal.change_of(each.location.path) for each in diagnostic.related)
    if direct := next(filter(None, related), None):
        return direct
    named = _named(proposal.entries[diagnostic.location.path], diagnostic.pointer)
    causes = (proposal.changed_entries[each] for each in named if each in proposal.changed_entries)
    return next(causes, changes[0] if len(changes) == 1 else None)


def _named(entry: CheckedEntry, pointer: Pointer) -> Iterator[tuple[Collection, str]]:
    """Give the entries that the value at a place refers to."""
    for reference in entry.references:
        if reference.pointer == pointer:
            yield from ((collection, reference.slug) for collection in reference.collections)
    yield from ((Collection.VOCABULARIES, each.vocabulary) for each in entry.terms if each.pointer == pointer)
