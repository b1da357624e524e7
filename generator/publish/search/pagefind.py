"""Run Pagefind, the search engine, through its service pipe. The only module that knows its formats.

For a folder, Pagefind numbers pages in directory order and writes filters in random order, so builds differ. Pages sent
one by one keep our order, and builds are reproducible. Pagefind's own Python API sends pages too, but sleeps for a
tenth of a second after each.
"""

import base64
import gzip
import json
import os
import re
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
_NAME = re.compile(rb"[\x60-\x77](en_[0-9a-f]+)")
"""A name of a file in the list of all pages, after the byte that says its length."""

_TEXT = 0x60
"""CBOR's byte of a short text, to which its length is added."""

_VERSION_LETTERS = 3
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
    """The files of an index by path. The file of the nth page is named by its version and n."""

    files: Mapping[str, bytes]
    version: str


def index(pages: Iterable[tuple[str, str]], *, niceness: int = 0) -> SearchIndex:
    """Return the index of `pages`, given as address and HTML. Raises PagefindError if Pagefind fails.

    With a `niceness` above 0, which not every system has, Pagefind lets other programs go first.
    """
    sent = list(pages)
    answer = _send_all(list(_requests(sent)), niceness)
    files = {file["path"]: base64.b64decode(file["content"]) for file in answer["files"]}
    return _numbered(
        {path: raw for path, raw in files.items() if path not in _UNUSED},
        {url: number for number, (url, _) in enumerate(sent)},
    )


def _send_all(requests: Sequence[Mapping[str, Any]], niceness: int) -> Mapping[str, Any]:
    """Send all requests and return the last answer. Reads and writes at the same time, so that no pipe fills up."""
    command = [sys.executable, "-m", "pagefind", "--service"]
    errors = subprocess.DEVNULL if niceness else None  # in the background it may be cut off, and complains of that
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors) as program:  # noqa: S603
        if niceness and hasattr(os, "setpriority"):
            os.setpriority(os.PRIO_PROCESS, program.pid, niceness)
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


def _numbered(files: Mapping[str, bytes], numbers: Mapping[str, int]) -> SearchIndex:
    """Return the index with the file of each page named by its number, given by address, instead of a hash.

    Hashes cannot be compressed, and a browser needs all of them twice: from the engine, and to know the page of each.
    The version is a part of the hash of the whole index, so that no file of an older one is taken for one of this.
    """
    version = next(PurePath(path).stem for path in files if path.endswith(".pf_meta")).split("_")[1][:_VERSION_LETTERS]
    names = {
        PurePath(path).stem: f"{_LANGUAGE}_{version}{numbers[_address(raw)]:04x}"
        for path, raw in files.items()
        if path.endswith(".pf_fragment")
    }

    def renamed(match: re.Match[bytes]) -> bytes:
        name = names.get(match[1].decode(), "")
        return bytes([_TEXT + len(name)]) + name.encode() if name else match[0]

    return SearchIndex(
        {
            str(PurePath(path).with_stem(names.get(PurePath(path).stem, PurePath(path).stem))): (
                gzip.compress(_NAME.sub(renamed, gzip.decompress(raw)), mtime=0) if path.endswith(".pf_meta") else raw
            )
            for path, raw in files.items()
        },
        version,
    )


def _address(fragment: bytes) -> str:
    """Return the address of a page from its file."""
    page: Mapping[str, Any] = json.loads(gzip.decompress(fragment).removeprefix(_MAGIC))
    return str(page["url"])
