"""When a thing itself last changed, and what shows it. Changes to the entry about it do not count."""

from dataclasses import dataclass
from datetime import date

from generator.catalogue import Catalogue
from generator.model import Entry, LastChange
from generator.observations import Observation

_RECENT_YEARS = 2

PAST_STAGES = frozenset({"retired", "superseded", "withdrawn"})
"""The stages and statuses of what is over."""


@dataclass(frozen=True, slots=True)
class Activity:
    """The day on which a thing last changed, whether that is recent, and its newest release if that is recent too."""

    day: str
    is_recent: bool
    release: Observation | None


def last_change(catalogue: Catalogue, entry: Entry) -> LastChange | None:
    """Return when a thing last changed, with the evidence, or None if nothing says so.

    The only place to ask: pages, lists, checklist and data agree, whoever says it. Of the entry's own statement and
    what was seen in its repository, the later one counts.
    """
    observation = catalogue.observed(entry)
    if not (observation and observation.changed):
        return entry.last_change
    if entry.last_change and entry.last_change.day >= observation.changed:
        return entry.last_change
    return LastChange(observation.changed, observation.address, observation.seen)


def is_recent(change: LastChange, today: date) -> bool:
    """Whether a change is at most two years ago. A year or a month counts by its last day."""
    oldest_recent_day = f"{today.year - _RECENT_YEARS:04}{today.isoformat()[4:]}"  # in text only: may be 29 February
    return change.day >= oldest_recent_day[: len(change.day)]


def activity_of(catalogue: Catalogue, entry: Entry, today: date) -> Activity | None:
    """Return what lists say of when a thing changed, or None if nothing says so."""
    change, seen = last_change(catalogue, entry), catalogue.observed(entry)
    if change is None:
        return None
    has_release = seen and seen.released and is_recent(LastChange(seen.released, seen.address), today)
    return Activity(change.day, is_recent(change, today), seen if has_release else None)


def long_unchanged(catalogue: Catalogue, entry: Entry, today: date) -> LastChange | None:
    """Return the last change of a thing if it is more than two years ago, else None."""
    change = last_change(catalogue, entry)
    return change if change and not is_recent(change, today) else None


def is_proposable(catalogue: Catalogue, entry: Entry, today: date) -> bool:
    """Whether to propose a thing to those who do not use it: it is neither retired nor unchanged for two years.

    The only place to ask, whatever proposes: ideas for a council, what to compare something with. A thing of which no
    change is known can be proposed.
    """
    return entry.stage not in PAST_STAGES and long_unchanged(catalogue, entry, today) is None
