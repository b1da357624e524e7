"""Pages for everybody: with filters open, in print, with the system's own colours, with large text and less motion."""

from collections.abc import Iterator
from contextlib import closing

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import axe
from tests.browser.visit import visit


@pytest.fixture(scope="module")
def page(browser: Browser, base_url: str) -> Iterator[Page]:
    """One page for all tests here, since most of them only look."""
    with closing(browser.new_context(base_url=base_url)) as context:
        yield context.new_page()


@pytest.fixture(autouse=True)
def _plain(page: Page) -> None:
    """Begin each test with the same window and media."""
    page.set_viewport_size({"width": 1280, "height": 900})
    page.emulate_media(media="screen", color_scheme="light", forced_colors="none")


def test_axe_finds_nothing_in_filters_that_are_open(page: Page) -> None:
    page.set_viewport_size({"width": 375, "height": 900})
    visit(page, "search/?q=planning")
    page.get_by_role("button", name="Filters").click()
    for each in page.locator("details.facet").all():
        each.evaluate("element => { element.open = true; }")
    show_all = page.get_by_role("button", name="Show all")
    expect(show_all.first).to_be_visible()
    while show_all.count():
        show_all.first.click()
    axe.load(page)
    axe.ask_for_new_looks_only(page)
    assert axe.violations(page) == []


def test_large_text_on_a_phone_breaks_no_word_of_a_heading_that_fits(page: Page, addresses: dict[str, str]) -> None:
    page.set_viewport_size({"width": 375, "height": 900})
    visit(page, addresses["standards by service"])
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    lines = page.evaluate(
        """() => {
            const words = document.createRange(), text = document.querySelector('h1').firstChild;
            words.setStart(text, 0);
            words.setEnd(text, text.data.indexOf(' '));
            return words.getClientRects().length;
        }"""
    )
    assert lines == 1


@pytest.mark.parametrize("kind", ["home", "component with many users", "council with much", "collection", "results"])
def test_the_content_stays_in_print_and_with_the_colours_of_the_system(
    page: Page, addresses: dict[str, str], kind: str
) -> None:
    visit(page, addresses[kind])
    main = page.get_by_role("main")
    shown = {word for word in main.inner_text().split() if word.isalpha()}
    names = page.locator("main :is(h1, h2, .row-name, dt)")
    seen = [each for each in names.all() if each.is_visible()]
    page.emulate_media(forced_colors="active")
    assert [each for each in seen if not each.is_visible()] == []
    assert {word for word in main.inner_text().split() if word.isalpha()} == shown
    page.emulate_media(forced_colors="none", media="print")
    assert page.locator("h1").is_visible()
    assert page.locator("main :is(.row-summary, .lead, .rank-counts)").first.is_visible()
    printed = len(main.inner_text())
    assert printed > 200


@pytest.mark.parametrize("kind", ["home", "component with many users", "organisations", "results", "contribute"])
def test_nothing_is_animated(page: Page, addresses: dict[str, str], kind: str) -> None:
    """Nobody has to ask for less motion: there is none."""
    visit(page, addresses[kind])
    moving = page.evaluate(
        """() => [...document.querySelectorAll('body *')].filter(element => {
            const style = getComputedStyle(element);
            const lasts = value => value.split(',').some(time => parseFloat(time) > 0);
            return lasts(style.transitionDuration)
                || (style.animationName !== 'none' && lasts(style.animationDuration));
        }).map(element => element.outerHTML.slice(0, 80))"""
    )
    assert moving == []
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
