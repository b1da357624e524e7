"""Somebody who reads Welsh: from the first page to what other councils use for planning, and whom to ask."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.publish.edition.language import read
from tests.browser.visit import settled
from tests.conftest import ROOT


@pytest.fixture
def plain(browser: Browser, base_url: str) -> Iterator[Page]:
    """A browser that runs no script."""
    context = browser.new_context(java_script_enabled=False, base_url=base_url)
    yield context.new_page()
    context.close()


def heading(page: Page, words: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(words)


def test_what_district_councils_use_for_planning_and_whom_to_ask(page: Page) -> None:
    """By keyboard, on a phone."""
    page.set_viewport_size({"width": 375, "height": 700})
    page.goto("cy/")
    page.get_by_role("searchbox", name="Chwilio").focus()
    page.keyboard.type("planning")
    page.keyboard.press("Enter")
    settled(page)
    expect(page.locator("#count")).to_contain_text("ar gyfer “planning”")
    page.get_by_role("button", name="Hidlwyr").focus()
    page.keyboard.press("Enter")
    page.locator("summary", has_text="Maes gwasanaeth").focus()
    page.keyboard.press("Enter")
    page.get_by_role("checkbox", name="Cynllunio a rheoli adeiladu").focus()
    page.keyboard.press("Space")
    expect(page.locator("#chosen")).to_contain_text("Cynllunio a rheoli adeiladu")
    found = page.locator("#results a").first
    name = found.inner_text()
    found.focus()
    page.keyboard.press("Enter")
    heading(page, name)
    assert "/cy/" in page.url
    expect(page.get_by_role("heading", name="Pwy i’w holi")).to_be_attached()
    expect(page.get_by_role("heading", name="Pwy sy")).to_be_attached()


def test_the_same_without_javascript(plain: Page) -> None:
    plain.goto("cy/")
    plain.get_by_role("navigation", name="Prif ddewislen").get_by_role("link", name="Meysydd gwasanaeth").click()
    plain.get_by_role("main").get_by_role("link", name="Cynllunio a rheoli adeiladu").click()
    heading(plain, "Cynllunio a rheoli adeiladu")
    who = plain.get_by_role("region", name="Pwy sy’n eu defnyddio neu’n cymryd rhan")
    who.locator("summary", has_text="Cyngor dosbarth").first.click()
    braintree = who.get_by_role("listitem").filter(has_text="Braintree District Council")
    expect(braintree).to_contain_text("yn cymryd rhan")
    braintree.get_by_role("link", name="PlanX").click()
    heading(plain, "PlanX")
    assert "/cy/" in plain.url
    expect(plain.get_by_role("heading", name="Pwy i’w holi")).to_be_attached()


def test_the_switch_stays_on_the_page_and_with_the_search(page: Page) -> None:
    page.goto("components/govuk-pay/")
    page.get_by_role("link", name="Cymraeg").click()
    heading(page, "GOV.UK Pay")
    assert page.url.endswith("/cy/components/govuk-pay/")
    page.goto("search/?q=repairs&kind=projects")
    settled(page)
    number = page.locator("#results > li").count()
    page.get_by_role("link", name="Cymraeg").click()
    settled(page)
    assert page.url.endswith("/cy/search/?q=repairs&kind=projects")
    assert page.locator("#results > li").count() == number
    page.get_by_role("link", name="English", exact=True).click()
    settled(page)
    assert page.url.endswith("/search/?q=repairs&kind=projects")
    assert "/cy/" not in page.url


def test_what_is_there_in_english_alone_says_so_before_and_after(page: Page) -> None:
    page.goto("cy/")
    away = page.get_by_role("link", name="Cyfrannu (Saesneg)").first
    away.click()
    expect(page.locator(".english-only")).to_have_attribute("lang", "cy")
    page.get_by_role("link", name="Tudalennau Cymraeg").click()
    expect(page.locator("html")).to_have_attribute("lang", "cy")


def test_a_choice_to_compare_goes_on_in_welsh(page: Page) -> None:
    page.goto("cy/components/")
    for row in (0, 1):
        page.get_by_role("button", name="Cymharu").nth(row).click()
    page.get_by_role("link", name="Cymharu 2").click()
    expect(page.locator("#compare-result")).to_be_visible()
    assert "/cy/compare/" in page.url
    expect(page.locator("#compare-table")).to_contain_text("dim yn hysbys")
    expect(page.locator("#compare-table")).to_contain_text("gwahanol")
    expect(page.locator("#compare-table")).not_to_contain_text("differs")
    expect(page.locator("#compare-table caption")).to_contain_text(" a hefyd ")
    expect(page.locator("#compare-table thead a[lang=en]")).to_have_count(2)
    page.get_by_role("button", name="Tynnu").first.click()
    expect(page.locator("#compare-status")).to_contain_text("Dewiswch un arall")


def test_welsh_words_find_what_is_described_in_english(page: Page) -> None:
    page.goto("cy/search/?q=gwastraff")
    settled(page)
    expect(page.locator("#results a").first).to_be_visible()
    expect(page.locator("#results .row-summary").first).to_have_attribute("lang", "en")


def test_results_are_in_welsh_where_an_entry_is_and_say_where_it_is_not(page: Page, small: str) -> None:
    page.goto(f"{small}cy/search/?q=fap")
    settled(page)
    row = page.locator("#results > li").filter(has=page.get_by_role("link", name="Map cynllunio"))
    expect(row.locator(".row-summary")).to_have_text("Mae'n dangos ceisiadau cynllunio ar fap.")
    expect(row.locator("mark")).to_have_text("fap.")
    expect(row.locator("[lang], .row-extract")).to_have_count(0)
    page.goto(f"{small}cy/search/?q=shows")
    settled(page)
    expect(row.locator(".row-extract")).to_have_attribute("lang", "en")
    expect(row.locator(".row-extract mark")).to_have_text("Shows")
    page.goto(f"{small}cy/search/?q=residents")
    settled(page)
    expect(page.locator("#results .row-summary").first).to_have_attribute("lang", "en")
    expect(page.locator("#results .row-name a").first).to_have_attribute("lang", "en")
    page.goto(f"{small}search/?q=ceisiadau")
    settled(page)
    expect(page.locator("main")).not_to_contain_text("fap")
    assert page.locator("mark").count() == 0, "who searches in English is not shown Welsh"
    tables = [page.request.get(f"{small}{folder}search/table.json").json() for folder in ("", "cy/")]
    assert ["translated" in each for each in tables] == [False, True], "those who read English need not load the Welsh"


def test_scripts_choose_the_form_that_a_number_takes_as_pages_do(page: Page) -> None:
    page.goto("cy/")
    forms = "import(new URL('../assets/i18n.cy.js', location)).then(it => [...Array(201).keys()].map(it.pluralForm))"
    words = read(ROOT / "site_overrides/theme/translations/cy.po")
    shown = words.script_messages["%(num)s entry"]
    said = [words.ngettext("%(num)s entry", "%(num)s entries", number) for number in range(201)]
    assert [shown[form] % {"num": number} for number, form in enumerate(page.evaluate(forms))] == said
    assert set(said[:7]) == {
        "0 cofnod", "1 cofnod", "2 gofnod", "3 chofnod", "4 cofnod", "5 cofnod", "6 chofnod",
    }  # fmt: skip


def test_scripts_speak_english_where_their_welsh_does_not_arrive(page: Page) -> None:
    page.route("**/i18n.cy.js", lambda route: route.abort())
    page.goto("cy/search/?q=planning")
    settled(page)
    expect(page.locator("#count")).to_contain_text("entries for “planning”")


def test_plots_speak_welsh_and_mark_what_entries_say_in_english(page: Page) -> None:
    page.goto("cy/insights/")
    chosen = page.get_by_role("img", name="Wedi’u dewis gan y nifer mwyaf o sefydliadau: GovWifi")
    expect(chosen.locator("[lang=en]", has_text="Spatial Hub (Scotland)")).to_have_count(1)
    plot = page.get_by_role("img", name="Mae cofrestri’n nodi")
    said = plot.evaluate("each => document.getElementById(each.getAttribute('aria-describedby')).innerText")
    assert said.startswith("Pwy sy’n nodi bod sefydliad yn defnyddio rhywbeth")
    expect(plot.locator("span:not([lang])", has_text="Cofrestri y mae eraill yn eu cadw")).to_have_count(1)
    figure = page.locator(".figure").filter(has=plot)
    figure.get_by_text("Y rhifau", exact=False).first.click()
    expect(figure.get_by_role("table", name=re.compile("Mae cofrestri’n nodi .*: y rhifau"))).to_be_visible()
    expect(figure.get_by_role("link", name="Lawrlwytho’r rhifau hyn (CSV) (Saesneg)")).to_be_visible()
    page.get_by_text("Cymru: y 22 cyngor yn ôl enw").press("Enter")
    page.locator("details[open] .names a").first.click()
    assert "/cy/organisations/" in page.url
