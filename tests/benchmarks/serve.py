"""Serve a built site to a browser on this machine, and weigh what the browser asks for."""

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Response

_PACKED = {".html", ".css", ".js", ".json", ".svg", ".xml"}
"""What web servers pack as it leaves; Pagefind's own files are packed already."""


def size(site: Path, address: str, response: Response) -> int:
    """Give the bytes of an answer as a web server would send them."""
    path = site / response.url.removeprefix(address).split("?")[0].lstrip("/")
    path = path / "index.html" if path.is_dir() else path
    raw = path.read_bytes() if path.is_file() else b""
    return len(gzip.compress(raw)) if path.suffix in _PACKED else len(raw)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """A browser that went away before it had everything is no fault."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine alone while it is needed."""
    with _Server(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
