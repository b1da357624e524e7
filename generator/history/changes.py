"""The changes of a branch, as data. This module does not need git."""

from collections.abc import Mapping
from dataclasses import dataclass, field


class BranchError(Exception):
    """The changes of a branch cannot be read. The message says why and what to do, and may contain strangers' text."""


@dataclass(frozen=True, slots=True)
class Change:
    """A file that differs. `old_path` is empty for a new file, `new_path` for a deleted one.

    `before` is its content before the change, or None if it was not a regular file.
    """

    old_path: str
    new_path: str
    before: bytes | None = field(default=None, repr=False)

    @property
    def path(self) -> str:
        """The current path, or the last one of a deleted file."""
        return self.new_path or self.old_path


@dataclass(frozen=True, slots=True)
class Branch:
    """What a branch changed since it left its base, and what changed on the base since then.

    `changes` are those inside the catalogue, in order of path. `changed_on_base` has the current content of each file
    in it that changed on the base: None if it is gone or not a regular file. Their paths are relative to the root of
    the project. `outside_catalogue` are the other paths that the branch changed, relative to the repository.
    """

    changes: tuple[Change, ...]
    changed_on_base: Mapping[str, bytes | None] = field(default_factory=dict)
    outside_catalogue: tuple[str, ...] = ()
