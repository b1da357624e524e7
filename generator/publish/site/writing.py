"""Write the pages and files of a site into a folder; no other module does."""

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
"""The renderer of each edition, by language code."""


def write(items: Iterable[Item], renderers: Renderers, stencils: Stencils, folder: Path, *, workers: int = 1) -> None:
    """Write all items below a folder, in `workers` processes. With more than one, each bundle gets its own process.

    Raises ChildProcessError if another process fails, and whatever a page or file raises in this one.
    """
    all_items = list(items)
    bundles = [partial(_write_bundle, folder, item) for item in all_items if isinstance(item, Bundle)]
    others = [item for item in all_items if not isinstance(item, Bundle)]
    running = parallel.start(bundles) if workers > 1 else []
    parallel.run(others, lambda item: _write_one(item, renderers, stencils, folder), workers)
    for bundle in bundles if workers == 1 else ():
        bundle()
    parallel.wait(running)


def fill_page(page: Page, renderers: Renderers, stencils: Stencils) -> str:
    """Return the full HTML of a page: its body and head filled into its stencil."""
    renderer = renderers[page.language]
    return stencils[stencil_key(page)].fill(escaped_slots(page, renderer.render(page), renderer.edition.settings))


def write_file(folder: Path, path: str, content: str | bytes) -> None:
    """Write text (as UTF-8, line ends unchanged) or bytes to a path below a folder, creating folders as needed."""
    target, raw = f"{folder}/{path}", content.encode() if isinstance(content, str) else content
    try:
        _write(target, raw)
    except FileNotFoundError:  # the folder usually exists: checking each time would cost more
        Path(target).parent.mkdir(parents=True, exist_ok=True)
        _write(target, raw)


def _write(target: str, raw: bytes) -> None:
    """Write a file, without an object for its path: three times as fast, and there are ten thousand."""
    with open(target, "wb") as file:  # noqa: PTH123 - see above
        file.write(raw)


def _write_one(item: Page | File | Fragment, renderers: Renderers, stencils: Stencils, folder: Path) -> None:
    if isinstance(item, File):
        write_file(folder, item.path, item.make())
    elif isinstance(item, Fragment):
        html = renderers[item.language].fragment(item.template, item.url, **item.values())
        write_file(folder, item.path, item.wrap(html))
    else:
        write_file(folder, f"{item.url}index.html", fill_page(item, renderers, stencils))


def _write_bundle(folder: Path, bundle: Bundle) -> None:
    for path, content in bundle.make():
        write_file(folder, path, content)
