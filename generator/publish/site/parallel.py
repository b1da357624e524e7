"""Run a function for many items in several processes."""

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
    """Return the number of processes to use: 1 for few items, or where forking is unsafe.

    Forking is safe only on Linux, and only while the process has a single thread.
    """
    if sys.platform != "linux" or threading.active_count() > 1 or items < _MIN_ITEMS:
        return 1
    return min(len(os.sched_getaffinity(0)), _MAX_WORKERS)


def run(items: Sequence[Item], do: Callable[[Item], object], workers: int) -> None:
    """Call `do` with each item, in any order, in `workers` processes.

    Changes to memory are lost in the other processes, so `do` must write its results to files. Raises
    ChildProcessError if a call fails in another process, whose error stream has the reason.
    """
    others = [_start(partial(_run_all, items[start::workers], do)) for start in range(1, workers)]
    _run_all(items[::workers], do)
    wait(others)


def start(jobs: Iterable[Callable[[], object]]) -> list[BaseProcess]:
    """Start each job in its own process, to be joined with `wait`. They end with this process if it fails."""
    return [_start(job, is_daemon=True) for job in jobs]


def wait(processes: Sequence[BaseProcess]) -> None:
    """Wait for processes to end. Raises ChildProcessError if one failed."""
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
