"""The pages for people about what is new: month by month, and how to follow it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from generator.project import Collection
from generator.publish.edition import dates
from generator.publish.edition.edition import Edition
from generator.publish.edition.page import Page
from generator.publish.feeds import events
from generator.publish.feeds.events import Event
from generator.publish.metadata import head_elements

NEW = "whats-new/"
FOLLOW = "follow/"

_MAX_MONTHS = 12
_MAX_EVENTS = 60
_MAX_EVENTS_PER_COLLECTION = 12
"""How many of each collection are named in a month with more news than anybody reads."""


@dataclass(frozen=True, slots=True)
class EventList:
    """The first of what happened, and how many more of its collection there are."""

    events: Sequence[Event]
    more: int = 0
    collection: Collection | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """What was added in a month, or changed: all at once, or in a long month each collection by itself."""

    name: str
    number: int
    lists: Sequence[EventList]


@dataclass(frozen=True, slots=True)
class Month:
    """A month in which something happened. `id` is its year and number."""

    id: str
    name: str
    groups: Sequence[Group]


def pages(edition: Edition) -> Iterator[Page]:
    """Write both pages."""
    yield edition.page(
        "whats-new",
        NEW,
        values=lambda: {"months": list(_months(edition))},
        head=lambda: head_elements.of_whats_new(edition),
        title=edition.gettext("What’s new"),
        description=edition.gettext("What was added to the catalogue and what changed in it, month by month."),
        layout="listing",
        section="whats-new",
    )
    if edition.settings.has_data:
        yield edition.page(
            "follow",
            FOLLOW,
            values=lambda: _follow(edition),
            head=lambda: head_elements.of_whats_new(edition),
            title=edition.gettext("Follow the catalogue"),
            description=edition.gettext(
                "How to find out what is new: feeds of everything, of a service area or of one organisation."
            ),
            layout="listing",
            section="follow",
        )


def _months(edition: Edition) -> Iterator[Month]:
    """Yield the last months in which something happened, newest first, and in each the lesser news above the rest."""
    months = groupby(events.events(edition), key=lambda event: event.day.isoformat()[:7])
    for (month, found), _ in zip(months, range(_MAX_MONTHS), strict=False):
        in_month = list(found)
        groups = (
            _group("Added", [each for each in in_month if each.is_new]),
            _group("Changed", [each for each in in_month if not each.is_new]),
        )
        some = sorted((group for group in groups if group.number), key=lambda group: group.number)
        yield Month(month, dates.in_words(month, edition.language), some)


def _group(name: str, events: Sequence[Event]) -> Group:
    if len(events) <= _MAX_EVENTS:
        return Group(name, len(events), [EventList(events)])
    return Group(name, len(events), list(_parts(events)))


def _parts(events: Sequence[Event]) -> Iterator[EventList]:
    """Yield the first of each collection that has any, in the order in which they come."""
    for collection in dict.fromkeys(event.thing.collection for event in events):
        found = [event for event in events if event.thing.collection is collection]
        yield EventList(found[:_MAX_EVENTS_PER_COLLECTION], max(0, len(found) - _MAX_EVENTS_PER_COLLECTION), collection)


def _follow(edition: Edition) -> dict[str, Any]:
    services = list(events.services(edition))
    (first, _), *others = (each for each in events.followable_pages(edition) if each not in services)
    return {
        "wholes": [(first, edition.gettext("Everything")), *others],
        "services": services,
    }
