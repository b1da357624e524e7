"""Work shared between processes."""

from pathlib import Path

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
    with pytest.raises((ChildProcessError, FileNotFoundError)):
        parallel.run(jobs)


def test_small_catalogues_are_written_in_one_process() -> None:
    assert parallel.workers_for(1_999) == 1
