"""Narrow a check to the diagnostics that a branch introduced."""

from collections.abc import Iterator
from dataclasses import replace

from generator import schema_rule
from generator.check import Result
from generator.checked_entry import CheckedEntry
from generator.diagnostic import Diagnostic, Related
from generator.history.changes import Change
from generator.project import Collection
from generator.review.proposal import Proposal, entry_files
from generator.source import Location, Pointer


def introduced_by_branch(proposal: Proposal) -> Result:
    """Keep diagnostics in files that the branch changed, and new ones in other files; the others become `older`.

    An unchanged file can break too, for instance if it refers to an entry that the branch removed. Diagnostics about
    schemas are always kept.
    """
    head = proposal.head
    about_entries = (diagnostic for diagnostic in head.diagnostics if diagnostic.rule is not schema_rule.RULE)
    elsewhere = {diagnostic for diagnostic in about_entries if not proposal.change_of(diagnostic.location.path)}
    known = {_identity(diagnostic) for diagnostic in proposal.base.diagnostics} if elsewhere else set()
    older = tuple(
        diagnostic for diagnostic in head.diagnostics if diagnostic in elsewhere and _identity(diagnostic) in known
    )
    reported = [
        diagnostic
        for diagnostic in head.diagnostics
        if diagnostic not in elsewhere or _identity(diagnostic) not in known
    ]
    files = {diagnostic.path for diagnostic in proposal.branch.changes} | {
        diagnostic.location.path for diagnostic in reported
    }
    diagnostics = tuple(
        _with_cause(proposal, diagnostic) if diagnostic in elsewhere else diagnostic for diagnostic in reported
    )
    return replace(head, diagnostics=diagnostics, files=tuple(sorted(files)), older=older)


def _identity(diagnostic: Diagnostic) -> tuple[str, str, str, Pointer]:
    """Return what identifies a diagnostic even if its line has moved."""
    return diagnostic.location.path, diagnostic.rule.code, diagnostic.message, diagnostic.pointer


def _with_cause(proposal: Proposal, diagnostic: Diagnostic) -> Diagnostic:
    """Add to a diagnostic's help which change, in another file, caused it, as far as that is known."""
    cause = _cause(proposal, diagnostic)
    if cause is None:
        return replace(diagnostic, help=f"Changes elsewhere in this branch break this file. {diagnostic.help}")
    advice = diagnostic.help if cause.new_path else _advice_on_removal(cause)
    help_text = f"This branch breaks this file: it {_description(cause)}. {advice}"
    if not cause.new_path or any(place.location.path == cause.new_path for place in diagnostic.related):
        return replace(diagnostic, help=help_text)
    related = (*diagnostic.related, Related("The change that breaks it.", Location(cause.new_path)))
    return replace(diagnostic, help=help_text, related=related)


def _advice_on_removal(change: Change) -> str:
    if any(file.collection is Collection.ORGANISATIONS for file in entry_files(change.old_path)):
        return (
            "Restore it: an organisation that has ended keeps its file, with the day in `ended` and its successor in "
            "`replaced_by`, and what it did stays known."
        )
    return "Restore it, or change this file as well."


def _description(change: Change) -> str:
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
    """Return the change to a file that the diagnostic or its value refers to, or else the only change of the branch."""
    changes = proposal.branch.changes
    related = (proposal.change_of(reference.location.path) for reference in diagnostic.related)
    if direct := next(filter(None, related), None):
        return direct
    references = _referenced_entries(proposal.entries[diagnostic.location.path], diagnostic.pointer)
    causes = (proposal.changed_entries[reference] for reference in references if reference in proposal.changed_entries)
    return next(causes, changes[0] if len(changes) == 1 else None)


def _referenced_entries(entry: CheckedEntry, pointer: Pointer) -> Iterator[tuple[Collection, str]]:
    """Yield the collection and slug of each entry that the value at `pointer` refers to."""
    for reference in entry.references:
        if reference.pointer == pointer:
            yield from ((collection, reference.slug) for collection in reference.collections)
    yield from ((Collection.VOCABULARIES, term.vocabulary) for term in entry.terms if term.pointer == pointer)
