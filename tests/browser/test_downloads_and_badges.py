"""What visitors take away: spreadsheets and badges."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.visit import visit, widest


def test_a_list_comes_into_a_spreadsheet_from_its_own_page(page: Page) -> None:
    visit(page, "standards/")
    with page.expect_download() as download:
        page.get_by_role("link", name="Download as a spreadsheet").click()
    assert download.value.suggested_filename == "standards.csv"


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
    assert widest(page) <= width
