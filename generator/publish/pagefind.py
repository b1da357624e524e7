"""Drive Pagefind, the search engine, through its pipe. The home of its formats.

Given a folder, it numbers pages as the disk happens to list them and keeps filters in an order of chance: one input
gives other bytes each time. Handed in one by one, pages keep our order, and the bytes stay. Its own Python interface
hands them in too, but sleeps for a tenth of a second after each.
"""

import base64
import gzip
import json
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from io import BufferedReader
from itertools import islice
from pathlib import Path
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


def index(pages: Iterable[tuple[str, str]], folder: Path) -> dict[str, str]:
    """Index pages, each given by its address and HTML, into a folder; give the engine's own name of each address."""
    shutil.rmtree(folder, ignore_errors=True)
    _ask(list(_requests(pages, folder)))
    for name in _UNUSED:
        (folder / name).unlink(missing_ok=True)
    return dict(_names(folder / "fragment"))


def _ask(requests: Sequence[Mapping[str, Any]]) -> None:
    """Send all requests while the answers come back, so that neither side waits for the other for ever."""
    command = [sys.executable, "-m", "pagefind", "--service"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as program:  # noqa: S603 - all ours
        questions, answers = cast("IO[bytes]", program.stdin), cast("BufferedReader", program.stdout)
        writer = Thread(target=_write, args=(questions, requests), daemon=True)
        writer.start()
        try:
            count = sum(1 for _ in islice(_answers(answers), len(requests)))
        except PagefindError:
            program.kill()
            raise
        finally:
            writer.join()
    if count < len(requests):
        raise PagefindError("Pagefind stopped before it was done.")


def _requests(pages: Iterable[tuple[str, str]], folder: Path) -> Iterator[Mapping[str, Any]]:
    """Yield what Pagefind is asked for. It numbers its indexes from nought, so the answer need not be awaited."""
    yield {"type": "NewIndex", "config": {"force_language": _LANGUAGE}}
    for url, html in pages:
        yield {"type": "AddFile", "index_id": 0, "file_path": None, "url": url, "file_contents": html}
    yield {"type": "WriteFiles", "index_id": 0, "output_path": str(folder.resolve())}


def _write(pipe: IO[bytes], requests: Iterable[Mapping[str, Any]]) -> None:
    """Send all requests. The pipe stays open: when it closes, Pagefind stops, whatever it still has to do."""
    with suppress(BrokenPipeError):  # the other end says what went wrong
        for number, request in enumerate(requests):
            message = json.dumps({"message_id": number, "payload": request}).encode()
            pipe.write(base64.b64encode(message) + _SEPARATOR)
        pipe.flush()


def _answers(pipe: BufferedReader) -> Iterator[Mapping[str, Any]]:
    """Yield the answers as they come, until the pipe ends."""
    rest = b""
    while piece := pipe.read1():
        *whole, rest = (rest + piece).split(_SEPARATOR)
        for each in whole:
            answer = json.loads(base64.b64decode(each))["payload"]
            if answer["type"] == "Error":
                raise PagefindError(f"Pagefind says: {answer['message']}")
            yield answer


def _names(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the address of each page with the name, less the language, of the file that the engine keeps of it."""
    for path in sorted(folder.glob("*.pf_fragment")):
        page = json.loads(gzip.decompress(path.read_bytes()).removeprefix(_MAGIC))
        yield page["url"], path.stem.removeprefix(f"{_LANGUAGE}_")
