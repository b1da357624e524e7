"""When each entry was added and last changed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from git import Git
from git.exc import GitError

_COMMIT = "\x01"


@dataclass(frozen=True, slots=True)
class Days:
    """The days on which a file first appeared and last changed."""

    added: date
    changed: date


def read(root: Path, folder: str) -> Mapping[str, Days]:
    """Read when each file below `folder` was added and last changed, by its path relative to `root`.

    A file keeps its days when it is renamed. A folder without git history, or a git that is not there, gives an empty
    mapping: that is no fault of the catalogue. So does a clone that was cut short, since its oldest commit seems to
    add everything.
    """
    if not root.is_dir():  # git would look where this program was started
        return {}
    try:
        git = Git(root)
        if git.rev_parse("--is-shallow-repository") != "false":
            return {}
        log = git.log(
            f"--format={_COMMIT}%cs", "--no-show-signature", "--no-ext-diff", "--find-renames", "--relative",
            "--name-status", "-z", "--", folder,
        )  # fmt: skip
    except (GitError, OSError):
        return {}
    return _from_log(log)


def _from_log(log: str) -> Mapping[str, Days]:
    """Gather a log that goes from the newest commit to the oldest.

    On the way back a path that was renamed goes on under the name it has now, and a path that was added has no past:
    what stood there before was another file.
    """
    newest: dict[str, date] = {}
    oldest: dict[str, date] = {}
    now_called: dict[str, str] = {}
    for day, status, path, later_path in _files(log):
        name = now_called.get(later_path, later_path)
        if status == "R":
            now_called[later_path], now_called[path] = "", name
        elif status == "A":
            now_called[path] = ""
        elif status == "D":
            name = now_called[path] = ""
        newest.setdefault(name, day)
        oldest[name] = min(day, oldest.get(name, day))
    return {name: Days(oldest[name], changed) for name, changed in newest.items() if name}


def _files(log: str) -> Iterator[tuple[date, str, str, str]]:
    """Yield the day, status, path and later path of every file of every commit; both paths are one unless it moved."""
    for commit in log.split(_COMMIT)[1:]:
        day, _, rest = commit.partition("\x00")
        fields = iter(rest.strip("\x00\n").split("\x00"))
        for status in filter(None, fields):
            path = next(fields)
            yield date.fromisoformat(day.strip()), status[0], path, next(fields) if status[0] == "R" else path
