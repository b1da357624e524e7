"""Which entries are due for review: those last checked, or else added, more than a year ago."""

from dataclasses import dataclass
from datetime import date

from generator.model import Entry
from generator.publish.edition.dates import a_year_after
from generator.publish.edition.edition import Edition


@dataclass(frozen=True, slots=True)
class LastReview:
    """The day on which an entry was last checked, or added if it never was, and which of the two it is."""

    last: date
    is_checked: bool


def overdue(edition: Edition, entry: Entry) -> LastReview | None:
    """Return the last review of an entry if it is more than a year ago, else None.

    None also if neither the field `reviewed` nor git dates it.
    """
    review = _last_review(edition, entry)
    return review if review and a_year_after(review.last) < edition.today else None


def _last_review(edition: Edition, entry: Entry) -> LastReview | None:
    """Return the last review of an entry, or None if neither `reviewed` nor git dates it."""
    if entry.reviewed:
        return LastReview(date.fromisoformat(entry.reviewed), is_checked=True)
    dates = edition.history.get(entry.path)
    return LastReview(dates.added, is_checked=False) if dates else None
