"""Where things are in a checkout: collections, their files and their schemas."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""Lower-case words and hyphens: safe in a path, an address and a file name on every system."""

LONGEST_SLUG = 80
CATALOGUE = "catalogue"
SUFFIX = ".yml"


class Collection(StrEnum):
    """A folder of entries of one kind, with one schema."""

    COMPONENTS = "components"
    STANDARDS = "standards"
    PROJECTS = "projects"
    ORGANISATIONS = "organisations"
    VOCABULARIES = "vocabularies"

    @property
    def kind(self) -> str:
        """What one entry of the collection is called."""
        return {"vocabularies": "vocabulary"}.get(self.value, self.value.removesuffix("s"))


_COLLECTION_NAMES = frozenset(each.value for each in Collection)

SHARED = (Collection.COMPONENTS, Collection.STANDARDS, Collection.PROJECTS)
"""What councils share. One slug names one thing among all three, since a relation does not say the collection."""


@dataclass(frozen=True, slots=True)
class EntryFile:
    """A file that stands where an entry belongs. `path` is relative to the project, with forward slashes."""

    path: str
    collection: Collection
    slug: str


class MisplacedReason(StrEnum):
    """Why a file cannot be an entry."""

    PLACE = "place"
    NAME = "name"
    ENDING = "ending"
    NOT_PLAIN = "not-plain"


@dataclass(frozen=True, slots=True)
class MisplacedFile:
    """Something below the catalogue that cannot be an entry, and why."""

    path: str
    reason: MisplacedReason


@dataclass(frozen=True, slots=True)
class Project:
    """A checkout that holds a catalogue."""

    root: Path

    @property
    def catalogue(self) -> Path:
        """The folder that councils edit."""
        return self.root / CATALOGUE

    @property
    def has_own_schemas(self) -> bool:
        """Tell whether an entry can name its schema by a path in the checkout."""
        return (self.root / "schemas").is_dir()

    @property
    def schemas(self) -> Path:
        """The checkout's own schemas, or else those that came with this package."""
        folder = self.root / "schemas"
        return folder if folder.is_dir() else shipped("schemas")

    @property
    def rule_pages(self) -> Path:
        """The pages that explain the rules."""
        folder = self.root / "site_overrides" / "pages" / "rules"
        return folder if folder.is_dir() else shipped("rules", "site_overrides/pages/rules")

    def files(self) -> Iterator[EntryFile | MisplacedFile]:
        """Yield everything below the catalogue, in order of path: nothing is left out in silence."""
        for path, is_plain in _walk(self.catalogue, CATALOGUE):
            yield classify(path, is_plain=is_plain)


def shipped(folder: str, in_checkout: str = "") -> Path:
    """Find a folder that is part of this package: inside it when installed, beside it in a checkout."""
    package = Path(__file__).parent
    installed = package / "shipped" / folder
    return installed if installed.is_dir() else package.parent / (in_checkout or folder)


def find_project(start: Path) -> Project | None:
    """Find the project that `start` is in: the nearest folder upwards with a catalogue in it."""
    for folder in (start, *start.parents):
        if (folder / CATALOGUE).is_dir():
            return Project(folder)
    return None


def _walk(folder: str | Path, path: str) -> Iterator[tuple[str, bool]]:
    """Yield the path of each thing below `folder` that is not a folder, and whether it is a plain file.

    Links are yielded and never followed.
    """
    with os.scandir(folder) as items:
        for item in sorted(items, key=lambda item: item.name):
            item_path = f"{path}/{item.name}"
            if item.is_dir(follow_symlinks=False):
                yield from _walk(item.path, item_path)
            else:
                yield item_path, item.is_file(follow_symlinks=False)


def classify(path: str, *, is_plain: bool) -> EntryFile | MisplacedFile:
    """Tell what a file is from its place and name alone."""
    if not is_plain:
        return MisplacedFile(path, MisplacedReason.NOT_PLAIN)
    folder, _, name = path.partition("/")[2].rpartition("/")
    if folder not in _COLLECTION_NAMES:
        return MisplacedFile(path, MisplacedReason.PLACE)
    if not name.endswith(SUFFIX):
        return MisplacedFile(path, MisplacedReason.ENDING)
    slug = name.removesuffix(SUFFIX)
    if not SLUG.fullmatch(slug) or len(slug) > LONGEST_SLUG:
        return MisplacedFile(path, MisplacedReason.NAME)
    return EntryFile(path, Collection(folder), slug)
