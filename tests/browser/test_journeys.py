"""What people come for, one story a test: from the first page by what they would press, to the sentence they need.

Each test ends with that sentence. The last story is walked by keyboard, on a phone in the dark, without JavaScript, and
with all of that at once in Welsh.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.visit import settled, widest

PHONE = {"width": 375, "height": 700}
MOST_STOPS = 400
"""How often somebody may press Tab before a link counts as out of reach."""
DARK = "rgb(20, 24, 29)"


def follow(page: Page, name: str, within: Locator | None = None) -> None:
    """Follow a link of the content, or of a part of it."""
    (within or page.get_by_role("main")).get_by_role("link", name=name, exact=True).first.click()


def choose(page: Page, name: str) -> None:
    """Follow a link of the menu that is on every page."""
    page.get_by_role("navigation", name="Main").get_by_role("link", name=name).click()


def arrives(page: Page, name: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(name)


def search(page: Page, words: str) -> None:
    """Type words into the box of the first page and press Enter."""
    page.goto("")
    page.get_by_role("main").get_by_role("searchbox").fill(words)
    page.keyboard.press("Enter")
    settled(page)


def row(page: Page, name: str) -> Locator:
    return page.get_by_role("row").filter(has=page.get_by_role("rowheader", name=re.compile(f"^{name}")))


def compare(page: Page, *names: str) -> None:
    """Choose entries where they are listed, and see them side by side."""
    for name in names:
        page.get_by_role("button", name=f"Compare {name}", exact=True).click()
    page.get_by_role("region", name="Chosen to compare").get_by_role("link", name=f"Compare {len(names)}").click()
    expect(page.get_by_role("columnheader")).to_contain_text(["", *names])


def test_1_a_district_council_looks_for_a_planning_back_office(page: Page) -> None:
    """What is there, who uses it, whether we may, and whom to ask."""
    search(page, "planning back office")
    expect(page.get_by_role("list", name="Service areas")).to_contain_text("Planning and building control")
    follow(page, "BOPS (Back-Office Planning System)")
    arrives(page, "BOPS (Back-Office Planning System)")
    follow(page, "Who uses it")
    users = page.get_by_role("region", name="Who uses it")
    expect(users.get_by_role("heading", name="Who uses it")).to_be_in_viewport()
    expect(users).to_contain_text("listed as live in the ministry's table")
    expect(users.get_by_role("link", name="Medway Council")).to_be_visible()
    expect(page.get_by_role("region", name="Can we use it?")).to_contain_text(
        "Yes. Its code is under MIT: you may use, copy and change it free of charge, if you keep its notice."
    )
    ask = page.get_by_role("region", name="Who to ask")
    expect(ask).to_contain_text("London Borough of Camden, live since December 2023")
    expect(ask).to_contain_text("bops-team@unboxedconsulting.com")


def test_2_somebody_wants_a_standard_for_bins_and_to_know_who_follows_it(page: Page) -> None:
    """There is one, it stands still, and nobody is known to follow it."""
    page.goto("")
    choose(page, "Standards")
    follow(page, "Standards by service area")
    areas = page.get_by_role("main").get_by_role("listitem")
    waste = areas.filter(has=page.get_by_role("heading", name="Waste and recycling"))
    expect(waste).to_contain_text("none follow it")
    follow(page, "Local Waste Service Standards", waste)
    arrives(page, "Local Waste Service Standards")
    follow(page, "Not known yet")
    expect(page.get_by_role("region", name="Not known yet")).to_contain_text("An entry or organisation that follows it")
    expect(page.get_by_role("region", name="Can we use it?")).to_contain_text(
        "Not as it stands. It is a draft that has not changed since January 2019"
    )


def test_3_somebody_types_missed_bin_and_touches_no_mouse(page: Page) -> None:
    """The service area stands first, and two keys lead to what is found. All other words: `queries.yml`."""
    search(page, "missed bin")
    area = page.get_by_role("list", name="Service areas").get_by_role("listitem")
    expect(area.get_by_role("heading", level=2)).to_have_text("Waste and recycling")
    expect(area).to_contain_text(re.compile(r"\d+ components.*use something here"))
    page.get_by_label("Search the catalogue").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the first result")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="WasteWorks", exact=True)).to_be_focused()
    page.keyboard.press("Enter")
    arrives(page, "WasteWorks")
    expect(page.get_by_role("main")).to_contain_text(
        "Lets residents report, request and pay for household waste services online."
    )


def test_4_an_architect_compares_two_form_builders_and_two_standards(page: Page) -> None:
    """Where they differ, what is not known of both, and who follows which standard."""
    search(page, "form builder")
    compare(page, "Stockport Form Builder", "XGov Digital Form Builder")
    expect(page).to_have_url(re.compile(r"/compare/\?entries=stockport-form-builder,xgov-digital-form-builder$"))
    expect(row(page, "Owner").get_by_role("cell").first).to_have_text("Stockport Metropolitan Borough Council")
    expect(row(page, "Owner").get_by_role("rowheader")).to_contain_text("differs")
    expect(row(page, "Type").get_by_role("rowheader")).to_contain_text("same")
    expect(row(page, "Not known for any of them")).to_contain_text("what it costs")
    for name in ("Stockport Form Builder", "XGov Digital Form Builder"):
        page.get_by_role("button", name=f"Remove {name}").click()
    choose(page, "Standards")
    compare(page, "Open Referral UK (HSDS-UK)", "Human Services Data Specification (HSDS)")
    followers = row(page, "Followed by").get_by_role("cell")
    expect(followers.first).to_contain_text("LocalGov Drupal Open Referral")
    expect(followers.last).to_contain_text("Open Referral UK (HSDS-UK)")


def test_5_an_officer_looks_up_councils_and_those_that_become_one(page: Page) -> None:
    """One with much, one with little, one that ended, one in Welsh, and those of West Surrey beside each other."""

    def look_up(name: str) -> None:
        choose(page, "Organisations")
        follow(page, name)
        arrives(page, name)

    page.goto("")
    look_up("London Borough of Southwark")
    like = page.get_by_role("region", name="Councils like this one").get_by_role("listitem").first
    expect(like).to_contain_text(re.compile(r"\d+ things in common"))
    look_up("Amber Valley Borough Council")
    theirs = page.get_by_role("region", name="What councils of its type use").get_by_role("listitem").first
    expect(theirs).to_contain_text(re.compile(r"\d+ live: .* Council.*Ask: ", re.DOTALL))
    look_up("Allerdale Borough Council")
    expect(page.get_by_role("main")).to_contain_text("ended on 31 March 2023. It was replaced by Cumberland Council.")
    look_up("City of Cardiff Council")
    page.get_by_role("link", name="Cymraeg").click()
    arrives(page, "Cyngor Caerdydd")
    page.get_by_role("link", name="English").click()
    look_up("West Surrey Council")
    page.get_by_role("link", name=re.compile("side by side")).first.click()
    arrives(page, "West Surrey Council: side by side")
    expect(page.get_by_role("link", name="GovWifi, Woking Borough Council: live")).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text(re.compile(r"Most use GovWifi \(\d of 7\)\."))


def test_6_a_digital_lead_asks_what_the_numbers_say(page: Page) -> None:
    """How many without the most used entry, which areas have something live, what districts use for planning."""
    page.goto("")
    choose(page, "Insights")
    nations = page.get_by_role("region", name=re.compile(r"^\d+ of \d+ councils use something by choice"))
    expect(nations.get_by_role("img")).to_contain_text(
        re.compile(r"England\s+\d+\s+of\s+317\s*\d+\s+without\s+GovWifi")
    )
    areas = page.get_by_role("region", name=re.compile(r"^\d+ of 24 service areas have something in live use"))
    expect(areas).to_contain_text("None known in Benefits and welfare")
    page.get_by_text(re.compile(r"^District council: \d+ of \d+ use something by choice")).click()
    districts = page.get_by_role("region", name="District council: what is used, by service area")
    planning = districts.get_by_role("row", name="Planning and building control")
    expect(planning.get_by_role("cell").first).to_contain_text(re.compile(r"Conservation area .* \d+,.*PlanX \d"))


def test_7_an_analyst_follows_an_area_and_takes_the_numbers_along(page: Page) -> None:
    """News of a service area, and a table that says of each use who says so."""
    page.goto("")
    follow(page, "Waste and recycling")
    follow(page, "Follow Waste and recycling")
    expect(page.get_by_role("heading", name="How to follow")).to_be_in_viewport()
    feed = page.get_by_role("link", name="feed of Waste and recycling")
    root = ET.fromstring(page.request.get(feed.evaluate("link => link.href")).text())
    titles = [each.text for each in root.iter("{http://www.w3.org/2005/Atom}title")]
    assert titles[0] == "What is new: Waste and recycling"
    assert len(titles) > 1
    page.get_by_role("contentinfo").get_by_role("link", name="For developers").click()
    api = page.locator("a[href$='v1/adoptions.json']").first.evaluate("link => link.href")
    adoptions = page.request.get(api).json()
    page.get_by_role("contentinfo").get_by_role("link", name="Download the data").click()
    with page.expect_download() as download:
        follow(page, "Who uses what")
    assert download.value.suggested_filename == "adoptions.csv"
    with Path(download.value.path()).open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, strict=True))
    assert adoptions
    pay = Counter(each["Stated by"] for each in rows if (each["Entry"], each["Status"]) == ("GOV.UK Pay", "Live"))
    assert pay.keys() <= {"organisation", "owner", "register"}
    assert pay["register"] > 100


@dataclass(frozen=True, slots=True)
class Words:
    """What a page says to those who look for other district councils."""

    home: str
    find: str
    theirs: str
    others: str
    area: str
    involved: str
    who: str
    ask: str
    nobody: str
    answer: str


ENGLISH = Words(
    home="",
    find="The page of each council",
    theirs="What others of its type use",
    others="What councils of its type use or take part in",
    area="Planning and building control",
    involved=r"\d+ (live|involved): ",
    who="Who uses it",
    ask="Who to ask",
    nobody="Check whether questions are answered at",
    answer="Can we use it?",
)
WELSH = Words(
    home="cy/",
    find="tudalen pob cyngor",
    theirs="Beth mae eraill o’i fath yn ei ddefnyddio",
    others="Beth mae cynghorau o’i fath yn ei ddefnyddio neu’n cymryd rhan ynddo",
    area="Cynllunio a rheoli adeiladu",
    involved=r"\d+ (byw|yn cymryd rhan): ",
    who="Pwy sy’n ei ddefnyddio",
    ask="Pwy i’w holi",
    nobody="Gwiriwch a yw cwestiynau’n cael eu hateb yn",
    answer="A gawn ni ei ddefnyddio?",
)


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody at a browser, and how they follow links."""

    page: Page
    traits: frozenset[str]

    def follow(self, name: str, within: Locator | None = None) -> None:
        """Follow a link as this visitor does."""
        link = (within or self.page.get_by_role("main")).get_by_role("link", name=name, exact=True)
        if "keys" in self.traits:
            self._reach(link)
            self.page.keyboard.press("Enter")
        elif "phone" in self.traits:
            link.tap()
        else:
            link.click()

    def _reach(self, link: Locator) -> None:
        element = link.element_handle()
        for _ in range(MOST_STOPS):
            self.page.keyboard.press("Tab")
            if element.evaluate("element => element === document.activeElement"):
                return
        pytest.fail(f"no key leads to {link}")

    def arrives(self, name: str) -> None:
        """See that this is the page of that name, that it fits the screen, and that it is as dark as was asked for."""
        arrives(self.page, name)
        assert "phone" not in self.traits or widest(self.page) <= PHONE["width"]
        if "dark" in self.traits:
            expect(self.page.locator("body")).to_have_css("background-color", DARK)


WAYS = {
    "by keyboard": frozenset({"keys"}),
    "on a phone in the dark": frozenset({"phone", "dark"}),
    "without JavaScript": frozenset({"no script"}),
    "in Welsh by keyboard on a phone in the dark without JavaScript": frozenset(
        {"Welsh", "keys", "phone", "dark", "no script"}
    ),
}


@pytest.fixture
def visitor(browser: Browser, base_url: str, way: str) -> Iterator[Visitor]:
    traits = WAYS[way]
    is_phone = "phone" in traits
    context = browser.new_context(
        base_url=base_url, java_script_enabled="no script" not in traits, is_mobile=is_phone, has_touch=is_phone,
        color_scheme="dark" if "dark" in traits else "light", **({"viewport": PHONE} if is_phone else {}),
    )  # fmt: skip
    with closing(context):
        yield Visitor(context.new_page(), traits)


@pytest.mark.parametrize("way", WAYS)
def test_8_anybody_sees_what_other_districts_use_for_planning_and_whom_to_ask(visitor: Visitor, way: str) -> None:
    """From one's own council to others like it, what they use, what it costs, and the council to ring."""
    page, words = visitor.page, WELSH if "Welsh" in WAYS[way] else ENGLISH
    page.goto(words.home)
    visitor.follow(words.find)
    visitor.follow("Adur District Council")
    visitor.arrives("Adur District Council")
    visitor.follow(words.theirs)
    others = page.get_by_role("region", name=words.others)
    expect(others.get_by_role("heading", name=words.others)).to_be_in_viewport()
    planning = others.get_by_role("listitem").filter(has_text=words.area).filter(has_text="PlanX")
    expect(planning).to_contain_text(re.compile(words.involved))
    expect(planning).to_contain_text("Braintree District Council")
    visitor.follow("PlanX", planning)
    visitor.arrives("PlanX")
    expect(page.get_by_role("region", name=words.answer)).to_contain_text("£5,000 a year for each installation")
    visitor.follow(words.ask)
    ask = page.get_by_role("region", name=words.ask)
    expect(ask.get_by_role("heading", name=words.ask)).to_be_in_viewport()
    expect(ask).to_contain_text(words.nobody)
    expect(ask.get_by_role("link", name="Open Systems Lab", exact=True)).to_be_visible()
    page.go_back()
    visitor.follow("Braintree District Council", page.get_by_role("region", name=words.who))
    visitor.arrives("Braintree District Council")
    assert page.url.endswith(f"/{words.home}organisations/braintree/")
    visitor.follow(words.ask)
    site = page.get_by_role("region", name=words.ask).get_by_role("link", name="braintree.gov.uk")
    expect(site).to_have_attribute("href", re.compile(r"^https://www\.braintree\.gov\.uk"))
