"""Forms of a catalogue that does not say where its files are kept: whoever fills one in can still hand on the text."""

from playwright.sync_api import Page, expect

from tests.browser.forms import ready, written


def test_a_correction_can_be_copied_or_saved(page: Page, without_repository: str) -> None:
    page.goto(f"{without_repository}components/bin-days/")
    page.get_by_role("link", name="Correct this page").click()
    ready(page)
    page.get_by_label("Name", exact=True).fill("Bin times")
    steps = page.locator(".result .steps")
    expect(steps).to_contain_text("catalogue/components, replace the file bin-days.yml with it.")
    expect(steps).not_to_contain_text("Open the file on GitHub")
    expect(page.locator(".result").get_by_role("link")).to_have_count(0)
    with page.expect_download() as download:
        page.get_by_role("button", name="Download the file").click()
    assert download.value.path().read_text(encoding="utf-8") == written(page)


def test_a_new_entry_can_be_copied_or_saved(page: Page, without_repository: str) -> None:
    page.goto(f"{without_repository}contribute/new/component/")
    ready(page)
    page.get_by_label("Name", exact=True).fill("Bin times")
    expect(page.locator(".result .steps")).to_contain_text("add a file named bin-times.yml.")
    expect(page.locator(".result").get_by_role("link")).to_have_count(0)
