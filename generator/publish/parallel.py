"""Do one thing for each of many, on all processors where that pays and is safe."""

import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Sequence
from multiprocessing.context import ForkProcess
from typing import TypeVar

Item = TypeVar("Item")

_WORTH_SHARING = 2_000
_MOST_WORKERS = 8


def run(items: Sequence[Item], do: Callable[[Item], object], beside: Sequence[Callable[[], object]]) -> None:
    """Call `do` with each item, in any order, and do other things `beside`.

    What any of them changes in memory is lost: they must write what they make.
    """
    workers = _workers(len(items))
    if workers == 1:
        _each(items, do)
        for each in beside:
            each()
        return
    fork = multiprocessing.get_context("fork")
    others = [fork.Process(target=each) for each in beside]
    others += (fork.Process(target=_each, args=(items[start::workers], do)) for start in range(1, workers))
    for process in others:
        process.start()
    _each(items[::workers], do)
    _wait(others)


def _each(items: Sequence[Item], do: Callable[[Item], object]) -> None:
    for item in items:
        do(item)


def _wait(processes: Sequence[ForkProcess]) -> None:
    for process in processes:
        process.join()
    if any(process.exitcode for process in processes):
        raise ChildProcessError("Some pages could not be written; the reason is above.")


def _workers(items: int) -> int:
    """Say how many processes to use. Only Linux forks safely, and only while there is no second thread."""
    if sys.platform != "linux" or threading.active_count() > 1 or items < _WORTH_SHARING:
        return 1
    return min(len(os.sched_getaffinity(0)), _MOST_WORKERS)
