"""The output folder of a site. The old site stays in place until the new one is complete."""

import ctypes
import os
import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from generator.project import real_path
from generator.whole_file import has_ended

_HERE, _EXCHANGE = -100, 2
"""The system's numbers for the current folder, and for an exchange of two names."""

_SITE_FILES = ("index.html", "assets/catalogue.css")


class OutputError(Exception):
    """The folder cannot be replaced. The message says why."""


@contextmanager
def replace_folder(output: Path, protected: Path) -> Iterator[Path]:
    """Yield a new, empty folder next to `output`, which replaces it at the end.

    If an exception is raised meanwhile, `output` stays as it was. Raises OutputError if `output` cannot be written, is
    `protected` or a folder above it, or contains anything other than a site.
    """
    target = real_path(output)
    _check_replaceable(target, real_path(protected))
    new = _path_beside(target, "new")
    try:
        _clear_away(target)
        new.mkdir(parents=True)
    except OSError as error:
        raise OutputError(f"cannot make a folder beside {output}: {error.strerror}") from error
    try:
        yield new
        _take_place(new, target)
    except OSError as error:
        if str(error.filename).startswith(str(new)):
            raise OutputError(f"cannot write {output}: {error.strerror}; nothing of it has changed") from error
        raise
    finally:
        shutil.rmtree(new, ignore_errors=True)


def write_new(target: Path, files: Mapping[str, str]) -> None:
    """Write all files by their paths below a folder, or none. It need not exist. Raises OSError."""
    new = _path_beside(target, "new")
    try:
        _clear_away(target)
        for name, content in files.items():
            (new / name).parent.mkdir(parents=True, exist_ok=True)
            (new / name).write_text(content, encoding="utf-8", newline="\n")
        if target.exists():
            _move_all(new, target)  # somebody may be in that folder, so it has to stay the same
        else:
            new.rename(target)
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _path_beside(target: Path, what: str) -> Path:
    return target.with_name(f".{target.name}.{what}-{os.getpid()}")


def _move_all(old: Path, new: Path) -> None:
    """Move everything from one folder into another. Raises OSError after it has moved back what it could."""
    with ExitStack() as undo:
        for item in sorted(old.iterdir()):
            item.rename(new / item.name)
            undo.callback((new / item.name).rename, item)
        undo.pop_all()


def _take_place(new: Path, target: Path) -> None:
    """Put the folder `new` in the place of `target`, which need not exist. Raises OSError if `target` stays."""
    if _change_places(new, target):
        return
    old = _path_beside(target, "old")
    if target.exists():
        target.rename(old)
    try:
        new.rename(target)
    except OSError:
        if old.exists():
            old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _change_places(new: Path, target: Path) -> bool:
    """Exchange two folders at once, so that there is a site at any time. Return whether the system can do that."""
    try:
        result: int = ctypes.CDLL(None).renameat2(_HERE, os.fsencode(new), _HERE, os.fsencode(target), _EXCHANGE)
    except (AttributeError, OSError, TypeError):  # only Linux has it
        return False
    return result == 0


def _clear_away(target: Path) -> None:
    """Remove what runs left that were ended. Is the site itself not there, it is the old one that such a run moved."""
    left = re.compile(rf"\.{re.escape(target.name)}\.(new|old)-([0-9]+)")
    for path in target.parent.iterdir() if target.parent.is_dir() else ():
        if (match := left.fullmatch(path.name)) and has_ended(int(match[2])):
            if match[1] == "old" and not target.exists():
                path.rename(target)
            else:
                shutil.rmtree(path, ignore_errors=True)


def _check_replaceable(target: Path, protected: Path) -> None:
    if protected.is_relative_to(target):
        raise OutputError(f"{target} contains the catalogue itself: name a folder for the site only")
    if target.exists() and not target.is_dir():
        raise OutputError(f"{target} is a file: name a folder")
    if target.is_dir() and any(target.iterdir()) and not all((target / each).is_file() for each in _SITE_FILES):
        raise OutputError(
            f"{target} contains something that is not a site, which would be lost: name a new or an empty folder"
        )
