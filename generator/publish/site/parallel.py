"""Do several jobs at the same time, each in its own process."""

import multiprocessing
import os
import signal
import traceback
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from generator import processes

_MIN_ITEMS = 2_000

Job = Callable[[], object]


def workers_for(items: int) -> int:
    """Return the number of processes to use: 1 for few items, or where forking is unsafe."""
    return processes.workers_for(items, _MIN_ITEMS)


def run(jobs: Sequence[Job]) -> None:
    """Do all jobs at the same time, the first in this process and each other in its own.

    Changes to memory are lost in the other processes, so jobs must write their results to files. Raises what a job
    raises, or ChildProcessError if its process was ended. The others end with this function, whatever ends it.
    """
    first, *others = jobs
    started: list[tuple[BaseProcess, Connection]] = []
    try:
        for job in others:
            started.append(_start(job))  # noqa: PERF401 - one by one, or those before one that fails would go on
        first()
        for process, results in started:
            _wait(process, results)
    finally:
        for process, results in started:
            results.close()
            process.kill()
            process.join()


def _start(job: Job) -> tuple[BaseProcess, Connection]:
    """Start a process that does a job; return it and the end of a pipe that says what became of it."""
    results, end = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.get_context("fork").Process(target=_do, args=(job, end, os.getpid()), daemon=True)
    process.start()
    end.close()
    return process, results


def _do(job: Job, end: Connection, parent: int) -> None:
    """Do a job in a process of its own, without a word: the one that started it says what went wrong."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)
    processes.end_with_parent(parent)
    try:
        job()
    except Exception as error:  # it is raised again where the job came from
        error.add_note(traceback.format_exc())
        end.send(error)
    else:
        end.send(None)


def _wait(process: BaseProcess, results: Connection) -> None:
    """Wait until a process has done its job. Raises what that raised, and ChildProcessError if it was ended."""
    try:
        error: Exception | None = results.recv()
    except EOFError:
        raise ChildProcessError("Some pages could not be written: something ended a part of this program.") from None
    process.join()
    if error:
        raise error
