"""The bulk downloads, and the index and descriptions that list them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from generator.project import SHARED
from generator.publish.api import dcat, openapi, responses, types
from generator.publish.api.fields import or_none
from generator.publish.api.records import ROOT, Records
from generator.publish.api.tables import Tables
from generator.publish.edition.edition import Edition
from generator.publish.edition.files import File, compact_json

TABLES = "data/"
"""Folder of the tables, which is also the address of the page that explains them."""

_CSV = "text/csv"
_JSON = "application/json"
_TEMPLATES = {
    "entry": "entries/{slug}.json",
    "organisation": "organisations/{slug}.json",
}
_LISTS = ("entries", "organisations", "terms", "relations", "adoptions")


@dataclass(frozen=True, slots=True)
class Download:
    """A file before it is written. `dataset` is the id of its dataset in DCAT."""

    dataset: str
    path: str
    title: str
    media_type: str
    make: Callable[[], str]


def files(edition: Edition) -> Iterator[File]:
    """Yield all downloads, the index of the API, and its descriptions in OpenAPI and DCAT."""
    records = Records(edition)
    all_downloads = tuple(downloads(records))
    descriptions = [(each.dataset, _to_response(each, edition.settings.url)) for each in all_downloads]
    yield from (File(each.path, each.make) for each in all_downloads)
    yield File(f"{ROOT}index.json", lambda: compact_json(_index(records, [each for _, each in descriptions])))
    yield File(f"{ROOT}openapi.json", lambda: compact_json(openapi.openapi(edition.settings, ROOT)))
    dcat_description = partial(dcat.describe, edition.settings, records.changed, descriptions)
    yield File(f"{ROOT}catalogue.jsonld", lambda: compact_json(dcat_description()))


def downloads(records: Records) -> Iterator[Download]:
    """Yield all downloads: JSON files and CSV tables."""
    tables = Tables(records)
    yield Download("everything", f"{ROOT}catalogue.json", "Everything", _JSON, partial(_everything, records))
    yield Download("entries", f"{ROOT}entries.json", "Entries in short", _JSON, partial(_entries, records))
    for collection in SHARED:
        title, make = f"{collection.value.capitalize()} as a table", partial(tables.entries, collection)
        yield Download("entries", f"{TABLES}{collection}.csv", title, _CSV, make)
    for name, title, write_json, write_csv in (
        ("organisations", "Organisations", _organisations, tables.organisations),
        ("adoptions", "Who uses what", _adoptions, tables.adoptions),
        ("relations", "Relations between entries", _relations, tables.relations),
        ("terms", "Words of the lists", _terms, tables.terms),
    ):
        yield Download(name, f"{ROOT}{name}.json", title, _JSON, partial(write_json, records))
        yield Download(name, f"{TABLES}{name}.csv", f"{title}, as a table", _CSV, write_csv)


def _everything(records: Records) -> str:
    """Return `responses.Catalogue` in JSON. Records are written one by one, since all at once would fill the memory."""
    catalogue = records.catalogue
    lists: Mapping[str, Iterable[object]] = {
        "entries": map(records.entry, catalogue.entries.values()),
        "organisations": map(records.organisation, catalogue.organisations.values()),
        "terms": records.terms(),
    }
    members = (f'"{name}":[{",".join(map(compact_json, records_of_list))}]' for name, records_of_list in lists.items())
    return f'{{"version":"{types.VERSION}",{",".join(members)}}}\n'


def _entries(records: Records) -> str:
    summaries = [records.entry_summary(each) for each in records.catalogue.entries.values()]
    return compact_json(responses.Entries(version=types.VERSION, entries=summaries))


def _organisations(records: Records) -> str:
    summaries = [records.organisation_summary(each) for each in records.catalogue.organisations.values()]
    return compact_json(responses.Organisations(version=types.VERSION, organisations=summaries))


def _terms(records: Records) -> str:
    return compact_json(responses.Terms(version=types.VERSION, terms=[*records.terms()]))


def _relations(records: Records) -> str:
    return compact_json(responses.Relations(version=types.VERSION, relations=[*records.relations()]))


def _adoptions(records: Records) -> str:
    return compact_json(responses.Adoptions(version=types.VERSION, adoptions=[*records.adoptions()]))


def _index(records: Records, download_list: Sequence[responses.Download]) -> responses.Index:
    catalogue, site = records.catalogue, records.edition.settings
    return {
        "version": types.VERSION,
        "name": site.name,
        "licence": or_none(site.licence),
        "licence_url": or_none(site.licence_url),
        "changed": records.changed,
        "documentation": f"{site.url}api/",
        "openapi": records.address("openapi.json"),
        "dcat": records.address("catalogue.jsonld"),
        "lists": {name: records.address(f"{name}.json") for name in _LISTS},
        "templates": {name: records.address(path) for name, path in _TEMPLATES.items()},
        "totals": {
            "entries": len(catalogue.entries),
            "organisations": len(catalogue.organisations),
            "terms": sum(1 for _ in records.terms()),
            "relations": sum(1 for _ in records.relations()),
            "adoptions": sum(len(use.adoptions) for use in catalogue.uses),
        },
        "downloads": [*download_list],
    }


def _to_response(download: Download, site_url: str) -> responses.Download:
    return {
        "url": site_url + download.path,
        "path": download.path,
        "title": download.title,
        "media_type": download.media_type,
    }
