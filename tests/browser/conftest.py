"""The real site, built once and served below a folder, and the browser that visits it."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from time import sleep
from typing import IO, Any

import pytest
from playwright.sync_api import expect

from tests.browser import find
from tests.browser.visit import FOLDER, KINDS, SITE_URL, SLOWLY, First
from tests.once import once
from tests.sites import SMALL

ROOT = Path(__file__).parents[2]

_PIECE = 4096
"""Bytes."""

_BREATH = 0.02
"""Seconds: longer than a browser waits between two pictures of a page."""

expect.set_options(timeout=20_000)  # a busy machine is slow, and only what never comes is wrong


class _Quiet(SimpleHTTPRequestHandler):
    """Serves files as a plain host does: a page of its own for what is not there, and no word to anybody."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Send the site's own page for what is not there."""
        if code != 404:
            super().send_error(code, message, explain)
            return
        body = (Path(self.directory) / FOLDER / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def copyfile(self, source: IO[bytes], outputfile: IO[bytes]) -> None:
        """Send a file: in pieces, with a breath between them, where the request asks for that."""
        if SLOWLY not in self.headers:
            super().copyfile(source, outputfile)
            return
        while piece := source.read(_PIECE):
            outputfile.write(piece)
            sleep(_BREATH)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128
    """Connections that may wait: a browser opens many at once, and one turned away comes back a second later."""

    def handle_error(self, *_: object) -> None:
        """A browser that went away before it had everything is no fault."""


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    """Serve a folder on a free port, and give the address of the site in it."""
    with _Server(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/{FOLDER}/"
        finally:
            server.shutdown()
            thread.join()


def _built(factory: pytest.TempPathFactory, name: str, config: Path, **settings: str) -> Path:
    """Build a site once a run, below a folder. The configuration reads settings from the environment."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--config-file", str(config)]
    environment = {**os.environ, "SITE_URL": SITE_URL, **settings}

    def build(folder: Path) -> None:
        subprocess.run([*command, "--site-dir", str(folder / FOLDER)], cwd=ROOT, env=environment, check=True)

    return once(factory, f"served-{name}", build)


@pytest.fixture(scope="session")
def _real(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _built(tmp_path_factory, "real", ROOT / "mkdocs.yml")


@pytest.fixture(scope="session")
def site(_real: Path) -> Path:
    """The folder of the built site."""
    return _real / FOLDER


@pytest.fixture(scope="session")
def base_url(_real: Path) -> Iterator[str]:
    """Where the site is served: not at the root of the host, so that every link has to be relative."""
    with _served(_real) as address:
        yield address


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a small site, some of whose entries mean harm."""
    with _served(_built(tmp_path_factory, "small", SMALL / "mkdocs.yml")) as address:
        yield address


@pytest.fixture(scope="session")
def without_repository(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the same small site, which does not say where its files are kept."""
    folder = _built(tmp_path_factory, "without-repository", SMALL / "mkdocs.yml", CATALOGUE_REPOSITORY="")
    with _served(folder) as address:
        yield address


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Start whichever Chrome or Chromium is there; without one there is nothing to test with."""
    browser = find.browser()
    if browser is None:
        pytest.exit(find.NONE, returncode=1)
    return {**browser_type_launch_args, "executable_path": browser, "args": list(find.FLAGS)}


@pytest.fixture(scope="session")
def addresses(site: Path) -> dict[str, str]:
    """The address of one page of each kind, by the name of its kind."""
    return {kind: where.address(site) if isinstance(where, First) else where for kind, where in KINDS.items()}
