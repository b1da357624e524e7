"""A page of each kind, visited once on a slow phone: what it costs, whom it asks, and whether everybody can use it.

No time is asserted, since that would measure the machine of the test. What decides the time is: how much travels, and
what has to arrive before anything is seen. ``make bench`` prints the seconds.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Page, Response

from tests.benchmarks.serve import size
from tests.browser import axe
from tests.browser.visit import KINDS, SLOWLY, noted, visit, widest

MOST_KILOBYTES = 100
"""Compressed, with everything that the first view of a page fetches."""

MOST_BEFORE_SEEN = 2
"""Style sheets and the like that must arrive before anything is seen: each is one more wait for the network."""

MOST_OF_SCRIPT = 30
"""Kilobytes, compressed. A phone takes far longer over a script than over a picture of the same size."""

MOST_SHIFT = 0.01
"""How far things may move while a page arrives, as Cumulative Layout Shift counts it: a hundredth cannot be seen."""

SEARCHES = {"search", "results", "narrowed results", "no results", "results in Welsh"}
"""They fetch the index too, which is not held to the budget of a page."""

PHONE, WIDE, NARROWEST = 375, 1280, 320
"""Pixels."""

Window = tuple[int, Literal["light", "dark"], axe.Options]
WINDOWS: tuple[Window, ...] = (
    (PHONE, "light", axe.COLOURS_AND_SIZES),
    (PHONE, "dark", axe.COLOURS),
    (WIDE, "dark", axe.COLOURS),
    (WIDE, "light", axe.EVERYTHING),
    (NARROWEST, "light", axe.EVERYTHING),
)
"""Widths and colour schemes, and which rules can find something there that they do not find in the others."""

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
_OPEN_FACETS = "document.querySelectorAll('details.facet').forEach((each, place) => { each.open = place < 3; })"


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
def test_each_kind_of_page_keeps_to_its_budget_is_accessible_and_fits(
    kind: str, page: Page, addresses: dict[str, str], site: Path, base_url: str
) -> None:
    """A page in Welsh has the styles of its English twin: only its words differ, which are longer."""
    requests = noted(page, base_url)
    weight = Weight(page, site, base_url)
    arrive_slowly(page, addresses[kind], PHONE)
    faults = [] if kind == "not found" else [*requests]  # which is itself an answer of that kind
    faults += [] if kind in SEARCHES else over_budget(weight)
    faults += waits_and_shifts(page)
    faults += broken_rules(page, WINDOWS[-1:] if kind.endswith("in Welsh") else WINDOWS)
    faults += cut_off(page)
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("kind", ["component with many users", "results", "comparison", "insights"])
def test_nothing_shifts_on_a_wide_screen_either(kind: str, page: Page, addresses: dict[str, str]) -> None:
    arrive_slowly(page, addresses[kind], WIDE)
    assert page.evaluate(_SHIFT) <= MOST_SHIFT


def arrive_slowly(page: Page, address: str, width: int) -> None:
    """Open a page as a slow network brings it, and wait until nothing more arrives."""
    page.set_viewport_size({"width": width, "height": 700})
    page.set_extra_http_headers({SLOWLY: "yes"})
    visit(page, address)
    page.wait_for_load_state("networkidle")
    page.set_extra_http_headers({})


def over_budget(weight: Weight) -> Iterator[str]:
    """Yield what travels beyond the budget of a page."""
    for ending, most in (("", MOST_KILOBYTES), (".js", MOST_OF_SCRIPT)):
        if weight.kilobytes(ending) > most:
            yield f"{weight.kilobytes(ending)} kB{ending and f' of {ending}'}, the most are {most}: {weight.bytes}"


def waits_and_shifts(page: Page) -> Iterator[str]:
    """Yield what keeps visitors waiting before they see anything, or moves what they see."""
    blocking = page.evaluate(_BLOCKING)
    if len(blocking) > MOST_BEFORE_SEEN:
        yield f"{len(blocking)} files must arrive before anything is seen, the most are {MOST_BEFORE_SEEN}: {blocking}"
    shift = page.evaluate(_SHIFT)
    if shift > MOST_SHIFT:
        yield f"things move by {shift} while it arrives, the most is {MOST_SHIFT}"


def broken_rules(page: Page, windows: Sequence[Window]) -> Iterator[str]:
    """Yield what axe finds in each of some windows."""
    axe.load(page)
    page.evaluate(_OPEN_FACETS)  # which a page does by itself only if it is opened in a wide window
    for width, scheme, rules in windows:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        if axe.ask_for_new_looks_only(page) or rules != axe.COLOURS:
            yield from (f"{width} px, {scheme}: {each}" for each in axe.violations(page, rules))


def cut_off(page: Page) -> Iterator[str]:
    """Yield each window that the page does not fit: the narrowest one, and with text twice as large two others."""
    for width, percent in ((NARROWEST, 100), (WIDE, 200), (PHONE, 200)):
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate(f"document.documentElement.style.fontSize = '{percent}%'")
        if widest(page) > width:
            yield f"{widest(page)} px wide in a window of {width} px with text at {percent}%"
