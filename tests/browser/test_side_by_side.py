"""Councils side by side, as somebody does it whose council is to become one with others."""

import csv
import re
from io import StringIO
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import axe
from tests.browser.visit import noted, visit, widest

PHONE = {"width": 375, "height": 700}
THREE = "side-by-side/?organisations=guildford,woking,camden"
_RESULT = """(url) => {
    const html = (element) => element.innerHTML.replace(/\\s+/g, ' ').replace(/> </g, '><')
        .replaceAll('../../', '../').trim(); // a page of a group is one folder further down
    const rows = (table) => [...table.rows].map((row) =>
        [row.dataset.entry, ...[...row.cells].map((cell) => [cell.colSpan, cell.dataset.use, html(cell)])]);
    const parts = (page, summary) => [
        [...summary.children].filter((each) => !['H2', 'SCRIPT'].includes(each.tagName)).map(html),
        ...['side-chosen', 'side-duty'].map((id) => rows(page.getElementById(id))),
    ];
    const read = (page) => parts(page, page.getElementById('side-in-short') ?? page.querySelector('.in-short'));
    return fetch(url).then((answer) => answer.text()).then((text) =>
        [read(document), read(new DOMParser().parseFromString(text, 'text/html'))]);
}"""
"""Returns the summary and both tables as the script made them, and as a page of a group has them."""


def heads(page: Page) -> list[str]:
    return page.locator("#side-chosen thead th").all_text_contents()[1:]


def add(page: Page, typed: str, name: str) -> None:
    page.get_by_label("Add one by name").fill(typed)
    page.get_by_role("option", name=re.compile(f"^{name}")).click()
    expect(page.get_by_role("button", name=f"Remove {name}")).to_be_visible()


def test_a_visitor_chooses_three_councils_sees_what_they_share_and_takes_it_away(page: Page, base_url: str) -> None:
    faults = noted(page, base_url)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("organisations/")
    page.get_by_role("link", name="side by side", exact=True).click()
    expect(page.get_by_role("status").last).to_contain_text("None is chosen yet.")
    add(page, "guildf", "Guildford Borough Council")
    expect(page.locator("#side-status")).to_have_text("Add another to see it beside Guildford Borough Council.")
    add(page, "woking bor", "Woking Borough Council")
    page.get_by_label("Add one by name").fill("Camden")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"\?organisations=guildford,woking,camden$"))
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(page.get_by_text(re.compile("^All 3 use GovWifi"))).to_be_visible()
    expect(page.get_by_text("It is not proof that something is not used.").first).to_be_visible()
    page.get_by_role("button", name="Copy the address").click()
    expect(page.locator("#side-status")).to_contain_text("The address is copied.")
    address = page.evaluate("navigator.clipboard.readText()")
    with page.expect_download() as event:
        page.get_by_role("button", name="Download as a spreadsheet").click()
    rows = table_of(event.value.path())
    names = ["Guildford Borough Council", "Woking Borough Council", "London Borough of Camden"]
    assert rows[0] == ["Service area", "Name", "Address", "By choice or by duty", *names]
    wifi = next(row for row in rows if row[1] == "GovWifi")
    assert wifi[0] == "Technology and infrastructure"
    assert wifi[2].endswith("/components/govwifi/")
    assert wifi[3:] == ["by choice", "live", "live", "live"]
    assert {row[3] for row in rows[1:]} == {"by choice", "by duty"}
    page.goto("about/")
    page.goto(address)
    expect(page.get_by_text(re.compile("^All 3 use GovWifi"))).to_be_visible()
    assert heads(page) == names
    assert not faults


def table_of(path: Path) -> list[list[str]]:
    return list(csv.reader(StringIO(path.read_text(encoding="utf-8-sig"), newline=""), strict=True))


def test_a_group_is_chosen_at_once_or_one_by_one(page: Page) -> None:
    page.goto("side-by-side/")
    page.get_by_label("Or choose from a group").select_option(label="West Surrey Council (7)")
    page.get_by_role("button", name="Show all 7").click()
    expect(page.locator("#side-chosen thead th")).to_have_count(8)
    page.get_by_label("Spelthorne Borough Council", exact=True).uncheck()
    expect(page.locator("#side-chosen thead th")).to_have_count(7)
    page.get_by_label("Or choose from a group").select_option(label="Open Digital Planning (212)")
    expect(page.get_by_role("button", name="Show all 212")).to_have_count(0)
    page.get_by_label("London Borough of Camden", exact=True).check()
    expect(page.get_by_role("button", name="Remove London Borough of Camden")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("button", name="Remove London Borough of Camden")).to_have_count(0)
    expect(page.get_by_label("London Borough of Camden", exact=True)).not_to_be_checked()


def test_what_the_address_names_wrongly_is_said_and_the_rest_is_shown(page: Page) -> None:
    page.goto("side-by-side/?organisations=allerdale,constructor,%3Cb%3E,woking,east-surrey")
    status = page.locator("#side-status")
    expect(status).to_contain_text("Instead of Allerdale Borough Council (ended): Cumberland Council.")
    expect(status).to_contain_text("Nothing here has the short name “constructor”.")
    expect(status).to_contain_text("Nothing here has the short name “<b>”.")
    expect(status).to_contain_text("Instead of East Surrey Council (from 1 April 2027): Elmbridge")
    assert heads(page)[:2] == ["Cumberland Council", "Woking Borough Council"]
    assert len(heads(page)) == 8


def test_more_than_twelve_are_not_shown(page: Page) -> None:
    page.goto("side-by-side/?organisations=east-surrey,west-surrey,camden")
    expect(page.locator("#side-status")).to_contain_text("the first 12 are here")
    assert len(heads(page)) == 12
    add_one = page.get_by_label("Add one by name")
    add_one.fill("London Borough of Camden")
    page.keyboard.press("Enter")
    expect(page.locator("#side-status")).to_have_text("You can show 12 at most. Remove one first.")


@pytest.mark.parametrize("language", ["", "cy/"])
@pytest.mark.parametrize("group", ["west-surrey", "shared-technology-service", "cumbria-combined-authority"])
def test_the_script_shows_what_the_page_of_a_group_has(group: str, language: str, page: Page) -> None:
    """What a page of a group says is written by a template, and by the script for the councils that it names."""
    page.goto(f"{language}side-by-side/{group}/")
    page.locator('a[href*="?organisations="]').click()
    expect(page.locator("#side-result")).to_be_visible()
    chosen, made = page.evaluate(_RESULT, f"{group}/")
    assert chosen == made


def test_without_javascript_a_planned_council_is_reached(browser: Browser, base_url: str) -> None:
    context = browser.new_context(base_url=base_url, java_script_enabled=False)
    page = context.new_page()
    page.goto("organisations/woking/")
    page.get_by_role("link", name="See side by side the 7 that West Surrey Council is to replace").click()
    expect(page.get_by_text("Most use GovWifi (5 of 7).")).to_be_visible()
    expect(page.get_by_role("link", name="GovWifi, Woking Borough Council: live")).to_be_visible()
    page.goto("side-by-side/")
    expect(page.locator("noscript .empty")).to_contain_text("Choosing needs JavaScript")
    page.get_by_role("link", name="West Surrey Council").click()
    expect(page).to_have_url(re.compile("side-by-side/west-surrey/$"))
    context.close()


def test_a_wide_table_scrolls_within_itself_on_a_phone_and_keeps_the_names(page: Page) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    visit(page, THREE)
    assert widest(page) <= PHONE["width"]
    name = page.locator("#side-chosen tbody tr:nth-child(2) th").first
    before = name.bounding_box()
    page.locator(".side-scroll").first.evaluate("each => { each.scrollLeft = 200; }")
    assert name.bounding_box() == before


def test_everybody_can_use_it_with_the_list_of_names_open(page: Page) -> None:
    page.goto("side-by-side/")
    page.get_by_label("Add one by name").fill("surrey")
    expect(page.get_by_role("option").first).to_be_visible()
    page.get_by_label("Or choose from a group").select_option(label="West Surrey Council (7)")
    page.get_by_label("Add one by name").fill("surrey")
    axe.load(page)
    assert not axe.violations(page)


def test_paper_has_the_table_and_no_controls(page: Page) -> None:
    visit(page, THREE)
    page.emulate_media(media="print")
    for control in ("#side-add", "#side-picked", ".side-actions", "#planned"):
        expect(page.locator(control)).to_be_hidden()
    expect(page.locator("#side-chosen")).to_be_visible()
