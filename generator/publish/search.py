"""The search page, what each page tells the search engine, and the engine itself, Pagefind."""

import subprocess
import sys
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from markupsafe import Markup, escape

from generator.catalogue import Catalogue
from generator.model import Entry, Organisation
from generator.project import Collection
from generator.publish import usage
from generator.publish.bodies import Bodies
from generator.publish.page import Page
from generator.publish.settle import settle

URL = "search/"
_FOLDER = "pagefind"
_NOT_USE = {usage.STOPPED, usage.INVOLVED}
_UNUSED = (
    "pagefind-component-ui.css",
    "pagefind-component-ui.js",
    "pagefind-highlight.js",
    "pagefind-modular-ui.css",
    "pagefind-modular-ui.js",
    "pagefind-ui.css",
    "pagefind-ui.js",
)
"""Pagefind's own ways to show results: the search page has one of its own."""


def page(bodies: Bodies) -> Page:
    """Write the page that shows results."""
    return bodies.page("search", URL, values={}, title="Search", description="", layout="search", section="search")


def marks_of_entry(catalogue: Catalogue, entry: Entry, changed: str) -> Markup:
    """Tell the search engine what an entry can be filtered, sorted and shown by.

    Who uses it is told by the links to them in the body, which carry the filter ``used_by``.
    """
    uses = catalogue.uses_of(entry.slug)
    owner = catalogue.organisations.get(entry.owner)
    owner_name = owner.name if owner else entry.owner
    stages = "standard-statuses" if entry.collection is Collection.STANDARDS else "stages"
    stage = catalogue.term_name(stages, entry.stage)
    present = [use.organisation for use in uses if use.adoption.status != usage.STOPPED]
    return _joined(
        _filters("collection", [entry.collection.value.capitalize()]),
        _filters("service", (catalogue.term_name("services", term) for term in entry.services)),
        _filters("stage", [stage]),
        _filters("licence", [entry.licence]),
        _filters("nation", _nations(catalogue, [owner, *present] if owner else present)),
        _filters("owner", [owner_name]),
        _sorts(entry.name, sum(use.adoption.status not in _NOT_USE for use in uses), changed),
        _shown(
            summary=entry.summary,
            kind=entry.collection.kind,
            owner=owner_name,
            stage=stage,
            licence=entry.licence,
            used=usage.in_words(usage.counts(catalogue, uses)),
        ),
    )


def marks_of_organisation(catalogue: Catalogue, organisation: Organisation, changed: str) -> Markup:
    """Tell the search engine what an organisation can be filtered, sorted and shown by."""
    return _joined(
        _filters("collection", [organisation.collection.value.capitalize()]),
        _filters("nation", _nations(catalogue, [organisation])),
        _sorts(organisation.name, 0, changed),
        _shown(
            summary=organisation.summary,
            kind=organisation.collection.kind,
            stage=catalogue.term_name("organisation-types", organisation.type),
            used=usage.in_words(usage.counts(catalogue, catalogue.uses_by(organisation.slug))),
        ),
    )


def _nations(catalogue: Catalogue, organisations: Iterable[Organisation]) -> Iterator[str]:
    nations = dict.fromkeys(each.nation for each in organisations)
    return (catalogue.term_name("nations", nation) for nation in nations)


def _filters(name: str, values: Iterable[str]) -> Iterator[str]:
    return (_mark("filter", name, value) for value in values if value)


def _sorts(name: str, adopters: int, changed: str) -> Iterator[str]:
    yield _mark("sort", "name", name.casefold())
    yield _mark("sort", "adopters", str(adopters))
    yield _mark("sort", "changed", changed or "0000")


def _shown(**values: str) -> Iterator[str]:
    return (_mark("meta", name, value) for name, value in values.items() if value)


def _mark(use: str, name: str, value: str) -> str:
    return f'<meta name="catalogue:{use}-{name}" data-pagefind-{use}="{name}[content]" content="{escape(value)}">\n'


def _joined(*marks: Iterable[str]) -> Markup:
    return Markup("".join(chain.from_iterable(marks)))  # noqa: S704 - each value is escaped where it is put in


def index(folder: Path) -> None:
    """Let Pagefind read the pages in a folder and put its index beside them.

    It runs as a program: its Python interface sleeps between pages.
    """
    subprocess.run(  # noqa: S603 - no text of an entry is among the arguments
        [sys.executable, "-m", "pagefind", "--site", str(folder), "--output-subdir", _FOLDER, "--silent"],
        check=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )
    for unused in _UNUSED:
        (folder / _FOLDER / unused).unlink(missing_ok=True)
    settle(folder / _FOLDER)
