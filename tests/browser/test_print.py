"""A page on paper: it keeps the addresses that nobody can select there, and drops what only works on a screen."""

from playwright.sync_api import Page, expect

_AFTER = "each => [each.getAttribute('href'), getComputedStyle(each, '::after').content]"


def test_a_printed_page_gives_every_address_in_full(page: Page) -> None:
    page.goto("standards/local-government-transparency-code/")
    own = page.locator("link[rel=canonical]").get_attribute("href") or ""
    address = page.locator("footer").get_by_text(own, exact=True)
    expect(address).to_be_hidden()
    page.emulate_media(media="print")
    expect(address).to_be_visible()
    for kind in (".evidence", ".sources a", "[aria-labelledby=links] dd a"):
        links = page.locator(kind).all()
        assert links
        for href, printed in (each.evaluate(_AFTER) for each in links):
            assert href in printed


def test_what_only_works_on_a_screen_is_not_printed(page: Page) -> None:
    page.goto("components/localgov-drupal/")
    screen = (
        page.get_by_text("Show that it is in the catalogue"),
        page.get_by_text("Compare with"),
        page.get_by_role("link", name="add it").first,
    )
    for each in screen:
        expect(each).to_be_visible()
    page.emulate_media(media="print")
    for each in screen:
        expect(each).to_be_hidden()
