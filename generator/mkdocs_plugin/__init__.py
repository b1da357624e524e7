"""Hand the catalogue's pages to mkdocs: an adapter, since all that is known about pages is in `publish`.

The home of mkdocs. How far a build is and what it found goes to the error stream.
"""

import os
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

os.environ.setdefault("GIT_PYTHON_REFRESH", "quiet")  # or a machine without git could not build at all

from mkdocs.config.base import ValidationError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as EnginePage
from mkdocs.structure.toc import TableOfContents

from generator.mkdocs_plugin import theme
from generator.mkdocs_plugin.checking import checked
from generator.publish.edition.page import Page
from generator.publish.edition.settings import SiteSettings
from generator.publish.html.stencil import Stencil, StencilKey, cut, key_of, slots, tokens
from generator.publish.search.pagefind import PagefindError
from generator.publish.site import copied_files, themes, writing, written_pages
from generator.publish.site.options import WITHOUT_ADDRESS, OptionError, Options, applied, colour_notes
from generator.publish.site.options import options as read_options
from generator.publish.site.publication import Publication, prepare
from generator.publish.site.translations import TranslationError
from generator.report import rule_pages
from generator.report.escape import for_one_line

_SITEMAP = "sitemap.xml"

_Problems = tuple[list[tuple[str, Exception]], list[tuple[str, str]]]
"""The errors and the warnings of a configuration, each with the name of the option that it is about."""


@dataclass(slots=True)
class _Build:
    """What one build makes on the way. `engine_pages` are rendered by mkdocs, the rest by filling a stencil."""

    publication: Publication
    engine_pages: dict[str, Page]
    stencils: dict[StencilKey, Stencil] = field(default_factory=dict)
    written_by_hand: list[str] = field(default_factory=list)


class CataloguePlugin(BasePlugin):  # type: ignore[type-arg, no-untyped-call]  # its options are no mkdocs config
    """Check the catalogue, stop on errors, and let the theme render one page of each stencil key.

    With ``stencils: false`` the theme renders every page: slow, and the proof that stencils change nothing.
    """

    options: Options
    _build: _Build
    _is_preview = False

    def load_config(self, options: dict[str, Any], config_file_path: str | None = None) -> _Problems:  # noqa: ARG002
        """Read the options as our own engine does. What is wrong with one is returned, as mkdocs expects it."""
        try:
            self.options = read_options(options)
            sys.stderr.writelines(f"mkdocs.yml: {note}\n" for note in colour_notes(self.options))
        except OptionError as error:
            return [(error.name, ValidationError(str(error)))], []
        return [], []

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        """Note whether this is a preview; being here keeps the plugin alive from one build to the next."""
        self._is_preview = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Check the catalogue and make its pages."""
        theme.add_theme(config)
        _say("Checking the catalogue ...")
        result = checked(Path(config.config_file_path).parent)
        settings = applied(self.options, _site(config))
        sys.stderr.write("" if settings.url else WITHOUT_ADDRESS)
        try:
            publication = prepare(result, settings, theme.folders(config), progress=_say)
        except TranslationError as error:
            raise PluginError(f"mkdocs.yml, languages: {for_one_line(str(error))}.") from error
        chosen = publication.samples if self.options.stencils else publication.pages.values()
        self._build = _Build(publication, {f"{page.url}index.md": page for page in chosen})
        config.theme.static_templates.discard(_SITEMAP)
        config.extra["is_preview"] = self._is_preview
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the pages that the theme renders; leave out those of its files that none uses."""
        for file in list(files):
            if theme.is_left_out(file, config):
                files.remove(file)
            elif file.src_uri.endswith(".js") and file.abs_src_path:
                file.content_bytes = copied_files.content(Path(file.abs_src_path))
        for path in self._build.engine_pages:
            files.append(File.generated(config, path, content="", inclusion=InclusionLevel.NOT_IN_NAV))
        for rule in themes.shipped_rules() if self.options.rule_pages else ():
            content, path = rule.read_text(encoding="utf-8"), f"{themes.RULES}/{rule.name}"
            files.append(File.generated(config, path, content=content, inclusion=InclusionLevel.NOT_IN_NAV))
        return files

    def on_page_markdown(self, markdown: str, *, page: EnginePage, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Give the theme what it needs to know about a page; tokens in the place of what differs between pages."""
        made = self._build.engine_pages.get(page.file.src_uri)
        if made:
            page.meta = {**self._values(made), **key_of(made)._asdict()}
        else:
            page.meta = {**self._about(page, config), **page.meta}
        return rule_pages.readable(markdown) if page.url.startswith(f"{themes.RULES}/") else markdown

    def _values(self, made: Page) -> dict[str, str]:
        if self.options.stencils:
            return tokens(key_of(made))
        renderer = self._build.publication.renderers[made.language]
        return slots(made, renderer.render(made), renderer.edition.settings)

    def _about(self, page: EnginePage, config: MkDocsConfig) -> dict[str, str]:
        """Return what the theme needs to know about a page that was written by hand."""
        self._build.written_by_hand.append(url := page.url.removeprefix("./"))
        file = None if page.file.generated_by else Path(config.docs_dir, page.file.src_uri)
        return written_pages.about(self._build.publication.english, url, file)

    def on_page_content(self, html: str, *, page: EnginePage, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Keep the outline of a page for our shell: from it the theme below makes a second link past the header."""
        page.meta["outline"], page.toc = page.toc, TableOfContents([])
        return html

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:  # noqa: ARG002
        """Let the shell speak each language, and find the translations of a page that was written by hand."""
        editions = self._build.publication.editions
        env.globals["languages"] = {each.language.code: each.language for each in editions}
        env.globals["sites"] = {each.language.code: each.settings for each in editions}
        written = {file.page.url: file.page for file in files.documentation_pages() if file.page}
        env.globals["twins"] = written_pages.translations(editions, written)
        return env

    def on_post_page(self, output: str, *, page: EnginePage, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Keep what the theme rendered as a stencil; the page that lent its place to it is filled like any other."""
        made = self._build.engine_pages.get(page.file.src_uri)
        if made is None or not self.options.stencils:
            return output
        self._build.stencils[key_of(made)] = cut(output)
        return writing.filled(made, self._build.publication.renderers, self._build.stencils)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write all other pages and files."""
        build, publication = self._build, self._build.publication
        _say("Writing the pages and building the search ..." if self.options.search else "Writing the pages ...")
        items = publication.items(build.written_by_hand, besides=[each.url for each in build.engine_pages.values()])
        try:
            writing.write(items, publication.renderers, build.stencils, Path(config.site_dir))
        except PagefindError as error:
            raise PluginError(f"The site is not whole. {for_one_line(str(error))}") from error
        _say("")

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object) -> LiveReloadServer:  # noqa: ARG002
        """Build again when an entry, a schema or the theme changes."""
        project = self._build.publication.english.result.project
        for folder in (project.catalogue, project.schemas, *theme.folders(config)):
            server.watch(str(folder))
        return server


def _site(config: MkDocsConfig) -> SiteSettings:
    return SiteSettings(
        name=config.site_name,
        strapline=config.site_description or "",
        url=config.site_url or "",
        repository=(config.extra.get("repository") or "").rstrip("/"),
        branch=config.extra.get("branch") or "main",
    )


def _say(words: str) -> None:
    """Show on a terminal what is being done, on one line that the next replaces; say nothing to a log."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[K{words}")
        sys.stderr.flush()
