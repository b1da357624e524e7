"""Work shared between processes."""

import os
import signal
import sys
import time
import warnings
from collections.abc import Callable
from functools import partial
from pathlib import Path
from select import select

import pytest

from generator.publish.site import parallel


@pytest.mark.parametrize("number", [1, 3])
def test_each_job_is_done_once(tmp_path: Path, number: int) -> None:
    parallel.run([(tmp_path / str(each)).mkdir for each in range(number)])
    assert sum(1 for _ in tmp_path.iterdir()) == number


@pytest.mark.parametrize("failing", [0, 1])
def test_a_job_that_fails_anywhere_fails_here(tmp_path: Path, failing: int) -> None:
    jobs = [(tmp_path / "here").touch, (tmp_path / "there").touch]
    jobs[failing] = (tmp_path / "no folder" / "file").touch
    with pytest.raises(FileNotFoundError):
        parallel.run(jobs)


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_a_process_that_is_killed_fails_here(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ChildProcessError):
        parallel.run([int, _die])
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("end", [_die, sys.exit])
def test_no_process_outlives_the_one_that_started_it(end: Callable[[], None]) -> None:
    open_as_long_as_one_runs, end_of_all = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of threads: this child is soon gone
        child = os.fork()
    if not child:
        try:
            parallel.run([end, partial(time.sleep, 60)])
        finally:
            os._exit(0)
    os.close(end_of_all)
    os.waitpid(child, 0)
    ready, _, _ = select([open_as_long_as_one_runs], (), (), 20)
    assert ready
    os.close(open_as_long_as_one_runs)


def test_small_catalogues_are_written_in_one_process() -> None:
    assert parallel.workers_for(1_999) == 1
