"""Files copied to the site: the assets of the theme, and files beside the hand-written pages."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path, PurePosixPath

from generator.project import real_path
from generator.publish.edition.files import File
from generator.publish.site import themes, translations
from generator.publish.site.publication import TEMPLATES
from generator.publish.site.scripts import without_comments

_FOR_BUILDS = frozenset({".html", ".md", ".py", ".pyc"})
"""File name suffixes that are never published: templates, documentation and code of a theme."""


_NOT_PUBLISHED = frozenset({translations.FOLDER, TEMPLATES, themes.SERVED})
"""Folders of a theme that are never published."""


def is_published(path: str) -> bool:
    """Whether a file of a theme is published, given its path relative to the theme."""
    pure = PurePosixPath(path)
    return pure.suffix not in _FOR_BUILDS and pure.parts[0] not in _NOT_PUBLISHED


def content(file: Path) -> bytes:
    """Return the published content of a file: scripts of our theme without comments, all others unchanged."""
    raw = file.read_bytes()
    is_our_script = file.suffix == ".js" and real_path(file).is_relative_to(real_path(themes.ours()))
    return without_comments(raw) if is_our_script else raw


def files_below(folder: Path) -> list[Path]:
    """Return the files below a folder, sorted by path, without hidden files and folders."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path for path in paths if not any(part.startswith(".") for part in path.relative_to(folder).parts))


def files(folders: Sequence[Path], pages: Path) -> Iterator[File]:
    """Yield the files to copy from theme `folders`, where the first has priority, and from `pages`, except Markdown."""
    copied: dict[str, Path] = {}
    for folder in reversed(folders):
        copied |= {path: file for path, file in _by_path(folder) if is_published(path)}
    copied |= {path: file for path, file in _by_path(pages) if file.suffix != ".md"}
    for path, file in sorted(copied.items()):
        yield File(path, partial(content, file))


def _by_path(folder: Path) -> Iterator[tuple[str, Path]]:
    return ((file.relative_to(folder).as_posix(), file) for file in files_below(folder))
