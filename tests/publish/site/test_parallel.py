"""Work shared between processes."""

from pathlib import Path

import pytest

from generator.publish.site import parallel


@pytest.mark.parametrize("workers", [1, 3])
def test_work_is_done_once_for_each_item_in_however_many_processes(tmp_path: Path, workers: int) -> None:
    running = parallel.start([(tmp_path / "beside").touch])
    parallel.run(range(50), lambda number: (tmp_path / str(number)).touch(exist_ok=False), workers)
    parallel.wait(running)
    assert sum(1 for _ in tmp_path.iterdir()) == 51


def test_work_that_fails_elsewhere_fails_here(tmp_path: Path) -> None:
    def fail(number: int) -> None:
        (tmp_path / str(number) / "nowhere").touch()

    with pytest.raises((ChildProcessError, FileNotFoundError)):
        parallel.run(range(50), fail, 2)


def test_what_fails_beside_the_rest_is_told_when_it_is_waited_for(tmp_path: Path) -> None:
    running = parallel.start([(tmp_path / "not there" / "file").touch])
    with pytest.raises(ChildProcessError):
        parallel.wait(running)


def test_small_catalogues_are_written_in_one_process() -> None:
    assert parallel.workers_for(1_999) == 1
