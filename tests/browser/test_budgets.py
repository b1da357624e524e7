"""What a page may cost a visitor with a slow phone: bytes, waiting and jumping about. And it asks nobody else.

No time is asserted, since that would measure the machine of the test. What decides the time is: how much travels, and
what has to arrive before anything is seen. ``make bench`` prints the seconds.
"""

from pathlib import Path

import pytest
from playwright.sync_api import Page, Response

from tests.benchmarks.serve import size
from tests.browser.visit import KINDS, SLOWLY, noted, visit

MOST_KILOBYTES = 100
"""Compressed, with everything that the first view of a page fetches."""

MOST_BEFORE_SEEN = 2
"""Style sheets and the like that must arrive before anything is seen: each is one more wait for the network."""

MOST_OF_SCRIPT = 30
"""Kilobytes, compressed. A phone takes far longer over a script than over a picture of the same size."""

MOST_SHIFT = 0.01
"""How far things may move while a page arrives, as Cumulative Layout Shift counts it: a hundredth cannot be seen."""

_SEARCHES = {"search", "results", "narrowed results", "no results", "results in Welsh"}
_BLOCKING = """() => [...document.querySelectorAll(
    "link[rel=stylesheet], script[src]:not([type=module], [async], [defer])"
)].map(each => each.href || each.src)"""
_SHIFT = """() => new Promise(done => {
    let sum = 0;
    new PerformanceObserver(list => list.getEntries().forEach(each => {
        if (!each.hadRecentInput) sum += each.value;
    })).observe({type: "layout-shift", buffered: true});
    setTimeout(() => done(sum), 100);
})"""


class Weight:
    """The bytes of everything that pages fetched, as a web server would send them."""

    def __init__(self, page: Page, site: Path, base_url: str) -> None:
        self._site, self._base = site, base_url
        self.bytes: dict[str, int] = {}
        page.on("response", self._note)

    def _note(self, response: Response) -> None:
        self.bytes[response.url] = size(self._site, self._base, response)

    def kilobytes(self, ending: str = "") -> float:
        return sum(size for url, size in self.bytes.items() if url.split("?")[0].endswith(ending)) / 1000


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_keeps_to_its_budget_and_asks_nobody_else(
    kind: str, page: Page, addresses: dict[str, str], site: Path, base_url: str
) -> None:
    faults = noted(page, base_url)
    page.set_viewport_size({"width": 375, "height": 700})
    page.set_extra_http_headers({SLOWLY: "yes"})
    weight = Weight(page, site, base_url)
    visit(page, addresses[kind])
    page.wait_for_load_state("networkidle")
    if kind not in _SEARCHES:
        assert weight.kilobytes() <= MOST_KILOBYTES, weight.bytes
        assert weight.kilobytes(".js") <= MOST_OF_SCRIPT, weight.bytes
    blocking = page.evaluate(_BLOCKING)
    assert len(blocking) <= MOST_BEFORE_SEEN, blocking
    assert page.evaluate(_SHIFT) <= MOST_SHIFT
    assert faults == [] or kind == "not found"  # which is itself an answer of that kind


@pytest.mark.parametrize("kind", ["component with many users", "results", "comparison", "insights"])
def test_nothing_moves_on_a_wide_screen_either(kind: str, page: Page, addresses: dict[str, str]) -> None:
    page.set_extra_http_headers({SLOWLY: "yes"})
    page.set_viewport_size({"width": 1280, "height": 800})
    visit(page, addresses[kind])
    page.wait_for_load_state("networkidle")
    assert page.evaluate(_SHIFT) <= MOST_SHIFT
