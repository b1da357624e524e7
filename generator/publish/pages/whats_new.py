"""The pages about what is new: the changes month by month, and how to follow them."""

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
"""Events shown of each collection in a month with more than `_MAX_EVENTS`."""


@dataclass(frozen=True, slots=True)
class EventList:
    """The first events of a list, and the number of further ones in the collection."""

    events: Sequence[Event]
    more: int = 0
    collection: Collection | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Additions or changes of a month: in one list, or one for each collection if there are many."""

    name: str
    number: int
    lists: Sequence[EventList]


@dataclass(frozen=True, slots=True)
class Month:
    """A month with events. `id` is its year and month, as in ``2026-03``."""

    id: str
    name: str
    groups: Sequence[Group]


def pages(edition: Edition) -> Iterator[Page]:
    """Yield both pages; how to follow changes only if there are feeds to follow."""
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
    """Yield the last months with events, newest first. In each, the shorter group comes first."""
    months = groupby(events.events(edition), key=lambda event: event.day.isoformat()[:7])
    for (month, group), _ in zip(months, range(_MAX_MONTHS), strict=False):
        in_month = list(group)
        groups = (
            _group("Added", [event for event in in_month if event.is_new]),
            _group("Changed", [event for event in in_month if not event.is_new]),
        )
        not_empty = sorted((group for group in groups if group.number), key=lambda group: group.number)
        yield Month(month, dates.in_words(month, edition.language), not_empty)


def _group(name: str, events: Sequence[Event]) -> Group:
    if len(events) <= _MAX_EVENTS:
        return Group(name, len(events), [EventList(events)])
    return Group(name, len(events), list(_lists(events)))


def _lists(events: Sequence[Event]) -> Iterator[EventList]:
    """Yield the first events of each collection that has any, in order of first appearance."""
    for collection in dict.fromkeys(event.thing.collection for event in events):
        matching = [event for event in events if event.thing.collection is collection]
        yield EventList(
            matching[:_MAX_EVENTS_PER_COLLECTION], max(0, len(matching) - _MAX_EVENTS_PER_COLLECTION), collection
        )


def _follow(edition: Edition) -> dict[str, Any]:
    services = list(events.services(edition))
    (first, _), *others = (each for each in events.followable_pages(edition) if each not in services)
    return {
        "wholes": [(first, edition.gettext("Everything")), *others],
        "services": services,
    }
