"""What a branch did to files, as data. Git need not be there for this."""

from collections.abc import Mapping
from dataclasses import dataclass, field


class BranchError(Exception):
    """What a branch did cannot be told; the words say why and what to do. They may hold strangers' text."""


@dataclass(frozen=True, slots=True)
class Change:
    """A file that differs. `was` is its path before, `now` its path since; one is empty where it was not there.

    `before` holds its bytes as they were, or None where it was no plain file. `has_other_mode` tells of one that can
    be run since, or not any more, or that was something else before.
    """

    old_path: str
    new_path: str
    before: bytes | None = field(default=None, repr=False)
    has_other_mode: bool = False

    @property
    def path(self) -> str:
        """The path by which people know it today."""
        return self.new_path or self.old_path


@dataclass(frozen=True, slots=True)
class Branch:
    """What a branch changed since it left another, and what the other changed in the meantime.

    `changes` and `meanwhile` are of files below the folder asked for, by path relative to the root. `elsewhere` names,
    relative to the repository, what the branch changed anywhere else.
    """

    changes: tuple[Change, ...]
    changed_on_base: Mapping[str, bytes | None] = field(default_factory=dict)
    outside_catalogue: tuple[str, ...] = ()
