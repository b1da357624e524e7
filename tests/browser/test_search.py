"""Journeys over the page of results."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.visit import settled, visit


def names(page: Page) -> list[str]:
    return page.locator("#results .row-name a").all_inner_texts()


def figure(page: Page, option: str) -> int:
    """Read the count that stands beside a kind."""
    return int(page.locator("details.facet").first.locator("label", has_text=option).locator(".number").inner_text())


def total(page: Page) -> int:
    words = page.locator("#count").inner_text()
    return 0 if words.startswith("No ") else int(words.split()[0].replace(",", ""))


def test_all_entries_are_listed_where_no_words_are_given(page: Page) -> None:
    visit(page, "search/")
    kinds = ("Component", "Standard", "Project", "Organisation")
    assert total(page) == sum(figure(page, kind) for kind in kinds) > 600
    assert names(page)[0] == "GovWifi"
    expect(page.get_by_label("Sort by")).to_have_value("used")


def test_words_are_found_and_marked(page: Page) -> None:
    visit(page, "search/?q=bin+collection")
    assert "UK Bin Collection Data" in names(page)
    marked = {word.lower() for word in page.locator("#results mark").all_inner_texts()}
    assert {"bin", "collection"} <= marked
    expect(page).to_have_title(re.compile("bin collection – Search"))


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("pay", "GOV.UK Pay"),
        ("localgov drupal", "LocalGov Drupal"),
        ("stockport", "Stockport Metropolitan Borough Council"),
    ],
)
def test_what_many_use_comes_before_what_is_called_much_the_same(page: Page, words: str, name: str) -> None:
    visit(page, f"search/?q={words}")
    assert names(page)[0] == name


def test_a_result_leads_to_its_page(page: Page) -> None:
    visit(page, "search/?q=notify")
    page.locator("#results").get_by_role("link", name="GOV.UK Notify").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("GOV.UK Notify")
    page.go_back()
    settled(page)
    assert names(page)[0] == "GOV.UK Notify"


def test_results_come_while_somebody_types_and_make_one_step_back(page: Page) -> None:
    visit(page, "search/")
    page.get_by_label("Search the catalogue").press_sequentially("repairs", delay=20)
    expect(page.get_by_role("status")).to_contain_text("for “repairs”")
    expect(page).to_have_url(re.compile(r"\?q=repairs$"))
    page.go_back()
    expect(page.get_by_role("status")).not_to_contain_text("repairs")
    expect(page.get_by_label("Search the catalogue")).to_have_value("")


def test_counts_foretell_what_a_choice_brings(page: Page) -> None:
    visit(page, "search/?q=data")
    standards, projects = figure(page, "Standard"), figure(page, "Project")
    page.get_by_role("checkbox", name="Standard").check()
    expect(page.get_by_role("status")).to_have_text(f"{standards} entries for “data”, filtered by Standard")
    assert figure(page, "Project") == projects
    page.get_by_role("checkbox", name="Project").check()
    expect(page.get_by_role("status")).to_contain_text(f"{standards + projects} entries")


def test_facets_narrow_each_other(page: Page) -> None:
    visit(page, "search/?service=planning")
    planning = total(page)
    expected = figure(page, "Standard")
    page.get_by_role("checkbox", name="Standard").check()
    expect(page.get_by_role("status")).to_contain_text(f"{expected} entries, filtered by")
    assert expected < planning
    expect(page.locator("#results .kind").filter(has_not_text="standard")).to_have_count(0)


def test_what_one_type_of_council_uses_or_takes_part_in(page: Page) -> None:
    visit(page, "search/?service=planning")
    page.locator("summary", has_text="Type of organisation").click()
    page.get_by_role("checkbox", name=re.compile("^District council")).check()
    expect(page.locator("#results .row-name").filter(has_text="PlanX").first).to_be_visible()
    expect(
        page.locator("#results .row-name").filter(has_text="Building control application data standards")
    ).to_have_count(0)


def test_a_council_is_found_by_its_name_from_the_list_of_all(page: Page) -> None:
    visit(page, "organisations/")
    page.get_by_label("Find an organisation by name").fill("camden")
    page.keyboard.press("Enter")
    settled(page)
    assert names(page)[0] == "London Borough of Camden"
    assert set(page.locator("#results .kind").all_inner_texts()) == {"organisation"}


def test_options_that_bring_nothing_are_not_offered_but_what_is_chosen_can_be_removed(page: Page) -> None:
    visit(page, "search/?q=notify&kind=standards")
    expect(page.get_by_role("checkbox", name="Standard")).to_be_checked()
    expect(page.get_by_role("checkbox", name="Component")).to_be_visible()
    page.get_by_role("button", name="Remove Kind: Standard").click()
    expect(page.get_by_role("checkbox", name="Standard")).to_have_count(0)
    expect(page.get_by_role("checkbox", name="Component")).to_be_visible()
    figures = page.locator("#filters details:visible .option .number").all_inner_texts()
    assert "0" not in figures


def test_where_one_entry_is_found_nothing_narrows_or_sorts_it(page: Page) -> None:
    visit(page, "search/?q=SEND")
    assert total(page) == 1
    for name in ("Kind", "Service area"):
        expect(page.locator("summary", has_text=name)).to_be_hidden()
    expect(page.get_by_label("Sort by")).to_be_hidden()


def test_the_address_holds_everything(page: Page) -> None:
    address = "search/?q=planning&kind=components&kind=projects&service=planning&sort=name"
    visit(page, address)
    expect(page.get_by_role("checkbox", name="Component")).to_be_checked()
    expect(page.get_by_role("checkbox", name="Project")).to_be_checked()
    expect(page.get_by_label("Sort by")).to_have_value("name")
    assert names(page) == sorted(names(page), key=str.casefold)
    page.get_by_label("Sort by").select_option("Most used")
    expect(page).to_have_url(re.compile(r"q=planning&kind=components&kind=projects&service=planning&sort=used$"))


def test_back_undoes_one_choice_at_a_time(page: Page) -> None:
    visit(page, "search/?q=planning")
    all_of_them = page.get_by_role("status").inner_text()
    page.get_by_role("checkbox", name="Component").check()
    expect(page.get_by_role("status")).to_contain_text("filtered by Component")
    page.get_by_role("checkbox", name="Project").check()
    expect(page.get_by_role("status")).to_contain_text("filtered by Component, Project")
    page.go_back()
    expect(page.get_by_role("checkbox", name="Project")).not_to_be_checked()
    expect(page.get_by_role("checkbox", name="Component")).to_be_checked()
    page.go_back()
    expect(page.get_by_role("status")).to_have_text(all_of_them)
    page.go_forward()
    expect(page.get_by_role("checkbox", name="Component")).to_be_checked()


def test_clear_all(page: Page) -> None:
    visit(page, "search/?q=planning&kind=components&service=planning")
    page.get_by_role("button", name="Clear all").click()
    expect(page).to_have_url(re.compile(r"search/\?q=planning$"))
    expect(page.locator("#chosen")).to_be_hidden()


def test_a_long_list_is_narrowed_and_shown_whole(page: Page) -> None:
    visit(page, "search/")
    facet = page.locator("details.facet", has_text="Used or tried by")
    facet.locator("summary").click()
    options = facet.locator("label.option")
    expect(options).to_have_count(8)
    counts = [int(each) for each in facet.locator("label .number").all_inner_texts()]
    assert counts == sorted(counts, reverse=True)
    facet.get_by_label("Filter the list").fill("camden")
    expect(options).to_have_count(1)
    options.click()
    expect(page.get_by_role("status")).to_contain_text("filtered by London Borough of Camden")
    facet.get_by_label("Filter the list").fill("")
    facet.get_by_role("button", name="Show all").click()
    assert options.count() > 100
    facet.get_by_role("button", name="Show fewer").click()
    assert options.count() < 20


def test_taking_part_does_not_count_as_use(page: Page) -> None:
    """Adur is only named together with its partner council: whether it uses GOV.UK Pay is not known."""
    visit(page, "search/?user=adur")
    assert "GOV.UK Pay" not in names(page)
    visit(page, "search/?user=aberdeenshire")
    assert "GOV.UK Pay" in names(page)
    pay = page.locator("#results > li").filter(has=page.get_by_role("link", name="GOV.UK Pay", exact=True))
    expect(pay.get_by_text(re.compile(r"^Used by: \d+ live$"))).to_be_visible()
    expect(pay.get_by_text("Taking part: 2 involved", exact=True)).to_be_visible()


def test_nothing_found_says_what_to_do(page: Page) -> None:
    visit(page, "search/?q=xyzzyqq&kind=standards")
    expect(page.get_by_role("status")).to_have_text("No entries for “xyzzyqq”, filtered by Standard")
    page.get_by_role("link", name="Say that you need it").click()
    expect(page.get_by_role("heading", name="We need something", exact=True)).to_be_in_viewport()
    page.go_back()
    settled(page)
    expect(page.get_by_role("link", name="Add it")).to_be_visible()
    page.get_by_role("button", name="Search without filters").click()
    expect(page).to_have_url(re.compile(r"search/\?q=xyzzyqq$"))
    page.get_by_label("Search the catalogue").fill("notify")
    page.keyboard.press("Enter")
    expect(page.locator("#results .row-name a").first).to_have_text("GOV.UK Notify")


def test_other_spellings_are_looked_for_only_where_a_word_was_not_found(page: Page) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url.rpartition("/")[2]))
    for address in ("search/", "search/?q=planning"):
        visit(page, address)
        page.wait_for_load_state("networkidle")
    assert not {"words.json", "spelling.js"} & set(fetched)
    with page.expect_request("**/words.json"), page.expect_request("**/spelling.js"):
        visit(page, "search/?q=plannig")


@pytest.mark.parametrize(
    ("words", "better"),
    [("repiars", "repairs"), ("stokport", "stockport"), ("plannig aplications", "planning applications")],
)
def test_a_misspelt_word_is_offered_as_it_was_meant(page: Page, words: str, better: str) -> None:
    visit(page, f"search/?q={words}&sort=name")
    page.get_by_text("Did you mean").get_by_role("button", name=better).click()
    expect(page.get_by_role("status")).to_contain_text(f"for “{better}”")
    expect(page.get_by_role("status")).to_be_focused()
    expect(page.get_by_label("Search the catalogue")).to_have_value(better)
    expect(page.locator("#results > li").first).to_be_visible()
    expect(page.get_by_text("Did you mean")).to_have_count(0)
    page.go_back()
    expect(page.get_by_text("Did you mean")).to_be_visible()


def test_a_word_that_nothing_has_finds_nothing(page: Page) -> None:
    """The engine would take the longest word that begins it: C, of C#, for a chatterbox."""
    for words in ("chatterbox", "cookies", "salesforce", "chatterbox zebra", "plannig"):
        visit(page, f"search/?q={words}")
        expect(page.get_by_role("status")).to_have_text(f"No entries for “{words}”")


def test_parts_of_words_areas_and_those_who_take_part_are_found(page: Page) -> None:
    for words, name in {
        "govuk": "GOV.UK Pay",
        "gov.uk pay": "GOV.UK Pay",
        "drupal": "LocalGov Drupal",
        "highways": "Open311 GeoReport v2",
        "planning medway": "PlanX",
    }.items():
        visit(page, f"search/?q={words}")
        assert name in names(page), words


def test_a_word_that_is_known_or_near_to_none_is_left_alone(page: Page) -> None:
    for words in ("repairs", "gov.uk notify", "PlanX", "xyzzyqq", "bin", "email", "missed bins", "car park"):
        visit(page, f"search/?q={words}")
        page.wait_for_load_state("networkidle")
        expect(page.get_by_text("Did you mean"), words).to_have_count(0)


def test_the_answer_stays_where_the_list_of_words_does_not_arrive(page: Page) -> None:
    page.route("**/words.json", lambda route: route.abort())
    visit(page, "search/?q=plannig")
    page.wait_for_load_state("networkidle")
    expect(page.get_by_role("link", name="Say that you need it")).to_be_visible()
    expect(page.get_by_text("Did you mean")).to_have_count(0)


def test_what_was_reviewed_last_comes_first(page: Page, small: str) -> None:
    visit(page, f"{small}search/?sort=reviewed")
    expect(page.get_by_label("Sort by")).to_have_value("reviewed")
    assert names(page)[0] == "Bin Days"


def test_no_order_is_offered_that_would_sort_nothing(page: Page) -> None:
    """None of the real entries says yet when it was reviewed."""
    visit(page, "search/")
    page.get_by_label("Sort by").get_by_role("option", name="Name").wait_for(state="attached")
    expect(page.get_by_label("Sort by").get_by_role("option", name="Entry last checked")).to_have_count(0)


def test_a_choice_that_does_not_exist_finds_nothing_rather_than_everything(page: Page) -> None:
    visit(page, "search/?owner=no-such-council")
    expect(page.get_by_role("status")).to_contain_text("No entries")
    page.get_by_role("button", name="Remove Owner: no-such-council").click()
    expect(page.locator("#results > li")).to_have_count(20)
    assert total(page) > 600


@pytest.mark.parametrize(
    "words", ['<img src=x onerror="window.hurt=1">', "'\"></title><script>window.hurt=1</script>", "%", "\\"]
)
def test_markup_in_a_search_stays_text(page: Page, words: str) -> None:
    visit(page, "search/")
    page.get_by_label("Search the catalogue").fill(words)
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text(f"“{words}”")
    page.reload()
    expect(page.get_by_role("status")).to_contain_text(f"“{words}”")
    assert page.evaluate("window.hurt") is None
    assert page.locator("main img, main script").count() == 0


def test_markup_in_a_filter_stays_text(page: Page) -> None:
    visit(page, "search/?owner=%3Cimg%20src=x%20onerror=window.hurt=1%3E")
    expect(page.locator("#chosen")).to_contain_text("<img src=x onerror=window.hurt=1>")
    assert page.locator("main img").count() == 0


def test_markup_in_a_result_stays_text(page: Page, small: str) -> None:
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    for address in ("search/", "search/?q=quoted"):
        visit(page, small + address)
        row = page.locator("#results > li", has_text="alert(1)")
        expect(row.get_by_role("link")).to_have_text("<script>alert(1)</script> & catalogue-slot-body-")
        expect(row.locator(".row-summary")).to_contain_text('</title><img src=x onerror=alert(1)> "quoted"')
    page.locator("#results").get_by_role("link", name="alert(1)").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("<script>alert(1)</script>")
    assert dialogs == []
    harm = ("img:not([src$='badge.svg'])", "iframe", "[onerror]", "[onmouseover]", "script:not([type$='json'])")
    expect(page.locator(f"main :is({', '.join(harm)})")).to_have_count(0)


def test_more_results_are_shown_again_after_coming_back(page: Page) -> None:
    visit(page, "search/")
    page.get_by_role("button", name="Show more results").click()
    expect(page.locator("#results > li")).to_have_count(40)
    page.locator("#results > li").nth(30).get_by_role("link").click()
    expect(page.locator("#results")).to_have_count(0)
    page.go_back()
    expect(page.locator("#results > li")).to_have_count(40)


def test_a_search_that_cannot_start_says_so_and_starts_again(page: Page) -> None:
    page.route("**/table.json", lambda route: route.abort())
    page.goto("search/?q=notify")
    expect(page.get_by_role("status")).to_have_text("Search could not start.")
    expect(page.get_by_role("region", name="Or browse")).to_be_visible()
    page.unroute("**/table.json")
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("status")).to_have_text("3 entries for “notify”")


def test_a_table_older_than_the_index_is_fetched_anew(page: Page) -> None:
    """Browsers keep the table for some minutes, in which the site may be published again."""
    older = re.compile(r'"version":"\w+"')
    page.route(
        "**/table.json",
        lambda route: route.fulfill(body=older.sub('"version":"000"', route.fetch().text())),
        times=1,
    )
    page.goto("search/?sort=name")
    expect(page.get_by_role("status")).to_have_text("Search could not start.")
    page.get_by_role("button", name="Try again").click()
    expect(page.locator("#results > li")).to_have_count(20)
    page.locator("label", has_text="Standard").first.click()
    expect(page.locator("#chosen")).to_contain_text("Standard")


def test_without_words_the_engine_is_not_loaded(page: Page) -> None:
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    visit(page, "search/?kind=components&sort=name")
    assert [url for url in loaded if "/pagefind/pagefind" in url or "wasm" in url or "/index/" in url] == []


def test_filters_on_a_phone_say_how_many_are_chosen(page: Page) -> None:
    page.set_viewport_size({"width": 375, "height": 700})
    visit(page, "search/?kind=components&service=planning")
    expect(page.get_by_role("button", name="Filters (2)")).to_be_visible()
    expect(page.get_by_role("checkbox", name="Component")).to_be_hidden()
    page.get_by_role("button", name="Filters (2)").click()
    page.get_by_role("checkbox", name="Component").uncheck()
    expect(page.get_by_role("button", name="Filters (1)")).to_be_visible()
