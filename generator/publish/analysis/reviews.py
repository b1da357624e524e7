"""When each entry should be looked at again: a year after somebody last checked it, or after it was added."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.alphabet import filed
from generator.model import Entry
from generator.publish.edition.dates import a_year_after
from generator.publish.edition.edition import Edition


@dataclass(frozen=True, slots=True)
class Review:
    """An entry, the day from which its facts are known, and the day on which they are a year old."""

    entry: Entry
    last: date
    is_checked: bool

    @property
    def due(self) -> date:
        """The day a year later."""
        return a_year_after(self.last)


def review_of(edition: Edition, entry: Entry) -> Review | None:
    """Tell when an entry is due; nothing where neither the file nor the history says since when its facts stand."""
    days = edition.history.get(entry.path)
    if entry.reviewed:
        return Review(entry, date.fromisoformat(entry.reviewed), is_checked=True)
    return Review(entry, days.added, is_checked=False) if days else None


def overdue(edition: Edition, entry: Entry) -> Review | None:
    """Tell of an entry whose day has passed."""
    review = review_of(edition, entry)
    return review if review and review.due < edition.today else None


def reviews(edition: Edition) -> Iterator[Review]:
    """Yield when each entry is due, by day and then by name."""
    found = (review_of(edition, entry) for entry in edition.catalogue.entries.values())
    yield from sorted(filter(None, found), key=lambda each: (each.due, filed(each.entry.name), each.entry.slug))
