"""Work shared with other processes: each part is used once, whatever becomes of them."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from select import select

import pytest

from generator import processes

PARTS = 40


@pytest.fixture(autouse=True)
def _none_is_left(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Look at the end whether somebody has waited for each process that was begun."""
    begun = []

    def fork() -> int:
        if number := real_fork():
            begun.append(number)
        return number

    real_fork = os.fork
    monkeypatch.setattr(os, "fork", fork)
    yield
    for number in begun:
        with pytest.raises(ChildProcessError):
            os.waitpid(number, os.WNOHANG)


def shared(prepare: Callable[[int], bytes], workers: int = 3) -> dict[int, bytes]:
    """Share parts, wait until another process has taken one, and return what each part was used with."""
    used: dict[int, bytes] = {}
    is_taken, takes = os.pipe()

    def prepare_elsewhere(number: int) -> bytes:
        os.write(takes, b"x")
        return prepare(number)

    def use(number: int, prepared: bytes) -> None:
        assert number not in used
        used[number] = prepared
        if workers > 1:
            select([is_taken], (), ())

    processes.share(PARTS, prepare_elsewhere, use, workers)
    os.close(is_taken)
    os.close(takes)
    assert used.keys() == set(range(PARTS))
    return used


@pytest.mark.parametrize("length", [1, 200_000])
def test_each_part_is_used_once_with_what_another_process_prepared(length: int) -> None:
    used = shared(lambda number: bytes([number]) * length)
    prepared = {number: each for number, each in used.items() if each}
    assert prepared
    assert prepared == {number: bytes([number]) * length for number in prepared}


def test_alone_nothing_is_prepared() -> None:
    assert set(shared(bytes, workers=1).values()) == {b""}


def fail(_: int) -> bytes:
    raise ValueError("in another process")


def die(_: int) -> bytes:
    os.kill(os.getpid(), signal.SIGKILL)
    return b""


@pytest.mark.parametrize("end", [fail, die])
def test_what_another_process_does_not_finish_is_done_here_without_a_word(
    end: Callable[[int], bytes], capfd: pytest.CaptureFixture[str]
) -> None:
    used = shared(lambda number: b"done" if number < PARTS // 2 else end(number))
    assert set(used.values()) == {b"", b"done"}
    assert {used[number] for number in range(PARTS // 2, PARTS)} == {b""}
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("error", [KeyboardInterrupt, OSError])
def test_an_error_here_ends_the_others(error: type[BaseException]) -> None:
    def use(*_: object) -> None:
        raise error

    def prepare(_: int) -> bytes:
        time.sleep(60)
        return b""

    with pytest.raises(error):
        processes.share(PARTS, prepare, use, 3)


def test_little_work_is_not_shared() -> None:
    assert processes.workers_for(99, 100) == 1


@pytest.mark.parametrize(("items", "size"), [(1, 20), (40_000, 20), (100_000, 50), (100_001, 51)])
def test_the_more_items_the_larger_are_the_parts(items: int, size: int) -> None:
    assert processes.part_size(items, 20) == size
