"""The growth of the catalogue: how many entries and adoptions it had at the end of each day or month."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path

from git import Git
from git.exc import GitError

from generator import document
from generator.history import log
from generator.history.log import Commit
from generator.model import Entry
from generator.project import SHARED, EntryFile, classify

_MAX_DAYS_BY_DAY = 92
"""A history of up to this many days has a snapshot for each day, a longer one for each month."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The size of the catalogue at the end of a day: entries by collection, adoptions by status."""

    day: date
    entries: Mapping[str, int]
    adoptions: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class _EntryChanges:
    """The entries that a commit changed: path to object name of the new version, empty if it was removed."""

    day: date
    versions: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _AdoptionCounter:
    """Counts adoptions by status in versions of files, by object name. `counts` is the cache."""

    git: Git
    counts: dict[str, Mapping[str, int]]

    def adoptions(self, version: str) -> Mapping[str, int]:
        if version not in self.counts:
            content: bytes = self.git.get_object_data(version)[3]
            self.counts[version] = _count_adoptions(content)
        return self.counts[version]


def read(root: Path, folder: str, entries: Iterable[Entry]) -> tuple[Snapshot, ...]:
    """Return a snapshot of `folder` for each day, or each month of a long history, with a change; oldest first.

    `entries` are the current ones, so that only earlier versions have to be read. Empty if there is no history.
    """
    commits = log.read(root, folder)
    if not commits:
        return ()
    git = Git(root)
    try:
        changes = tuple(_entry_changes(commits, folder))
        return tuple(_snapshots(changes, _AdoptionCounter(git, _current_adoptions(git, folder, changes, entries))))
    except (GitError, OSError, ValueError):
        return ()
    finally:
        git.clear_cache()  # ends the process that reads objects


def _entry_changes(commits: Iterable[Commit], folder: str) -> Iterator[_EntryChanges]:
    """Yield the changes to entries in each commit. Days never go backwards, even if a committer's clock was wrong."""
    latest = date.min
    for commit in commits:
        latest = max(latest, commit.day)
        removed = {change.old_path: "" for change in commit.changes}
        versions = removed | {change.new_path: change.version for change in commit.changes}
        yield _EntryChanges(latest, {path: version for path, version in versions.items() if _is_entry(path, folder)})


def _is_entry(path: str, folder: str) -> bool:
    file = classify(path, is_plain=True)
    return path.startswith(f"{folder}/") and isinstance(file, EntryFile) and file.collection in SHARED


def _current_adoptions(
    git: Git, folder: str, changes: Iterable[_EntryChanges], entries: Iterable[Entry]
) -> dict[str, Mapping[str, int]]:
    """Return the counts of adoptions in current versions, by object name, except files with uncommitted changes."""
    newest = {path: version for change in changes for path, version in change.versions.items()}
    changed_paths = set(
        git.diff("--name-only", "--relative", "--no-ext-diff", "-z", "HEAD", "--", folder).split("\x00")
    )
    unchanged_entries = (entry for entry in entries if newest.get(entry.path) and entry.path not in changed_paths)
    return {newest[entry.path]: Counter(adoption.status for adoption in entry.used_by) for entry in unchanged_entries}


def _snapshots(changes: Sequence[_EntryChanges], counter: _AdoptionCounter) -> Iterator[Snapshot]:
    """Yield a snapshot of each day or month with a change, updating the counts from one to the next."""
    by_month = bool(changes) and (changes[-1].day - changes[0].day).days > _MAX_DAYS_BY_DAY
    present: dict[str, str] = {}
    entries: Counter[str] = Counter()
    adoptions: Counter[str] = Counter()
    for _, group in groupby(changes, key=lambda change: change.day.replace(day=1) if by_month else change.day):
        period = tuple(group)
        for path, version in {path: new for change in period for path, new in change.versions.items()}.items():
            collection = path.split("/")[1]
            if old := present.pop(path, ""):
                entries[collection] -= 1
                adoptions.subtract(counter.adoptions(old))
            if version:
                present[path] = version
                entries[collection] += 1
                adoptions.update(counter.adoptions(version))
        yield Snapshot(period[-1].day, dict(+entries), dict(+adoptions))


def _count_adoptions(content: bytes) -> Mapping[str, int]:
    """Return the number of adoptions in a file by status; a file that cannot be parsed has none."""
    if b"used_by" not in content:
        return {}
    data = document.parse("", content).data
    adoptions = data.get("used_by") if isinstance(data, dict) else None
    groups = (each for each in (adoptions if isinstance(adoptions, list) else ()) if isinstance(each, dict))
    statuses = (group.get("status") for group in groups)
    return Counter(status for status in statuses if isinstance(status, str))
