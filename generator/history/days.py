"""When each entry was added and last changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.history import log
from generator.history.log import Commit


@dataclass(frozen=True, slots=True)
class Days:
    """The days on which a file first appeared and last changed."""

    added: date
    changed: date


def read(root: Path, folder: str) -> Mapping[str, Days]:
    """Read when each file below `folder` was added and last changed, by its path relative to `root`.

    A file keeps its days when it is renamed. A folder of whose history nothing is known gives an empty mapping.
    """
    return _days(log.read(root, folder))


def _days(commits: Sequence[Commit]) -> Mapping[str, Days]:
    """Go through commits from the oldest to the newest. A file that is taken away is forgotten with its days."""
    found: dict[str, Days] = {}
    for commit in commits:
        before = {step.was: found.pop(step.was, None) for step in commit.steps}  # all at once: two may swap their names
        for step in commit.steps:
            if step.now:
                days = before[step.was] or Days(commit.day, commit.day)
                found[step.now] = Days(days.added, max(days.changed, commit.day))
    return found
