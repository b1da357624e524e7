"""What a visitor's browser fetches for its first search, and how long until results are shown."""

import re
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, expect, sync_playwright

from tests.benchmarks.serve import served, size
from tests.benchmarks.synthetic import common_words
from tests.browser import find

_OF_SEARCH = ("/pagefind/", "/search/table.json", "/assets/search/")


@dataclass(frozen=True, slots=True)
class FirstSearch:
    """Kilobytes as they travel, for the search alone and with the page around it, and milliseconds until results."""

    kilobytes: float
    kilobytes_with_page: float
    milliseconds: float


def measure(site: Path) -> FirstSearch:
    """Search once in a fresh browser, all facets open."""
    words = common_words()
    with served(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find.browser(), args=list(find.FLAGS))
        page = browser.new_page()
        sizes: dict[str, int] = {}
        page.on("response", lambda response: sizes.update({response.url: size(site, address, response)}))
        page.goto(f"{address}/search/")
        expect(page.get_by_role("status")).to_contain_text(re.compile(r"\d"))
        page.locator("#query").focus()  # as somebody does who is about to type; the engine is fetched meanwhile
        page.wait_for_load_state("networkidle")
        milliseconds = _search(page, words)
        expect(page.locator("#results mark").first).to_be_visible()  # so that all that results fetch is counted
        browser.close()
    of_search = sum(size for url, size in sizes.items() if any(node in url for node in _OF_SEARCH))
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
