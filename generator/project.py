"""The layout of a checkout: collections, their files and their schemas."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""Lower-case letters and digits in words joined by hyphens: safe in paths, URLs and file names on every system."""

MAX_SLUG_LENGTH = 80  # characters
CATALOGUE = "catalogue"
SUFFIX = ".yml"
LINKS = f"{CATALOGUE}/links.yml"
"""The path of the list of addresses that do not work, which the program writes."""
REPOSITORIES = f"{CATALOGUE}/repositories.yml"
"""The path of the list of what was seen in repositories, which the program writes."""
PROGRAM_FILES = (LINKS, REPOSITORIES)
READING_SUFFIX = ".reading.yml"
"""The end of the names of readings, which stand beside their registers and have the same slugs."""


class Collection(StrEnum):
    """A folder of entries of one kind, with one schema. Readings are in the folder of the registers."""

    COMPONENTS = "components"
    STANDARDS = "standards"
    PROJECTS = "projects"
    ORGANISATIONS = "organisations"
    VOCABULARIES = "vocabularies"
    REGISTERS = "registers"
    READINGS = "readings"

    @property
    def kind(self) -> str:
        """The singular name of the collection, for example ``component``."""
        return {"vocabularies": "vocabulary"}.get(self.value, self.value.removesuffix("s"))


_FOLDERS = {each.value: each for each in Collection if each is not Collection.READINGS}

SHARED = (Collection.COMPONENTS, Collection.STANDARDS, Collection.PROJECTS)
"""The collections that councils share. Slugs are unique across all three, as a relation does not name a collection."""


@dataclass(frozen=True, slots=True)
class EntryFile:
    """A file whose path is that of an entry. `path` is relative to the project, with forward slashes."""

    path: str
    collection: Collection
    slug: str


@dataclass(frozen=True, slots=True)
class ProgramFile:
    """One of the `PROGRAM_FILES`: a list that the program keeps. It is no entry, and people do not write it."""

    path: str


class MisplacedReason(StrEnum):
    """Why a file cannot be an entry."""

    PLACE = "place"
    NAME = "name"
    ENDING = "ending"
    NOT_PLAIN = "not-plain"


@dataclass(frozen=True, slots=True)
class MisplacedFile:
    """A file below the catalogue folder that cannot be an entry, and why."""

    path: str
    reason: MisplacedReason


@dataclass(frozen=True, slots=True)
class Project:
    """A checkout that contains a catalogue."""

    root: Path

    @property
    def catalogue(self) -> Path:
        """The folder of all entries, which councils edit."""
        return self.root / CATALOGUE

    @property
    def has_own_schemas(self) -> bool:
        """Whether the checkout has schemas, so that an entry can refer to its schema by a relative path."""
        return (self.root / "schemas").is_dir()

    @property
    def schemas(self) -> Path:
        """The folder of the checkout's own schemas, or of those that are part of this package."""
        folder = self.root / "schemas"
        return folder if folder.is_dir() else shipped("schemas")

    @property
    def rule_pages(self) -> Path:
        """The folder of the pages that explain the rules, in the checkout or in this package."""
        folder = self.root / "site_overrides" / "pages" / "rules"
        return folder if folder.is_dir() else shipped("rules", "site_overrides/pages/rules")

    def files(self) -> Iterator[EntryFile | ProgramFile | MisplacedFile]:
        """Yield every file below the catalogue folder, sorted folder by folder; none is skipped silently."""
        for path, is_plain in _walk(self.catalogue, CATALOGUE):
            yield classify(path, is_plain=is_plain)


def shipped(folder: str, in_checkout: str = "") -> Path:
    """Return a folder that is part of this package: inside the package when installed, beside it in a checkout.

    `in_checkout` is its path in a checkout, where that differs from `folder`.
    """
    package = Path(__file__).parent
    installed = package / "shipped" / folder
    return installed if installed.is_dir() else package.parent / (in_checkout or folder)


def real_path(path: Path) -> Path:
    """Return the full path of a file without links. One that leads to itself stays; for `Path.resolve` it is a bug."""
    return Path(os.path.realpath(path))


def find_project(start: Path) -> Project | None:
    """Return the project that `start` is in, or None: the nearest folder, going up, that contains a catalogue."""
    for folder in (start, *start.parents):
        if (folder / CATALOGUE).is_dir():
            return Project(folder)
    return None


def _walk(folder: str | Path, path: str) -> Iterator[tuple[str, bool]]:
    """Yield the path of everything below `folder` except folders, and whether it is a regular file.

    Symbolic links are yielded but never followed.
    """
    with os.scandir(folder) as items:
        for item in sorted(items, key=lambda item: item.name):
            item_path = f"{path}/{item.name}"
            if item.is_dir(follow_symlinks=False):
                yield from _walk(item.path, item_path)
            else:
                yield item_path, item.is_file(follow_symlinks=False)


def classify(path: str, *, is_plain: bool) -> EntryFile | ProgramFile | MisplacedFile:
    """Return what a file is, judging only by its path and whether it is a regular file."""
    if not is_plain:
        return MisplacedFile(path, MisplacedReason.NOT_PLAIN)
    if path in PROGRAM_FILES:
        return ProgramFile(path)
    folder, _, name = path.partition("/")[2].rpartition("/")
    if folder not in _FOLDERS:
        return MisplacedFile(path, MisplacedReason.PLACE)
    if not name.endswith(SUFFIX):
        return MisplacedFile(path, MisplacedReason.ENDING)
    is_reading = folder == Collection.REGISTERS and name.endswith(READING_SUFFIX)
    slug = name.removesuffix(READING_SUFFIX if is_reading else SUFFIX)
    if not SLUG.fullmatch(slug) or len(slug) > MAX_SLUG_LENGTH:
        return MisplacedFile(path, MisplacedReason.NAME)
    return EntryFile(path, Collection.READINGS if is_reading else _FOLDERS[folder], slug)


def register_path(slug: str) -> str:
    """Return the path of a register."""
    return f"{CATALOGUE}/{Collection.REGISTERS}/{slug}{SUFFIX}"


def reading_path(register: str) -> str:
    """Return the path of the reading of a register."""
    return f"{CATALOGUE}/{Collection.REGISTERS}/{register}{READING_SUFFIX}"
