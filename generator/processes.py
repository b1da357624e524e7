"""Work that is shared with other processes of our own, forked from this one."""

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from select import select
from typing import BinaryIO

_MAX_WORKERS = 8
_MAX_PARTS = 2_000
"""The numbers of all parts are in a pipe at once, which may hold no more than 4 kB."""

_END_WITH_PARENT = 1
"""The system's number for that wish."""

_NUMBER = 2  # bytes for the number of a part
_LENGTH = 4  # bytes for the length of what was prepared for it


def workers_for(items: int, fewest: int) -> int:
    """Return the number of processes to use: 1 for less than the fewest items, or where forking is unsafe.

    Forking is safe only on Linux, and only while the process has a single thread.
    """
    if sys.platform != "linux" or threading.active_count() > 1 or items < fewest:
        return 1
    return min(len(os.sched_getaffinity(0)), _MAX_WORKERS)


def part_size(items: int, least: int) -> int:
    """Return how many items to do at a time: at least so many, and more if the work had too many parts."""
    return max(least, -(-items // _MAX_PARTS))


def end_with_parent(parent: int) -> None:
    """Have the system end this process as soon as the one that started it does, whatever ends that; only on Linux."""
    import ctypes  # noqa: PLC0415 - most commands start no process

    ctypes.CDLL(None).prctl(_END_WITH_PARENT, signal.SIGKILL)
    if os.getppid() != parent:  # it has just ended
        os._exit(1)


def share(parts: int, prepare: Callable[[int], bytes], use: Callable[[int, bytes], None], workers: int) -> None:
    """Call `use` once for the number of each part, with what `prepare` returned for it in another process, or b"".

    It is b"" for the parts that this process takes itself, and for those that came to grief in another. So nothing but
    the time depends on the other processes. They end with this function, whatever ends it.
    """
    if workers == 1:
        for number in range(parts):
            use(number, b"")
        return
    queue, left = _queue(parts), set(range(parts))
    helpers: list[tuple[int, BinaryIO]] = []
    try:
        for _ in range(workers - 1):
            helpers.append(_start(queue, prepare, [results for _, results in helpers]))
        for number, prepared in _in_turn(queue, [results for _, results in helpers]):
            left.remove(number)
            use(number, prepared)
        for number in sorted(left):
            use(number, b"")
    finally:
        os.close(queue)
        for process, results in helpers:
            results.close()
            with suppress(OSError):  # where the system does not wait for children, it is gone
                os.kill(process, signal.SIGKILL)
                os.waitpid(process, 0)


def _in_turn(queue: int, helpers: Sequence[BinaryIO]) -> Iterator[tuple[int, bytes]]:
    """Yield the next part that nobody has taken, then what the others have prepared by then, until there is no more."""
    while (part := _next(queue)) is not None:
        yield part, b""
        for results in helpers:
            if select([results], (), (), 0)[0] and (prepared := _receive(results)):
                yield prepared
    for results in helpers:
        while prepared := _receive(results):
            yield prepared


def _queue(parts: int) -> int:
    """Return the descriptor of a pipe with the number of each part, from which every process takes the next."""
    queue, end = os.pipe()
    os.write(end, b"".join(number.to_bytes(_NUMBER) for number in range(parts)))
    os.close(end)
    return queue


def _next(queue: int) -> int | None:
    number = os.read(queue, _NUMBER)
    return int.from_bytes(number) if number else None


def _start(queue: int, prepare: Callable[[int], bytes], others: Sequence[BinaryIO]) -> tuple[int, BinaryIO]:
    """Start a process that prepares parts until none is left; return its id and what it writes.

    It keeps open nothing that others write, so that those notice when nobody reads them any more.
    """
    results, end = os.pipe()
    parent = os.getpid()
    if process := os.fork():
        os.close(end)
        return process, open(results, "rb")  # noqa: PTH123 - a descriptor, closed where the process ends
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # it ends with the process that started it
        end_with_parent(parent)
        for each in (results, *(other.fileno() for other in others)):
            os.close(each)
        with open(end, "wb") as file:  # noqa: PTH123 - a descriptor
            while (number := _next(queue)) is not None:
                prepared = prepare(number)
                file.write(number.to_bytes(_NUMBER) + len(prepared).to_bytes(_LENGTH) + prepared)
                file.flush()
    finally:
        os._exit(0)  # without a word: the process that started it does what is missing


def _receive(results: BinaryIO) -> tuple[int, bytes] | None:
    """Wait for the next part from another process. None if there are no more, or if it was killed while it wrote."""
    head = results.read(_NUMBER + _LENGTH)
    length = int.from_bytes(head[_NUMBER:])
    prepared = results.read(length)
    if len(head) < _NUMBER + _LENGTH or len(prepared) < length:
        return None
    return int.from_bytes(head[:_NUMBER]), prepared
