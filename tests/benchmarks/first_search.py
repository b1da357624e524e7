"""What a visitor's browser fetches for its first search, and how long until results are shown."""

import gzip
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Page, Response, expect, sync_playwright

from tests.benchmarks.synthetic import common_words
from tests.browser import find

_PACKED = {".html", ".css", ".js", ".json", ".svg", ".xml"}
"""What web servers pack as it leaves; Pagefind's own files are packed already."""


@dataclass(frozen=True, slots=True)
class FirstSearch:
    """Kilobytes as they travel, for the search alone and with the page around it, and milliseconds until results."""

    kilobytes: float
    kilobytes_with_page: float
    milliseconds: float


def measure(site: Path) -> FirstSearch:
    """Search once in a fresh browser, all facets open."""
    words = common_words()
    with _served(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find.browser(), args=list(find.FLAGS))
        page = browser.new_page()
        sizes: dict[str, int] = {}
        page.on("response", lambda response: sizes.update({response.url: _size(site, address, response)}))
        page.goto(f"{address}/search/")
        expect(page.get_by_role("status")).to_contain_text(re.compile(r"\d"))
        of_page = {url for url in sizes if "/pagefind/" not in url}
        milliseconds = _search(page, words)
        browser.close()
    total = sum(sizes.values())
    return FirstSearch((total - sum(sizes[url] for url in of_page)) / 1000, total / 1000, milliseconds)


def _search(page: Page, words: str) -> float:
    """Type a query and wait for its results; give the milliseconds between the two."""
    box = page.get_by_role("main").get_by_role("searchbox")
    box.fill(words)
    begun = page.evaluate("performance.now()")
    box.press("Enter")
    expect(page.get_by_role("status")).to_contain_text(words)
    return float(page.evaluate("performance.now()") - begun)


def _size(site: Path, address: str, response: Response) -> int:
    """Give the bytes of an answer as a web server would send them."""
    path = site / response.url.removeprefix(address).split("?")[0].lstrip("/")
    path = path / "index.html" if path.is_dir() else path
    raw = path.read_bytes() if path.is_file() else b""
    return len(gzip.compress(raw)) if path.suffix in _PACKED else len(raw)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine alone while it is needed."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
