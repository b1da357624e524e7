"""A publiccode.yml for each project: the file by which public bodies describe software in its repository."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from generator import yaml_writer
from generator.catalogue import Catalogue
from generator.importing.references import STANDARD_LINKS
from generator.model import Entry
from generator.project import Collection
from generator.publish.edition import urls
from generator.publish.edition.edition import Edition
from generator.publish.edition.files import File
from generator.publish.edition.text import shorten

NAME = "publiccode.yml"

_VERSION = "0"  # every 0.x: the standard's own example and its parser take it, and it does not age as "0.7" would

_STATUSES = {
    "discovery": "concept",
    "alpha": "development",
    "beta": "beta",
    "live": "stable",
    "retired": "obsolete",
}
_MAX_SUMMARY_LENGTH = 150
_REQUIRED = {
    "url": "the address of its code",
    "developmentStatus": "its stage",
    "platforms": "what it runs on",
    "legal": "its licence",
}
_NOT_IN_CATALOGUE = {
    "softwareType": "for example standalone/web or library",
    "description/en/longDescription": "150 characters at least",
    "description/en/features": "a list of what it can do",
    "maintenance": "who looks after it, and how",
    "localisation": "the languages that people can use it in",
}


def files(edition: Edition) -> Iterator[File]:
    """Yield the file of each project, in the folder of its page, and under former slugs too."""
    catalogue = edition.catalogue
    for project in catalogue.entries_of(Collection.PROJECTS):
        make = partial(render, catalogue, project, edition.settings.url + urls.page_of(project))
        for slug in (project.slug, *urls.former_slugs(project, catalogue.entries)):
            yield File(f"{project.collection}/{slug}/{NAME}", make)


def render(catalogue: Catalogue, entry: Entry, page: str) -> str:
    """Return the file of a project, with comments about required fields that the catalogue does not know."""
    fields = dict(_fields(catalogue, entry))
    missing = {name: text for name, text in _REQUIRED.items() if name not in fields}
    comments = [
        f"Made from {page}",
        "A start: put it beside the code, and add what the format requires and the catalogue does not have:",
        *(f"  {name}: {text}" for name, text in (missing | _NOT_IN_CATALOGUE).items()),
    ]
    return "\n".join([*(f"# {each}" for each in comments), *_lines(fields, "")]) + "\n"


def _fields(catalogue: Catalogue, entry: Entry) -> Iterator[tuple[str, Any]]:
    yield "publiccodeYmlVersion", _VERSION
    yield "name", entry.name
    if repository := entry.links.get("repository"):
        yield "url", repository
    if website := entry.links.get("website"):
        yield "landingURL", website
    if roadmap := entry.links.get("roadmap"):
        yield "roadmap", roadmap
    if entry.platforms:
        yield "platforms", entry.platforms
    if entry.stage in _STATUSES:
        yield "developmentStatus", _STATUSES[entry.stage]
    if users := [use.organisation.name for use in catalogue.uses_of(entry.slug) if use.adoption.status == "live"]:
        yield "usedBy", users
    if supports := [{"id": address} for address in dict.fromkeys(_standards(catalogue, entry))]:
        yield "supports", supports
    if (owner := catalogue.organisations.get(entry.owner)) and owner.website:
        yield "organisation", {"uri": owner.website, "name": owner.name}
    yield "description", {"en": dict(_description(entry))}
    if entry.licence:
        yield "legal", {"license": entry.licence}


def _standards(catalogue: Catalogue, entry: Entry) -> Iterator[str]:
    """Yield the address of each standard that an entry follows, if it has one by which an import knows it again."""
    for edge in catalogue.edges_from(entry.slug):
        addresses = (edge.target.links.get(name) for name in STANDARD_LINKS)
        if edge.kind == "implements" and (address := next(filter(None, addresses), "")):
            yield address


def _description(entry: Entry) -> Iterator[tuple[str, str]]:
    yield "shortDescription", shorten(entry.summary, _MAX_SUMMARY_LENGTH)
    if documentation := entry.links.get("documentation"):
        yield "documentation", documentation


def _lines(fields: Mapping[str, Any], indent: str) -> Iterator[str]:
    for name, value in fields.items():
        if isinstance(value, Mapping):
            yield f"{indent}{name}:"
            yield from _lines(value, f"{indent}  ")
        elif isinstance(value, str):
            yield f"{indent}{name}: {yaml_writer.quote(value)}"
        else:
            yield from (f"{indent}{name}:", *_items(value, f"{indent}  "))


def _items(values: Sequence[str | Mapping[str, str]], indent: str) -> Iterator[str]:
    for each in values:
        if isinstance(each, str):
            yield f"{indent}- {yaml_writer.quote(each)}"
        else:
            first, *others = _lines(each, f"{indent}  ")
            yield from (f"{indent}- {first.lstrip()}", *others)
