"""Files that are copied to the site: those of the theme that pages load, and what stands beside written pages."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path, PurePosixPath

from generator.publish.edition.files import File
from generator.publish.site import themes, translations
from generator.publish.site.publication import TEMPLATES
from generator.publish.site.scripts import without_comments

_FOR_BUILDS = frozenset({".html", ".md", ".py", ".pyc"})
"""Endings of files in a theme that are templates, or for people who look at the theme."""


def is_published(path: str) -> bool:
    """Whether a file of a theme is part of the site, by its path within the theme."""
    pure = PurePosixPath(path)
    return pure.suffix not in _FOR_BUILDS and pure.parts[0] not in {translations.FOLDER, TEMPLATES}


def content(file: Path) -> bytes:
    """Return what is published of a file: a script of our theme goes without its comments, all else as it is."""
    raw = file.read_bytes()
    is_our_script = file.suffix == ".js" and file.resolve().is_relative_to(themes.ours().resolve())
    return without_comments(raw) if is_our_script else raw


def files_below(folder: Path) -> list[Path]:
    """Return the files below a folder in order of path; names that begin with a dot are left out."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path for path in found if not any(part.startswith(".") for part in path.relative_to(folder).parts))


def files(folders: Sequence[Path], pages: Path) -> Iterator[File]:
    """Yield the files of a theme's folders, of which the first counts most, and those below `pages` but Markdown."""
    copied: dict[str, Path] = {}
    for folder in reversed(folders):
        copied |= {path: file for path, file in _by_path(folder) if is_published(path)}
    copied |= {path: file for path, file in _by_path(pages) if file.suffix != ".md"}
    for path, file in sorted(copied.items()):
        yield File(path, partial(content, file))


def _by_path(folder: Path) -> Iterator[tuple[str, Path]]:
    return ((file.relative_to(folder).as_posix(), file) for file in files_below(folder))
