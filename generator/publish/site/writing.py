"""Writes the pages and files of a site into a folder: the one place that does."""

from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path

from generator.publish.edition.files import Bundle, File, Fragment
from generator.publish.edition.page import Page
from generator.publish.html.renderer import Renderer
from generator.publish.html.stencil import Stencil, StencilKey, escaped_slots, stencil_key
from generator.publish.site import parallel

Item = Page | File | Fragment | Bundle

Stencils = Mapping[StencilKey, Stencil]
Renderers = Mapping[str, Renderer]
"""What renders the pages of each language, by its code."""


def write(items: Iterable[Item], renderers: Renderers, stencils: Stencils, folder: Path, *, workers: int = 1) -> None:
    """Write everything below a folder, in so many processes; bundles in one of their own each, if there are several.

    Raises ChildProcessError where another process fails, and whatever a page or file raises while it is made.
    """
    given = list(items)
    bundles = [partial(_write_bundle, folder, each) for each in given if isinstance(each, Bundle)]
    others = [each for each in given if not isinstance(each, Bundle)]
    running = parallel.start(bundles) if workers > 1 else []
    parallel.run(others, lambda each: _write_one(each, renderers, stencils, folder), workers)
    for bundle in bundles if workers == 1 else ():
        bundle()
    parallel.wait(running)


def fill_page(page: Page, renderers: Renderers, stencils: Stencils) -> str:
    """Return the whole HTML of a page, filled into its stencil."""
    renderer = renderers[page.language]
    return stencils[stencil_key(page)].fill(escaped_slots(page, renderer.render(page), renderer.edition.settings))


def write_file(folder: Path, path: str, content: str | bytes) -> None:
    """Write a text, as UTF-8, or bytes to its path below a folder, the same on every system."""
    place, raw = folder / path, content.encode() if isinstance(content, str) else content
    try:
        place.write_bytes(raw)
    except FileNotFoundError:  # most stand beside a page, so that asking for the folder each time would cost more
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(raw)


def _write_one(each: Page | File | Fragment, renderers: Renderers, stencils: Stencils, folder: Path) -> None:
    if isinstance(each, File):
        write_file(folder, each.path, each.make())
    elif isinstance(each, Fragment):
        html = renderers[each.language].fragment(each.template, each.url, **each.values())
        write_file(folder, each.path, each.wrap(html))
    else:
        write_file(folder, f"{each.url}index.html", fill_page(each, renderers, stencils))


def _write_bundle(folder: Path, bundle: Bundle) -> None:
    for path, content in bundle.make():
        write_file(folder, path, content)
