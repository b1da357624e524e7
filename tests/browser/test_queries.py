"""The words that people type find what they should: all judged queries, one after another on one page."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Page, expect

from generator.publish.search import words
from tests.browser.visit import visit

_LEAST_MET = 0.95
_FIRST = 5
"""Results."""

ASK = """async query => {
    const status = document.querySelector("#count"), body = document.querySelector("#finder-body");
    document.querySelector("#query").value = query;
    document.querySelector("#query").form.requestSubmit();
    while (body.ariaBusy === "true") await new Promise(done => setTimeout(done, 5));
    const slugs = selector => [...document.querySelectorAll(selector)].map(each => each.pathname.split("/").at(-2));
    return {
        results: slugs("#results > li > .row-name a"),
        parts: slugs("#results > li:nth-child(-n + 5) .row-part a"),
        areas: slugs("#areas a"),
        status: status.textContent,
    };
}"""
"""Sends a query as somebody does who presses Enter, and returns what the page then shows."""


@dataclass(frozen=True, slots=True)
class Query:
    """A query with the slugs and the service area that answer it."""

    q: str
    first: Sequence[str] = ()
    area: str = ""
    empty: bool = False
    welsh: bool = False

    def is_met(self, answer: Mapping[str, Sequence[str]]) -> bool:
        """Whether an answer has what was wanted."""
        if self.empty:
            return not answer["results"] and not answer["areas"]
        shown = {*answer["results"][:_FIRST], *answer["parts"]}
        return bool(shown & {*self.first}) or self.area in answer["areas"]


QUERIES = [Query(**each) for each in yaml.safe_load((Path(__file__).parent / "queries.yml").read_text("utf-8"))]


def asked(page: Page, queries: Sequence[Query], address: str) -> Iterator[tuple[Query, Mapping[str, Sequence[str]]]]:
    visit(page, address)
    for query in queries:
        yield query, page.evaluate(ASK, query.q)


def test_people_find_what_they_look_for_in_their_own_words(page: Page, capsys: pytest.CaptureFixture[str]) -> None:
    answers = [
        *asked(page, [each for each in QUERIES if not each.welsh], "search/"),
        *asked(page, [each for each in QUERIES if each.welsh], "cy/search/"),
    ]
    unmet = [f"{query.q}: {answer['status']}" for query, answer in answers if not query.is_met(answer)]
    share = 1 - len(unmet) / len(QUERIES)
    with capsys.disabled():
        print(f"\n{share:.1%} of {len(QUERIES)} judged queries are met.", *unmet, sep="\n  ")
    assert share >= _LEAST_MET, unmet


def test_what_is_wanted_exists(site: Path) -> None:
    """A slug that changed would make a query fail for ever, or pass by its other answers alone."""
    there = {page.parent.name for page in site.glob("*/*/index.html")}
    assert {slug for query in QUERIES for slug in (*query.first, query.area) if slug} <= there


def test_no_query_is_met_by_luck(page: Page) -> None:
    """Other words of the same length find nothing of it: what is found is found by the words."""
    nonsense = [Query(each.q[::-1], each.first, each.area) for each in QUERIES if len(each.q) > 4 and not each.empty]
    met = [query.q for query, answer in asked(page, nonsense, "search/") if query.is_met(answer)]
    assert met == []


WORDS = """async ([texts, small]) => {
    const script = document.querySelector("script[src$='/search.js']").src;
    const words = await import(script.replace("search.js", "words.js"));
    return texts.map(text => {
        const telling = words.telling(text, small);
        return [telling, telling.map(words.named), telling.map(each => words.radicals(words.fold(each))),
            words.phrases(telling, ["en"])];
    });
}"""


def test_scripts_make_the_same_words_as_the_documents(page: Page) -> None:
    texts = [
        *(
            "where do I vote",
            "C# and C++ on .NET 8.0",
            "D-TRO",
            "fly-tipping",
            "to WCAG 2.2 (AA)",
            "GOV.UK",
            "v3.1",
            "SEND",
        ),
        *("Straße Łódź æther øre", "treth gyngor a thaliadau", "yng Ngwynedd", "tŷ", "llyfrgell", "o'r", "it, IT; the"),
    ]
    visit(page, "search/")
    made = []
    for text in texts:
        telling = words.telling(text, ["en", "cy"])
        [phrase] = words.phrases([" ".join(telling)], "en")
        radicals = [words.radicals(words.fold(word)) for word in telling]
        made.append([telling, [*map(words.named, telling)], radicals, [phrase.removeprefix("zz ")]])
    assert page.evaluate(WORDS, [texts, words.small(["en", "cy"])]) == made


@pytest.mark.parametrize(
    "typed", ["person", "single tenancy", "data protection impact zebra", "my service", "carpet", "quantum data"]
)
def test_no_area_is_offered_for_a_part_of_a_phrase_or_a_stray_word(page: Page, typed: str) -> None:
    visit(page, f"search/?q={typed}")
    areas = page.locator("#areas a").all_inner_texts()
    assert not {"Council tax and payments", "Data and insight", "Culture, sport and leisure"} & {*areas}


def test_the_very_words_count_more_than_their_stems_and_parts_of_names(page: Page) -> None:
    first = {each.q: each.first for each in QUERIES}["service directory"]
    [(_, parking), (_, parks), (_, directory)] = asked(
        page, [Query("parking"), Query("parks"), Query("service directory")], "search/"
    )
    assert parking["areas"] == ["highways"]
    assert parks["areas"] == ["culture-and-leisure"]
    assert {*directory["results"][:_FIRST], *directory["parts"]} & {*first}


def test_the_line_says_which_words_were_left_out(page: Page) -> None:
    visit(page, "search/?q=plannning+zebra")
    expect(page.locator("#left-out")).to_be_empty()
    visit(page, "search/?q=planning+zebra")
    expect(page.locator("#left-out")).to_have_text("No entry has all these words. Left out: zebra.")
    expect(page.get_by_role("status")).to_contain_text("for “planning”")
    expect(page.locator("#results mark").first).to_be_visible()


def test_capitals_signs_and_letters_mean_what_they_mean(page: Page) -> None:
    names = {"SEND": "SEND top-up", "D-TRO": "D-TRO", "GOV.UK Pay": "GOV.UK Pay", "WCAG 2.2": "WCAG"}
    for typed, name in names.items():
        visit(page, f"search/?q={typed}")
        expect(page.locator("#results .row-name a").first, typed).to_contain_text(name)
    visit(page, "search/?q=SEND")
    expect(page.locator("#results")).not_to_contain_text("GOV.UK Notify")
    visit(page, "search/?q=libraries")
    expect(page.locator("#areas")).to_contain_text("Culture, sport and leisure")
    expect(page.locator("#results")).not_to_contain_text("library")
    for typed in ("Ngwynedd", "Caerdydd", "Nghaerdydd"):
        visit(page, f"search/?q={typed}")
        expect(page.locator("#results .kind", has_text="organisation").first, typed).to_be_visible()


def test_each_language_says_when_the_other_has_an_answer(page: Page) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    visit(page, "search/?q=planning")
    page.wait_for_load_state("networkidle")
    assert not [url for url in fetched if "/cy/" in url], "the other index is fetched only where there is no answer"
    visit(page, "search/?q=gwastraff")
    other = page.locator("#elsewhere")
    expect(other).to_contain_text("Gwastraff ac ailgylchu")
    other.get_by_role("link", name="Cymraeg").click()
    expect(page.locator("html")).to_have_attribute("lang", "cy")
    expect(page.locator("#areas a")).to_have_text("Gwastraff ac ailgylchu")


def test_results_are_headings_and_come_before_the_filters(page: Page) -> None:
    visit(page, "search/?q=planning")
    names = page.locator("#results").get_by_role("heading", level=2)
    assert names.first.inner_text() == page.locator("#results .row-name a").first.inner_text()
    page.get_by_label("Search the catalogue").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the first result")).to_be_focused()
    page.keyboard.press("Enter")
    expect(names.first.get_by_role("link")).to_be_focused()
    assert page.evaluate(
        "document.querySelector('#results').compareDocumentPosition(document.querySelector('#filters')) & 4"
    )


def test_parts_stand_below_their_whole(page: Page) -> None:
    visit(page, "search/?q=localgov+drupal")
    whole = page.locator("#results > li").first
    expect(whole.locator(":scope > .row-name a")).to_have_text("LocalGov Drupal")
    parts = whole.get_by_role("list", name="Its parts")
    expect(parts.get_by_role("heading", level=3)).to_have_count(3)
    whole.get_by_text("more parts").click()
    expect(whole.get_by_role("list", name="Its parts").last.get_by_role("heading").nth(3)).to_be_visible()


def test_an_empty_page_says_what_each_word_finds_and_hides_filters_that_find_nothing(page: Page) -> None:
    visit(page, "search/?q=zebra+stripes+xylophone")
    expect(page.locator("#filters")).to_be_hidden()
    expect(page.get_by_role("link", name="Say that you need it")).to_be_visible()
    visit(page, "search/?q=quantum+data")
    expect(page.locator("#empty").get_by_role("link", name="data")).to_be_visible()
