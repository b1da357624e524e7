"""Run Pagefind, the search engine, through its service pipe. The only module that knows its formats.

For a folder, Pagefind numbers pages in directory order and writes filters in random order, so builds differ. Pages sent
one by one keep our order, and builds are reproducible. Pagefind's own Python API sends pages too, but sleeps for a
tenth of a second after each.
"""

import base64
import gzip
import json
import subprocess
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from io import BufferedReader
from itertools import islice
from pathlib import PurePath
from threading import Thread
from typing import IO, Any, cast

_LANGUAGE = "en"
_MAGIC = b"pagefind_dcd"
_SEPARATOR = b","
_UNUSED = (
    "pagefind-ui.js",
    "pagefind-ui.css",
    "pagefind-modular-ui.js",
    "pagefind-modular-ui.css",
    "pagefind-component-ui.js",
    "pagefind-component-ui.css",
    "pagefind-highlight.js",
    "pagefind-worker.js",
    "wasm.unknown.pagefind",
)


class PagefindError(Exception):
    """Pagefind could not build its index."""


@dataclass(frozen=True, slots=True)
class SearchIndex:
    """The files of an index by path, and Pagefind's name of each page by address."""

    files: Mapping[str, bytes]
    names: Mapping[str, str]


def index(pages: Iterable[tuple[str, str]]) -> SearchIndex:
    """Return the index of `pages`, given as address and HTML. Raises PagefindError if Pagefind fails."""
    answer = _send_all(list(_requests(pages)))
    files = {file["path"]: base64.b64decode(file["content"]) for file in answer["files"]}
    return SearchIndex({path: raw for path, raw in files.items() if path not in _UNUSED}, dict(_names(files)))


def _send_all(requests: Sequence[Mapping[str, Any]]) -> Mapping[str, Any]:
    """Send all requests and return the last answer. Reads and writes at the same time, so that no pipe fills up."""
    command = [sys.executable, "-m", "pagefind", "--service"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as program:  # noqa: S603 - all ours
        questions, answers = cast("IO[bytes]", program.stdin), cast("BufferedReader", program.stdout)
        writer = Thread(target=_write, args=(questions, requests), daemon=True)
        writer.start()
        last: deque[tuple[int, Mapping[str, Any]]] = deque([(0, {})], maxlen=1)
        try:
            last.extend(enumerate(islice(_read_answers(answers), len(requests)), 1))
        finally:
            count, answer = last[0]
            if count < len(requests):
                program.kill()  # otherwise it and the writer would wait for each other
            writer.join()
            with suppress(BrokenPipeError):  # closing flushes the rest
                questions.close()
    if count < len(requests):
        raise PagefindError(
            "Pagefind, which makes the search, stopped before it was done. "
            "`python -m pagefind --version` says whether it is installed correctly."
        )
    return answer


def _requests(pages: Iterable[tuple[str, str]]) -> Iterator[Mapping[str, Any]]:
    """Yield the requests that build an index. Its id is always 0, so there is no need to wait for the answer.

    Files are fetched through the pipe: when Pagefind writes them itself, it reports success before they are complete.
    """
    yield {"type": "NewIndex", "config": {"force_language": _LANGUAGE}}
    for url, html in pages:
        yield {"type": "AddFile", "index_id": 0, "file_path": None, "url": url, "file_contents": html}
    yield {"type": "GetFiles", "index_id": 0}


def _write(pipe: IO[bytes], requests: Iterable[Mapping[str, Any]]) -> None:
    """Write all requests to the pipe and leave it open: Pagefind stops as soon as it closes."""
    with suppress(BrokenPipeError):  # the other end says what went wrong
        for number, request in enumerate(requests):
            message = json.dumps({"message_id": number, "payload": request}).encode()
            pipe.write(base64.b64encode(message) + _SEPARATOR)
        pipe.flush()


def _read_answers(pipe: BufferedReader) -> Iterator[Mapping[str, Any]]:
    """Yield answers until the pipe ends. Raises PagefindError for an error answer. The last has the whole index."""
    parts: list[bytes] = []
    while piece := pipe.read1():
        end, *rest = piece.split(_SEPARATOR)
        parts.append(end)
        for next_part in rest:
            answer = json.loads(base64.b64decode(b"".join(parts)))["payload"]
            parts = [next_part]
            if answer["type"] == "Error":
                raise PagefindError(f"Pagefind says: {answer['message']}")
            yield answer


def _names(files: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Yield the address of each page with the name of its fragment file, without the language prefix."""
    for path, raw in files.items():
        if path.endswith(".pf_fragment"):
            page = json.loads(gzip.decompress(raw).removeprefix(_MAGIC))
            yield page["url"], PurePath(path).stem.removeprefix(f"{_LANGUAGE}_")
