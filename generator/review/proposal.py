"""A branch beside the catalogue that it began from, so that the two can be compared."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.check import Result, check_with
from generator.checked_entry import CheckedEntry
from generator.history.changes import Branch, Change
from generator.project import Collection, EntryFile, classify


@dataclass(frozen=True)
class Proposal:
    """What a branch did, and the catalogue with it. What came before is held to the rules of today as well."""

    branch: Branch
    head: Result

    @cached_property
    def base(self) -> Result:
        """The catalogue as it was where the branch began."""
        contents: dict[EntryFile, bytes | None] = {
            file: None for change in self.branch.changes for file in entry_files(change.new_path)
        }
        contents |= {file: change.before for change in self.branch.changes for file in entry_files(change.old_path)}
        return check_with(self.head, contents) if contents else self.head

    @cached_property
    def trusted(self) -> Result:
        """The catalogue that the branch is to become part of, as it is by now. It decides who may change what."""
        changed_on_base = self.branch.changed_on_base.items()
        contents = {file: raw for path, raw in changed_on_base for file in entry_files(path)}
        return check_with(self.base, contents) if contents else self.base

    def change_of(self, path: str) -> Change | None:
        """Find the change that a file is part of. A folder that is a repository of its own is one change."""
        parts = path.split("/")
        ancestors = ("/".join(parts[:count]) for count in range(len(parts), 0, -1))
        return next((self._changes[ancestor] for ancestor in ancestors if ancestor in self._changes), None)

    @cached_property
    def _changes(self) -> Mapping[str, Change]:
        return {path: change for change in self.branch.changes for path in (change.old_path, change.new_path) if path}

    @cached_property
    def changed_entries(self) -> Mapping[tuple[Collection, str], Change]:
        """The changes by the entries that they are about, under the slugs from before and from now."""
        paths = ((path, change) for change in self.branch.changes for path in (change.old_path, change.new_path))
        return {(file.collection, file.slug): change for path, change in paths for file in entry_files(path)}

    @cached_property
    def entries(self) -> Mapping[str, CheckedEntry]:
        """What each file says now, by its path."""
        return by_path(self.head)

    @cached_property
    def earlier_entries(self) -> Mapping[str, CheckedEntry]:
        """What each file said before, by the path that it had."""
        return by_path(self.base)


def by_path(result: Result) -> Mapping[str, CheckedEntry]:
    """Give what was read of each file by its path."""
    return {entry.file.path: entry for entry in result.context.entries}


def entry_files(path: str) -> Iterator[EntryFile]:
    """Give the entry that a path belongs to, where it is the place of one."""
    file = classify(path, is_plain=True) if path else None
    if isinstance(file, EntryFile):
        yield file
