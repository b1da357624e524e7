"""What git's log tells of the files below a folder, commit by commit, as the main line took them in.

What was done on a branch belongs to the day on which it was merged: only then could anybody see it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from git import Git
from git.exc import GitError

_FIRST_DAY = date(1970, 1, 1)
_PLAIN_FILE_PREFIX = "100"


@dataclass(frozen=True, slots=True)
class FileChange:
    """What became of one file. `was` and `now` are its paths; one is empty where there was none.

    `version` names its content since, and is empty where no plain file is left.
    """

    old_path: str
    new_path: str
    version: str


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit of the main line that changed files, with all that it brought."""

    day: date
    changes: tuple[FileChange, ...]


def read(root: Path, folder: str) -> tuple[Commit, ...]:
    """Read the log from the oldest commit to the newest, with paths relative to `root`.

    Nothing is told without git or a history: that is no fault of the catalogue. Nor is it in a clone that was cut
    short, since its oldest commit seems to add everything.
    """
    if not root.is_dir():  # git would look where this program was started
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
    return tuple(_commits(output))


def _commits(output: str) -> Iterator[Commit]:
    """Tell the fields of a log apart, each of which ends with a NUL: a path can hold anything else.

    The day of a commit comes first. What follows begins with a colon, and its one or two paths come right behind it.
    """
    fields = iter(output.split("\0"))
    day, changes = _FIRST_DAY, list[FileChange]()
    for field in filter(None, map(str.strip, fields)):
        if field.startswith(":"):
            changes.append(_file_change(field, fields))
            continue
        if changes:
            yield Commit(day, tuple(changes))
        day, changes = _parse_day(field, day), []
    if changes:
        yield Commit(day, tuple(changes))


def _parse_day(text: str, fallback: date) -> date:
    """Read a day. One that no calendar holds, out of a broken clock, is that of the commit before."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return fallback


def _file_change(record: str, paths: Iterator[str]) -> FileChange:
    """Read ``:mode mode name name status`` and one path, or two for a file that moved."""
    _, mode, _, version, status = record.split(" ")
    old_path = next(paths)
    new_path = next(paths) if status.startswith("R") else old_path
    return FileChange(
        "" if status == "A" else old_path,
        "" if status == "D" else new_path,
        version if mode.startswith(_PLAIN_FILE_PREFIX) else "",
    )
