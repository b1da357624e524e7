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

_OF_SEARCH = ("/pagefind/", "/search/table.json", "/assets/search.js")


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
        page.locator("#query").focus()  # as somebody does who is about to type; the engine is fetched meanwhile
        page.wait_for_load_state("networkidle")
        milliseconds = _search(page, words)
        browser.close()
    of_search = sum(size for url, size in sizes.items() if any(part in url for part in _OF_SEARCH))
    return FirstSearch(of_search / 1000, sum(sizes.values()) / 1000, milliseconds)


_UNTIL_SHOWN = """words => new Promise(resolve => {
    const status = document.querySelector("main [role=status]");
    const begun = performance.now();
    new MutationObserver(() => {
        if (status.textContent.includes(words)) resolve(performance.now() - begun);
    }).observe(status, {childList: true, characterData: true, subtree: true});
    const query = document.querySelector("#query");
    query.value = words;
    query.form.requestSubmit();
})"""
"""Timed within the page: a driver that looks now and then would add its own waiting."""


def _search(page: Page, words: str) -> float:
    """Send a query and wait for its results; give the milliseconds between the two."""
    return float(page.evaluate(_UNTIL_SHOWN, words))


def _size(site: Path, address: str, response: Response) -> int:
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
def _served(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine alone while it is needed."""
    with _Server(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
