"""What the form that corrects an entry fetches of it: one file an entry, so that one page serves for all."""

from collections.abc import Iterator
from functools import partial

from generator.checked_entry import CheckedEntry
from generator.publish.edition.edition import Edition
from generator.publish.edition.files import File, compact_json
from generator.publish.forms.questions import COLLECTIONS, FOLDER


def files(edition: Edition) -> Iterator[File]:
    """Yield a file for each entry and organisation."""
    for collection in COLLECTIONS:
        for slug, entry in edition.result.context.by_slug[collection].items():
            yield File(f"{FOLDER}{collection}/{slug}.json", partial(_entry_json, entry))


def _entry_json(entry: CheckedEntry) -> str:
    """Write what an entry says as data, and its file with its own line ends: what is not changed stays as it is."""
    return compact_json({"data": entry.data, "text": entry.document.text})
