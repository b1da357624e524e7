"""Files that are published as they are: those of the theme that pages load, and what stands beside written pages."""

from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from generator.publish.edition.files import File
from generator.publish.site import translations
from generator.publish.site.publication import TEMPLATES

_FOR_BUILDS = frozenset({".html", ".md", ".py", ".pyc"})
"""Endings of files in a theme that are templates, or for people who look at the theme."""


def is_published(path: str) -> bool:
    """Whether a file of a theme is part of the site, by its path within the theme."""
    pure = PurePosixPath(path)
    return pure.suffix not in _FOR_BUILDS and pure.parts[0] not in {translations.FOLDER, TEMPLATES}


def files_below(folder: Path) -> list[Path]:
    """Return the files below a folder in order of path; names that begin with a dot are left out."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path for path in paths if not any(part.startswith(".") for part in path.relative_to(folder).parts))


def files(themes: Sequence[Path], pages: Path) -> Iterator[File]:
    """Yield the files of themes, of which the first counts most, and those below `pages` that are not Markdown."""
    copied: dict[str, Path] = {}
    for theme in reversed(themes):
        copied |= {path: file for path, file in _by_path(theme) if is_published(path)}
    copied |= {path: file for path, file in _by_path(pages) if file.suffix != ".md"}
    for path, file in sorted(copied.items()):
        yield File(path, file.read_bytes)


def _by_path(folder: Path) -> Iterator[tuple[str, Path]]:
    return ((file.relative_to(folder).as_posix(), file) for file in files_below(folder))
