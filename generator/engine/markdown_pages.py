"""Hand-written pages: Markdown with title and description as front matter. Only this module uses Python-Markdown."""

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import urlsplit, urlunsplit
from xml.etree.ElementTree import Element

import yaml
from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup

from generator.engine.configuration import ConfigurationError
from generator.publish.site.copied_files import files_below

_FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?\n)---[ \t]*\n+", re.DOTALL)
Converter = Markdown
"""What turns Markdown into HTML, with its extensions."""

_INDEXES = {"index", "README"}
_LINKED = {"a": "href", "img": "src"}


@dataclass(frozen=True, slots=True)
class Source:
    """A Markdown file. `path` is relative to the folder of pages; `file` is None for a page of this package."""

    path: str
    text: str
    file: Path | None

    @property
    def url(self) -> str:
        """The URL of its page, relative to the site."""
        return url_of(self.path)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading in the outline of a page. `title` is HTML."""

    title: Markup
    url: str
    children: tuple["Heading", ...]


@dataclass(frozen=True, slots=True)
class MarkdownPage:
    """A page as the theme reads it. `meta` is its front matter, `content` its HTML."""

    url: str
    title: str
    meta: Mapping[str, Any]
    content: Markup
    outline: tuple[Heading, ...]
    source: Source = field(repr=False)


def url_of(path: str) -> str:
    """Return the URL of the page for a Markdown file, relative to the site: a folder for each page."""
    pure = PurePosixPath(path)
    folder = pure.parent if pure.stem in _INDEXES else pure.with_suffix("")
    return "" if folder == PurePosixPath() else f"{folder}/"


def sources(folder: Path) -> Iterator[Source]:
    """Yield the Markdown files below a folder, in order of path, except hidden ones."""
    for file in files_below(folder):
        if file.suffix == ".md":
            yield Source(file.relative_to(folder).as_posix(), file.read_text(encoding="utf-8"), file)


def render(source: Source, markdown: Markdown, paths: Sequence[str]) -> MarkdownPage:
    """Render a Markdown file. `paths` are the files that it may link to, relative to the folder of pages.

    Raises ConfigurationError for a link to a missing Markdown file, and for front matter that is not YAML.
    """
    meta, body = _front_matter(source)
    markdown.reset()
    markdown.treeprocessors.register(_Links(markdown, source, frozenset(paths)), "links", 0)
    content = Markup(markdown.convert(body))  # noqa: S704 - pages written by hand are ours
    outline = tuple(map(_heading, getattr(markdown, "toc_tokens", ())))
    title = meta.get("title") or (outline[0].title.unescape() if outline else PurePosixPath(source.path).stem)
    return MarkdownPage(source.url, str(title), meta, content, outline, source)


def converter(extensions: Mapping[str, Mapping[str, Any]]) -> Markdown:
    """Return a converter for all pages, with Markdown extensions by name, each with its settings.

    Raises ConfigurationError if it cannot be made: any error means that the settings have a wrong extension or value.
    """
    try:
        return Markdown(
            extensions=list(extensions),
            extension_configs={name: dict(settings) for name, settings in extensions.items()},
        )
    except Exception as error:
        raise ConfigurationError(f"markdown_extensions cannot be used: {error}") from error


def _front_matter(source: Source) -> tuple[dict[str, Any], str]:
    text = source.text.replace("\r\n", "\n")
    match = _FRONT_MATTER.match(text)
    if not match:
        return {}, text
    try:
        meta = yaml.safe_load(match[1])
    except yaml.YAMLError as error:
        raise ConfigurationError(f"{source.path}: the metadata at the top is not YAML: {error}") from error
    return (meta, text[match.end() :]) if isinstance(meta, dict) else ({}, text)


def _heading(token: Mapping[str, Any]) -> Heading:
    title = Markup(token["name"])  # noqa: S704 - HTML of pages that are ours
    return Heading(title, f"#{token['id']}", tuple(map(_heading, token["children"])))


class _Links(Treeprocessor):  # type: ignore[misc]  # comes without types
    """Replaces links to Markdown files by links to their pages."""

    def __init__(self, markdown: Markdown, source: Source, paths: frozenset[str]) -> None:
        super().__init__(markdown)
        self._source, self._paths = source, paths

    def run(self, root: Element) -> None:
        """Resolve every link and image of a page."""
        for element in root.iter():
            name = _LINKED.get(element.tag, "")
            if address := element.get(name, ""):
                element.set(name, self._resolve(address))

    def _resolve(self, address: str) -> str:
        parts = urlsplit(address)
        if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
            return address
        target = posixpath.normpath(posixpath.join(posixpath.dirname(self._source.path), parts.path))
        if target not in self._paths:
            if target.endswith(".md"):
                raise ConfigurationError(f"{self._source.path} links to {address}, and there is no such file")
            return address
        url = url_of(target) if target.endswith(".md") else target
        return urlunsplit(("", "", relative(url, self._source.url), parts.query, parts.fragment))


def relative(url: str, page: str) -> str:
    """Return a URL relative to a page; both are given relative to the site."""
    path = posixpath.relpath(f"/{url}", f"/{page}")
    return f"{path}/" if url.endswith("/") or not url else path
