"""How long it takes from saving a file until a browser shows the change, while ``catalogue serve`` runs."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Page, sync_playwright

from tests.browser import find

_TIMES = 3
_REST = 3.0  # seconds between one change and the next
_PATIENCE = 120_000  # milliseconds
_ADDRESS = re.compile(r"http://\S+")
_NAME = re.compile(r"(?m)^(name: .*?)([\"']?)$")
_LINK = re.compile(r"((?:components|standards|projects|organisations)/[a-z0-9-]+)/$")


@dataclass(frozen=True, slots=True)
class Served:
    """Seconds from saving a file to seeing the change, by what page was open."""

    entry: float
    organisation: float
    home: float
    list_: float
    term: float

    @property
    def worst(self) -> float:
        """The longest of them."""
        return max(self.entry, self.organisation, self.home, self.list_, self.term)


def measure(root: Path) -> Served:
    """Serve the site of a checkout, whose files change and are put back, and look at it in a browser."""
    pages = {
        "entry": _first(root, "components"),
        "organisation": _first(root, "organisations"),
        "home": "",
        "list_": "components/",
        "term": "services/adult-social-care/",
    }
    with _serving(root) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find.browser(), args=list(find.FLAGS))
        seconds = {name: _seen(browser.new_page(), root, address, url) for name, url in pages.items()}
        browser.close()
    return Served(**seconds)


def _first(root: Path, folder: str) -> str:
    return f"{folder}/{min((root / 'catalogue' / folder).glob('*.yml')).stem}/"


@contextmanager
def _serving(root: Path) -> Iterator[str]:
    """Run the server, and give the address of the site once all is ready."""
    command = [sys.executable, "-m", "generator.cli", "serve", "--port", "0", "--config-file", str(root / "mkdocs.yml")]
    environment = os.environ | {"CI": "true"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, text=True) as process:
        assert process.stdout
        address = ""
        for line in process.stdout:
            address = address or next(iter(_ADDRESS.findall(line)), "")
            if line == "The search is ready.\n":
                break
        try:
            yield address
        finally:
            process.terminate()


def _seen(page: Page, root: Path, address: str, url: str) -> float:
    """Save an entry several times while a page is open that names it; return the median of the seconds."""
    page.goto(f"{address}{url}")
    file = root / "catalogue" / f"{_named(page, url)}.yml"
    before = file.read_text(encoding="utf-8")
    seconds = []
    for number in range(_TIMES):
        word = f"Saved{number}"
        time.sleep(_REST)
        begun = time.perf_counter()
        _save(file, _NAME.sub(rf"\1 {word}\2", before, count=1))
        page.get_by_text(word).first.wait_for(state="attached", timeout=_PATIENCE)
        seconds.append(time.perf_counter() - begun)
    _save(file, before)
    page.get_by_text(f"Saved{_TIMES - 1}").first.wait_for(state="detached", timeout=_PATIENCE)
    page.close()
    return median(seconds)


def _named(page: Page, url: str) -> str:
    """Return collection and slug of the entry of a page, or of the first that the page links to."""
    if match := _LINK.search(url):
        return match[1]
    links = page.locator("main a").evaluate_all("links => links.map(({ href }) => href)")
    return next(match[1] for link in links if (match := _LINK.search(link)))


def _save(file: Path, text: str) -> None:
    """Put a file in its place all at once."""
    beside = file.parents[2] / "beside.yml"
    beside.write_text(text, encoding="utf-8")
    beside.replace(file)


if __name__ == "__main__":
    print(measure(Path(sys.argv[1])))
