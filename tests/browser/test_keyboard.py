"""The site without a mouse."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.visit import visit

NOTE_STOPS = """() => {
    const noted = () => {
        const element = document.activeElement, style = getComputedStyle(element);
        window.stops.push({
            tag: element.tagName, name: (element.innerText || element.ariaLabel || element.name || element.id).trim(),
            ring: [style.outlineStyle, style.outlineWidth, style.outlineColor, style.boxShadow].join(' '),
            isInside: !!element.closest('main'), isSeen: !!element.getClientRects().length,
        });
    };
    if (!window.stops) addEventListener('focusin', noted);
    window.stops = [];
}"""
LEGIBLE = "rgb(255, 221, 0)"


def tab(page: Page, times: int) -> list[dict[str, str]]:
    page.evaluate(NOTE_STOPS)
    for _ in range(times):
        page.keyboard.press("Tab")
    stops: list[dict[str, str]] = page.evaluate("window.stops")
    return stops


@pytest.mark.parametrize("kind", ["home", "component with many users", "organisations", "results", "contribute"])
def test_the_first_stop_skips_to_the_content(page: Page, addresses: dict[str, str], kind: str) -> None:
    visit(page, addresses[kind])
    [first] = tab(page, 1)
    assert first["name"] == "Skip to the content"
    expect(page.locator(".skip-link")).to_be_in_viewport()
    page.keyboard.press("Enter")
    [following] = tab(page, 1)
    assert following["isInside"]


@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.parametrize("kind", ["home", "component with many users", "council with much", "results"])
def test_every_stop_is_seen_and_in_the_order_of_reading(
    page: Page, addresses: dict[str, str], kind: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    visit(page, addresses[kind])
    stops = tab(page, 40)
    unseen = [stop for stop in stops if LEGIBLE not in stop["ring"] or "none" in stop["ring"].split()[:1]]
    assert unseen == []
    assert all(stop["isSeen"] for stop in stops)
    order = page.evaluate(
        """() => [...document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]')]
            .filter(element => !element.disabled && element.getClientRects().length && !element.closest('[hidden]')
                && element.checkVisibility({visibilityProperty: true}))
            .slice(0, 40)
            .map(element => (element.innerText || element.ariaLabel || element.name || element.id).trim())"""
    )
    assert [stop["name"] for stop in stops] == order


def test_the_menu_is_reached_on_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": 375, "height": 700})
    visit(page, "")
    assert "Menu" in [stop["name"] for stop in tab(page, 6)]
    page.get_by_text("Menu", exact=True).focus()
    page.keyboard.press("Enter")
    names = [stop["name"] for stop in tab(page, 6)]
    assert names == ["Things to use", "Standards", "Service areas", "Organisations", "Insights", "Contribute"]
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Things to use").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Things to use")


def test_search_from_any_page(page: Page) -> None:
    visit(page, "components/govuk-pay/")
    page.get_by_label("Search the catalogue").focus()
    page.keyboard.type("notify")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("3 entries for “notify”")
    expect(page.get_by_label("Search the catalogue")).to_have_value("notify")


def test_filters_are_chosen_and_taken_back(page: Page) -> None:
    visit(page, "search/?q=planning")
    box = page.get_by_role("checkbox", name="Component")
    box.focus()
    page.keyboard.press("Space")
    expect(page.get_by_role("status")).to_contain_text("filtered by Component")
    expect(box).to_be_focused()
    remove = page.get_by_role("button", name="Remove Kind: Component")
    remove.focus()
    page.keyboard.press("Enter")
    expect(remove).to_have_count(0)
    expect(page.locator("#count")).to_be_focused()


def test_filters_on_a_phone_open_and_close(page: Page) -> None:
    page.set_viewport_size({"width": 375, "height": 700})
    visit(page, "search/")
    button = page.get_by_role("button", name="Filters")
    expect(page.locator("#filters")).to_be_hidden()
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Tab")
    expect(page.locator("#filters summary").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(button).to_be_focused()
    expect(page.locator("#filters")).to_be_hidden()


def test_more_results_take_the_focus(page: Page) -> None:
    visit(page, "search/")
    more = page.get_by_role("button", name="Show more results")
    more.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#results > li")).to_have_count(40)
    expect(page.locator("#results > li").nth(20).get_by_role("link")).to_be_focused()
