"""A branch with the catalogue before and after it, for comparison."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.check import Result, check_with
from generator.checked_entry import CheckedEntry
from generator.history.changes import Branch, Change
from generator.project import Collection, EntryFile, classify


@dataclass(frozen=True)
class Proposal:
    """A branch and the catalogue with its changes, `head`. Earlier versions are checked by the current rules too."""

    branch: Branch
    head: Result

    @cached_property
    def base(self) -> Result:
        """The catalogue at the commit where the branch began."""
        contents: dict[EntryFile, bytes | None] = {
            file: None for change in self.branch.changes for file in entry_files(change.new_path)
        }
        contents |= {file: change.before for change in self.branch.changes for file in entry_files(change.old_path)}
        return check_with(self.head, contents) if contents else self.head

    @cached_property
    def trusted(self) -> Result:
        """The catalogue on the target branch, as it is now. It decides who may change what."""
        changed_on_base = self.branch.changed_on_base.items()
        contents = {file: raw for path, raw in changed_on_base for file in entry_files(path)}
        return check_with(self.base, contents) if contents else self.base

    def change_of(self, path: str) -> Change | None:
        """Return the change to a file or to a folder above it: a nested repository is one change. None if unchanged."""
        parts = path.split("/")
        ancestors = ("/".join(parts[:count]) for count in range(len(parts), 0, -1))
        return next((self._changes[ancestor] for ancestor in ancestors if ancestor in self._changes), None)

    @cached_property
    def _changes(self) -> Mapping[str, Change]:
        return {path: change for change in self.branch.changes for path in (change.old_path, change.new_path) if path}

    @cached_property
    def changed_entries(self) -> Mapping[tuple[Collection, str], Change]:
        """The changes by collection and slug of the entry, under both its old and its new slug."""
        paths = ((path, change) for change in self.branch.changes for path in (change.old_path, change.new_path))
        return {(file.collection, file.slug): change for path, change in paths for file in entry_files(path)}

    @cached_property
    def entries(self) -> Mapping[str, CheckedEntry]:
        """The entries with the branch's changes, by path."""
        return by_path(self.head)

    @cached_property
    def earlier_entries(self) -> Mapping[str, CheckedEntry]:
        """The entries before the branch's changes, by their path at that time."""
        return by_path(self.base)


def by_path(result: Result) -> Mapping[str, CheckedEntry]:
    """Return the entries of a check by path."""
    return {entry.file.path: entry for entry in result.context.entries}


def entry_files(path: str) -> Iterator[EntryFile]:
    """Yield the entry file at a path, or nothing if an entry cannot be there."""
    file = classify(path, is_plain=True) if path else None
    if isinstance(file, EntryFile):
        yield file
