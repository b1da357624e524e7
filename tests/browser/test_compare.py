"""Choosing entries and comparing them, as visitors do it."""

import os
import re
from datetime import date
from time import time
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from generator.catalogue import Catalogue
from generator.check import check
from generator.day import utc_day
from generator.history import entry_dates
from generator.project import CATALOGUE, Project
from generator.publish.analysis import comparable
from generator.publish.edition.edition import Edition
from generator.publish.html.renderer import Renderer
from generator.publish.pages import compare
from generator.publish.site.translations import translated_editions
from tests.browser.visit import settled, visit, widest
from tests.conftest import ROOT
from tests.publish.rendered import ABOUT, TEMPLATES

ROWS = """() => [...document.querySelectorAll('#compare-table tr')].filter(row => !row.hidden)
    .map(row => [...row.cells].map(cell => cell.textContent.replace(/\\s+/g, ' ').trim()))"""


DIFFERING = """async (all) => {
    const html = (element) => element.innerHTML.replace(/\\s+/g, ' ').trim();
    const rows = (table) => [...table.querySelectorAll('tr')].filter(row => !row.closest('[hidden]')).map(row =>
        [...row.cells].map(cell => [cell.colSpan, html(row.closest('thead') && cell.querySelector('a') || cell)]));
    const links = () => [...document.querySelectorAll('#compare-table thead a')];
    const heads = () => links().map(each => each.href.split('/').at(-2));
    const differing = [];
    for (const [slugs, made] of all) {
        history.pushState(null, '', `?entries=${slugs}`);
        dispatchEvent(new PopStateEvent('popstate'));
        while (String(heads()) !== String(slugs)) await new Promise(requestAnimationFrame);
        const [chosen, ready] = [document, new DOMParser().parseFromString(made, 'text/html')].map(each =>
            rows(each.getElementById('compare-table')));
        if (JSON.stringify(chosen) !== JSON.stringify(ready)) differing.push([slugs, chosen, ready]);
    }
    return differing;
}"""
"""Returns each of some ready-made comparisons that differs from what the page makes of the same entries."""


def table(page: Page) -> list[list[str]]:
    """Read a comparison row by row."""
    expect(page.locator("#compare-table tbody td").first).to_be_visible()
    found: list[list[str]] = page.evaluate(ROWS)
    return found


def row(page: Page, name: str) -> Locator:
    return page.get_by_role("row").filter(has=page.get_by_role("rowheader", name=re.compile(f"^{name}")))


def kept(page: Page) -> int:
    found: int = page.evaluate("localStorage.length + sessionStorage.length")
    return found


def test_the_address_of_a_comparison_holds_all_of_it(page: Page) -> None:
    page.goto("compare/?entries=planx,bops")
    expect(page.get_by_role("button", name="Remove")).to_have_count(2)
    page.get_by_role("button", name="Remove PlanX").click()
    expect(page).to_have_url(re.compile(r"\?entries=bops$"))
    expect(page.get_by_role("status").first).to_contain_text("Choose another to compare BOPS")
    page.get_by_label("Add by name").fill("FixMyStreet Platform")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"\?entries=bops,fixmystreet-platform$"))
    expect(page).to_have_title(re.compile("^Compare BOPS .* and FixMyStreet Platform"))
    page.go_back()
    page.go_back()
    expect(page).to_have_url(re.compile(r"\?entries=planx,bops$"))
    expect(page.get_by_role("button", name="Remove PlanX")).to_be_visible()


@pytest.fixture(scope="module")
def english() -> Edition:
    """What the pages of the served site are made from."""
    result = check(Project(ROOT), utc_day(os.environ, time()))
    return Edition(
        result.catalogue, ABOUT, entry_dates.read(ROOT, CATALOGUE, result.context.today), result.context.today, result
    )


def pairs_with_every_entry(catalogue: Catalogue, today: date) -> list[tuple[str, str]]:
    """Return proposed comparisons, by slugs, until each entry that is proposed for one is in one."""
    pairs: list[tuple[str, str]] = []
    for slug, entry in catalogue.entries.items():
        for other in comparable.comparable(catalogue, entry, today):
            if not {slug, other.slug} <= {each for pair in pairs for each in pair}:
                pairs.append((slug, other.slug))
    return pairs


@pytest.mark.parametrize("language", ["", "cy"])
def test_ready_made_comparisons_match_those_that_are_chosen(page: Page, english: Edition, language: str) -> None:
    """To the last link, for pairs that hold every entry of those proposed, and for some with much in common."""
    [edition] = translated_editions(english, [TEMPLATES.parent], [language]) if language else [english]
    entries, original = edition.catalogue.entries, edition.original
    pairs = pairs_with_every_entry(original, edition.today)
    assert len(pairs) > 50
    asked = [
        *pairs[:: 3 if language else 1],  # the other language has the same rules, and words of its own
        ("planx", "bops", "govuk-pay"),
        ("govuk-notify", "govuk-pay"),
        ("localgov-drupal", *pairs[0], "bops"),
    ]
    chosen = [compare.compare(edition, [entries[slug] for slug in slugs]) for slugs in asked]
    renderer = Renderer(edition, [TEMPLATES])
    made = [renderer.fragment("compare-pair", compare.URL, names="", pair=each) for each in chosen]
    page.goto(f"{language and language + '/'}compare/?entries={','.join(asked[-1])}")
    expect(page.get_by_role("button", name=re.compile("^(Remove|Tynnu)")).first).to_be_visible()
    assert page.evaluate(DIFFERING, list(zip(asked, made, strict=True))) == []


def test_what_is_not_recorded_is_not_called_different_and_few_users_are_named(page: Page) -> None:
    page.goto("compare/?entries=xgov-digital-form-builder,stockport-form-builder")
    rows = {cells[0]: cells[1:] for cells in table(page)}
    assert rows["Licence not known for all"] == ["MIT", "nothing known"]
    assert rows["Taking part"] == [
        "1 involved: Canterbury City Council",
        "1 involved: Stockport Metropolitan Borough Council",
    ]


def test_entries_chosen_on_other_pages_are_compared(page: Page) -> None:
    page.goto("components/")
    for place in (0, 1):
        page.get_by_role("button", name="Compare").nth(place).click()
    page.goto("compare/")
    expect(page.get_by_role("button", name="Remove")).to_have_count(2)
    expect(page).to_have_url(re.compile(r"\?entries=[^,]+,[^,]+$"))
    expect(row(page, "What it does").get_by_role("cell").first).not_to_be_empty()


def test_users_in_common_are_listed_with_their_status(page: Page) -> None:
    page.goto("compare/?entries=planx,bops")
    expect(row(page, "In common").get_by_role("cell").first).to_contain_text("South Gloucestershire Council: involved")


@pytest.mark.parametrize("language", ["", "cy/"])
def test_former_users_are_not_in_common(language: str, page: Page, small: str) -> None:
    page.goto(f"{small}{language}compare/?entries=hostile,bin-days")
    expect(page.locator("[data-row=owner]")).to_be_visible()
    expect(page.locator("[data-row=common]")).to_be_hidden()


def test_a_heading_with_nothing_below_it_is_left_out(page: Page, small: str) -> None:
    for address in ("compare/other-map-and-plan-map/", "compare/?entries=other-map,plan-map"):
        page.goto(small + address)
        expect(row(page, "What it does")).to_be_visible()
        expect(page.get_by_role("rowheader", name="Not known for any of them")).to_be_visible()
        expect(page.get_by_role("rowheader", name="Who uses them or takes part")).to_be_hidden()


@pytest.mark.parametrize(
    ("entries", "words"),
    [
        ("", "Nothing is chosen yet."),
        ("no-such-thing,planx", "Nothing here has the short name “no-such-thing”."),
        ("planx", "Choose another to compare PlanX with."),
        ("<img src=x onerror=alert(1)>,constructor", "Nothing here has the short name “<img src=x onerror=alert(1)>”."),
        ("planx,bops,govuk-pay,govuk-notify,localgov-drupal", "You can compare 4 at most: the first 4 are shown."),
    ],
)
def test_an_address_that_asks_too_much_or_too_little_says_what_to_do(page: Page, entries: str, words: str) -> None:
    page.goto(f"compare/?entries={entries}")
    expect(page.locator("#compare-status")).to_contain_text(words)
    expect(page.get_by_role("region", name="Ready-made comparisons")).to_be_visible()


def test_an_entry_leads_to_what_it_may_be_compared_with(page: Page) -> None:
    visit(page, "components/localgov-umbraco/")
    page.get_by_role("link", name="Compare", exact=True).first.click()
    page.get_by_role("button", name="Add LocalGov Drupal").first.click()
    expect(page.get_by_role("button", name="Remove")).to_have_count(2)


def test_a_choice_is_remembered_until_it_is_cleared_and_four_are_the_most(page: Page) -> None:
    visit(page, "components/")
    assert kept(page) == 0
    buttons = page.locator(".compare-button:visible")  # not those of parts below a whole
    for place in range(4):
        buttons.nth(place).click()
    buttons.nth(4).click()
    tray = page.get_by_role("region", name="Chosen to compare")
    expect(tray).to_contain_text("You have chosen 4, which is the most you can compare. Remove one first.")
    expect(buttons.nth(4)).to_have_attribute("aria-pressed", "false")
    visit(page, "standards/")
    expect(tray.get_by_role("button", name="Remove")).to_have_count(4)
    tray.get_by_role("button", name="Remove").first.press("Enter")
    expect(tray.get_by_role("button", name="Remove").first).to_be_focused()
    expect(page.locator("[aria-live=polite]").last).to_contain_text("3 of 4 chosen.")
    tray.get_by_role("button", name="Clear").click()
    expect(tray).to_be_hidden()
    assert kept(page) == 0


def test_a_browser_without_storage_can_still_compare(page: Page) -> None:
    page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('refused'); }})")
    visit(page, "services/planning/")
    page.get_by_role("button", name="Compare PlanX", exact=True).click()
    page.get_by_role("button", name="Compare BOPS (").click()
    page.get_by_role("link", name="Compare 2").click()
    expect(page.get_by_role("button", name="Remove")).to_have_count(2)


def test_markup_in_an_entry_stays_text(page: Page, small: str) -> None:
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("dialog", lambda dialog: faults.append(dialog.message))
    page.goto(f"{small}compare/?entries=hostile,bin-days,bin-calendar")
    expect(page.get_by_role("columnheader").nth(1)).to_contain_text("<script>alert(1)</script>")
    expect(page.get_by_role("columnheader")).to_have_count(3)  # an old name is the same entry
    assert page.locator("#compare-table script").count() == 0
    assert faults == []


def test_a_phone_scrolls_the_table_and_keeps_the_names_of_rows_in_sight(page: Page) -> None:
    page.set_viewport_size({"width": 375, "height": 800})
    page.goto("compare/?entries=planx,bops,fixmystreet-platform,govuk-pay")
    licence = row(page, "Licence")
    expect(licence.get_by_role("cell").last).to_be_visible()
    page.locator(".compare-scroll").evaluate("element => { element.scrollLeft = element.scrollWidth; }")
    box = licence.get_by_role("rowheader").bounding_box()
    assert box
    assert box["x"] >= 0
    assert widest(page) == 375
    for place in ("element.scrollWidth", "0"):
        page.locator(".compare-scroll").evaluate(f"element => {{ element.scrollLeft = {place}; }}")
        lacked = page.locator(".compare-missing").bounding_box()
        assert lacked
        assert lacked["x"] >= 96
        assert lacked["x"] + lacked["width"] <= 375, "what all lack is read without scrolling"


def test_without_a_script_there_is_something_to_compare(browser: Browser, base_url: str) -> None:
    options: dict[str, Any] = {"base_url": base_url, "java_script_enabled": False}
    with browser.new_context(**options) as context:
        page = context.new_page()
        page.goto("components/localgov-umbraco/")
        expect(page.get_by_role("main").get_by_role("link", name="Compare", exact=True)).to_be_hidden()
        page.get_by_role("link", name="Compare LocalGov Umbraco and LocalGov Drupal").click()
        expect(page.get_by_role("row").nth(3)).to_be_visible()
        page.goto("compare/")
        expect(page.locator("noscript .empty")).to_contain_text("The comparisons below work without it")
        expect(page.locator("#comparison")).to_be_hidden()
        expect(page.get_by_role("heading", name="Add entries as you browse")).to_be_hidden()
        page.get_by_role("link", name="LocalGov Umbraco and LocalGov Drupal").click()
        expect(page.get_by_role("row").nth(3)).to_be_visible()
        page.goto("components/")
        assert page.locator(".compare-button").count() == 0


def test_rows_of_a_search_can_be_chosen_after_each_search(page: Page) -> None:
    visit(page, "search/?q=planning")
    page.get_by_label("Search the catalogue").fill("repairs")
    page.get_by_role("button", name="Search", exact=True).click()
    expect(page.get_by_text("for “repairs”")).to_be_visible()
    settled(page)
    expect(page.locator("#results .compare-button").first).to_be_visible()
