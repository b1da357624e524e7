"""The mkdocs plugin: an adapter to `publish`, which has all the knowledge about pages.

Only this package uses mkdocs. It writes progress and diagnostics to standard error.
"""

import os
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

os.environ.setdefault("GIT_PYTHON_REFRESH", "quiet")  # otherwise importing GitPython fails on a machine without git

from mkdocs.config.base import ValidationError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as EnginePage
from mkdocs.structure.toc import TableOfContents

from generator.mkdocs_plugin import theme
from generator.mkdocs_plugin.checking import check_or_stop
from generator.publish.edition.page import Page
from generator.publish.edition.settings import SiteSettings
from generator.publish.html.stencil import Stencil, StencilKey, cut_stencil, slots, stencil_key, tokens
from generator.publish.search.pagefind import PagefindError
from generator.publish.site import copied_files, themes, written_pages
from generator.publish.site.options import WITHOUT_ADDRESS, OptionError, Options, apply, colour_notes, mailbox
from generator.publish.site.options import options as read_options
from generator.publish.site.publication import Publication, prepare
from generator.publish.site.translations import TranslationError
from generator.publish.site.writing import Writer, fill_page
from generator.report import rule_pages
from generator.report.escape import for_one_line

_SITEMAP = "sitemap.xml"

_Problems = tuple[list[tuple[str, Exception]], list[tuple[str, str]]]
"""The errors and the warnings of a configuration, each with the name of its option."""


@dataclass(slots=True)
class _Build:
    """The state of one build. `engine_pages` are rendered by mkdocs, by source path; the others fill a stencil."""

    publication: Publication
    engine_pages: dict[str, Page]
    stencils: dict[StencilKey, Stencil] = field(default_factory=dict)
    hand_written_urls: list[str] = field(default_factory=list)


class CataloguePlugin(BasePlugin):  # type: ignore[type-arg, no-untyped-call]  # its options are no mkdocs config
    """Check the catalogue, stop on errors, and have mkdocs render one page of each stencil key.

    With ``stencils: false`` mkdocs renders every page. That is slow, and lets tests compare the results.
    """

    options: Options
    _build: _Build
    _is_preview = False

    def load_config(self, options: dict[str, Any], config_file_path: str | None = None) -> _Problems:  # noqa: ARG002
        """Read the options as our own engine does. Return errors and warnings, as mkdocs expects."""
        try:
            self.options = read_options(options)
            sys.stderr.writelines(f"mkdocs.yml: {for_one_line(note)}\n" for note in colour_notes(self.options))
        except OptionError as error:
            return [(error.name, ValidationError(for_one_line(str(error))))], []
        return [], []

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        """Note whether this is a preview. Since this method exists, mkdocs reuses the plugin from build to build."""
        self._is_preview = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Check the catalogue and prepare its pages."""
        theme.add_theme(config)
        _show_progress("Checking the catalogue ...")
        result = check_or_stop(Path(config.config_file_path).parent)
        try:
            settings = apply(self.options, _site(config))
        except OptionError as error:
            raise PluginError(f"mkdocs.yml, {error.name}: {for_one_line(str(error))}") from error
        sys.stderr.write("" if settings.url else WITHOUT_ADDRESS)
        try:
            publication = prepare(result, settings, theme.folders(config), progress=_show_progress)
        except TranslationError as error:
            raise PluginError(f"mkdocs.yml, languages: {for_one_line(str(error))}.") from error
        pages = publication.samples if self.options.stencils else publication.pages.values()
        self._build = _Build(publication, {f"{page.url}index.md": page for page in pages})
        config.theme.static_templates.discard(_SITEMAP)
        config.extra["is_preview"] = self._is_preview
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the pages that mkdocs renders, and remove theme files that the site does not use."""
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
        """Set the metadata of a page for the theme. For a page that becomes a stencil, its values are tokens."""
        catalogue_page = self._build.engine_pages.get(page.file.src_uri)
        if catalogue_page:
            page.meta = {**self._values(catalogue_page), **stencil_key(catalogue_page)._asdict()}
        else:
            page.meta = {**self._metadata(page, config), **page.meta}
        return rule_pages.readable(markdown) if page.url.startswith(f"{themes.RULES}/") else markdown

    def _values(self, catalogue_page: Page) -> dict[str, str]:
        if self.options.stencils:
            return tokens(stencil_key(catalogue_page))
        renderer = self._build.publication.renderers[catalogue_page.language]
        return slots(catalogue_page, renderer.render(catalogue_page), renderer.edition.settings)

    def _metadata(self, page: EnginePage, config: MkDocsConfig) -> dict[str, str]:
        """Return the metadata of a hand-written page for the theme."""
        self._build.hand_written_urls.append(url := page.url.removeprefix("./"))
        file = None if page.file.generated_by else Path(config.docs_dir, page.file.src_uri)
        return written_pages.page_metadata(self._build.publication.english, url, file)

    def on_page_content(self, html: str, *, page: EnginePage, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Move the outline of a page to its metadata, since the base theme would add a second skip link for it."""
        page.meta["outline"], page.toc = page.toc, TableOfContents([])
        return html

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:  # noqa: ARG002
        """Add languages, settings and the translations of hand-written pages to the variables of the templates."""
        editions = self._build.publication.editions
        env.globals["languages"] = {each.language.code: each.language for each in editions}
        env.globals["sites"] = {each.language.code: each.settings for each in editions}
        pages_by_url = {file.page.url: file.page for file in files.documentation_pages() if file.page}
        env.globals["twins"] = written_pages.translations(editions, pages_by_url)
        return env

    def on_post_page(self, output: str, *, page: EnginePage, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Cut a stencil from the output, and fill it for this page as for any other."""
        catalogue_page = self._build.engine_pages.get(page.file.src_uri)
        if catalogue_page is None or not self.options.stencils:
            return output
        self._build.stencils[stencil_key(catalogue_page)] = cut_stencil(output)
        return fill_page(catalogue_page, self._build.publication.renderers, self._build.stencils)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write all pages and files that mkdocs does not write."""
        build, publication = self._build, self._build.publication
        _show_progress(
            "Writing the pages and building the search ..." if self.options.search else "Writing the pages ..."
        )
        items = publication.items(build.hand_written_urls, without=[each.url for each in build.engine_pages.values()])
        try:
            Writer(publication.renderers, build.stencils, Path(config.site_dir)).write_all(items)
        except PagefindError as error:
            raise PluginError(f"The site is not complete. {for_one_line(str(error))}") from error
        _show_progress("")

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object) -> LiveReloadServer:  # noqa: ARG002
        """Rebuild when an entry, a schema or the theme changes."""
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
        mailbox=mailbox(config.extra),
    )


def _show_progress(message: str) -> None:
    """Show a message on a terminal, on one line that the next message replaces; write nothing to a log."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[K{message}")
        sys.stderr.flush()
