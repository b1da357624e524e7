"""Do several jobs at the same time, each in its own process."""

import multiprocessing
from collections.abc import Callable, Sequence
from multiprocessing.process import BaseProcess

from generator import processes

_MIN_ITEMS = 2_000


def workers_for(items: int) -> int:
    """Return the number of processes to use: 1 for few items, or where forking is unsafe."""
    return processes.workers_for(items, _MIN_ITEMS)


def run(jobs: Sequence[Callable[[], object]]) -> None:
    """Do all jobs at the same time, the first in this process and each other in its own.

    Changes to memory are lost in the other processes, so jobs must write their results to files. Raises
    ChildProcessError if a job fails in another process, whose error stream has the reason. The others end with this
    process if it fails.
    """
    first, *others = jobs
    processes = [_start(job) for job in others]
    first()
    for process in processes:
        process.join()
    if any(process.exitcode for process in processes):
        raise ChildProcessError("Some pages could not be written; the reason is above.")


def _start(job: Callable[[], object]) -> BaseProcess:
    process = multiprocessing.get_context("fork").Process(target=job, daemon=True)
    process.start()
    return process
