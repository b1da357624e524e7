"""Head elements of pages: links to data and feeds, and JSON-LD.

Data and feeds exist in English only, so only English pages link to them. The English page has the full JSON-LD; its
translations only refer to the same thing.
"""

from collections.abc import Iterator

from markupsafe import Markup

from generator.facets import Facet
from generator.model import Entry, Organisation, Term
from generator.project import SHARED, Collection
from generator.publish.api.downloads import TABLES
from generator.publish.api.records import ROOT
from generator.publish.edition.edition import Edition
from generator.publish.edition.page import NO_MARKUP
from generator.publish.feeds import atom, events
from generator.publish.graphics import social_images
from generator.publish.metadata import json_ld
from generator.publish.metadata.json_ld import json_script

_ALTERNATE = Markup('<link rel="alternate" type="{}" href="{}" title="{}">\n')
_JSON, _CSV = "application/json", "text/csv"


def of_entry(edition: Edition, entry: Entry) -> Markup:
    """Return a link to the API record of an entry, its social image and its JSON-LD."""
    record = _data(edition, _JSON, f"../../{ROOT}entries/{entry.slug}.json", f"{entry.name} as data")
    return record + social_images.meta(edition, entry) + _json_ld(edition, json_ld.of_entry(edition, entry))


def of_organisation(edition: Edition, organisation: Organisation) -> Markup:
    """Return links to the API record of an organisation and, unless it has ended, to its feed, and its JSON-LD."""
    record = _data(
        edition, _JSON, f"../../{ROOT}organisations/{organisation.slug}.json", f"{organisation.name} as data"
    )
    described = _json_ld(edition, json_ld.of_organisation(edition, organisation))
    return record + (NO_MARKUP if organisation.ended else _feed(edition, organisation.name)) + described


def of_collection(edition: Edition, collection: Collection, description: str) -> Markup:
    """Return links to the CSV table and the feed of a collection, and its JSON-LD."""
    name, table = collection.value.capitalize(), f"{TABLES}{collection}.csv"
    data = json_ld.of_collection(edition, collection, description, table if _has_data(edition) else "")
    return _data(edition, _CSV, f"../{table}", f"{name} as a table") + _feed(edition, name) + _json_ld(edition, data)


def of_facet(edition: Edition, facet: Facet) -> Markup:
    """Return the JSON-LD of a facet."""
    return _json_ld(edition, json_ld.of_facet(edition, facet))


def of_term(edition: Edition, facet: Facet, term: Term) -> Markup:
    """Return the JSON-LD of a term, and a link to its feed if the facet has feeds."""
    feed = _feed(edition, term.name) if events.has_feed(facet) else NO_MARKUP
    return feed + _json_ld(edition, json_ld.of_term(edition, facet, term))


def of_home(edition: Edition) -> Markup:
    """Return links to the full download and feed, and the JSON-LD of the whole catalogue as a dataset."""
    record = _data(edition, _JSON, f"{ROOT}catalogue.json", "Everything as data")
    data = json_ld.of_catalogue(edition.settings, edition.last_change, _downloads(edition))
    return record + _feed(edition, edition.settings.name) + _json_ld(edition, data)


def of_list(edition: Edition, name: str) -> Markup:
    """Return a link to the feed in the same folder as the page."""
    return _feed(edition, name)


def of_whats_new(edition: Edition) -> Markup:
    """Return a link to the feed of the whole catalogue, for a page one folder down."""
    return _feed(edition, edition.settings.name, "../")


def _downloads(edition: Edition) -> Iterator[tuple[str, str]]:
    if edition.settings.has_data:
        yield f"{ROOT}catalogue.json", _JSON
        for name in (*SHARED, Collection.ORGANISATIONS, "adoptions"):
            yield f"{TABLES}{name}.csv", _CSV


def _json_ld(edition: Edition, data: json_ld.Node) -> Markup:
    """Return JSON-LD as a script element: in full on English pages, a reference on translations.

    Nothing without a site address, as JSON-LD identifies things by absolute addresses.
    """
    if not edition.settings.url:
        return NO_MARKUP
    return json_script(json_ld.of_translation(edition, data) if edition.language.folder else data)


def _has_data(edition: Edition) -> bool:
    """Whether the page has data files next to it: only English pages do."""
    return edition.settings.has_data and not edition.language.folder


def _data(edition: Edition, form: str, address: str, title: str) -> Markup:
    return _ALTERNATE.format(form, address, title) if _has_data(edition) else NO_MARKUP


def _feed(edition: Edition, name: str, folder: str = "") -> Markup:
    return (
        _ALTERNATE.format(atom.MEDIA_TYPE, folder + events.NAME, f"What is new: {name}")
        if edition.has_feeds and not edition.language.folder
        else NO_MARKUP
    )
