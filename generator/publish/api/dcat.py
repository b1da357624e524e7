"""The description of the catalogue in DCAT 3, which other data catalogues read."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from generator.publish.api import responses
from generator.publish.edition.settings import SiteSettings

_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_LANGUAGE = {"@id": "http://publications.europa.eu/resource/authority/language/ENG"}
_MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
_DATASETS = {
    "everything": ("The whole catalogue", "All entries, organisations and terms, with their adoptions and relations."),
    "entries": ("Components, standards and projects", "What is shared, and how many use each."),
    "organisations": ("Organisations", "{members} and the bodies that work with them."),
    "adoptions": ("Who uses what", "Which organisation uses or takes part in which entry, with the evidence."),
    "relations": ("Relations between entries", "What builds on, follows, replaces or is an alternative to what."),
    "terms": ("Controlled lists", "The words that entries choose from: service areas, stages, types and others."),
}

Node = dict[str, Any]


def describe(site: SiteSettings, changed: str | None, downloads: Sequence[tuple[str, responses.Download]]) -> Node:
    """Return a description of the site's data in JSON-LD. Each download comes with the id of its dataset."""
    shared = {"dcterms:publisher": _publisher(site), "dcterms:language": _LANGUAGE}
    shared |= _licence(site)
    shared |= {"dcterms:modified": {"@value": changed, "@type": "xsd:date"}} if changed else {}
    return {
        "@context": _CONTEXT,
        "@id": f"{site.url}#catalogue",
        "@type": "dcat:Catalog",
        "dcterms:title": _text(site.name),
        "dcterms:description": _text(site.strapline or site.name),
        "foaf:homepage": {"@id": site.url},
        **shared,
        "dcat:dataset": list(_datasets(site, shared, downloads)),
    }


def _datasets(
    site: SiteSettings, shared: Mapping[str, object], downloads: Sequence[tuple[str, responses.Download]]
) -> Iterator[Node]:
    for name, (title, description) in _DATASETS.items():
        yield {
            "@id": f"{site.url}data/#{name}",
            "@type": "dcat:Dataset",
            "dcterms:identifier": name,
            "dcterms:title": _text(title),
            "dcterms:description": _text(description.format(members=site.members_first)),
            "dcat:landingPage": {"@id": f"{site.url}data/"},
            **shared,
            "dcat:distribution": [_distribution(site, each) for dataset, each in downloads if dataset == name],
        }


def _distribution(site: SiteSettings, download: responses.Download) -> Node:
    return {
        "@id": f"{download['url']}#distribution",
        "@type": "dcat:Distribution",
        "dcterms:title": _text(download["title"]),
        **_licence(site),
        "dcat:accessURL": {"@id": download["url"]},
        "dcat:downloadURL": {"@id": download["url"]},
        "dcat:mediaType": {"@id": _MEDIA_TYPES + download["media_type"]},
    }


def _publisher(site: SiteSettings) -> Node:
    return {"@id": f"{site.url}#publisher", "@type": "foaf:Agent", "foaf:name": site.name}


def _licence(site: SiteSettings) -> Node:
    return {"dcterms:license": {"@id": site.licence_url}} if site.licence_url else {}


def _text(text: str) -> Node:
    return {"@value": text, "@language": "en-GB"}
