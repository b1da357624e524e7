"""How long a visitor with a slow phone waits for a page: a fourth of this processor, and a slow mobile network."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.benchmarks.serve import served, size
from tests.browser import find

_SLOWER = 4
_SLOW_4G = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 750e3 / 8}
"""Milliseconds, and bytes a second: what Lighthouse calls slow 4G."""

_USABLE = """() => {
    const [page] = performance.getEntriesByType("navigation");
    const [seen] = performance.getEntriesByName("first-contentful-paint");
    return Math.max(page.domInteractive, seen ? seen.startTime : 0);
}"""


@dataclass(frozen=True, slots=True)
class View:
    """A first view of a page: kilobytes as they travel, those of scripts, and milliseconds until it can be read."""

    name: str
    kilobytes: float
    kilobytes_of_script: float
    milliseconds: float


def measure(site: Path, pages: Mapping[str, str]) -> Iterator[View]:
    """Visit pages, given by name and address, each in a fresh browser."""
    with served(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find.browser(), args=list(find.FLAGS))
        for name, url in pages.items():
            yield _view(browser, site, address, name, url)
        browser.close()


def _view(browser: Browser, site: Path, address: str, name: str, url: str) -> View:
    context = browser.new_context(viewport={"width": 375, "height": 700})
    page = context.new_page()
    sizes: dict[str, int] = {}
    page.on("response", lambda response: sizes.update({response.url: size(site, address, response)}))
    devtools = context.new_cdp_session(page)
    devtools.send("Network.enable")
    devtools.send("Network.emulateNetworkConditions", _SLOW_4G)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": _SLOWER})
    page.goto(f"{address}/{url}", wait_until="networkidle")
    milliseconds = float(page.evaluate(_USABLE))
    context.close()
    scripts = sum(each for at, each in sizes.items() if at.split("?")[0].endswith(".js"))
    return View(name, sum(sizes.values()) / 1000, scripts / 1000, milliseconds)
