"""The growth of the catalogue: how many entries and adoptions it had at the end of each day or month."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path

from git import Git
from git.exc import GitError

from generator.catalogue import Catalogue
from generator.history import log, statements
from generator.history.log import Commit
from generator.history.statements import Statements, Use, UseCounter
from generator.project import SHARED, Collection, EntryFile, classify
from generator.register import Register

_WITHOUT_USES = (Collection.VOCABULARIES, Collection.REGISTERS)
_MAX_DAYS_BY_DAY = 92
"""A history of up to this many days has a snapshot for each day, a longer one for each month."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The size of the catalogue at the end of a day: entries by collection, adoptions by status without duties."""

    day: date
    entries: Mapping[str, int]
    adoptions: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class _Changes:
    """The files that a commit changed: path to object name of the new version, empty if it was removed."""

    day: date
    versions: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _StatementReader:
    """Reads what versions of files state. `known` is the cache, by path and object name."""

    git: Git
    registers: Mapping[str, Register]
    known: dict[tuple[str, str], Statements]

    def read(self, file: EntryFile, version: str) -> Statements:
        """Return what a version states; an empty name stands for a file that is not there."""
        if not version:
            return {}
        key = file.path, version
        if key not in self.known:
            content: bytes = self.git.get_object_data(version)[3]
            self.known[key] = statements.of_version(file, content, self.registers)
        return self.known[key]


def read(root: Path, folder: str, catalogue: Catalogue, today: date) -> tuple[Snapshot, ...]:
    """Return a snapshot of `folder` for each day, or each month of a long history, with a change; oldest first.

    `catalogue` is the current one, so that only earlier versions have to be read. Empty if there is no history.
    """
    commits = log.read(root, folder, today)
    if not commits:
        return ()
    git = Git(root)
    try:
        changes = tuple(_changes_by_commit(commits, folder))
        known = _current_statements(git, folder, changes, catalogue)
        reader = _StatementReader(git, catalogue.registers, known)
        return tuple(_snapshots(changes, reader, UseCounter(_duties(catalogue))))
    except (GitError, OSError, ValueError):
        return ()
    finally:
        git.clear_cache()  # ends the process that reads objects


def _changes_by_commit(commits: Iterable[Commit], folder: str) -> Iterator[_Changes]:
    """Yield the changes to entries in each commit. Days never go backwards, even if a committer's clock was wrong."""
    latest = date.min
    for commit in commits:
        latest = max(latest, commit.day)
        removed = {change.old_path: "" for change in commit.changes}
        versions = removed | {change.new_path: change.version for change in commit.changes}
        yield _Changes(latest, {path: each for path, each in versions.items() if path.startswith(f"{folder}/")})


def _current_statements(
    git: Git, folder: str, changes: Iterable[_Changes], catalogue: Catalogue
) -> dict[tuple[str, str], Statements]:
    """Return what current versions state, by path and object name, except files with uncommitted changes."""
    newest = {path: version for change in changes for path, version in change.versions.items()}
    changed_paths = set(
        git.diff("--name-only", "--relative", "--no-ext-diff", "-z", "HEAD", "--", folder).split("\x00")
    )
    return {
        (path, newest[path]): stated
        for path, stated in statements.of_catalogue(catalogue).items()
        if newest.get(path) and path not in changed_paths
    }


def _duties(catalogue: Catalogue) -> AbstractSet[Use]:
    """Return the uses that are a duty today."""
    return {
        (adoption.organisation, use.entry.slug) for use in catalogue.uses if use.is_duty for adoption in use.adoptions
    }


def _snapshots(changes: Sequence[_Changes], reader: _StatementReader, uses: UseCounter) -> Iterator[Snapshot]:
    """Yield a snapshot of each day or month with a change, updating the counts from one to the next."""
    by_month = bool(changes) and (changes[-1].day - changes[0].day).days > _MAX_DAYS_BY_DAY
    present: dict[str, str] = {}
    entries: Counter[str] = Counter()
    for _, group in groupby(changes, key=lambda change: change.day.replace(day=1) if by_month else change.day):
        period = tuple(group)
        for path, version in {path: new for change in period for path, new in change.versions.items()}.items():
            file = classify(path, is_plain=True)
            if not isinstance(file, EntryFile) or file.collection in _WITHOUT_USES:
                continue
            old = present.pop(path, "")
            if version:
                present[path] = version
            uses.replace(file, reader.read(file, old), reader.read(file, version))
            if file.collection in SHARED:
                entries[file.collection.value] += bool(version) - bool(old)
        yield Snapshot(period[-1].day, dict(+entries), dict(+uses.counts))
