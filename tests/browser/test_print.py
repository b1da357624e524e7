"""A page on paper: it keeps the addresses that nobody can select there, and drops what only works on a screen."""

import re

import pytest
from playwright.sync_api import Page, expect

_AFTER = "each => [each.getAttribute('href'), getComputedStyle(each, '::after').content]"


def test_a_printed_page_gives_every_address_in_full(page: Page) -> None:
    page.goto("standards/local-government-transparency-code/")
    own = page.locator("link[rel=canonical]").get_attribute("href") or ""
    address = page.locator("footer").get_by_text(own, exact=True)
    expect(address).to_be_hidden()
    page.emulate_media(media="print")
    expect(address).to_be_visible()
    for kind in (".sources a", "[aria-labelledby=links] dd a"):
        links = page.locator(kind).all()
        assert links
        for href, printed in (each.evaluate(_AFTER) for each in links):
            assert href in printed


@pytest.mark.parametrize("url", ["components/bops/", "organisations/camden/", "standards/brownfield-land-register/"])
def test_evidence_is_numbered_and_its_address_is_printed_once(page: Page, url: str) -> None:
    page.goto(url)
    notes = page.locator(".footnotes li")
    expect(notes.first).to_be_hidden()
    page.emulate_media(media="print")
    expect(notes.first).to_be_visible()
    addresses = notes.all_inner_texts()
    assert len(set(addresses)) == len(addresses)
    links = page.locator(".evidence").all()
    numbers = [each.get_attribute("data-number") or "" for each in links]
    assert [addresses[int(number) - 1] for number in numbers] == [each.get_attribute("href") for each in links]
    for number, (_, printed) in zip(numbers, (each.evaluate(_AFTER) for each in links), strict=True):
        assert re.findall(r"\d+", printed) == [number]


def test_relations_are_printed_once_as_a_list(page: Page) -> None:
    page.goto("components/bops/")
    expect(page.locator(".diagram")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".diagram")).to_be_hidden()
    expect(page.locator("[aria-labelledby=fits-with]")).to_contain_text("PlanX")


def test_what_only_works_on_a_screen_is_not_printed(page: Page) -> None:
    page.goto("components/localgov-drupal/")
    screen = (
        page.get_by_text("Show that it is in the catalogue"),
        page.get_by_text("Compare with"),
        page.get_by_label("Find an organisation in these lists"),
        page.get_by_role("link", name="Add what you know"),
    )
    for each in screen:
        expect(each).to_be_visible()
    page.emulate_media(media="print")
    for each in screen:
        expect(each).to_be_hidden()
