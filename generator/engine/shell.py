"""Render the theme's shell around pages: the same templates as in mkdocs, extending a base template of our own."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from generator.engine.markdown_pages import MarkdownPage, relative
from generator.publish.edition.page import NO_MARKUP, Page
from generator.publish.html.stencil import StencilKey, stencil_key, tokens
from generator.publish.site import written_pages
from generator.publish.site.publication import Publication

_BASE = "engine"
"""The folder in a theme with templates for our engine only: the base that the shell extends."""

ERROR_PAGE = "404.html"
"""The template of the 404 page, and the name of its file."""

_PAGE = "main.html"


@dataclass(frozen=True, slots=True)
class NavItem:
    """An item of the footer, as the theme reads it."""

    title: str
    url: str
    children: tuple["NavItem", ...] = ()


@dataclass(frozen=True, slots=True)
class _ThemePage:
    """A page as the theme reads it."""

    url: str
    title: str
    meta: Mapping[str, Any]
    content: Markup = NO_MARKUP


@dataclass(frozen=True, slots=True)
class _ThemeFile:
    """A file as the theme reads it: only its page is needed."""

    page: _ThemePage


@dataclass(frozen=True)
class Shell:
    """The shell of a publication. `markdown_pages` are all hand-written pages, `nav` the items of the footer."""

    publication: Publication
    markdown_pages: Sequence[MarkdownPage]
    nav: Sequence[NavItem]

    @property
    def made_from(self) -> object:
        """What every page around which it is put shows of the others, for digests; settings and theme come on top."""
        return self.nav, [(page.url, page.title, page.meta) for page in self.markdown_pages]

    def sample(self, page: Page) -> str:
        """Render the shell of a page with tokens in its slots, for all pages with the same stencil key."""
        key: StencilKey = stencil_key(page)
        return self._render(_PAGE, _ThemePage(page.url or "./", page.title, {**tokens(key), **key._asdict()}))

    def page(self, page: MarkdownPage) -> str:
        """Render a hand-written page."""
        return self._render(_PAGE, self._pages[page.url])

    def error_page(self) -> str:
        """Render the 404 page. Its links are absolute, since it is served at any depth."""
        return self._render(ERROR_PAGE, None)

    def _render(self, template: str, page: _ThemePage | None) -> str:
        return self._environment.get_template(template).render(page=page)

    @cached_property
    def _pages(self) -> Mapping[str, _ThemePage]:
        return {page.url: self._for_theme(page) for page in self.markdown_pages}

    def _for_theme(self, page: MarkdownPage) -> _ThemePage:
        metadata = written_pages.page_metadata(self.publication.english, page.url, page.source.file)
        return _ThemePage(page.url, page.title, {**metadata, **page.meta, "outline": page.outline}, page.content)

    @cached_property
    def _environment(self) -> Environment:
        themes: Sequence[Path] = self.publication.themes
        editions = self.publication.editions
        loader = FileSystemLoader([*themes, *(theme / _BASE for theme in themes)])
        environment = Environment(loader=loader, autoescape=True, auto_reload=False)
        environment.filters["url"] = _url(urlsplit(self.publication.settings.url).path.rstrip("/"))
        environment.globals |= {
            "config": {"extra": {"is_preview": False}},
            "languages": {each.language.code: each.language for each in editions},
            "sites": {each.language.code: each.settings for each in editions},
            "twins": written_pages.translations(editions, self._pages),
            "pages": [_ThemeFile(page) for page in self._pages.values()],
            "nav": self.nav,
        }
        return environment


def nav_items(nav: Iterable[tuple[str, str]], markdown_pages: Iterable[MarkdownPage]) -> tuple[NavItem, ...]:
    """Return the items of the footer for pairs of title and path or URL; an empty title becomes that of the page."""
    by_path = {page.source.path: page for page in markdown_pages}
    return tuple(
        NavItem(title or by_path[target].title, by_path[target].url) if target in by_path else NavItem(title, target)
        for title, target in nav
    )


def _url(base: str) -> Any:
    """Return the template filter `url`, which makes a URL of the site relative to the page being rendered."""

    @pass_context
    def url(context: Context, address: str) -> str:
        if address.startswith(("https://", "http://", "mailto:", "#", "/")):
            return address
        page = context["page"]
        return relative(address, page.url.removeprefix("./")) if page else f"{base}/{address}"

    return url
