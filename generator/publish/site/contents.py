"""The contents of the site: every page and every other file, in one list."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from generator.publish.api import downloads, json_schemas, publiccode, records
from generator.publish.edition.edition import Edition
from generator.publish.edition.files import Bundle, File, Fragment
from generator.publish.edition.page import Page
from generator.publish.feeds import atom
from generator.publish.forms import entries as form_entries
from generator.publish.forms import questions
from generator.publish.graphics import badges, palette, social_images
from generator.publish.insights import tables
from generator.publish.metadata import sitemap
from generator.publish.pages import (
    compare,
    entries,
    forms,
    help_wanted,
    home,
    insights,
    listings,
    organisations,
    readiness,
    redirects,
    registers,
    search,
    side_by_side,
    standards_by_service,
    state,
    things_to_use,
    whats_new,
)
from generator.publish.search import bundle
from generator.publish.site import translations


def pages(editions: Sequence[Edition]) -> Iterator[Page]:
    """Yield every page made from the catalogue, for each edition in turn; the English one comes first."""
    return chain.from_iterable(chain.from_iterable(map(kinds_of_pages, editions)))


def kinds_of_pages(edition: Edition) -> Iterator[Iterable[Page]]:
    """Yield the pages of an edition kind by kind, always in the same order. A kind's pages are made when it is read."""
    yield (home.page(edition), search.page(edition))
    yield things_to_use.pages(edition)
    yield listings.pages(edition)
    yield entries.pages(edition)
    yield organisations.pages(edition)
    yield compare.pages(edition)
    yield side_by_side.pages(edition)
    yield (standards_by_service.page(edition), insights.page(edition))
    yield () if edition.language.folder else forms.pages(edition)  # forms speak English only
    yield (readiness.page(edition), state.page(edition), help_wanted.page(edition))
    yield registers.pages(edition)
    yield whats_new.pages(edition)


def files(editions: Sequence[Edition], addresses: Iterable[tuple[str, str]]) -> Iterator[File | Fragment | Bundle]:
    """Yield every file that is not a page.

    `addresses` are the pages for the sitemap: the address of each, and the day of its last change or an empty text.
    """
    english, *others = editions
    settings = english.settings
    yield from _fetched_by_pages(english)
    yield from translations.files(others)
    for edition in editions:
        yield from redirects.files(edition)
        yield from compare.columns(edition)
        yield from side_by_side.columns(edition)
        yield from side_by_side.files(edition)
    if settings.has_data:
        yield from _data(english)
    if settings.has_pictures:
        yield from social_images.files(english)
    if settings.url:
        yield from sitemap.files(settings.url, addresses)
    if settings.has_search:
        yield bundle.bundle(editions)


def _fetched_by_pages(edition: Edition) -> Iterator[File]:
    """Yield the data that scripts fetch, the tables behind figures, the schemas and the style sheet of colours."""
    yield from tables.files(edition)
    yield from compare.files(edition)
    yield from questions.files(edition)
    yield from form_entries.files(edition)
    yield from json_schemas.files(edition)
    yield from palette.files(edition.settings)


def _data(edition: Edition) -> Iterator[File]:
    """Yield the open data: API records, downloads, publiccode.yml files, badges and feeds."""
    yield from records.files(edition)
    yield from downloads.files(edition)
    yield from publiccode.files(edition)
    yield from badges.files(edition)
    yield from atom.files(edition)
