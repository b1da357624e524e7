"""How the catalogue grew: what it held at the end of each day or month."""

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
"""Up to so many days a history is told day by day, a longer one month by month."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What the catalogue held at the end of a day: entries by collection, adoptions by status."""

    day: date
    entries: Mapping[str, int]
    adoptions: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class _EntryChanges:
    """The entries that a commit changed, by their paths, each with its new version, or with nothing if it went away."""

    day: date
    versions: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _AdoptionCounter:
    """Counts the adoptions in versions of files. `known` holds those that were counted before."""

    git: Git
    counts: dict[str, Mapping[str, int]]

    def adoptions(self, version: str) -> Mapping[str, int]:
        if version not in self.counts:
            content: bytes = self.git.get_object_data(version)[3]
            self.counts[version] = _count_adoptions(content)
        return self.counts[version]


def read(root: Path, folder: str, entries: Iterable[Entry]) -> tuple[Snapshot, ...]:
    """Tell what stood in `folder` at the end of each day with a change, or of each month in a long history.

    `entries` are those of today, so that only versions of the past have to be read. Without a history nothing is known.
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
        git.clear_cache()  # ends the process that hands out versions


def _entry_changes(commits: Iterable[Commit], folder: str) -> Iterator[_EntryChanges]:
    """Keep of each commit what became of entries. Days never run backwards, whatever a clock said."""
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
    """Give the adoptions of those versions that stand in the folder today, as far as nobody has changed them since."""
    newest = {path: version for change in changes for path, version in change.versions.items()}
    changed_paths = set(
        git.diff("--name-only", "--relative", "--no-ext-diff", "-z", "HEAD", "--", folder).split("\x00")
    )
    unchanged_entries = (entry for entry in entries if newest.get(entry.path) and entry.path not in changed_paths)
    return {newest[entry.path]: Counter(adoption.status for adoption in entry.used_by) for entry in unchanged_entries}


def _snapshots(changes: Sequence[_EntryChanges], counter: _AdoptionCounter) -> Iterator[Snapshot]:
    """Count what changed from the end of one day or month to that of the next."""
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
    """Count the adoptions in a version of a file by their status. What cannot be read holds none."""
    if b"used_by" not in content:
        return {}
    data = document.parse("", content).data
    adoptions = data.get("used_by") if isinstance(data, dict) else None
    groups = (each for each in (adoptions if isinstance(adoptions, list) else ()) if isinstance(each, dict))
    statuses = (group.get("status") for group in groups)
    return Counter(status for status in statuses if isinstance(status, str))
