"""A browser beside an editor: pages follow what is saved, and say what is wrong with it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests import sites
from tests.browser import axe
from tests.served import Served, serving

ENTRY = "catalogue/components/bin-days.yml"
PAGE = "components/bin-days/"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server that tests share, so they put back what they change."""
    root = sites.checkout(sites.SMALL, tmp_path_factory.mktemp("served") / "checkout")
    with serving(root) as running:
        yield running


def test_a_saved_entry_is_seen_where_the_page_stands(served: Served, page: Page) -> None:
    hosts = set()
    page.on("request", lambda request: hosts.add(request.url.removeprefix(served.url) != request.url))
    page.set_viewport_size({"width": 1280, "height": 500})
    page.goto(served.url + PAGE)
    page.evaluate("scrollTo(0, 300)")
    served.edit(ENTRY, "Tells residents", "Reminds residents")
    expect(page.get_by_text("Reminds residents when their bins are collected.")).to_be_attached()
    page.wait_for_function("() => scrollY === 300")
    assert hosts == {True}, "everything comes from the server itself"
    served.edit(ENTRY, "Reminds residents", "Tells residents")
    expect(page.get_by_text("Tells residents when their bins are collected.")).to_be_attached()


def test_a_hidden_page_follows_when_it_is_seen_again(served: Served, page: Page) -> None:
    page.goto(served.url + PAGE)
    hide = "hidden => { Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });"
    page.evaluate(hide + "document.dispatchEvent(new Event('visibilitychange')); }", True)
    served.follow(lambda: served.edit(ENTRY, "Tells residents", "Reminds residents"))
    assert "Tells residents" in page.content()
    page.evaluate(hide + "document.dispatchEvent(new Event('visibilitychange')); }", False)
    expect(page.get_by_text("Reminds residents when their bins are collected.")).to_be_attached()
    served.follow(lambda: served.edit(ENTRY, "Reminds residents", "Tells residents"))


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (320, "dark")])
def test_an_error_is_shown_over_the_page_until_it_is_put_right(
    served: Served, browser: Browser, width: int, scheme: str
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 700}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(served.url + PAGE)
    served.edit(ENTRY, "summary: Tells", "sumary: <b>Tells")
    report = page.get_by_role("alertdialog", name="21 files checked: 1 error.")
    expect(report).to_be_visible()
    expect(report).to_contain_text("catalogue/components/bin-days.yml:2:1 error[S102]")
    expect(report).to_contain_text("sumary is not a known field")
    expect(report).to_contain_text("2 | sumary: <b>Tells residents when their bins are collected.\n  | ^^^^^^")
    expect(report).to_contain_text("Did you mean summary?")
    expect(report.get_by_role("button", name="Close")).to_be_focused()
    axe.load(page)
    assert axe.violations(page) == []
    assert page.evaluate("document.querySelector('dialog').scrollWidth <= innerWidth")
    page.keyboard.press("Escape")
    expect(report).to_be_hidden()
    expect(page.get_by_text("Tells residents when their bins are collected.").first).to_be_visible()
    served.edit(ENTRY, "sumary: <b>Tells", "smmary: Tells")
    expect(report).to_contain_text("smmary is not a known field")
    served.edit(ENTRY, "smmary", "summary")
    expect(report).not_to_be_attached()
    context.close()


def test_what_was_saved_is_soon_found_by_the_search(served: Served, page: Page) -> None:
    served.follow(lambda: served.edit(ENTRY, "name: Bin Days", "name: Zebra Days"))
    served.wait_until(lambda: "zebra" in served.ask("/search/words.json").text)
    page.goto(f"{served.url}search/?q=zebra")
    expect(page.get_by_role("link", name="Zebra Days")).to_be_visible()
    served.follow(lambda: served.edit(ENTRY, "name: Zebra Days", "name: Bin Days"))
