"""All of the catalogue with JavaScript switched off."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect


@pytest.fixture
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_context_args, "java_script_enabled": False}


def test_from_the_first_page_to_an_entry_and_whom_to_ask(page: Page) -> None:
    page.goto("")
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Service areas").click()
    page.get_by_role("main").get_by_role("link", name="Housing", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Housing")
    page.get_by_role("main").get_by_role("link", name="Housing Repairs Online").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Housing Repairs Online")
    page.get_by_role("region", name="Who to ask").get_by_role("link", name="City of Lincoln Council").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("City of Lincoln Council")


def test_the_search_page_says_how_to_go_on(page: Page) -> None:
    page.goto("")
    page.get_by_role("searchbox").fill("repairs")
    page.keyboard.press("Enter")
    help_ = page.locator("noscript .empty")  # to look for its text would pass over it: Playwright reads no noscript
    expect(help_).to_be_visible()
    expect(help_).to_contain_text("Searching needs JavaScript")
    expect(page.locator("#finder-body")).to_be_hidden()
    browse = page.get_by_role("region", name="Or browse")
    browse.get_by_role("link", name="Licences").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Licence")
