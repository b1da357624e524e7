"""When each entry was added and last changed, read from git. The one home of GitPython."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from git import Repo
from git.exc import GitError


@dataclass(frozen=True, slots=True)
class Changes:
    """The days on which a file first appeared and last changed."""

    added: date
    changed: date


def read(root: Path, folder: str) -> Mapping[str, Changes]:
    """Read when each file below `folder` was added and last changed, by its path relative to `root`.

    A folder without git history, or a git that is not there, gives an empty mapping: that is no fault of the catalogue.
    """
    raise NotImplementedError


__all__ = ["Changes", "GitError", "Repo", "read"]
