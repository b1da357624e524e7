"""What the head of a page says besides: where its data and its feed are, and what it is about for machines.

Data and feeds are in English, so that pages in other languages leave them to their English twins. What a page is about
is described in full in English; its twins only say that they are about the same.
"""

from collections.abc import Iterator

from markupsafe import Markup

from generator.facets import Facet
from generator.model import Entry, Organisation, Term
from generator.project import SHARED, Collection
from generator.publish.api.downloads import TABLES
from generator.publish.api.records import ROOT
from generator.publish.edition.page import NOTHING
from generator.publish.feeds import atom, events
from generator.publish.graphics import social_images
from generator.publish.html.renderer import Bodies
from generator.publish.metadata import json_ld
from generator.publish.metadata.json_ld import json_script

_OTHER = Markup('<link rel="alternate" type="{}" href="{}" title="{}">\n')
_JSON, _CSV = "application/json", "text/csv"


def of_entry(bodies: Bodies, entry: Entry) -> Markup:
    """Lead from an entry's page to its record, and describe it."""
    record = _data(bodies, _JSON, f"../../{ROOT}entries/{entry.slug}.json", f"{entry.name} as data")
    return record + social_images.meta(bodies, entry) + _described(bodies, json_ld.of_entry(bodies, entry))


def of_organisation(bodies: Bodies, organisation: Organisation) -> Markup:
    """Lead from an organisation's page to its record and its feed, and describe it."""
    record = _data(bodies, _JSON, f"../../{ROOT}organisations/{organisation.slug}.json", f"{organisation.name} as data")
    described = _described(bodies, json_ld.of_organisation(bodies, organisation))
    return record + _feed(bodies, organisation.name) + described


def of_collection(bodies: Bodies, collection: Collection, description: str) -> Markup:
    """Lead from the page of a collection to its table and its feed, and describe all three."""
    name, table = collection.value.capitalize(), f"{TABLES}{collection}.csv"
    data = json_ld.of_collection(bodies, collection, description, table if _has_data(bodies) else "")
    return _data(bodies, _CSV, f"../{table}", f"{name} as a table") + _feed(bodies, name) + _described(bodies, data)


def of_facet(bodies: Bodies, facet: Facet) -> Markup:
    """Describe a way to browse."""
    return _described(bodies, json_ld.of_facet(bodies, facet))


def of_term(bodies: Bodies, facet: Facet, term: Term) -> Markup:
    """Lead from the page of a service area to its feed, and say what a term means."""
    feed = _feed(bodies, term.name) if events.is_followed(facet) else NOTHING
    return feed + _described(bodies, json_ld.of_term(bodies, facet, term))


def of_home(bodies: Bodies) -> Markup:
    """Lead from the first page to everything, and describe the whole as a dataset."""
    whole = _data(bodies, _JSON, f"{ROOT}catalogue.json", "Everything as data")
    days = [day.changed.isoformat() for day in bodies.history.values()]
    data = json_ld.of_catalogue(bodies.site, max(days, default=""), _downloads(bodies))
    return whole + _feed(bodies, bodies.site.name) + _described(bodies, data)


def of_list(bodies: Bodies, name: str) -> Markup:
    """Lead from a list to the feed beside it."""
    return _feed(bodies, name)


def of_news(bodies: Bodies) -> Markup:
    """Lead from a page about what is new to the feed of everything."""
    return _feed(bodies, bodies.site.name, "../")


def _downloads(bodies: Bodies) -> Iterator[tuple[str, str]]:
    if bodies.site.has_data:
        yield f"{ROOT}catalogue.json", _JSON
        for name in (*SHARED, Collection.ORGANISATIONS, "adoptions"):
            yield f"{TABLES}{name}.csv", _CSV


def _described(bodies: Bodies, data: json_ld.Node) -> Markup:
    """Describe a page for machines, which know things by their whole addresses: in full on the page in English."""
    if not bodies.site.url:
        return NOTHING
    return json_script(json_ld.of_twin(bodies, data) if bodies.language.folder else data)


def _has_data(bodies: Bodies) -> bool:
    """Tell whether data stand beside a page: they do so beside those in English."""
    return bodies.site.has_data and not bodies.language.folder


def _data(bodies: Bodies, form: str, address: str, title: str) -> Markup:
    return _OTHER.format(form, address, title) if _has_data(bodies) else NOTHING


def _feed(bodies: Bodies, name: str, way: str = "") -> Markup:
    return (
        _OTHER.format(atom.MEDIA_TYPE, way + events.NAME, f"What is new: {name}")
        if bodies.has_feeds and not bodies.language.folder
        else NOTHING
    )
