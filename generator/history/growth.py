"""The growth of the catalogue: how many entries and adoptions it had at the end of each day or month."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from pathlib import Path

from git import Git
from git.exc import GitError

from generator import document
from generator.catalogue import Catalogue
from generator.checked_entry import ADOPTION_KEYS
from generator.history import log
from generator.history.log import Commit
from generator.project import SHARED, Collection, EntryFile, classify

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


_Statuses = Mapping[str, str]
"""The adoptions in one file: the status of each organisation that uses the entry, or of each entry that is used."""


@dataclass(frozen=True, slots=True)
class _StatusReader:
    """Reads the adoptions in versions of files, by object name. `statuses` is the cache."""

    git: Git
    statuses: dict[str, _Statuses]

    def read(self, version: str, collection: Collection) -> _Statuses:
        if version not in self.statuses:
            content: bytes = self.git.get_object_data(version)[3]
            self.statuses[version] = _read_statuses(
                content, "uses" if collection is Collection.ORGANISATIONS else "used_by"
            )
        return self.statuses[version]


@dataclass(slots=True)
class _AdoptionCounter:
    """Counts the uses of entries by organisations, each once: by what it states itself, or else by what the owner does.

    A use is known by the slugs of organisation and entry. Those that are a duty today are left out.
    """

    duties: AbstractSet[tuple[str, str]] = frozenset()
    counts: Counter[str] = field(default_factory=Counter)
    statements: dict[tuple[str, str], dict[bool, str]] = field(default_factory=dict)

    def replace(self, file: EntryFile, before: _Statuses, after: _Statuses) -> None:
        """Replace what one file states by what its next version does."""
        is_own = file.collection is Collection.ORGANISATIONS
        for slug in {**before, **after}:
            use = (file.slug, slug) if is_own else (slug, file.slug)
            if use in self.duties:
                continue
            stated = self.statements.setdefault(use, {})
            if stated:
                self.counts[stated[max(stated)]] -= 1
            stated.pop(is_own, None)
            if slug in after:
                stated[is_own] = after[slug]
            if stated:
                self.counts[stated[max(stated)]] += 1


def read(root: Path, folder: str, catalogue: Catalogue) -> tuple[Snapshot, ...]:
    """Return a snapshot of `folder` for each day, or each month of a long history, with a change; oldest first.

    `catalogue` is the current one, so that only earlier versions have to be read. Empty if there is no history.
    """
    commits = log.read(root, folder)
    if not commits:
        return ()
    git = Git(root)
    try:
        changes = tuple(_changes_by_commit(commits, folder))
        return tuple(
            _snapshots(
                changes, _StatusReader(git, _current_statuses(git, folder, changes, catalogue)), _duties(catalogue)
            )
        )
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


def _current_statuses(git: Git, folder: str, changes: Iterable[_Changes], catalogue: Catalogue) -> dict[str, _Statuses]:
    """Return the adoptions in current versions, by object name, except files with uncommitted changes."""
    newest = {path: version for change in changes for path, version in change.versions.items()}
    changed_paths = set(
        git.diff("--name-only", "--relative", "--no-ext-diff", "-z", "HEAD", "--", folder).split("\x00")
    )
    current: dict[str, _Statuses] = {
        entry.path: {each.organisation: each.status for each in entry.used_by} for entry in catalogue.entries.values()
    }
    current |= {each.path: {use.entry: use.status for use in each.uses} for each in catalogue.organisations.values()}
    return {
        newest[path]: statuses for path, statuses in current.items() if newest.get(path) and path not in changed_paths
    }


def _duties(catalogue: Catalogue) -> AbstractSet[tuple[str, str]]:
    """Return the uses that are a duty, by the slugs of organisation and entry."""
    return {
        (adoption.organisation, use.entry.slug) for use in catalogue.uses if use.is_duty for adoption in use.adoptions
    }


def _snapshots(
    changes: Sequence[_Changes], reader: _StatusReader, duties: AbstractSet[tuple[str, str]]
) -> Iterator[Snapshot]:
    """Yield a snapshot of each day or month with a change, updating the counts from one to the next."""
    by_month = bool(changes) and (changes[-1].day - changes[0].day).days > _MAX_DAYS_BY_DAY
    present: dict[str, str] = {}
    entries: Counter[str] = Counter()
    adoptions = _AdoptionCounter(duties)
    for _, group in groupby(changes, key=lambda change: change.day.replace(day=1) if by_month else change.day):
        period = tuple(group)
        for path, version in {path: new for change in period for path, new in change.versions.items()}.items():
            file = classify(path, is_plain=True)
            if not isinstance(file, EntryFile) or file.collection is Collection.VOCABULARIES:
                continue
            old = present.pop(path, "")
            if version:
                present[path] = version
            before, after = (reader.read(each, file.collection) if each else {} for each in (old, version))
            adoptions.replace(file, before, after)
            if file.collection in SHARED:
                entries[file.collection.value] += bool(version) - bool(old)
        yield Snapshot(period[-1].day, dict(+entries), dict(+adoptions.counts))


def _read_statuses(content: bytes, list_name: str) -> _Statuses:
    """Return the adoptions in a file; one that cannot be parsed has none."""
    if list_name.encode() not in content:
        return {}
    data = document.parse("", content).data
    adoptions = data.get(list_name) if isinstance(data, dict) else None
    groups = [each for each in (adoptions if isinstance(adoptions, list) else ()) if isinstance(each, dict)]
    pairs = ((group.get(ADOPTION_KEYS[list_name]), group.get("status")) for group in groups)
    return {slug: status for slug, status in pairs if isinstance(slug, str) and isinstance(status, str)}
