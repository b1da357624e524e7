"""Run ``catalogue serve`` and ask it for pages, as a browser would."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread
from typing import Any

from tests import sites

PATIENCE = 60
"""Seconds after which a server that says nothing is taken for dead."""


@dataclass(frozen=True)
class Answer:
    """What the server sends back."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


@dataclass
class Served:
    """A running server and what it printed."""

    root: Path
    port: int
    process: subprocess.Popen[str]
    printed: list[str] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def wait_until(self, is_so: Callable[[], Any]) -> None:
        end = time.monotonic() + PATIENCE
        while not is_so():
            assert time.monotonic() < end, "".join(self.printed)
            time.sleep(0.02)

    def wait_for(self, words: str) -> None:
        self.wait_until(lambda: any(words in line for line in self.printed))

    def ask(self, path: str, method: str = "GET", **headers: str) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.request(method, path, headers=headers)
        answer = connection.getresponse()
        got = Answer(answer.status, dict(answer.headers), answer.read())
        connection.close()
        return got

    def state(self) -> dict[str, Any]:
        """Return the first thing that the server tells an open page: the version of the site, and what is wrong."""
        with self.open_page("/") as state:
            return state

    @contextmanager
    def open_page(self, path: str) -> Iterator[dict[str, Any]]:
        """Listen as an open page does, and give the first thing that the server says."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.request("GET", f"/_serve/events?page={path}")
        with connection.getresponse() as events:
            while not (line := events.readline()).startswith(b"data: "):
                pass
            yield json.loads(line.removeprefix(b"data: "))
        connection.close()

    def follow(self, change: Callable[[], object]) -> None:
        """Change files, and wait until the server has followed."""
        before = len(self.printed)
        change()
        self.wait_until(lambda: any(" changed: " in line for line in self.printed[before:]))

    def save(self, path: str, text: str) -> None:
        """Put a file in its place all at once, so that nobody sees half of it."""
        beside = self.root / "beside"
        beside.write_text(text)
        beside.replace(self.root / path)

    def edit(self, path: str, old: str, new: str) -> None:
        text = (self.root / path).read_text()
        assert old in text
        self.save(path, text.replace(old, new))

    def stop(self) -> int:
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(timeout=PATIENCE)


@contextmanager
def serving(root: Path) -> Iterator[Served]:
    """Serve the site of a checkout until it is no longer needed; it is ready when this begins."""
    port = free_port()
    config = str(root / "mkdocs.yml")
    command = [sys.executable, "-m", "generator.cli", "serve", "--port", str(port), "--config-file", config]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": sites.DAY}
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # which a shell in the background ignores
    process = subprocess.Popen(
        command, cwd=sites.ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    signal.signal(signal.SIGINT, before)
    served = Served(root, port, process)
    assert process.stdout is not None
    listener = Thread(target=served.printed.extend, args=(process.stdout,))
    listener.start()
    try:
        served.wait_for("The site is at ")
        yield served
    finally:
        process.kill()
        process.wait()
        listener.join()
        process.stdout.close()


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
