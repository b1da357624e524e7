"""Taking the catalogue away, following it and showing it, as visitors do it."""

import csv
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import Page, expect

from tests.browser.visit import visit


def test_all_adoptions_come_into_a_spreadsheet(page: Page) -> None:
    visit(page, "")
    page.get_by_role("contentinfo").get_by_role("link", name="Download the data").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Who uses what").click()
    path = Path(download.value.path())
    assert download.value.suggested_filename == "adoptions.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, strict=True))
    assert sum(row["Entry"] == "GOV.UK Pay" and row["Status"] == "Live" for row in rows) > 100


def test_a_list_comes_into_a_spreadsheet_from_its_own_page(page: Page) -> None:
    visit(page, "standards/")
    with page.expect_download() as download:
        page.get_by_role("link", name="Download as a spreadsheet").click()
    assert download.value.suggested_filename == "standards.csv"


def test_somebody_follows_a_service_area(page: Page, base_url: str) -> None:
    """The address that people copy leads to news of that area; beside it stands how to use it."""
    visit(page, "services/waste/")
    feed = page.get_by_role("link", name="feed of Waste and recycling")
    answer = page.request.get(f"{base_url}services/waste/{feed.get_attribute('href')}")
    root = ET.fromstring(answer.text())
    titles = [each.text or "" for each in root.iter("{http://www.w3.org/2005/Atom}title")]
    assert titles[0] == "What is new: Waste and recycling"
    assert len(titles) > 1
    page.get_by_role("link", name="Follow Waste and recycling").click()
    expect(page.get_by_role("heading", name="How to follow")).to_be_in_viewport()
    expect(page.get_by_role("link", name="feed of Waste and recycling")).to_be_visible()


@pytest.mark.parametrize("width", [1280, 320])
def test_somebody_copies_a_badge(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    visit(page, "components/govuk-pay/")
    fold = page.locator("#show")
    expect(fold.locator("pre").first).to_be_hidden()
    fold.get_by_text("Show that it is in the catalogue").click()
    expect(fold.locator("pre").first).to_contain_text("badge.svg")
    image = fold.get_by_role("img")
    assert image.evaluate("image => image.naturalWidth") > 100
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_card_stands_in_the_page_of_another_site(page: Page, base_url: str) -> None:
    visit(page, "components/govuk-pay/")
    frame = page.locator("#show code").last.text_content() or ""
    elsewhere = page.context.new_page()
    elsewhere.set_content(frame)
    card = elsewhere.frame_locator("iframe")
    expect(card.get_by_text("Used by")).to_be_visible()
    assert card.locator("html").evaluate("html => html.scrollHeight <= html.clientHeight")
    card.get_by_role("link", name="GOV.UK Pay").click()
    expect(elsewhere).to_have_url(f"{base_url}components/govuk-pay/")
