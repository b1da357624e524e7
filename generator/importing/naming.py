"""Find the entry that somebody names in an issue or a table."""

import re

from generator.checked_entry import CheckedEntry
from generator.importing.draft import CannotImportError, unresolved
from generator.project import Collection
from generator.rules.context import Context

_LAST_SEGMENT = re.compile(r"/([a-z0-9-]+)/?(?:[#?].*)?$")


def named_entry(context: Context, text: str, collections: tuple[Collection, ...]) -> CheckedEntry:
    """Return the entry or organisation with a slug, a name or the address of its page.

    Raises CannotImportError if there is none, or if the text can mean several.
    """
    entries = {slug: entry for each in collections for slug, entry in context.by_slug[each].items()}
    address = _LAST_SEGMENT.search(text)
    slug = address[1] if address else text.casefold()
    slugs = (slug,) if slug in entries else context.resolve(text, collections)
    if len(slugs) != 1:
        raise CannotImportError(unresolved(context, text, collections))
    return entries[slugs[0]]
