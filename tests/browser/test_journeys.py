"""What people come for, from the first page to the end: by what they would press, never by an address.

The first of these is walked by everybody: with a mouse, by keyboard alone, on a phone, without JavaScript, in Welsh,
and with all of that at once.
"""

import csv
import re
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
    find="Find your council",
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
    find="Dewch o hyd i’ch cyngor",
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
    has_keys_only: bool = False
    is_on_a_phone: bool = False

    def follow(self, name: str, within: Locator | None = None) -> None:
        """Follow a link as this visitor does."""
        link = (within or self.page.get_by_role("main")).get_by_role("link", name=name, exact=True)
        if self.has_keys_only:
            self._reach(link)
            self.page.keyboard.press("Enter")
        elif self.is_on_a_phone:
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
        """See that this is the page of that name, and that it fits the screen."""
        expect(self.page.get_by_role("heading", level=1)).to_have_text(name)
        assert not self.is_on_a_phone or widest(self.page) <= PHONE["width"]


WAYS = {
    "with a mouse": frozenset[str](),
    "by keyboard": {"keys"},
    "on a phone": {"phone"},
    "without JavaScript": {"no script"},
    "in Welsh": {"Welsh"},
    "by keyboard on a phone in Welsh without JavaScript": {"keys", "phone", "no script", "Welsh"},
}


@pytest.fixture
def visitor(browser: Browser, base_url: str, way: str) -> Iterator[Visitor]:
    traits, keys = WAYS[way], "keys" in WAYS[way]
    is_phone = "phone" in traits
    context = browser.new_context(
        base_url=base_url, java_script_enabled="no script" not in traits, is_mobile=is_phone, has_touch=is_phone,
        **({"viewport": PHONE} if is_phone else {}),
    )  # fmt: skip
    with closing(context):
        yield Visitor(context.new_page(), has_keys_only=keys, is_on_a_phone=is_phone)


@pytest.mark.parametrize("way", WAYS)
def test_what_other_district_councils_use_for_planning_and_whom_to_ask(visitor: Visitor, way: str) -> None:
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
    expect(site).to_be_visible()
    assert (site.get_attribute("href") or "").startswith("https://www.braintree.gov.uk")


def test_two_form_builders_are_found_chosen_and_compared(page: Page) -> None:
    page.goto("")
    page.get_by_role("main").get_by_role("searchbox").fill("form builder")
    page.keyboard.press("Enter")
    settled(page)
    for name in ("Stockport Form Builder", "XGov Digital Form Builder"):
        page.get_by_role("button", name=f"Compare {name}").click()
        expect(page.get_by_role("button", name=f"Compare {name}")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("region", name="Chosen to compare").get_by_role("link", name="Compare 2").click()
    expect(page).to_have_url(re.compile(r"/compare/\?entries=stockport-form-builder,xgov-digital-form-builder$"))
    heads = page.get_by_role("columnheader")
    expect(heads).to_contain_text(["", "Stockport Form Builder", "XGov Digital Form Builder"])
    expect(row(page, "Owner").get_by_role("cell").first).to_have_text("Stockport Metropolitan Borough Council")
    expect(row(page, "Owner").get_by_role("rowheader")).to_contain_text("differs")
    expect(row(page, "Type").get_by_role("rowheader")).to_contain_text("same")
    page.get_by_role("link", name="Stockport Metropolitan Borough Council").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Stockport Metropolitan Borough Council")


def row(page: Page, name: str) -> Locator:
    return page.get_by_role("row").filter(has=page.get_by_role("rowheader", name=re.compile(f"^{name}")))


def test_which_standards_there_are_for_waste_and_who_follows_them(page: Page) -> None:
    """That of waste stands still and nobody is known to follow it; where others are followed, the page says by whom."""
    page.goto("")
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Standards").click()
    page.get_by_role("link", name="Standards by service area").first.click()
    areas = page.get_by_role("main").get_by_role("listitem")
    waste = areas.filter(has=page.get_by_role("heading", name="Waste and recycling"))
    expect(waste).to_contain_text("none follow it")
    expect(page.get_by_role("region", name="Service areas without a standard here")).to_contain_text("Benefits")
    waste.get_by_role("link", name="Local Waste Service Standards").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Local Waste Service Standards")
    expect(page.get_by_role("region", name="Can we use it?")).to_contain_text(
        "Not as it stands. It is a draft that has not changed since January 2019"
    )
    page.get_by_role("link", name="Not known yet").click()
    expect(page.get_by_role("region", name="Not known yet")).to_contain_text("An entry or organisation that follows it")
    page.go_back()
    page.go_back()
    care = areas.filter(has=page.get_by_role("heading", name="Adult social care"))
    expect(care).to_contain_text(re.compile(r"Open Referral UK \(HSDS-UK\)\s*Data;\s*\d+ follow it"))
    care.get_by_role("link", name="Open Referral UK").click()
    page.get_by_role("link", name="What follows it").click()
    followers = page.get_by_role("region", name="What follows it")
    expect(followers).to_contain_text("entries say that they follow the standard")
    followers.get_by_role("link", name="LocalGov Drupal Open Referral", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("LocalGov Drupal Open Referral")


def test_what_ones_own_council_shares_and_what_its_neighbours_use(page: Page) -> None:
    page.goto("")
    page.get_by_role("link", name="Find your council").click()
    page.get_by_role("link", name="Stockport Metropolitan Borough Council").click()
    expect(page.get_by_role("region", name="Shares")).to_contain_text("Stockport Form Builder")
    page.get_by_role("link", name="What others of its type use").click()
    theirs = page.get_by_role("region", name="What councils of its type use").get_by_role("listitem").first
    expect(theirs).to_contain_text(re.compile(r"\d+ (live|involved): .* Council"))
    like = page.get_by_role("region", name="Councils like this one").get_by_role("listitem").first
    expect(like).to_contain_text(re.compile(r"\d+ things? in common"))
    name = like.get_by_role("link").inner_text()
    like.get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    used = page.get_by_role("region", name=re.compile("^(Uses|Takes part in)")).first
    expect(used.get_by_role("listitem").first).to_contain_text(re.compile("Live|Involved"))


def test_whether_a_neighbour_is_among_many_users(page: Page, browser: Browser, base_url: str) -> None:
    """Lists are folded. What somebody types opens those with a name that fits; without JavaScript they are opened."""
    page.goto("components/govuk-pay/")
    expect(page.get_by_role("region", name="Can we use it?")).to_contain_text("Yes. Free: no monthly charge")
    users = page.get_by_role("region", name="Who uses it")
    bristol = users.get_by_role("link", name="Bristol City Council")
    expect(bristol).to_be_hidden()
    page.get_by_label("Find an organisation in these lists").fill("bristól")
    expect(bristol).to_be_visible()
    expect(users.get_by_role("status")).to_have_text("1 organisation")
    expect(users.get_by_role("listitem").filter(has_text="Council")).to_have_count(1)
    page.get_by_label("Find an organisation in these lists").fill("")
    expect(bristol).to_be_hidden()
    expect(users.get_by_text("Scottish council")).to_be_visible()
    with closing(browser.new_context(base_url=base_url, java_script_enabled=False)) as context:
        plain = context.new_page()
        plain.goto("components/govuk-pay/")
        expect(plain.get_by_label("Find an organisation in these lists")).to_be_hidden()
        plain.get_by_text("Unitary council · England").click()
        expect(plain.get_by_role("link", name="Bristol City Council")).to_be_visible()


def test_somebody_follows_a_service_area(page: Page, base_url: str) -> None:
    """The address that people copy leads to news of that area; beside it stands how to use it."""
    page.goto("")
    page.get_by_role("main").get_by_role("link", name="Waste and recycling").click()
    feed = page.get_by_role("link", name="feed of Waste and recycling")
    answer = page.request.get(f"{base_url}services/waste/{feed.get_attribute('href')}")
    root = ET.fromstring(answer.text())
    titles = [each.text or "" for each in root.iter("{http://www.w3.org/2005/Atom}title")]
    assert titles[0] == "What is new: Waste and recycling"
    assert len(titles) > 1
    page.get_by_role("link", name="Follow Waste and recycling").click()
    expect(page.get_by_role("heading", name="How to follow")).to_be_in_viewport()
    expect(page.get_by_role("link", name="feed of Waste and recycling")).to_be_visible()


def test_all_adoptions_come_into_a_spreadsheet(page: Page) -> None:
    page.goto("")
    with page.expect_download() as download:
        page.get_by_role("link", name="download who uses what as a spreadsheet").click()
    path = Path(download.value.path())
    assert download.value.suggested_filename == "adoptions.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, strict=True))
    assert sum(row["Entry"] == "GOV.UK Pay" and row["Status"] == "Live" for row in rows) > 100
