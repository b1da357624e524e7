"""When a thing itself last changed, and what shows it. Changes to the entry about it do not count."""

from datetime import date

from generator.catalogue import Catalogue
from generator.model import Entry, LastChange
from generator.observations import Observation

_RECENT_YEARS = 2
_PAST_STAGES = frozenset({"retired", "superseded", "withdrawn"})


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


def recent_release(catalogue: Catalogue, entry: Entry, today: date) -> Observation | None:
    """Return what was seen of a repository if its newest release is at most two years old, else None."""
    seen = catalogue.observed(entry)
    return seen if seen and seen.released and is_recent(LastChange(seen.released, seen.address), today) else None


def long_unchanged(catalogue: Catalogue, entry: Entry, today: date) -> LastChange | None:
    """Return the last change of a thing if it is more than two years ago, else None."""
    change = last_change(catalogue, entry)
    return change if change and not is_recent(change, today) else None


def is_proposable(catalogue: Catalogue, entry: Entry, today: date) -> bool:
    """Whether to propose a thing to those who do not use it: it is neither retired nor unchanged for two years.

    The only place to ask, whatever proposes: ideas for a council, what to compare something with. A thing of which no
    change is known can be proposed.
    """
    return entry.stage not in _PAST_STAGES and long_unchanged(catalogue, entry, today) is None
