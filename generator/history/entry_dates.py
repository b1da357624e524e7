"""When each entry was added and last changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.history import log
from generator.history.log import Commit


@dataclass(frozen=True, slots=True)
class EntryDates:
    """The days on which a file was added and last changed."""

    added: date
    changed: date


def read(root: Path, folder: str, today: date) -> Mapping[str, EntryDates]:
    """Return the dates of each file below `folder`, by its path relative to `root`. None is after `today`.

    A renamed file keeps the day on which it was added. The mapping is empty if there is no history.
    """
    return _days(log.read(root, folder, today))


def _days(commits: Sequence[Commit]) -> Mapping[str, EntryDates]:
    """Collect dates from commits, oldest first. A file that is removed and added again is new."""
    dates: dict[str, EntryDates] = {}
    for commit in commits:
        # All are removed before any is added, since two files may swap names.
        before = {change.old_path: dates.pop(change.old_path, None) for change in commit.changes}
        for change in commit.changes:
            if change.new_path:
                days = before[change.old_path] or EntryDates(commit.day, commit.day)
                dates[change.new_path] = EntryDates(days.added, max(days.changed, commit.day))
    return dates
