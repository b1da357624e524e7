"""Events: what was added and changed in the catalogue, and the feeds that contain it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from generator.collation import name_order
from generator.facets import FACETS, Facet
from generator.model import Entry, Organisation
from generator.project import SHARED, Collection
from generator.publish.edition import urls
from generator.publish.edition.edition import Edition

NAME = "feed.xml"
"""File name of every feed, in the folder of the page that it follows, so that its address can be guessed."""

MAX_EVENTS = 50
HELP_WANTED = "help-wanted/"

_COLLECTION_ORDER = {each: place for place, each in enumerate((*SHARED, Collection.ORGANISATIONS))}
_SERVICES = FACETS["services"]


@dataclass(frozen=True, slots=True)
class Event:
    """An entry or organisation was added or changed. Changes on the day of its addition are not events."""

    day: date
    thing: Entry | Organisation
    is_new: bool


@dataclass(frozen=True, slots=True)
class Feed:
    """The newest events about one page. `page` is its path on the site, `organisation` the body if it is about one."""

    page: str
    name: str
    events: Sequence[Event]
    organisation: Organisation | None = None

    @property
    def path(self) -> str:
        """The path of the feed on the site."""
        return self.page + NAME


def events(edition: Edition) -> list[Event]:
    """Return all events, newest first. Within a day, changes come before additions, entries before organisations."""
    catalogue = edition.catalogue
    all_events: list[Event] = []
    things: list[Entry | Organisation] = [*catalogue.entries.values(), *catalogue.organisations.values()]
    for thing in things:
        if days := edition.history.get(thing.path):
            all_events.append(Event(days.added, thing, is_new=True))
            if days.changed > days.added:
                all_events.append(Event(days.changed, thing, is_new=False))
    all_events.sort(key=lambda each: (_COLLECTION_ORDER[each.thing.collection], *name_order(each.thing)))
    return sorted(all_events, key=lambda each: (each.day, not each.is_new), reverse=True)


def feeds(edition: Edition) -> Iterator[Feed]:
    """Yield every feed, also those without events, so that people can subscribe before there are any."""
    by_page: defaultdict[str, list[Event]] = defaultdict(list)
    for event in events(edition):
        for page in _pages(edition, event.thing):
            if len(by_page[page]) < MAX_EVENTS:
                by_page[page].append(event)
    for page, name in followable_pages(edition):
        yield Feed(page, name, by_page[page])
    for organisation in edition.catalogue.organisations.values():
        page = urls.page_of(organisation)
        yield Feed(page, organisation.name, by_page[page], organisation)


def has_feed(facet: Facet) -> bool:
    """Whether the values of a facet have feeds."""
    return facet.slug == _SERVICES.slug


def followable_pages(edition: Edition) -> Iterator[tuple[str, str]]:
    """Yield path and name of each page with a feed except those of organisations, starting with the whole catalogue."""
    yield "", edition.settings.name
    for collection in _COLLECTION_ORDER:
        yield f"{collection}/", edition.gettext(collection.value.capitalize())
    yield HELP_WANTED, edition.gettext("Help wanted")
    yield from services(edition)


def services(edition: Edition) -> Iterator[tuple[str, str]]:
    """Yield the path and name of each service area's page."""
    for term in edition.catalogue.terms(_SERVICES.vocabulary).values():
        yield urls.term_page(_SERVICES, term.id), term.name


def _pages(edition: Edition, thing: Entry | Organisation) -> Iterator[str]:
    """Yield the pages whose feeds contain events about `thing`; for an entry, also those of its organisations."""
    yield ""
    yield f"{thing.collection}/"
    if isinstance(thing, Organisation):
        yield urls.page_of(thing)
        return
    if thing.looking_for:
        yield HELP_WANTED
    yield from dict.fromkeys(urls.term_page(_SERVICES, service) for service in thing.services)
    participants = (thing.owner, *(each.organisation for each in thing.partners))
    users = (use.organisation.slug for use in edition.catalogue.uses_of(thing.slug))
    yield from (f"{Collection.ORGANISATIONS}/{slug}/" for slug in dict.fromkeys((*participants, *users)))
