"""Feeds in the Atom format (RFC 4287)."""

import re
from collections.abc import Iterator
from datetime import date
from functools import partial
from xml.etree.ElementTree import Element, SubElement, tostring

from generator.model import Entry
from generator.project import Collection
from generator.publish.edition import urls
from generator.publish.edition.edition import Edition
from generator.publish.edition.files import File
from generator.publish.edition.settings import SiteSettings
from generator.publish.feeds import events
from generator.publish.feeds.events import Event, Feed

MEDIA_TYPE = "application/atom+xml"

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 does not allow, not even escaped."""


def files(edition: Edition) -> Iterator[File]:
    """Yield every feed, also under organisations' former slugs; none without a history, which dates the events."""
    if not edition.has_feeds:
        return
    latest = date.fromisoformat(edition.last_change)
    organisations = edition.catalogue.organisations
    for feed in events.feeds(edition):
        make = partial(render, edition.settings, feed, feed.events[0].day if feed.events else latest)
        yield File(feed.path, make)
        for slug in urls.former_slugs(feed.organisation, organisations) if feed.organisation else ():
            yield File(f"{Collection.ORGANISATIONS}/{slug}/{events.NAME}", make)


def render(site: SiteSettings, feed: Feed, updated: date) -> str:
    """Return a feed as XML. `updated` is the day of its last event, or of any change if it has none yet."""
    root = Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": "en-GB"})
    title = f"What is new: {feed.name}" if feed.page else f"What is new in the {feed.name}"
    _add(root, "id", site.url + feed.path)
    _add(root, "title", title)
    _add(root, "updated", _moment(updated))
    _add(SubElement(root, "author"), "name", site.name)
    if site.licence:
        _add(root, "rights", site.licence)
    SubElement(root, "link", rel="self", type=MEDIA_TYPE, href=site.url + feed.path)
    SubElement(root, "link", rel="alternate", type="text/html", href=site.url + feed.page)
    for event in feed.events:
        _entry(SubElement(root, "entry"), event, site)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _entry(item: Element, event: Event, site: SiteSettings) -> None:
    thing, page = event.thing, site.url + urls.page_of(event.thing)
    action = "added" if event.is_new else "changed"
    _add(item, "id", f"{page}#{action}-{event.day.isoformat()}")
    _add(item, "title", f"{action.capitalize()}: {thing.name}")
    _add(item, "published", _moment(event.day))  # by which Power Automate knows what is new
    _add(item, "updated", _moment(event.day))
    SubElement(item, "link", rel="alternate", type="text/html", href=page)
    SubElement(item, "category", term=thing.collection.kind)
    summary = thing.summary if isinstance(thing, Entry) else thing.summary or "An organisation in the catalogue."
    _add(item, "summary", f"{thing.collection.kind.capitalize()}: {summary}")


def _add(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = _FORBIDDEN.sub("\ufffd", text)


def _moment(day: date) -> str:
    """Return the start of a day as a timestamp. Atom requires a time, and the history has only days."""
    return f"{day.isoformat()}T00:00:00Z"
