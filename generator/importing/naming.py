"""Find the entry that somebody names in an issue or a table."""

from generator.checked_entry import CheckedEntry
from generator.importing.draft import CannotImportError, unresolved
from generator.project import Collection
from generator.rules.context import Context


def named_entries(context: Context, *names: tuple[str, tuple[Collection, ...]]) -> tuple[CheckedEntry, ...]:
    """Return what several texts certainly name, each in its collections. Raises CannotImportError about all others."""
    entries, faults = [], []
    for text, collections in names:
        try:
            entries.append(named_entry(context, text, collections))
        except CannotImportError as error:
            faults.append(str(error))
    if faults:
        raise CannotImportError(" And ".join(faults))
    return tuple(entries)


def named_entry(context: Context, text: str, collections: tuple[Collection, ...]) -> CheckedEntry:
    """Return the entry or organisation that a text certainly names.

    Raises CannotImportError if there is none, or if the text can mean several.
    """
    slug = context.names.resolve(text, collections).slug
    entry = next((context.by_slug[each][slug] for each in collections if slug in context.by_slug[each]), None)
    if entry is None:
        raise CannotImportError(unresolved(context, text, collections))
    return entry
