"""Which files have changed, and a check that reads only those again.

Files are polled. Unlike change notifications, that works on every drive, network shares included. A look at very many
files takes long, so that between two such looks there are many at what changes first.
"""

import os
import time
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from heapq import nlargest
from pathlib import Path

from generator.check import Result, check, check_with
from generator.document import MAX_BYTES
from generator.project import CATALOGUE, EntryFile, Project, classify

_PAUSE = 0.15
_SETTLING = 0.05
_GLANCING = 0.05
"""Seconds between two looks at what changes first."""

_MAX_SAVED_LAST = 20
_MAX_SHARE = 0.15
"""Largest share of the time to spend on looking at all files; with very many of them the pauses grow."""

Stamp = tuple[int, int, int]
"""Time of the last change, size and number of a file: they change when the file does."""

Stamps = Mapping[str, Stamp]
"""The stamp of each file by its path."""


def stamps(places: Iterable[Path]) -> dict[str, Stamp]:
    """Return the stamps of files, and of all files below folders. Places that do not exist are left out."""
    by_path: dict[str, Stamp] = {}
    folders = [str(place) for place in places if place.is_dir()]
    for folder in folders:
        for item in _items(folder):
            if item.is_dir(follow_symlinks=False):
                folders.append(item.path)
            elif status := _status(item):
                by_path[item.path] = status
    by_path |= {str(place): status for place in places if place.is_file() and (status := _status(place))}
    return by_path


def _items(folder: str) -> list["os.DirEntry[str]"]:
    """Return what is in a folder; nothing if it was removed meanwhile."""
    try:
        with os.scandir(folder) as items:
            return list(items)
    except OSError:
        return []


def _status(item: "str | Path | os.DirEntry[str]") -> Stamp | None:
    try:
        status = os.lstat(item) if isinstance(item, str) else item.stat(follow_symlinks=False)
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino


def wait_for_change(places: Collection[Path], before: Stamps) -> Stamps:
    """Wait until files differ from their stamps, and return the new stamps."""
    while True:
        likely = _likely(before)
        began = time.monotonic()
        now: Stamps = stamps(places)
        if now.keys() != before.keys():
            now = _settled(places, now)
        if now != before:
            return now
        _wait_for_any(likely, max(_PAUSE, (time.monotonic() - began) / _MAX_SHARE))


def _likely(known: Stamps) -> Mapping[str, Stamp | None]:
    """Return the stamps of what changes first: the files that were saved last, and all folders.

    A folder changes whenever a file in it is added, removed or replaced, which is how most editors save.
    """
    saved_last = nlargest(_MAX_SAVED_LAST, known, key=known.__getitem__)
    return _stamps_of({*saved_last, *map(os.path.dirname, known)})


def _stamps_of(paths: Iterable[str]) -> Mapping[str, Stamp | None]:
    return {path: _status(path) for path in paths}


def _wait_for_any(likely: Mapping[str, Stamp | None], seconds: float) -> None:
    """Wait until any of the files and folders differs from its stamp, but no longer than so many seconds."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        time.sleep(_GLANCING)
        if _stamps_of(likely) != likely:
            return


def _settled(places: Collection[Path], now: Stamps) -> Stamps:
    """Return the stamps once no more files come and go. Some editors add one for a moment when they save another."""
    while True:
        time.sleep(_SETTLING)
        before, now = now, stamps(places)
        if now == before:
            return now


def changed_paths(before: Stamps, now: Stamps) -> frozenset[str]:
    """Return the paths of files that were added, changed or removed."""
    return frozenset(path for path, _ in before.items() ^ now.items())


def checked_places(project: Project) -> tuple[Path, ...]:
    """Return the folders of the files that are checked, and of those that they are checked against."""
    return project.catalogue, project.schemas


def recheck(result: Result, paths: Iterable[str], day: date) -> Result:
    """Check again after the files at `paths` have changed, and read only those again.

    Everything is read again if it is another day, or if something other than entries changed: schemas, lists that the
    program keeps, or files that cannot be entries. Raises SchemaError if the schemas cannot be used.
    """
    root = result.project.root
    contents = dict(_contents(root, paths))
    others = {document.path for document in result.others}
    files = {file for file in contents if isinstance(file, EntryFile) and file.path not in others}
    if result.context.today != day or files != contents.keys():
        return check(result.project, day)
    return check_with(result, {file: contents[file] for file in files})


def _contents(root: Path, paths: Iterable[str]) -> Iterator[tuple[EntryFile | None, bytes | None]]:
    """Yield the file of each path with what is in it now, or None if it was removed.

    In place of a file that is no entry, or cannot be read, which a full check reports, it yields None.
    """
    for path in map(Path, paths):
        is_plain = path.is_file() and not path.is_symlink()
        is_entry = path.is_relative_to(root / CATALOGUE) and (is_plain or not os.path.lexists(path))
        file = classify(path.relative_to(root).as_posix(), is_plain=True) if is_entry else None
        try:
            yield file if isinstance(file, EntryFile) else None, _read(path) if is_plain else None
        except OSError:
            yield None, None


def _read(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(MAX_BYTES + 1)
