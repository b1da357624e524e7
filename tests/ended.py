"""Run a command in a process of its own that is ended, or can write no more, at one moment of its work."""

import errno
import os
import resource
import select
import signal
import sys
import traceback
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator import cli

KILLS = {"killed": signal.SIGKILL, "asked to stop": signal.SIGTERM, "interrupted": signal.SIGINT}
REFUSALS = {"full disk": errno.ENOSPC, "read-only folder": errno.EROFS, "forbidden folder": errno.EACCES}
FULL_FILE = "full in the middle of a file"
WAYS = (*KILLS, *REFUSALS, FULL_FILE)
_STEP = 37  # bytes more for each moment
LONGEST = 60
"""Seconds for one run."""

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_MAKES = ("os.mkdir", "os.link", "os.symlink")
_CHANGES = ("os.rename", "os.remove", "os.rmdir", "os.truncate", "os.chmod", "os.utime")
_OTHERS = ("subprocess.Popen", "os.fork", "ctypes.dlsym")
"""Moments at which a run may be ended, though no disk is too full for them."""


@dataclass(frozen=True)
class Run:
    """What became of a run: its code or the negative number of a signal, what it printed, and its moments."""

    code: int
    printed: str
    errors: str
    moments: int


def run(arguments: Sequence[str], way: str = "", moment: int = 0, prepare: Callable[[], object] = lambda: None) -> Run:
    """Run a command that is ended in a way at the nth moment at which it changes files, or from then on cannot."""
    pipes = [os.pipe() for _ in range(3)]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # newer Pythons warn of threads; the child runs one
        child = os.fork()
    if not child:
        _be_child([end for _, end in pipes], arguments, way, moment, prepare)
    for _, end in pipes:
        os.close(end)
    printed, errors, count = _read_all([start for start, _ in pipes], child)
    _, status = os.waitpid(child, 0)
    return Run(os.waitstatus_to_exitcode(status), printed.decode(), errors.decode(), len(count))


def _be_child(
    ends: Sequence[int], arguments: Sequence[str], way: str, moment: int, prepare: Callable[[], object]
) -> None:
    code = 70
    try:
        for end, stream in zip(ends, (1, 2), strict=False):
            os.dup2(end, stream)
        sys.stdout, sys.stderr = open(1, "w", closefd=False), open(2, "w", closefd=False)  # noqa: SIM115
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        prepare()
        if way == FULL_FILE:
            resource.setrlimit(resource.RLIMIT_FSIZE, (moment * _STEP, moment * _STEP))
        sys.addaudithook(_hook(way, moment, ends[2]))
        code = cli.main(arguments)
        sys.stdout.flush()
    except SystemExit as stop:
        code = int(stop.code or 0)
    except BaseException:
        os.write(2, traceback.format_exc().encode())
    finally:
        os._exit(code)


def _hook(way: str, moment: int, count: int) -> Callable[[str, tuple[object, ...]], None]:
    own, passed, is_in_hook = os.getpid(), 0, False

    def watch(event: str, details: tuple[object, ...]) -> None:
        nonlocal passed, is_in_hook
        opens = event == "open" and isinstance(details[2], int) and details[2] & _WRITING and details[0] != os.devnull
        if is_in_hook or not (opens or event in _MAKES or event in _CHANGES or event in _OTHERS):
            return
        passed += 1
        is_in_hook = True
        try:
            if os.getpid() == own:
                os.write(count, b".")
            if way in KILLS and passed == moment:
                os.kill(os.getpid(), KILLS[way])
            is_refused = opens or event in _MAKES or (event in _CHANGES and way != "full disk")
            if way in REFUSALS and passed >= moment and is_refused:
                raise OSError(REFUSALS[way], os.strerror(REFUSALS[way]), str(details[0]))
        finally:
            is_in_hook = False

    return watch


def _read_all(pipes: Sequence[int], child: int) -> list[bytes]:
    """Read what comes out of pipes until all have ended. A run that takes too long is killed, and fails the test."""
    parts: dict[int, list[bytes]] = {pipe: [] for pipe in pipes}
    left = set(pipes)
    while left:
        ready, _, _ = select.select(left, (), (), LONGEST)
        if not ready:
            os.kill(child, signal.SIGKILL)
            raise AssertionError("it takes too long")
        for pipe in ready:
            part = os.read(pipe, 65536)
            parts[pipe].append(part)
            if not part:
                left.remove(pipe)
                os.close(pipe)
    return [b"".join(each) for each in parts.values()]


def files(folder: Path) -> dict[str, bytes]:
    """Return what every file below a folder holds; a link holds where it leads."""
    return {
        path.relative_to(folder).as_posix(): os.fsencode(path.readlink()) if path.is_symlink() else path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_symlink() or path.is_file()
    }
