"""Which entries should be looked at again: those last checked, or else added, more than a year ago."""

from dataclasses import dataclass
from datetime import date

from generator.model import Entry
from generator.publish.bodies import Bodies
from generator.publish.dates import a_year_after


@dataclass(frozen=True, slots=True)
class Review:
    """The day from which the facts of an entry are known, and whether somebody checked them on it."""

    last: date
    is_checked: bool


def overdue(bodies: Bodies, entry: Entry) -> Review | None:
    """Return the last review of an entry if a year has passed since."""
    review = _last_review(bodies, entry)
    return review if review and a_year_after(review.last) < bodies.today else None


def _last_review(bodies: Bodies, entry: Entry) -> Review | None:
    """Return nothing where neither the file nor the history says since when the facts stand."""
    if entry.reviewed:
        return Review(date.fromisoformat(entry.reviewed), is_checked=True)
    days = bodies.history.get(entry.path)
    return Review(days.added, is_checked=False) if days else None
