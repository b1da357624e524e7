"""Write the pages and files of a site into a folder; no other module does."""

import tempfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from generator.publish.edition.files import Bundle, File, Fragment
from generator.publish.edition.page import Page
from generator.publish.html.renderer import Renderer
from generator.publish.html.stencil import Stencil, StencilKey, escaped_slots, stencil_key
from generator.publish.site import parallel
from generator.publish.site.reuse import Reuse, link

Single = Page | File | Fragment
Item = Single | Bundle

Stencils = Mapping[StencilKey, Stencil]
Renderers = Mapping[str, Renderer]
"""The renderer of each edition, by language code."""


def fill_page(page: Page, renderers: Renderers, stencils: Stencils) -> str:
    """Return the full HTML of a page: its body and head filled into its stencil."""
    renderer = renderers[page.language]
    return stencils[stencil_key(page)].fill(escaped_slots(page, renderer.render(page), renderer.edition.settings))


@dataclass(frozen=True)
class Writer:
    """Writes the files of a site below a folder.

    What was made from the same things in the last build is left to `reuse`. A file that has the same bytes in the
    folder `previous` keeps its time.
    """

    renderers: Renderers
    stencils: Stencils
    folder: Path
    previous: Path | None = None
    reuse: Reuse | None = None

    def write_all(self, items: Iterable[Item], workers_for: Callable[[int], int] = lambda _: 1) -> None:
        """Write all items that are not as they were.

        `workers_for` returns the number of processes for a number of items; with more than one, each bundle gets its
        own as well. Raises ChildProcessError if another process fails, and whatever an item raises in this one.
        """
        bundles: list[Item] = []
        singles: list[Item] = []
        for item in items:
            if isinstance(item, Bundle):
                bundles.append(item)
            elif not self._reuses(item):
                singles.append(item)
        workers = workers_for(len(singles))
        if workers == 1:
            self._write([*singles, *bundles])
            return
        next(iter(self.renderers.values())).compile_all()  # before forking, or each process would
        others = [*(singles[start::workers] for start in range(1, workers)), *([each] for each in bundles)]
        with tempfile.TemporaryDirectory() as folder:
            parts = [(slice_, Path(folder, str(number))) for number, slice_ in enumerate(others)]
            parallel.run(
                [partial(self._write, singles[::workers]), *(partial(self._write_part, *each) for each in parts)]
            )
            if self.reuse:
                self.reuse.add(part for _, part in parts)

    def _reuses(self, item: Single) -> bool:
        """Whether the file of an item is as it was, so that it was put into the folder."""
        return self.reuse is not None and self.reuse.reuses(_path(item), self._source(item), self.folder)

    def _source(self, item: Single) -> object:
        """Return all that an item's file depends on, other than answers to questions."""
        return (item, self.stencils[stencil_key(item)]) if isinstance(item, Page) else item

    def _write(self, items: Iterable[Item]) -> None:
        for item in items:
            if isinstance(item, Bundle):
                self._write_bundle(item)
            elif self.reuse is None:
                self._place(_path(item), self._content(item))
            else:
                with self.reuse.making(_path(item), self._source(item)) as record:
                    record(content := self._content(item))
                self._place(_path(item), content)

    def _write_part(self, items: Iterable[Item], part: Path) -> None:
        """Write items in a process of their own, and leave what is to be kept of them in the file `part`."""
        self._write(items)
        if self.reuse:
            self.reuse.write(part)

    def _write_bundle(self, bundle: Bundle) -> None:
        source = bundle.source()
        if self.reuse and self.reuse.reuses_bundle(source, self.folder):
            return
        record = self.reuse.making_bundle(source) if self.reuse else lambda *_: None
        for path, content in bundle.make(source):
            record(path, raw := _as_bytes(content))
            self._place(path, raw)

    def _content(self, item: Single) -> bytes:
        if isinstance(item, File):
            return _as_bytes(item.make())
        if isinstance(item, Fragment):
            html = self.renderers[item.language].fragment(item.template, item.url, **item.values())
            return _as_bytes(item.wrap(html))
        return _as_bytes(fill_page(item, self.renderers, self.stencils))

    def _place(self, path: str, raw: bytes) -> None:
        if not (self.previous and _has(self.previous / path, raw) and link(self.previous / path, self.folder / path)):
            write_file(self.folder, path, raw)


def write_file(folder: Path, path: str, raw: bytes) -> None:
    """Write bytes to a path below a folder, creating folders as needed."""
    target = f"{folder}/{path}"
    try:
        _write_bytes(target, raw)
    except FileNotFoundError:  # the folder usually exists: checking each time would cost more
        Path(target).parent.mkdir(parents=True, exist_ok=True)
        _write_bytes(target, raw)


def _write_bytes(target: str, raw: bytes) -> None:
    """Write a file, without an object for its path: three times as fast, and there are ten thousand."""
    try:
        with open(target, "wb") as file:  # noqa: PTH123 - see above
            file.write(raw)
    except OSError as error:  # of a full disk, the system does not say which file
        raise OSError(error.errno, error.strerror, target) from error


def _has(file: Path, raw: bytes) -> bool:
    try:
        return file.stat().st_size == len(raw) and file.read_bytes() == raw
    except OSError:
        return False


def _path(item: Single) -> str:
    return f"{item.url}index.html" if isinstance(item, Page) else item.path


def _as_bytes(content: str | bytes) -> bytes:
    """Return text as UTF-8, line ends unchanged."""
    return content.encode() if isinstance(content, str) else content
