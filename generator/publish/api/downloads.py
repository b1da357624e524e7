"""The files that hold much at once: written, measured and listed, so that whoever fetches one can tell it is whole."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from generator.project import SHARED
from generator.publish import files
from generator.publish.api import answers, dcat, describe, shape
from generator.publish.api.parts import given
from generator.publish.api.records import ROOT, Records
from generator.publish.api.tables import Tables
from generator.publish.bodies import Bodies

TABLES = "data/"
"""Where the tables stand: beside the page that explains them."""

_CSV = "text/csv"
_JSON = "application/json"
_TEMPLATES = {"entry": "entries/{slug}.json", "organisation": "organisations/{slug}.json"}
_LISTS = ("entries", "organisations", "terms", "relations", "adoptions")


@dataclass(frozen=True, slots=True)
class Download:
    """A file before it is written. `dataset` is what it is a form of."""

    dataset: str
    path: str
    title: str
    media_type: str
    make: Callable[[], str]


def write(bodies: Bodies, folder: Path) -> None:
    """Write all downloads below the site's folder, and then what tells of them."""
    records, site = Records(bodies), bodies.site
    measured = [(each.dataset, _write(each, site.url, folder)) for each in downloads(records)]
    found = [download for _, download in measured]
    about = dcat.catalogue(site, records.changed, measured)
    files.write(folder, f"{ROOT}index.json", to_json(_index(records, found)))
    files.write(folder, f"{ROOT}openapi.json", to_json(describe.openapi(site, ROOT)))
    files.write(folder, f"{ROOT}catalogue.jsonld", to_json(about))


def to_json(data: object) -> str:
    """Write data as JSON on one line."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def downloads(records: Records) -> Iterator[Download]:
    """Yield everything that can be fetched at once."""
    tables = Tables(records)
    yield Download("everything", f"{ROOT}catalogue.json", "Everything", _JSON, partial(_everything, records))
    yield Download("entries", f"{ROOT}entries.json", "Entries in short", _JSON, partial(_entries, records))
    for each in SHARED:
        title, make = f"{each.value.capitalize()} as a table", partial(tables.entries, each)
        yield Download("entries", f"{TABLES}{each}.csv", title, _CSV, make)
    for name, title, as_data, as_table in (
        ("organisations", "Organisations", _organisations, tables.organisations),
        ("adoptions", "Who uses what", _adoptions, tables.adoptions),
        ("relations", "Relations between entries", _relations, tables.relations),
        ("terms", "Words of the lists", _terms, tables.terms),
    ):
        yield Download(name, f"{ROOT}{name}.json", title, _JSON, partial(as_data, records))
        yield Download(name, f"{TABLES}{name}.csv", f"{title}, as a table", _CSV, as_table)


def _everything(records: Records) -> str:
    """Write what `answers.Catalogue` describes, record by record: as objects they would fill the memory."""
    catalogue = records.catalogue
    lists: Mapping[str, Iterable[object]] = {
        "entries": map(records.entry, catalogue.entries.values()),
        "organisations": map(records.organisation, catalogue.organisations.values()),
        "terms": records.terms(),
    }
    written = (f'"{name}":[{",".join(map(to_json, found))}]' for name, found in lists.items())
    return f'{{"version":"{shape.VERSION}",{",".join(written)}}}\n'


def _entries(records: Records) -> str:
    found = [records.entry_summary(each) for each in records.catalogue.entries.values()]
    return to_json(answers.Entries(version=shape.VERSION, entries=found))


def _organisations(records: Records) -> str:
    found = [records.organisation_summary(each) for each in records.catalogue.organisations.values()]
    return to_json(answers.Organisations(version=shape.VERSION, organisations=found))


def _terms(records: Records) -> str:
    return to_json(answers.Terms(version=shape.VERSION, terms=[*records.terms()]))


def _relations(records: Records) -> str:
    return to_json(answers.Relations(version=shape.VERSION, relations=[*records.relations()]))


def _adoptions(records: Records) -> str:
    return to_json(answers.Adoptions(version=shape.VERSION, adoptions=[*records.adoptions()]))


def _write(download: Download, site_url: str, folder: Path) -> answers.Download:
    """Write a file and say what it came to."""
    raw = files.write(folder, download.path, download.make())
    return {
        "url": site_url + download.path,
        "path": download.path,
        "title": download.title,
        "media_type": download.media_type,
        "bytes": len(raw),
        "sha256": hashlib.sha256(raw).hexdigest(),
    }


def _index(records: Records, found: Sequence[answers.Download]) -> answers.Index:
    catalogue, site = records.catalogue, records.bodies.site
    return {
        "version": shape.VERSION,
        "name": site.name,
        "licence": given(site.licence),
        "licence_url": given(site.licence_url),
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
            "adoptions": sum(len(use.recorded) for use in catalogue.uses),
        },
        "downloads": [*found],
    }
