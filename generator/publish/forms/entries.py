"""The data of each entry for the form that corrects it. It is fetched, so one page serves all entries."""

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
    """Return the data of an entry and the text of its file, with its line ends, so that a correction keeps the rest."""
    return compact_json({"data": entry.data, "text": entry.document.text})
