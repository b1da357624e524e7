"""Drive Pagefind, the search engine, through its pipe. The home of its formats.

Given a folder, it numbers pages as the disk happens to list them and keeps filters in an order of chance: one input
gives other bytes each time. Handed in one by one, pages keep our order, and the bytes stay. Its own Python interface
hands them in too, but sleeps for a tenth of a second after each.
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
    """Pagefind could not make its index."""


@dataclass(frozen=True, slots=True)
class SearchIndex:
    """The files of an index by their paths, and the engine's own name for each page by its address."""

    files: Mapping[str, bytes]
    names: Mapping[str, str]


def index(pages: Iterable[tuple[str, str]]) -> SearchIndex:
    """Index pages, each given by its address and HTML. Raises PagefindError where the engine fails."""
    answer = _send_all(list(_requests(pages)))
    files = {file["path"]: base64.b64decode(file["content"]) for file in answer["files"]}
    return SearchIndex({path: raw for path, raw in files.items() if path not in _UNUSED}, dict(_names(files)))


def _send_all(requests: Sequence[Mapping[str, Any]]) -> Mapping[str, Any]:
    """Send all requests while the answers come back, so that neither side waits for the other; give the last answer."""
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
                program.kill()  # it would wait for more, and the writer for it
            writer.join()
            with suppress(BrokenPipeError):  # closing sends what was still to be sent
                questions.close()
    if count < len(requests):
        raise PagefindError(
            "Pagefind, which makes the search, stopped before it was done. "
            "`python -m pagefind --version` tells whether it is installed as it should be."
        )
    return answer


def _requests(pages: Iterable[tuple[str, str]]) -> Iterator[Mapping[str, Any]]:
    """Yield what Pagefind is asked for. It numbers its indexes from nought, so the answer need not be awaited.

    The files come back through the pipe: when Pagefind writes them itself, it says that it has before they are whole.
    """
    yield {"type": "NewIndex", "config": {"force_language": _LANGUAGE}}
    for url, html in pages:
        yield {"type": "AddFile", "index_id": 0, "file_path": None, "url": url, "file_contents": html}
    yield {"type": "GetFiles", "index_id": 0}


def _write(pipe: IO[bytes], requests: Iterable[Mapping[str, Any]]) -> None:
    """Send all requests. The pipe stays open: when it closes, Pagefind stops, whatever it still has to do."""
    with suppress(BrokenPipeError):  # the other end says what went wrong
        for number, request in enumerate(requests):
            message = json.dumps({"message_id": number, "payload": request}).encode()
            pipe.write(base64.b64encode(message) + _SEPARATOR)
        pipe.flush()


def _read_answers(pipe: BufferedReader) -> Iterator[Mapping[str, Any]]:
    """Yield the answers as they come, until the pipe ends. The last one is as large as the whole index."""
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
    """Yield the address of each page with the name, less the language, of the file that the engine keeps of it."""
    for path, raw in files.items():
        if path.endswith(".pf_fragment"):
            page = json.loads(gzip.decompress(raw).removeprefix(_MAGIC))
            yield page["url"], PurePath(path).stem.removeprefix(f"{_LANGUAGE}_")
