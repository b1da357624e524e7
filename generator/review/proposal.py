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
            file: None for each in self.branch.changes for file in entry_files(each.new_path)
        }
        contents |= {file: each.before for each in self.branch.changes for file in entry_files(each.old_path)}
        return check_with(self.head, contents) if contents else self.head

    @cached_property
    def trusted(self) -> Result:
        """The catalogue that the branch is to become part of, as it is by now. It decides who may change what."""
        meanwhile = self.branch.changed_on_base.items()
        contents = {file: raw for path, raw in meanwhile for file in entry_files(path)}
        return check_with(self.base, contents) if contents else self.base

    def change_of(self, path: str) -> Change | None:
        """Find the change that a file is part of. A folder that is a repository of its own is one change."""
        parts = path.split("/")
        above = ("/".join(parts[:count]) for count in range(len(parts), 0, -1))
        return next((self._changes[each] for each in above if each in self._changes), None)

    @cached_property
    def _changes(self) -> Mapping[str, Change]:
        return {path: each for each in self.branch.changes for path in (each.old_path, each.new_path) if path}

    @cached_property
    def changed_entries(self) -> Mapping[tuple[Collection, str], Change]:
        """The changes by the entries that they are about, under the slugs from before and from now."""
        paths = ((path, each) for each in self.branch.changes for path in (each.old_path, each.new_path))
        return {(file.collection, file.slug): each for path, each in paths for file in entry_files(path)}

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
    return {each.file.path: each for each in result.context.entries}


def entry_files(path: str) -> Iterator[EntryFile]:
    """Give the entry that a path belongs to, where it is the place of one."""
    file = classify(path, is_plain=True) if path else None
    if isinstance(file, EntryFile):
        yield file
