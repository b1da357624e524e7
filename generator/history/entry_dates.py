"""When each entry was added and last changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.history import log
from generator.history.log import Commit


@dataclass(frozen=True, slots=True)
class EntryDates:
    """The days on which a file first appeared and last changed."""

    added: date
    changed: date


def read(root: Path, folder: str) -> Mapping[str, EntryDates]:
    """Read when each file below `folder` was added and last changed, by its path relative to `root`.

    A file keeps its days when it is renamed. A folder of whose history nothing is known gives an empty mapping.
    """
    return _days(log.read(root, folder))


def _days(commits: Sequence[Commit]) -> Mapping[str, EntryDates]:
    """Go through commits from the oldest to the newest. A file that is taken away is forgotten with its days."""
    dates: dict[str, EntryDates] = {}
    for commit in commits:
        before = {
            change.old_path: dates.pop(change.old_path, None) for change in commit.changes
        }  # all at once: two may swap their names
        for change in commit.changes:
            if change.new_path:
                days = before[change.old_path] or EntryDates(commit.day, commit.day)
                dates[change.new_path] = EntryDates(days.added, max(days.changed, commit.day))
    return dates
