"""Which entries should be looked at again: those last checked, or else added, more than a year ago."""

from dataclasses import dataclass
from datetime import date

from generator.model import Entry
from generator.publish.edition.dates import a_year_after
from generator.publish.edition.edition import Edition


@dataclass(frozen=True, slots=True)
class LastReview:
    """The day from which the facts of an entry are known, and whether somebody checked them on it."""

    last: date
    is_checked: bool


def overdue(edition: Edition, entry: Entry) -> LastReview | None:
    """Return the last review of an entry if a year has passed since."""
    review = _last_review(edition, entry)
    return review if review and a_year_after(review.last) < edition.today else None


def _last_review(edition: Edition, entry: Entry) -> LastReview | None:
    """Return nothing where neither the file nor the history says since when the facts stand."""
    if entry.reviewed:
        return LastReview(date.fromisoformat(entry.reviewed), is_checked=True)
    dates = edition.history.get(entry.path)
    return LastReview(dates.added, is_checked=False) if dates else None
