"""Every kind of page, for everybody: checked by axe, at any width, in print, and with the system's own colours."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.visit import KINDS, visit, widest

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
LOOKS = ((1280, "dark"), (375, "light"), (375, "dark"))
"""The widths and schemes in which colours are asked, apart from the look that is asked for everything."""

NARROWEST = 320
EVERYTHING: dict[str, Any] = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
COLOURS = ("color-contrast", "link-in-text-block")
"""Rules that look at what each text stands on, which takes most of the time."""

SHAPE = {**EVERYTHING, "rules": {"target-size": {"enabled": True}} | {rule: {"enabled": False} for rule in COLOURS}}
LOOK: dict[str, Any] = {"resultTypes": ["violations"], "runOnly": COLOURS}
SIZE: dict[str, Any] = {"resultTypes": ["violations"], "runOnly": ("target-size", "scrollable-region-focusable")}
"""What may differ between a phone and the narrowest one, which has all the rest of its shape."""

DISTINCT = """() => {
    const looks = new Map(), grounds = new Map([[null, '']]);
    const ground = element => {
        if (!grounds.has(element)) {
            const {backgroundColor, backgroundImage, opacity} = getComputedStyle(element);
            grounds.set(element, [ground(element.parentElement), backgroundColor, backgroundImage, opacity].join());
        }
        return grounds.get(element);
    };
    const holdsText = element => element.matches('input, select, textarea, button')
        || [...element.childNodes].some(each => each.nodeType === Node.TEXT_NODE && each.data.trim());
    for (const element of document.querySelectorAll('body *')) {
        if (!holdsText(element) || !element.getClientRects().length) continue;
        const {color, fontSize, fontWeight, textDecorationLine} = getComputedStyle(element);
        const around = getComputedStyle(element.parentElement).color;
        const look = [element.tagName, color, fontSize, fontWeight, textDecorationLine, around, ground(element)];
        looks.set(look.join('|'), element);
    }
    return [...looks.values()];
}"""
"""One text of each look: its colour, size and line, the colour around it, and all that it stands on."""


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


def violations(page: Page, options: dict[str, Any] = EVERYTHING, *, within: str = "() => document") -> list[str]:
    run = f"options => axe.run(({within})(), options)"
    found = page.evaluate(run, options)["violations"]
    return [f"{each['id']}: {[node['target'] for node in each['nodes']]}" for each in found]


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(page: Page, addresses: dict[str, str], kind: str) -> None:
    """All rules on the whole page; then what changes with the width, and with it and the scheme the colours.

    A page in Welsh has the styles of its English twin, so that only its words can differ: they are longer.
    """
    is_twin = kind.endswith("in Welsh")
    visit(page, addresses[kind])
    page.evaluate(AXE)
    found = {"everything": violations(page)}
    for width, scheme in () if is_twin else LOOKS:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        found[f"{scheme} at {width}"] = violations(page, LOOK, within=DISTINCT)
    if not is_twin:
        found["sizes at 375"] = violations(page, SIZE)
    page.set_viewport_size({"width": NARROWEST, "height": 900})
    found[f"shape at {NARROWEST}"] = violations(page, SHAPE)
    assert {each: found for each, found in found.items() if found} == {}


def test_axe_finds_nothing_in_filters_that_are_open(page: Page) -> None:
    page.set_viewport_size({"width": 375, "height": 900})
    visit(page, "search/?q=planning")
    page.evaluate(AXE)
    page.get_by_role("button", name="Filters").click()
    for each in page.locator("details.facet").all():
        each.evaluate("element => { element.open = true; }")
    show_all = page.get_by_role("button", name="Show all")
    expect(show_all.first).to_be_visible()
    while show_all.count():
        show_all.first.click()
    assert violations(page) == []


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_wider_than_a_small_phone_or_with_text_twice_as_large(
    page: Page, addresses: dict[str, str], kind: str
) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    visit(page, addresses[kind])
    assert widest(page) <= 320
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    for width in (1280, 375):
        page.set_viewport_size({"width": width, "height": 900})
        assert widest(page) <= width


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
def test_nothing_moves(page: Page, addresses: dict[str, str], kind: str) -> None:
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
