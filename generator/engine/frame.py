"""What surrounds the pages of a catalogue: settings, theme and hand-written pages, read again when they change."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from generator.engine import markdown_pages
from generator.engine.build import checked_nav, hand_written_pages
from generator.engine.configuration import Configuration
from generator.engine.markdown_pages import Converter, MarkdownPage, Source
from generator.engine.shell import NavItem, nav_items
from generator.publish.edition.files import File
from generator.publish.edition.language import Language
from generator.publish.html.stencil import Stencil, StencilKey
from generator.publish.site import copied_files, translations


@dataclass(frozen=True, slots=True)
class Frame:
    """What surrounds the pages of a catalogue at one moment.

    `languages` are those besides English, `assets` the files to copy by path. `stencils` are added as pages need them.
    """

    configuration: Configuration
    languages: Sequence[Language]
    markdown_pages: Sequence[MarkdownPage]
    nav: Sequence[NavItem]
    assets: Mapping[str, File]
    stencils: dict[StencilKey, Stencil] = field(default_factory=dict)


class FrameReader:
    """Reads one frame after another, and makes only what changed."""

    def __init__(self) -> None:
        self._markdown = _RememberedPages({})
        self._languages: Sequence[Language] = ()

    def read(self, configuration: Configuration, *, has_new_words: bool = True) -> Frame:
        """Return the frame with these settings. Without `has_new_words` no file of a translation has changed.

        Raises ConfigurationError and TranslationError.
        """
        codes = configuration.site.languages
        if has_new_words or tuple(each.code for each in self._languages) != codes:
            self._languages = translations.languages(configuration.themes, codes)
        if self._markdown.extensions != configuration.extensions:
            self._markdown = _RememberedPages(configuration.extensions)
        pages = hand_written_pages(configuration, self._markdown.render)
        return Frame(
            configuration,
            self._languages,
            pages,
            nav_items(checked_nav(configuration, pages), pages),
            {file.path: file for file in copied_files.files(configuration.themes, configuration.pages)},
        )


class _RememberedPages:
    """Hand-written pages that were rendered before, with the same extensions and files to link to."""

    def __init__(self, extensions: Mapping[str, Mapping[str, Any]]) -> None:
        self.extensions = extensions
        self._paths: Sequence[str] = ()
        self._pages: dict[Source, MarkdownPage] = {}

    def render(self, source: Source, markdown: Converter, paths: Sequence[str]) -> MarkdownPage:
        """Render a page, as `markdown_pages.render` does, if that was not done before."""
        if self._paths != paths:
            self._paths, self._pages = paths, {}
        if source not in self._pages:
            self._pages[source] = markdown_pages.render(source, markdown, paths)
        return self._pages[source]
