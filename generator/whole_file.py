"""Writes files so that nobody ever sees half of one, whatever ends the program: a signal, a full disk, a power cut.

What is written has another name until it is complete. What a run left that was ended meanwhile is removed by the next.
"""

import errno
import os
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from itertools import count
from pathlib import Path

_UNFINISHED = re.compile(r"\.catalogue-([0-9]+)-[0-9]+\.unfinished")
_numbers = count()
_ours: set[Path] = set()
"""What this process has not completed yet."""


def replace(path: Path, pieces: Iterable[bytes], *, via: Path | None = None, is_lasting: bool = True) -> None:
    """Write a file in place of what is at a path, if anything is, which stays as it was if this raises OSError.

    Until it is complete it is in the folder `via`, where its own is read as a whole. If it need not be lasting, it may
    be gone after a power cut.
    """
    with _naming(path), _unfinished(_folder(path, via)) as temporary:
        _fill(temporary, pieces, is_lasting=is_lasting)
        if path.exists():
            shutil.copymode(path, temporary)
        temporary.replace(path)
        if is_lasting:
            _make_lasting(path.parent)


def create(files: Mapping[Path, bytes], *, via: Path) -> None:
    """Write new files like `replace`, all or none. Raises FileExistsError if one of them is there, and OSError."""
    with ExitStack() as temporaries, ExitStack() as undo:
        ready = {path: temporaries.enter_context(_unfinished(_folder(path, via))) for path in files}
        for path, temporary in ready.items():
            with _naming(path):
                _fill(temporary, [files[path]], is_lasting=True)
        for path, temporary in ready.items():
            with _naming(path):
                _link(temporary, path)
            undo.callback(_remove, path)
        undo.pop_all()
    for folder in {path.parent for path in files}:
        _make_lasting(folder)


@contextmanager
def _naming(path: Path) -> Iterator[None]:
    """Have an OSError name the file that is written: people have never heard of its other name."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error


def keep(path: Path, pieces: Iterable[bytes]) -> None:
    """Write for the next run, in a folder that only the user may open. Nothing is kept where nothing can be written."""
    with suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        replace(path, pieces, is_lasting=False)


def has_ended(process: int) -> bool:
    """Whether no process has a number, other than this one: an earlier one of the same number has ended."""
    if process == os.getpid():
        return True
    if os.name != "posix":  # elsewhere to ask would end it
        return False
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return True
    except OSError:
        return False
    return False


def _folder(path: Path, via: Path | None) -> Path:
    """Return the folder for a file until it is complete: `via`, if files can be moved from there."""
    own = path.parent
    return via if via and via.stat().st_dev == own.stat().st_dev and os.access(via, os.W_OK) else own


@contextmanager
def _unfinished(folder: Path) -> Iterator[Path]:
    """Yield a path for a file that is not complete. If it is still there at the end, it is removed."""
    path = folder / f".catalogue-{os.getpid()}-{next(_numbers)}.unfinished"
    _ours.add(path)
    remove_left(folder)
    try:
        yield path
    finally:
        _remove(path)
        _ours.discard(path)


def remove_left(folder: Path) -> None:
    """Remove what runs left in a folder that were ended while they wrote."""
    with suppress(OSError):
        for path in folder.iterdir():
            match = _UNFINISHED.fullmatch(path.name)
            if match and path not in _ours and has_ended(int(match[1])):
                _remove(path)


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink(missing_ok=True)


def _fill(path: Path, pieces: Iterable[bytes], *, is_lasting: bool) -> None:
    with path.open("wb") as file:
        file.writelines(pieces)
        if is_lasting:
            file.flush()
            os.fsync(file.fileno())


def _make_lasting(folder: Path) -> None:
    """Have the names in a folder outlast a power cut, where the system can do that."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _link(temporary: Path, path: Path) -> None:
    """Put a file in another place as well, or move it there. Raises FileExistsError if something is there."""
    try:
        os.link(temporary, path)
    except OSError:  # it is there, or the file system has no links
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST)) from None
        temporary.replace(path)
