"""A publication whose pages and files are made one by one, when somebody asks for them. Nothing is written."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from generator.check import Result
from generator.engine.frame import Frame
from generator.engine.markdown_pages import MarkdownPage
from generator.engine.shell import Shell
from generator.history import entry_dates, growth
from generator.history.entry_dates import EntryDates
from generator.history.growth import Snapshot
from generator.project import CATALOGUE
from generator.publish.edition.edition import Edition
from generator.publish.edition.files import Bundle, File, Fragment
from generator.publish.edition.page import Page
from generator.publish.html.stencil import cut_stencil, stencil_key
from generator.publish.site import contents, translations, writing
from generator.publish.site.publication import Publication


@dataclass(frozen=True)
class OnDemandSite:
    """A site that makes what it is asked for. Only one thread at a time may ask.

    `kinds` maps the addresses of pages to their kinds, of which `_kinds` is the order. Sites that follow each other
    share it, so that a new site need not make all pages to find one.
    """

    frame: Frame
    editions: tuple[Edition, ...]
    kinds: dict[str, int] = field(default_factory=dict)

    def content(self, path: str) -> str | bytes | None:
        """Return the page at an address that ends in a slash or is empty, or the file at any other path.

        None if there is nothing. Search files are not known here.
        """
        if path and not path.endswith("/"):
            return self._file(path)
        if path in self._written:
            return self._shell.page(self._written[path])
        page = self._page(path)
        return self._render(page) if page else self._file(f"{path}index.html")

    def error_page(self) -> str:
        """Return the page for addresses that do not exist."""
        return self._shell.error_page()

    def _render(self, page: Page) -> str:
        key, stencils = stencil_key(page), self.frame.stencils
        if key not in stencils:
            stencils[key] = cut_stencil(self._shell.sample(page))
        return writing.fill_page(page, self._publication.renderers, stencils)

    # Pages

    def _page(self, url: str) -> Page | None:
        """Return the page at a URL: of the kind that it had in an earlier site, or else of any."""
        if url in self.kinds and (page := _page_in(self._kinds()[self.kinds[url]], url)):
            return page
        self.kinds.update(self._all_kinds)
        return _page_in(self._kinds()[self.kinds[url]], url) if url in self._all_kinds else None

    def _kinds(self) -> list[Iterable[Page]]:
        return [kind for edition in self.editions for kind in contents.kinds_of_pages(edition)]

    @cached_property
    def _all_kinds(self) -> Mapping[str, int]:
        return {page.url: number for number, kind in enumerate(self._kinds()) for page in kind}

    @cached_property
    def _written(self) -> Mapping[str, MarkdownPage]:
        return {page.url: page for page in self.frame.markdown_pages}

    @cached_property
    def _publication(self) -> Publication:
        return Publication(self.editions, {}, self.frame.configuration.themes)

    @cached_property
    def _shell(self) -> Shell:
        return Shell(self._publication, self.frame.markdown_pages, self.frame.nav)

    # Files

    def _file(self, path: str) -> str | bytes | None:
        if path in self.frame.assets:
            return self.frame.assets[path].make()
        item = self._made_item(path)
        if isinstance(item, Fragment):
            return item.wrap(
                self._publication.renderers[item.language].fragment(item.template, item.url, **item.values())
            )
        return item.make() if item else None

    def _made_item(self, path: str) -> File | Fragment | None:
        """Return the file at a path. The list of files is only read as far as anybody asked."""
        while path not in self._items_before:
            item = next(self._items, None)
            if item is None:
                return None
            self._items_before[item.path] = item
        return self._items_before[path]

    @cached_property
    def _items_before(self) -> dict[str, File | Fragment]:
        return {}

    @cached_property
    def _items(self) -> Iterator[File | Fragment]:
        return (each for each in contents.files(self.editions, self._addresses()) if not isinstance(each, Bundle))

    def _addresses(self) -> Iterator[tuple[str, str]]:
        """Yield what the sitemap lists: the address of each page, and when it changed."""
        yield from ((page.url, page.changed) for page in contents.pages(self.editions) if page.is_listed)
        yield from ((url, "") for url in self._written)


def _page_in(pages: Iterable[Page], url: str) -> Page | None:
    return next((page for page in pages if page.url == url), None)


class SiteMaker:
    """Makes a site of each new result or frame. What git knows is read once."""

    def __init__(self) -> None:
        self._kinds: dict[str, int] = {}
        self._history: tuple[Mapping[str, EntryDates], Sequence[Snapshot]] | None = None
        self._editions: tuple[Edition, ...] = ()

    def make(self, result: Result, frame: Frame) -> OnDemandSite:
        """Return the site of a catalogue without errors."""
        if not self._has_same_editions(result, frame):
            self._editions = self._new_editions(result, frame)
        return OnDemandSite(frame, self._editions, self._kinds)

    def _has_same_editions(self, result: Result, frame: Frame) -> bool:
        """Whether only theme or hand-written pages changed, so that what was worked out for the editions holds."""
        if not self._editions:
            return False
        english, *others = self._editions
        languages = [each.language for each in others]
        same_site = english.settings == frame.configuration.site and languages == list(frame.languages)
        return english.result is result and same_site

    def _new_editions(self, result: Result, frame: Frame) -> tuple[Edition, ...]:
        today = result.context.today
        if self._history is None:
            root = result.project.root
            grown = growth.read(root, CATALOGUE, result.catalogue, today)
            self._history = entry_dates.read(root, CATALOGUE, today), grown
        dates, snapshots = self._history
        settings = frame.configuration.site
        english = Edition(result.catalogue, settings, dates, today, result, snapshots)
        return (english, *(translations.translate(english, each) for each in frame.languages))
