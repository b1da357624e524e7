"""A whole site before it is written: its editions, its pages and their renderers.

An engine (mkdocs or our own) renders one page of each stencil key, the `samples`, and passes in the stencils cut from
them. All other pages are filled from the stencils here.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from generator.check import Result
from generator.history import entry_dates, growth
from generator.project import CATALOGUE
from generator.publish.edition.edition import Edition
from generator.publish.edition.page import Page
from generator.publish.edition.settings import SiteSettings
from generator.publish.html.renderer import Renderer
from generator.publish.html.stencil import stencil_key
from generator.publish.site import contents
from generator.publish.site.translations import translated_editions
from generator.publish.site.writing import Item

TEMPLATES = "catalogue"
"""Folder of a theme with the templates of page bodies."""


@dataclass(frozen=True)
class Publication:
    """The editions of a site, English first, and all their pages by address."""

    editions: tuple[Edition, ...]
    pages: Mapping[str, Page]
    themes: Sequence[Path]

    @property
    def english(self) -> Edition:
        """The English edition."""
        return self.editions[0]

    @property
    def settings(self) -> SiteSettings:
        """The settings of the English edition."""
        return self.english.settings

    @cached_property
    def renderers(self) -> Mapping[str, Renderer]:
        """The renderer of each edition, by language code."""
        folders = [theme / TEMPLATES for theme in self.themes]
        return {edition.language.code: Renderer(edition, folders) for edition in self.editions}

    @property
    def samples(self) -> tuple[Page, ...]:
        """One page for each stencil key: the first that has it."""
        return tuple({stencil_key(page): page for page in reversed(list(self.pages.values()))}.values())

    def items(self, written_by_hand: Iterable[str], *, without: Iterable[str] = ()) -> Iterator[Item]:
        """Yield everything to write: all pages except those at the addresses in `without`, and all other files.

        `written_by_hand` are the addresses of hand-written pages, which the sitemap lists too.
        """
        excluded = frozenset(without)
        yield from (page for url, page in self.pages.items() if url not in excluded)
        listed = [(page.url, page.changed) for page in self.pages.values() if page.is_listed]
        yield from contents.files(self.editions, [*listed, *((url, "") for url in written_by_hand)])


def prepare(
    result: Result, settings: SiteSettings, themes: Sequence[Path], *, progress: Callable[[str], None] = lambda _: None
) -> Publication:
    """Read the git history and create the editions and pages of a checked catalogue.

    Templates and translations come from the first of the `themes` that has them. `progress` is called with a short
    description of each step.
    """
    root, catalogue, today = result.project.root, result.catalogue, result.context.today
    progress("Reading the history ...")
    history = entry_dates.read(root, CATALOGUE, today)
    snapshots = growth.read(root, CATALOGUE, catalogue, today)
    english = Edition(catalogue, settings, history, today, result, snapshots)
    editions = (english, *translated_editions(english, themes, settings.languages))
    return Publication(editions, {page.url: page for page in contents.pages(editions)}, themes)
