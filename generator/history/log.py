"""The log of the files below a folder, commit by commit along the first parents.

Changes made on a branch count on the day of its merge, since they were not public before.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from git import Git
from git.exc import GitError

_FIRST_DAY = date(2005, 4, 7)
"""On which git was first used: no clock that says an earlier day is right."""

_ZONES = timedelta(days=1)
"""A committer's day may be as much ahead of ours."""

_PLAIN_FILE_PREFIX = "100"


@dataclass(frozen=True, slots=True)
class FileChange:
    """A change to one file. `old_path` is empty for a new file, `new_path` for a deleted one.

    `version` is the object name of its new content, empty if it is no longer a regular file.
    """

    old_path: str
    new_path: str
    version: str


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit on the main line and the changes that it brought, those of a merged branch included."""

    day: date
    changes: tuple[FileChange, ...]


def read(root: Path, folder: str, today: date) -> tuple[Commit, ...]:
    """Return the commits that changed files below `folder`, oldest first, with paths relative to `root`.

    A commit counts on its committer's day, which is when it joined the main line. If that is after `today`, or before
    there was git, the clock was wrong, and the commit counts on the day of the one before.
    The log is empty without git or a history, which is not an error of the catalogue, and in a shallow clone, whose
    oldest commit appears to add every file.
    """
    if not root.is_dir():  # git would use the current folder
        return ()
    try:
        git = Git(root)
        if git.rev_parse("--is-shallow-repository") != "false":
            return ()
        output = git.log(
            "--format=%cs", "--no-show-signature", "--no-ext-diff", "--find-renames", "--relative",
            "--first-parent", "--diff-merges=first-parent", "--reverse", "--raw", "--no-abbrev", "-z", "--", folder,
        )  # fmt: skip
    except (GitError, OSError):
        return ()
    return tuple(_commits(output, today))


def _commits(output: str, today: date) -> Iterator[Commit]:
    """Parse a log whose fields end with a NUL, the only character that a path cannot contain.

    The day of a commit comes first. Each of its changes begins with a colon, followed by one or two paths.
    """
    fields = iter(output.split("\0"))
    possible = (_parse_day(field.strip(), today) for field in output.split("\0"))
    day, changes = next(filter(None, possible), today), list[FileChange]()
    for field in filter(None, map(str.strip, fields)):
        if field.startswith(":"):
            changes.append(_file_change(field, fields))
            continue
        if changes:
            yield Commit(day, tuple(changes))
        day, changes = _parse_day(field, today) or day, []
    if changes:
        yield Commit(day, tuple(changes))


def _parse_day(text: str, today: date) -> date | None:
    """Parse an ISO date. None if it is no day on which a commit can have been made until `today`."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return min(day, today) if _FIRST_DAY <= day <= today + _ZONES else None


def _file_change(record: str, paths: Iterator[str]) -> FileChange:
    """Parse ``:mode mode name name status`` and one path, or two for a renamed file."""
    _, mode, _, version, status = record.split(" ")
    old_path = next(paths)
    new_path = next(paths) if status.startswith("R") else old_path
    return FileChange(
        "" if status == "A" else old_path,
        "" if status == "D" else new_path,
        version if mode.startswith(_PLAIN_FILE_PREFIX) else "",
    )
