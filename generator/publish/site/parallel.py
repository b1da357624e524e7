"""Do one thing for each of many, on all processors where that pays and is safe."""

import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from multiprocessing.process import BaseProcess
from typing import TypeVar

Item = TypeVar("Item")

_WORTH_SHARING = 2_000
_MOST_WORKERS = 8


@dataclass(frozen=True, slots=True)
class Begun:
    """Things of their own that are done beside all else; those that cannot be, `left` until somebody waits for them."""

    running: tuple[BaseProcess, ...] = ()
    left: tuple[Callable[[], object], ...] = ()

    def wait(self) -> None:
        """Wait until all is done. Raises ChildProcessError where something went wrong elsewhere."""
        for each in self.left:
            each()
        _wait(self.running)


def begin(things: Iterable[Callable[[], object]], size: int) -> Begun:
    """Begin to do some things beside what follows, if there is enough of it. A build that fails ends them too.

    What any of them changes in memory is lost: they must write what they make.
    """
    if _workers(size) == 1:
        return Begun(left=tuple(things))
    return Begun(tuple(_started(each, daemon=True) for each in things))


def run(items: Sequence[Item], do: Callable[[Item], object]) -> None:
    """Call `do` with each item, in any order. What it changes in memory is lost: it must write what it makes."""
    workers = _workers(len(items))
    others = [_started(partial(_each, items[start::workers], do)) for start in range(1, workers)]
    _each(items[::workers], do)
    _wait(others)


def _started(do: Callable[[], object], *, daemon: bool = False) -> BaseProcess:
    process = multiprocessing.get_context("fork").Process(target=do, daemon=daemon)
    process.start()
    return process


def _each(items: Sequence[Item], do: Callable[[Item], object]) -> None:
    for item in items:
        do(item)


def _wait(processes: Sequence[BaseProcess]) -> None:
    for process in processes:
        process.join()
    if any(process.exitcode for process in processes):
        raise ChildProcessError("Some pages could not be written; the reason is above.")


def _workers(items: int) -> int:
    """Say how many processes to use. Only Linux forks safely, and only while there is no second thread."""
    if sys.platform != "linux" or threading.active_count() > 1 or items < _WORTH_SHARING:
        return 1
    return min(len(os.sched_getaffinity(0)), _MOST_WORKERS)
