"""Do one thing for each of many, on several processors at once."""

import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from multiprocessing.process import BaseProcess
from typing import TypeVar

Item = TypeVar("Item")

_MIN_ITEMS = 2_000
_MAX_WORKERS = 8


def workers_for(items: int) -> int:
    """Return how many processes pay for so many items. Only Linux forks safely, and only without a second thread."""
    if sys.platform != "linux" or threading.active_count() > 1 or items < _MIN_ITEMS:
        return 1
    return min(len(os.sched_getaffinity(0)), _MAX_WORKERS)


def run(items: Sequence[Item], do: Callable[[Item], object], workers: int) -> None:
    """Call `do` with each item, in any order, in so many processes.

    What a call changes in memory is lost: it must write what it makes. Raises ChildProcessError where one fails in
    another process, whose error stream says why.
    """
    others = [_start(partial(_run_all, items[start::workers], do)) for start in range(1, workers)]
    _run_all(items[::workers], do)
    wait(others)


def start(jobs: Iterable[Callable[[], object]]) -> list[BaseProcess]:
    """Start each job in a process of its own, to be waited for with `wait`; a build that fails ends them too."""
    return [_start(job, is_daemon=True) for job in jobs]


def wait(processes: Sequence[BaseProcess]) -> None:
    """Wait for processes to end. Raises ChildProcessError where one failed."""
    for process in processes:
        process.join()
    if any(process.exitcode for process in processes):
        raise ChildProcessError("Some pages could not be written; the reason is above.")


def _start(do: Callable[[], object], *, is_daemon: bool = False) -> BaseProcess:
    process = multiprocessing.get_context("fork").Process(target=do, daemon=is_daemon)
    process.start()
    return process


def _run_all(items: Sequence[Item], do: Callable[[Item], object]) -> None:
    for item in items:
        do(item)
