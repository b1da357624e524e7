"""The search page, what each page tells the search engine, and the engine itself, Pagefind."""

import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from markupsafe import Markup

from generator.catalogue import Catalogue, Use
from generator.model import Entry, Organisation
from generator.project import Collection
from generator.publish import usage
from generator.publish.bodies import Bodies
from generator.publish.page import Page
from generator.publish.settle import settle

URL = "search/"
_FOLDER = "pagefind"
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

_FILTER = Markup('<meta name="catalogue:{0}" data-pagefind-filter="{0}[content]" content="{1}">\n')
_SORT = Markup('<meta name="catalogue:by-{0}" data-pagefind-sort="{0}[content]" content="{1}">\n')
_SHOW = Markup('<meta name="catalogue:show-{0}" data-pagefind-meta="{0}[content]" content="{1}">\n')


def page(bodies: Bodies) -> Page:
    """Write the page that shows results."""
    return bodies.page("search", URL, values={}, title="Search", description="", layout="search", section="search")


def marks_of_entry(catalogue: Catalogue, entry: Entry, changed: str) -> Markup:
    """Tell the search engine what an entry can be filtered, sorted and shown by."""
    uses = catalogue.uses_of(entry.slug)
    owner = catalogue.organisations.get(entry.owner)
    is_standard = entry.collection is Collection.STANDARDS
    stage = catalogue.term_name("standard-statuses" if is_standard else "stages", entry.stage)
    return _joined(
        _filters("collection", [entry.collection.value.capitalize()]),
        _filters("service", (catalogue.term_name("services", term) for term in entry.services)),
        _filters("stage", [stage]),
        _filters("licence", [entry.licence]),
        _filters("nation", _nations(catalogue, [*([owner] if owner else []), *_users(uses)])),
        _filters("owner", [owner.name if owner else entry.owner]),
        [
            _SORT.format("name", entry.name.casefold()),
            _SORT.format("adopters", sum(use.adoption.status not in {usage.STOPPED, usage.INVOLVED} for use in uses)),
            _SORT.format("changed", changed or "0000"),
        ],
        _shown(
            summary=entry.summary,
            kind=entry.collection.kind,
            owner=owner.name if owner else entry.owner,
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
        [
            _SORT.format("name", organisation.name.casefold()),
            _SORT.format("adopters", 0),
            _SORT.format("changed", changed or "0000"),
        ],
        _shown(
            summary=organisation.summary,
            kind=organisation.collection.kind,
            stage=catalogue.term_name("organisation-types", organisation.type),
            used=usage.in_words(usage.counts(catalogue, catalogue.uses_by(organisation.slug))),
        ),
    )


def _users(uses: Iterable[Use]) -> list[Organisation]:
    """Give those who use something or take part in it still."""
    return [use.organisation for use in uses if use.adoption.status != usage.STOPPED]


def _nations(catalogue: Catalogue, organisations: Iterable[Organisation]) -> Iterator[str]:
    return (catalogue.term_name("nations", each.nation) for each in organisations)


def _filters(name: str, values: Iterable[str]) -> Iterator[Markup]:
    return (_FILTER.format(name, value) for value in dict.fromkeys(values) if value)


def _shown(**values: str) -> Iterator[Markup]:
    return (_SHOW.format(name, value) for name, value in values.items() if value)


def _joined(*marks: Iterable[Markup]) -> Markup:
    return Markup("").join(mark for group in marks for mark in group)


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
