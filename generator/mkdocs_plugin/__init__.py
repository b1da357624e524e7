"""Hand the catalogue's pages to mkdocs. Thin: all that is known about pages is in `publish`. The home of mkdocs.

How far a build is and what it found goes to the error stream.
"""

import gc
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

os.environ.setdefault("GIT_PYTHON_REFRESH", "quiet")  # or a machine without git could not build at all

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as EnginePage
from mkdocs.structure.toc import TableOfContents

from generator.check import Result
from generator.history import days, growth
from generator.mkdocs_plugin import theme
from generator.mkdocs_plugin.checking import checked
from generator.mkdocs_plugin.options import WITHOUT_ADDRESS, CatalogueConfig, site_of
from generator.project import CATALOGUE
from generator.publish import colours, compare, data, parallel, pictures, schemas, search, site, twins
from generator.publish.api import downloads
from generator.publish.bodies import Bodies
from generator.publish.forms import questions
from generator.publish.insights import page as insights
from generator.publish.language import ENGLISH
from generator.publish.page import Page, Shell, escaped_slots, slots
from generator.publish.pagefind import PagefindError
from generator.publish.stencil import Stencil, cut, tokens
from generator.report import rule_pages
from generator.report.escape import for_one_line

_SITEMAP = "sitemap.xml"


@dataclass(slots=True)
class _Build:
    """What one build makes on the way. `engine_pages` are rendered by the engine, the rest by filling a stencil."""

    bodies: Bodies
    twins: tuple[Bodies, ...]
    pages: Mapping[str, Page]
    engine_pages: Mapping[str, Page]
    stencils: dict[Shell, Stencil] = field(default_factory=dict)
    written: list[str] = field(default_factory=list)
    beside: parallel.Begun = field(default_factory=parallel.Begun)


class CataloguePlugin(BasePlugin[CatalogueConfig]):  # type: ignore[no-untyped-call]
    """Check the catalogue, stop on errors, and let the theme render one page of each shell.

    With ``stencils: false`` the theme renders every page: slow, and the proof that stencils change nothing.
    """

    _build: _Build
    _colours: colours.Colours
    _is_preview = False

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        """Note whether this is a preview; being here keeps the plugin alive from one build to the next."""
        self._is_preview = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Check the catalogue and make its pages."""
        gc.disable()  # a build is short and a catalogue stays: looking through it for garbage takes a fifth of the time
        theme.add_theme(config)
        _say("Checking the catalogue ...")
        result = checked(Path(config.config_file_path).parent)
        self._colours = self._chosen_colours()
        self._build = self._begin(result, config)
        config.theme.static_templates.discard(_SITEMAP)
        config.extra["is_preview"] = self._is_preview
        return config

    def _chosen_colours(self) -> colours.Colours:
        try:
            chosen = colours.colours(self.config.colours)
        except ValueError as error:
            raise PluginError(f"mkdocs.yml, colours: {error}.") from error
        sys.stderr.writelines(f"mkdocs.yml: {note}\n" for note in chosen.notes)
        return chosen

    def _begin(self, result: Result, config: MkDocsConfig) -> _Build:
        about = site_of(config, self.config)
        sys.stderr.write("" if about.url else WITHOUT_ADDRESS)
        _say("Reading the history ...")
        history = days.read(result.project.root, CATALOGUE)
        grown = growth.read(result.project.root, CATALOGUE, result.catalogue.entries.values())
        bodies = Bodies(result.catalogue, about, history, theme.templates(config), result.context.today, result, grown)
        others = _twins(bodies, config)
        pages = {page.url: page for each in (bodies, *others) for page in site.pages(each)}
        samples = {page.shell: page for page in reversed(pages.values())}.values()
        chosen = samples if self.config.stencils else pages.values()
        return _Build(bodies, others, pages, {f"{page.url}index.md": page for page in chosen})

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Begin what needs no pages. Add those that the theme renders; leave out those of its files that none uses."""
        folder = Path(config.site_dir)
        things = [lambda: self._index(folder), lambda: self._write_downloads(folder)]
        self._build.beside = parallel.begin(things, len(self._build.pages))
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
            values = tokens(made.shell) if self.config.stencils else slots(made, self._build.bodies.site)
            page.meta = {**values, **made.shell._asdict()}
        else:
            page.meta = {**self._written(page, config), **page.meta}
        return rule_pages.readable(markdown) if page.url.startswith(f"{theme.RULES}/") else markdown

    def _written(self, page: EnginePage, config: MkDocsConfig) -> dict[str, str]:
        """Tell about a page that was written by hand."""
        about = self._build.bodies.site
        file, root = Path(config.docs_dir, page.file.src_uri), self._build.bodies.result.project.root
        is_kept = file.is_relative_to(root) and not page.file.generated_by
        path = file.relative_to(root).as_posix() if is_kept else ""
        self._build.written.append(page.url.removeprefix("./"))
        first, _, rest = page.url.partition("/")
        is_other = first in about.languages
        return {
            "edit": about.edit_url(path),
            "history": about.history_url(path),
            "section": rest.partition("/")[0] if is_other else first,
            "language": first if is_other else ENGLISH.code,
            "place": rest if is_other else page.url,
        }

    def on_page_content(self, html: str, *, page: EnginePage, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Keep the outline of a page for our shell: from it the theme below makes a second link past the header."""
        page.meta["outline"], page.toc = page.toc, TableOfContents([])
        return html

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:  # noqa: ARG002
        """Let the shell speak each language, and find what twins a page written by hand has, by language."""
        speakers = (self._build.bodies, *self._build.twins)
        env.globals["languages"] = {each.language.code: each.language for each in speakers}
        env.globals["sites"] = {each.language.code: each.site for each in speakers}
        written = {file.page.url: file.page for file in files.documentation_pages() if file.page}
        others = {each.language.code: each.language.folder for each in self._build.twins}
        env.globals["twins"] = {
            url: {code: twin for code, folder in others.items() if (twin := written.get(folder + url))}
            for url in written
        }
        return env

    def on_post_page(self, output: str, *, page: EnginePage, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Keep what the theme rendered as a stencil; the page that lent its place to it is filled like any other."""
        made = self._build.engine_pages.get(page.file.src_uri)
        if made is None or not self.config.stencils:
            return output
        stencil = self._build.stencils[made.shell] = cut(output)
        return stencil.fill(escaped_slots(made, self._build.bodies.site))

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write all other pages, then what is made from the finished pages."""
        build, about, folder = self._build, self._build.bodies.site, Path(config.site_dir)
        rest = [page for page in build.pages.values() if f"{page.url}index.md" not in build.engine_pages]
        _say("Writing the pages and building the search ..." if self.config.search else "Writing the pages ...")
        files = [*insights.files(build.bodies), *(data.files(build.bodies) if about.has_data else ())]
        files += pictures.files(build.bodies) if about.has_pictures else ()
        try:
            site.write([*rest, *files], build.stencils, about, folder)
            build.beside.wait()
        except (ChildProcessError, PagefindError) as error:
            raise PluginError(f"The site is not whole. {for_one_line(str(error))}") from error
        for each in (build.bodies, *build.twins):
            site.write_moved(each, folder)
        twins.write_words(build.twins, folder)
        compare.write(build.bodies, folder)
        questions.write(build.bodies, folder)
        if self.config.colours:
            colours.write(self._colours, folder)
        schemas.write(build.bodies.result.project.schemas, folder, about.url, build.bodies.catalogue.vocabularies)
        if about.url:
            site.write_opensearch(about, folder)
            addresses = [(page.url, page.changed) for page in build.pages.values() if page.is_listed]
            site.write_sitemap([*addresses, *((url, "") for url in build.written)], about, folder)
        _say("")
        gc.enable()

    def on_build_error(self, *, error: Exception) -> None:  # noqa: ARG002
        """Look for garbage again: a preview goes on after an error."""
        gc.enable()

    def _index(self, folder: Path) -> None:
        if self.config.search:
            search.index((self._build.bodies, *self._build.twins), folder)

    def _write_downloads(self, folder: Path) -> None:
        if self._build.bodies.site.has_data:
            downloads.write(self._build.bodies, folder)

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object) -> LiveReloadServer:  # noqa: ARG002
        """Build again when an entry, a schema or the theme changes."""
        project = self._build.bodies.result.project
        for folder in (project.catalogue, project.schemas, *theme.folders(config)):
            server.watch(str(folder))
        return server


def _twins(bodies: Bodies, config: MkDocsConfig) -> tuple[Bodies, ...]:
    try:
        return twins.twins(bodies, theme.folders(config), bodies.site.languages)
    except ValueError as error:
        raise PluginError(f"mkdocs.yml, languages: {for_one_line(str(error))}.") from error


def _say(words: str) -> None:
    """Show on a terminal what is being done, on one line that the next replaces; say nothing to a log."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[K{words}")
        sys.stderr.flush()
