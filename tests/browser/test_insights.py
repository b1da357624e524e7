"""The plots and the map as people meet them: in any colours, at any width, with keys and without a script."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

OVERFLOWING = """() => [...document.querySelectorAll('.figure')].flatMap(figure => {
    const right = figure.getBoundingClientRect().right + 1;
    const texts = [...figure.querySelectorAll('.plot text, .bars span, .bars b')];
    return texts.filter(each => each.getBoundingClientRect().right > right);
}).map(each => each.textContent)"""
OVERLAPPING = """() => [...document.querySelectorAll('.bars, svg.plot[role=img]')].flatMap(plot => {
    const boxes = [...plot.querySelectorAll('text, rect, p')].map(each => each.getBoundingClientRect());
    return boxes.filter((one, index) => boxes.some((other, later) => later > index
        && one.left < other.right - 1 && other.left < one.right - 1
        && one.top + 5 < other.bottom && other.top + 5 < one.bottom));
}).length"""


BESIDE_A_HOLE = """() => [...document.querySelectorAll('.figures')].filter(each =>
    each.lastElementChild.getBoundingClientRect().right < each.getBoundingClientRect().right - 1
).map(each => each.lastElementChild.innerText)"""


@pytest.fixture(autouse=True)
def _insights(page: Page) -> None:
    page.goto("insights/")


@pytest.mark.parametrize(("folder", "widths"), [("", (1280, 700, 375, 320)), ("cy/", (700, 320))])
def test_every_label_is_within_its_plot_and_on_nothing_else(page: Page, folder: str, widths: Sequence[int]) -> None:
    page.goto(f"{folder}insights/")
    assert page.locator(".figure [role=img]").count() >= 8
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(OVERFLOWING) == [], width
        assert page.evaluate(OVERLAPPING) == 0, width


def test_no_chapter_ends_beside_an_empty_column(page: Page) -> None:
    for width in (1280, 375):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(BESIDE_A_HOLE) == [], width


def test_plots_follow_light_and_dark(page: Page) -> None:
    bar = page.locator("#adoption ~ .figures rect.is-uses").first
    page.emulate_media(color_scheme="light")
    light = bar.evaluate("each => getComputedStyle(each).fill")
    page.emulate_media(color_scheme="dark")
    assert bar.evaluate("each => getComputedStyle(each).fill") != light


def test_marks_differ_in_the_colours_of_the_system(page: Page) -> None:
    page.emulate_media(forced_colors="active")
    looks = ("uses", "part", "none")
    fills = {page.locator(f"svg.plot rect.is-{look}").first.evaluate("e => getComputedStyle(e).fill") for look in looks}
    assert len(fills) == len(looks)
    ground, mark = (
        page.locator(f".map-and-key > .tile-map .tile-{kind}").evaluate(f"e => getComputedStyle(e).{paint}")
        for kind, paint in (("ground", "stroke"), ("uses", "fill"))
    )
    assert ground != mark


def test_each_plot_tells_what_it_shows_and_leads_to_its_numbers(page: Page) -> None:
    for figure in page.locator(".figure").all():
        name = figure.locator("h3").inner_text()
        if figure.locator("[role=img]").count():
            plot = figure.get_by_role("img", name=name)
            assert (
                plot.evaluate("e => document.getElementById(e.getAttribute('aria-describedby')).innerText.length") > 20
            )
        summary = figure.locator("summary")
        if summary.count():
            summary.press("Enter")
            expect(figure.get_by_role("table", name=f"{name}: the numbers")).to_be_visible()
            expect(figure.get_by_role("link", name="Download these numbers")).to_be_visible()


def test_numbers_can_be_downloaded(page: Page, tmp_path: Path) -> None:
    figure = page.locator(".figure").filter(
        has=page.get_by_role("heading", name=re.compile("^Chosen by the most organisations"))
    )
    figure.locator("summary").click()
    with page.expect_download() as waited:
        figure.get_by_role("link", name="Download these numbers").click()
    waited.value.save_as(tmp_path / "numbers.csv")
    assert (
        (tmp_path / "numbers.csv").read_text(encoding="utf-8-sig").startswith("Entry,In use,Take part,Planned,Stopped")
    )


def test_all_of_the_map_is_in_the_lists_beside_it_and_keys_need_not_pass_through_it(page: Page) -> None:
    on_map = page.locator(".map-and-key > .tile-map a")
    assert on_map.count() > 300
    assert {each.get_attribute("tabindex") for each in on_map.all()[:5]} == {"-1"}
    read = "links => links.map(each => each.getAttribute('href'))"
    listed = page.locator(".map-and-key details a").evaluate_all(read)
    assert sorted(on_map.evaluate_all(read)) == sorted(listed)
    page.get_by_text(re.compile("Wales: the .* by name")).press("Enter")
    page.get_by_role("link", name="Cardiff Council").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("City of Cardiff Council")


def test_a_square_leads_to_its_council(page: Page) -> None:
    square = page.locator(".map-and-key > .tile-map a").filter(has_text="Stockport")
    square.scroll_into_view_if_needed()
    square.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Stockport Metropolitan Borough Council")


def test_the_first_page_and_an_entry_lead_with_small_maps(page: Page) -> None:
    page.goto("")
    page.get_by_role("link", name="See every council on the map").click()
    expect(page.get_by_role("heading", name="Map of councils")).to_be_in_viewport()
    page.goto("components/planx/")
    beside = page.locator(".map-of-users")
    expect(beside.locator("svg.tile-map")).to_be_visible()
    live = int(page.locator(".status-head").filter(has_text="Live").locator(".number").inner_text())
    assert int(beside.get_by_role("listitem").filter(has_text="Live").locator(".number").inner_text()) == live


def test_all_is_there_without_javascript(browser: Browser, base_url: str) -> None:
    context = browser.new_context(base_url=base_url, java_script_enabled=False)
    page = context.new_page()
    page.goto("insights/")
    expect(page.get_by_role("img", name=re.compile("^Chosen by the most organisations"))).to_be_visible()
    page.locator(".figure summary").first.click()
    expect(page.get_by_role("table").first).to_be_visible()
    context.close()


def test_on_a_wide_page_every_table_of_numbers_is_seen_whole(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto("insights/")
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
    cut = "each => each.scrollWidth > each.clientWidth && each.getAttribute('aria-labelledby')"
    assert page.evaluate(f"[...document.querySelectorAll('.figures .scroll')].map({cut}).filter(Boolean)") == []
