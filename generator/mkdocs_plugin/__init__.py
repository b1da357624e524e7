"""Hand the catalogue's pages to mkdocs: an adapter, since all that is known about pages is in `publish`.

The home of mkdocs. How far a build is and what it found goes to the error stream.
"""

import os
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

os.environ.setdefault("GIT_PYTHON_REFRESH", "quiet")  # or a machine without git could not build at all
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # or the theme prints an advertisement as soon as it is loaded

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as EnginePage
from mkdocs.structure.toc import TableOfContents

from generator.mkdocs_plugin import theme
from generator.mkdocs_plugin.checking import checked
from generator.mkdocs_plugin.options import WITHOUT_ADDRESS, CatalogueConfig, site_of
from generator.publish.edition.language import ENGLISH
from generator.publish.edition.page import Page
from generator.publish.graphics import palette
from generator.publish.html.stencil import Stencil, StencilKey, cut, key_of, slots, tokens
from generator.publish.search.pagefind import PagefindError
from generator.publish.site import writing
from generator.publish.site.publication import Publication, prepare
from generator.report import rule_pages
from generator.report.escape import for_one_line

_SITEMAP = "sitemap.xml"


@dataclass(slots=True)
class _Build:
    """What one build makes on the way. `engine_pages` are rendered by mkdocs, the rest by filling a stencil."""

    publication: Publication
    engine_pages: dict[str, Page]
    stencils: dict[StencilKey, Stencil] = field(default_factory=dict)
    written_by_hand: list[str] = field(default_factory=list)


class CataloguePlugin(BasePlugin[CatalogueConfig]):  # type: ignore[no-untyped-call]
    """Check the catalogue, stop on errors, and let the theme render one page of each stencil key.

    With ``stencils: false`` the theme renders every page: slow, and the proof that stencils change nothing.
    """

    _build: _Build
    _is_preview = False

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        """Note whether this is a preview; being here keeps the plugin alive from one build to the next."""
        self._is_preview = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Check the catalogue and make its pages."""
        theme.add_theme(config)
        _say("Checking the catalogue ...")
        result = checked(Path(config.config_file_path).parent)
        settings = site_of(config, self.config)
        sys.stderr.write("" if settings.url else WITHOUT_ADDRESS)
        _warn_of_colours(self.config.colours)
        publication = prepare(result, settings, theme.folders(config), progress=_say)
        chosen = publication.samples if self.config.stencils else publication.pages.values()
        self._build = _Build(publication, {f"{page.url}index.md": page for page in chosen})
        config.theme.static_templates.discard(_SITEMAP)
        config.extra["is_preview"] = self._is_preview
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the pages that the theme renders; leave out those of its files that none uses."""
        for file in list(files):
            if theme.is_left_out(file, config):
                files.remove(file)
        for path in self._build.engine_pages:
            files.append(File.generated(config, path, content="", inclusion=InclusionLevel.NOT_IN_NAV))
        for rule in theme.shipped_rules() if self.config.rule_pages else ():
            content, path = rule.read_text(encoding="utf-8"), f"{theme.RULES}/{rule.name}"
            files.append(File.generated(config, path, content=content, inclusion=InclusionLevel.NOT_IN_NAV))
        return files

    def on_page_markdown(self, markdown: str, *, page: EnginePage, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Give the theme what it needs to know about a page; tokens in the place of what differs between pages."""
        made = self._build.engine_pages.get(page.file.src_uri)
        if made:
            page.meta = {**self._values(made), **key_of(made)._asdict()}
        else:
            page.meta = {**self._about(page, config), **page.meta}
        return rule_pages.readable(markdown) if page.url.startswith(f"{theme.RULES}/") else markdown

    def _values(self, made: Page) -> dict[str, str]:
        if self.config.stencils:
            return tokens(key_of(made))
        renderer = self._build.publication.renderers[made.language]
        return slots(made, renderer.render(made), renderer.edition.settings)

    def _about(self, page: EnginePage, config: MkDocsConfig) -> dict[str, str]:
        """Return what the theme needs to know about a page that was written by hand."""
        settings = self._build.publication.settings
        file, root = Path(config.docs_dir, page.file.src_uri), self._build.publication.english.result.project.root
        is_kept = file.is_relative_to(root) and not page.file.generated_by
        path = file.relative_to(root).as_posix() if is_kept else ""
        self._build.written_by_hand.append(page.url.removeprefix("./"))
        first, _, rest = page.url.partition("/")
        is_other = first in settings.languages
        return {
            "edit": settings.edit_url(path),
            "history": settings.history_url(path),
            "section": rest.partition("/")[0] if is_other else first,
            "language": first if is_other else ENGLISH.code,
            "place": rest if is_other else page.url,
        }

    def on_page_content(self, html: str, *, page: EnginePage, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Keep the outline of a page for our shell: from it the theme below makes a second link past the header."""
        page.meta["outline"], page.toc = page.toc, TableOfContents([])
        return html

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:  # noqa: ARG002
        """Let the shell speak each language, and find the translation of a page that was written by hand."""
        editions = self._build.publication.editions
        env.globals["languages"] = {each.language.code: each.language for each in editions}
        env.globals["sites"] = {each.language.code: each.settings for each in editions}
        written = {file.page.url: file.page for file in files.documentation_pages() if file.page}
        env.globals["twins"] = {
            url: twin for url in written for each in editions[1:] if (twin := written.get(each.language.folder + url))
        }
        return env

    def on_post_page(self, output: str, *, page: EnginePage, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Keep what the theme rendered as a stencil; the page that lent its place to it is filled like any other."""
        made = self._build.engine_pages.get(page.file.src_uri)
        if made is None or not self.config.stencils:
            return output
        self._build.stencils[key_of(made)] = cut(output)
        return writing.filled(made, self._build.publication.renderers, self._build.stencils)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write all other pages and files."""
        build, publication = self._build, self._build.publication
        _say("Writing the pages and building the search ..." if self.config.search else "Writing the pages ...")
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


def _warn_of_colours(wanted: dict[str, str]) -> None:
    try:
        chosen = palette.colours(wanted)
    except ValueError as error:
        raise PluginError(f"mkdocs.yml, colours: {error}.") from error
    sys.stderr.writelines(f"mkdocs.yml: {note}\n" for note in chosen.notes)


def _say(words: str) -> None:
    """Show on a terminal what is being done, on one line that the next replaces; say nothing to a log."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[K{words}")
        sys.stderr.flush()
