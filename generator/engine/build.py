"""Build a site, from its configuration to the output folder."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from generator.check import Result
from generator.digest import Digests
from generator.engine import markdown_pages, output
from generator.engine.configuration import Configuration, ConfigurationError
from generator.engine.markdown_pages import Converter, MarkdownPage, Source
from generator.engine.program import program
from generator.engine.shell import ERROR_PAGE, Shell, nav_items
from generator.project import real_path
from generator.publish.edition.files import File
from generator.publish.html.stencil import cut_stencil, stencil_key
from generator.publish.site import copied_files, parallel, reuse, themes
from generator.publish.site.copied_files import files_below
from generator.publish.site.publication import Publication, prepare
from generator.publish.site.reuse import Reuse
from generator.publish.site.writing import Writer
from generator.report import rule_pages

Progress = Callable[[str], None]
RenderMarkdown = Callable[[Source, Converter, Sequence[str]], MarkdownPage]

_TABLE = "site.json"
"""The file of the cache with the table of what was made from what."""


def build(
    configuration: Configuration,
    result: Result,
    folder: Path,
    *,
    cache: Path | None = None,
    progress: Progress = lambda _: None,
) -> int:
    """Build the site of a checked catalogue, replace `folder` with it, and return the number of its pages.

    A file that the last build left in `folder` is reused if nothing changed that it was made from, as the table in the
    folder `cache` has it.

    Raises ConfigurationError, output.OutputError, translations.TranslationError, search.pagefind.PagefindError, and
    ChildProcessError if a worker process fails.
    """
    with output.replace_folder(folder, result.project.root) as new_folder:
        publication = prepare(result, configuration.site, configuration.themes, progress=progress)
        progress("Rendering the shell ...")
        pages = hand_written_pages(configuration)
        shell = Shell(publication, pages, nav_items(checked_nav(configuration, pages), pages))
        stencils = {stencil_key(page): cut_stencil(shell.sample(page)) for page in publication.samples}
        progress("Writing the pages and building the search ...")
        files = [*_files(shell, pages), *copied_files.files(configuration.themes, configuration.pages)]
        items = [*publication.items([page.url for page in pages]), *files]
        reused = _reuse(configuration, publication, folder, cache / _TABLE) if cache else None
        Writer(publication.renderers, stencils, new_folder, folder, reused).write_all(items, parallel.workers_for)
    if reused and cache:
        reused.write(cache / _TABLE)
    return len(publication.pages) + len(pages)


def _reuse(configuration: Configuration, publication: Publication, folder: Path, table: Path) -> Reuse:
    """Return what reuses files of the last build; none of another program, of other settings, or of another day."""
    edition = publication.english
    settings = configuration.site, configuration.options, configuration.nav, configuration.extensions
    folders = [*configuration.themes, edition.project.schemas]
    files = [(file.relative_to(folder).parts, file) for folder in folders for file in files_below(folder)]
    facets = [each.facets for each in publication.editions]
    key = Digests().of((program(), settings, files, facets, edition.today)).hex()
    return Reuse(reuse.read(table, key), real_path(folder), publication.editions)


def hand_written_pages(
    configuration: Configuration, render: RenderMarkdown = markdown_pages.render
) -> Sequence[MarkdownPage]:
    """Render all hand-written pages, and those about rules that are part of this package if `rule_pages` is set.

    Raises ConfigurationError like `render`.
    """
    sources = [*markdown_pages.sources(configuration.pages), *_rule_sources(configuration)]
    folder = configuration.pages
    files = (file.relative_to(folder).as_posix() for file in files_below(folder))
    paths = [*(source.path for source in sources), *files]
    markdown = markdown_pages.converter(configuration.extensions)
    return [render(_readable(source), markdown, paths) for source in sources]


def _rule_sources(configuration: Configuration) -> Iterator[Source]:
    for rule in themes.shipped_rules() if configuration.options.rule_pages else ():
        yield Source(f"{themes.RULES}/{rule.name}", rule.read_text(encoding="utf-8"), None)


def _readable(source: Source) -> Source:
    """Return a page about a rule as readers see it, and any other page unchanged."""
    if source.path.startswith(f"{themes.RULES}/"):
        return Source(source.path, rule_pages.readable(source.text), source.file)
    return source


def checked_nav(configuration: Configuration, pages: Sequence[MarkdownPage]) -> Sequence[tuple[str, str]]:
    """Return the nav. Raises ConfigurationError if it names a page that does not exist."""
    paths = {page.source.path for page in pages}
    for _, target in configuration.nav:
        if target.endswith(".md") and target not in paths:
            raise ConfigurationError(f"nav: there is no page {target} in {configuration.pages}")
    return configuration.nav


def _files(shell: Shell, pages: Sequence[MarkdownPage]) -> Iterator[File]:
    for page in pages:
        yield File(f"{page.url}index.html", partial(shell.page, page))
    yield File(ERROR_PAGE, shell.error_page)
