"""Build small sites, and read them as a visitor would."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Literal
from unittest.mock import patch
from urllib.parse import urljoin

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config

ROOT = Path(__file__).parents[1]
SMALL = Path(__file__).parent / "projects" / "small"
SITE_URL = "https://catalogue.example.org/"

DAY = str(int(datetime(2026, 11, 22, tzinfo=UTC).timestamp()))
"""On which sites are built, so that what they say of the age of things stays the same."""

Command = Literal["build", "gh-deploy", "serve"]


def checkout(project: Path, folder: Path) -> Path:
    """Copy a small project to a folder of its own, without the history that it has here."""
    shutil.copytree(project, folder)
    config = folder / "mkdocs.yml"
    config.write_text(config.read_text().replace("../../..", str(ROOT)))
    return folder


def settle(root: Path, below: str) -> Path:
    """Move the settings of a checkout, and the pages written by hand, into a folder of it; give where they are."""
    for name in ("mkdocs.yml", "site_overrides"):
        (root / below).mkdir(exist_ok=True)
        (root / name).rename(root / below / name)
    return root / below / "mkdocs.yml"


def build(root: Path, site: Path, *, command: Command = "build", **options: bool) -> Path:
    """Build the site of a checkout as ``mkdocs build --strict`` does."""
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(site), strict=True)
    plugin = config.plugins["catalogue"]
    plugin.options = replace(plugin.options, **options)
    config.plugins.on_startup(command=command, dirty=False)
    with patch.dict(os.environ, SOURCE_DATE_EPOCH=DAY):
        mkdocs_build(config)
    config.plugins.on_shutdown()
    return site


def files(site: Path) -> dict[str, bytes]:
    """Give what every file of a site holds."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}


@dataclass
class Page(HTMLParser):
    """A page of a site: its elements, its text, where it links to and what can be linked to in it."""

    url: str
    elements: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    texts: list[tuple[str, str]] = field(default_factory=list)
    _open: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        self.texts.append((self._open[-1] if self._open else "", data))

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.elements if name == tag]

    def text(self, tag: str) -> list[str]:
        return [text for within, text in self.texts if within == tag]

    @property
    def anchors(self) -> set[str]:
        return {attributes["id"] for _, attributes in self.elements if "id" in attributes}

    @property
    def addresses(self) -> list[str]:
        """All that the page leads to or loads."""
        return [
            attributes[name]
            for _, attributes in self.elements
            for name in ("href", "src", "action")
            if name in attributes
        ]


@cache
def read(site: Path) -> dict[str, Page]:
    """Read all pages of a site by their addresses, relative to the site: once, so it must not change any more."""
    pages = {}
    for path in sorted(site.rglob("*.html")):
        url = path.relative_to(site).as_posix().removesuffix("index.html")
        page = pages[url] = Page(url)
        page.feed(path.read_text(encoding="utf-8"))
    return pages


def dead_links(site: Path) -> Iterator[str]:
    """Yield each link within a site that leads to no file or to no place on a page."""
    pages = read(site)
    for page in pages.values():
        for address in page.addresses:
            target = urljoin(SITE_URL + page.url, address)
            if target.startswith(SITE_URL) and not _leads_somewhere(site, pages, target.removeprefix(SITE_URL)):
                yield f"{page.url}: {address}"


def _leads_somewhere(site: Path, pages: dict[str, Page], target: str) -> bool:
    path, _, fragment = target.partition("#")
    path = path.partition("?")[0]
    if not path or path.endswith("/"):
        return path in pages and (not fragment or fragment in pages[path].anchors)
    return (site / path).is_file()


def outlines(site: Path) -> dict[str, str]:
    """Write what a visitor reads on each page, and where its links lead: all but looks and the frame around.

    Each page has the name of a file: its address, without the slash at its end.
    """
    texts = {}
    for path in sorted(site.rglob("index.html")):
        reader = _Outline()
        reader.feed(path.read_text(encoding="utf-8"))
        folder = path.parent.relative_to(site).as_posix()
        texts[f"{folder if folder != '.' else 'index'}.txt"] = reader.words()
    return texts


class _Outline(HTMLParser):
    _BLOCKS = frozenset({"article", "blockquote", "caption", "dd", "div", "dt", "h1", "h2", "h3", "header", "li"})
    _BLOCKS |= {"p", "section", "title", "tr"}

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._pieces: list[str] = []
        self._silent = 0
        self._ends: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if tag in {"script", "footer", "svg"} or attributes.get("class") in {"site-header", "skip-link"}:
            self._silent += 1
            self._ends.append(tag)
        if tag in self._BLOCKS:
            self._pieces.append("\n" + {"h1": "# ", "h2": "## ", "h3": "### ", "li": "- ", "dt": "? "}.get(tag, ""))
        elif tag == "a":
            self._pieces.append(f" [{attributes.get('href')}] " if not self._silent else "")

    def handle_endtag(self, tag: str) -> None:
        if self._silent and self._ends[-1] == tag:
            self._silent -= 1
            self._ends.pop()

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._pieces.append(data.replace("\n", " "))

    def words(self) -> str:
        lines = (" ".join(line.split()) for line in "".join(self._pieces).split("\n"))
        return "".join(f"{line}\n" for line in lines if line.strip("#-? "))


def golden(folder: Path, texts: dict[str, str]) -> dict[str, str]:
    """Return the texts of a folder that a person has looked at; with UPDATE_GOLDEN=1, write these there first."""
    if os.environ.get("UPDATE_GOLDEN"):
        shutil.rmtree(folder, ignore_errors=True)
        for name, text in texts.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in files}
