"""The preview: whoever edits an entry sees the page change, and is told when something is wrong."""

import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests import sites
from tests.sites import SMALL

PATIENCE = 60
"""Seconds after which a preview that says nothing is taken for dead."""


@dataclass
class Preview:
    """A running ``mkdocs serve``."""

    root: Path
    url: str
    said: list[str] = field(default_factory=list)

    def wait_until(self, is_so: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE
        while not is_so():
            assert time.monotonic() < end, "".join(self.said)
            time.sleep(0.05)

    def page(self) -> str:
        with urllib.request.urlopen(f"{self.url}components/bin-days/", timeout=PATIENCE) as answer:
            return str(answer.read().decode())

    def edit(self, old: str, new: str) -> None:
        entry = self.root / "catalogue/components/bin-days.yml"
        text = entry.read_text()
        assert old in text
        entry.write_text(text.replace(old, new))


@pytest.fixture
def preview(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Preview]:
    """Give a running preview; of a mkdocs.yml in a folder of the checkout, if a test asks for that."""
    root = sites.checkout(SMALL, tmp_path / "checkout")
    config = sites.settle(root, getattr(request, "param", ""))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "mkdocs", "serve", "-f", config, "-a", address]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        assert process.stdout is not None
        running = Preview(root, f"http://{address}/")
        reader = threading.Thread(target=running.said.extend, args=(process.stdout,))
        reader.start()
        try:
            running.wait_until(lambda: any("Serving on" in line for line in running.said))
            yield running
        finally:
            process.terminate()
            reader.join()


@pytest.mark.parametrize("preview", ["", "site"], indirect=True)
def test_the_page_of_an_entry_follows_its_file_also_after_a_mistake(preview: Preview) -> None:
    assert "livereload" in preview.page()
    preview.edit("summary:", "sumary:")
    preview.wait_until(lambda: any("catalogue/components/bin-days.yml:2:1: error" in line for line in preview.said))
    preview.wait_until(lambda: any("An error happened during the rebuild." in line for line in preview.said))
    preview.edit("sumary: Tells residents", "summary: Told residents")
    preview.wait_until(lambda: "Told residents" in preview.page())
