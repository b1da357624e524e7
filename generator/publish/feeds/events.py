"""What was added and changed in the catalogue, and which feeds tell of it."""

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
"""A feed stands beside the page whose news it tells: whoever knows the page can guess its feed."""

MAX_EVENTS = 50
HELP_WANTED = "help-wanted/"

_COLLECTION_ORDER = {each: place for place, each in enumerate((*SHARED, Collection.ORGANISATIONS))}
_SERVICES = FACETS["services"]


@dataclass(frozen=True, slots=True)
class Event:
    """That an entry or organisation was added or changed. Changes on the day of adding are part of adding."""

    day: date
    thing: Entry | Organisation
    is_new: bool


@dataclass(frozen=True, slots=True)
class Feed:
    """The newest events of one part of the catalogue. `page` is the address of what it follows."""

    page: str
    name: str
    events: Sequence[Event]
    organisation: Organisation | None = None

    @property
    def path(self) -> str:
        """Where the feed stands."""
        return self.page + NAME


def events(edition: Edition) -> list[Event]:
    """Give all that the history tells, newest first; of one day changes first, entries before organisations."""
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
    """Yield every feed, also those that have nothing to tell yet: their addresses are there to be followed."""
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
    """Tell whether the values of a facet have feeds."""
    return facet.slug == _SERVICES.slug


def followable_pages(edition: Edition) -> Iterator[tuple[str, str]]:
    """Yield each page that can be followed, with its name, but for those of organisations: the whole first."""
    yield "", edition.settings.name
    for collection in _COLLECTION_ORDER:
        yield f"{collection}/", edition.gettext(collection.value.capitalize())
    yield HELP_WANTED, edition.gettext("Help wanted")
    yield from services(edition)


def services(edition: Edition) -> Iterator[tuple[str, str]]:
    """Yield the page of each service area, with its name."""
    for term in edition.catalogue.terms(_SERVICES.vocabulary).values():
        yield urls.term_page(_SERVICES, term.id), term.name


def _pages(edition: Edition, thing: Entry | Organisation) -> Iterator[str]:
    """Yield the pages whose followers want to know of a thing: an organisation's are all that have to do with it."""
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
