"""What is new: feeds that hold to RFC 4287, and a page for people."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.check import Result
from generator.history.entry_dates import EntryDates
from generator.model import Entry
from generator.project import Collection
from generator.publish.edition.edition import Edition
from generator.publish.edition.settings import SiteSettings
from generator.publish.feeds import atom, events
from generator.publish.feeds.events import Event, Feed
from generator.publish.html.renderer import Renderer
from generator.publish.pages import home, whats_new
from tests import sites
from tests.conftest import ROOT, Files
from tests.sites import SITE_URL

ATOM = "{http://www.w3.org/2005/Atom}"
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT00:00:00Z")
TEMPLATES = ROOT / "site_overrides" / "theme" / "catalogue"
SITE = SiteSettings("A catalogue", "", SITE_URL, "", "")
texts = st.text(st.characters(exclude_categories=["Cs"]))


@pytest.fixture(scope="module")
def feeds(published: Path) -> dict[str, ET.Element]:
    paths = sorted(published.rglob("feed.xml"))
    return {path.relative_to(published).as_posix(): ET.parse(path).getroot() for path in paths}


def text(element: ET.Element, name: str) -> str:
    """Give the text of the one part of that name: no part may be there twice."""
    (found,) = element.findall(ATOM + name)
    assert found.text
    return found.text


def titles(feed: ET.Element) -> list[str]:
    return [text(entry, "title") for entry in feed.findall(f"{ATOM}entry")]


def links(element: ET.Element, rel: str) -> list[str]:
    return [link.attrib["href"] for link in element.findall(f"{ATOM}link") if link.attrib["rel"] == rel]


def a_thing(name: str, summary: str = "Something.") -> Entry:
    path = "catalogue/projects/thing.yml"
    return Entry(
        collection=Collection.PROJECTS, slug="thing", path=path, name=name, summary=summary, owner="x", sources=()
    )


def test_whatever_can_be_followed_has_a_feed(feeds: dict[str, ET.Element], published: Path) -> None:
    folders = {path.rpartition("/")[0] for path in feeds}
    organisations = {path.name for path in (published / "organisations").iterdir() if path.is_dir()}
    assert folders == {
        "", "components", "standards", "projects", "organisations", "help-wanted",
        *(f"services/{each}" for each in ("waste", "planning", "births")),
        *(f"organisations/{each}" for each in organisations),
    }  # fmt: skip


def test_a_feed_has_all_that_it_must_have_once(feeds: dict[str, ET.Element]) -> None:
    for path, feed in feeds.items():
        assert feed.tag == f"{ATOM}feed"
        assert feed.attrib["{http://www.w3.org/XML/1998/namespace}lang"] == "en-GB"
        assert text(feed, "id") == SITE_URL + path
        assert text(feed, "title").startswith("What is new: " if "/" in path else "What is new in the Local")
        assert MOMENT.fullmatch(text(feed, "updated"))
        assert text(feed.findall(f"{ATOM}author")[0], "name") == "Local Digital Catalogue"
        assert links(feed, "self") == [SITE_URL + path]
        assert links(feed, "alternate") == [SITE_URL + path.removesuffix("feed.xml")]


def test_a_piece_of_news_has_all_that_it_must_have_once(feeds: dict[str, ET.Element], published: Path) -> None:
    for feed in feeds.values():
        entries = feed.findall(f"{ATOM}entry")
        days = [text(entry, "updated") for entry in entries]
        assert days == sorted(days, reverse=True)
        assert not days or text(feed, "updated") == days[0]
        ids = [text(entry, "id") for entry in entries]
        assert len(set(ids)) == len(ids)
        for entry in entries:
            assert MOMENT.fullmatch(text(entry, "updated"))
            assert text(entry, "published") == text(entry, "updated")
            assert text(entry, "summary")
            (page,) = links(entry, "alternate")
            assert text(entry, "id").startswith(f"{page}#")
            assert (published / page.removeprefix(SITE_URL) / "index.html").is_file()


def test_news_are_told_newest_first_and_each_change_of_its_own(feeds: dict[str, ET.Element]) -> None:
    hostile = "Added: <script>alert(1)</script> & catalogue-slot-body-"
    assert titles(feeds["feed.xml"])[:4] == ["Changed: Address format", "Added: Plan map", hostile, "Added: =1+1"]
    assert titles(feeds["standards/feed.xml"]) == ["Changed: Address format", "Added: Address format"]
    assert text(feeds["standards/feed.xml"], "updated") == "2025-06-02T00:00:00Z"


def test_a_council_hears_of_what_it_shares_uses_and_takes_part_in(feeds: dict[str, ET.Element]) -> None:
    """What its predecessor used is its own now."""
    others = {"Changed: Address format", "Added: Address format", "Added: Plan map", "Added: Bin Days"}
    assert set(titles(feeds["organisations/quiet/feed.xml"])) == {"Added: Quiet Council", *others}
    assert "Changed: Address format" in titles(feeds["organisations/northtown/feed.xml"])


def test_a_service_area_and_help_wanted_have_their_own(feeds: dict[str, ET.Element]) -> None:
    assert titles(feeds["services/planning/feed.xml"]) == [
        "Changed: Address format", "Added: Plan map", "Added: Address format",
    ]  # fmt: skip
    assert titles(feeds["help-wanted/feed.xml"]) == ["Added: Bin Days"]
    assert titles(feeds["services/births/feed.xml"]) == []


def test_every_page_that_has_a_feed_says_so(feeds: dict[str, ET.Element], published: Path) -> None:
    for url, page in sites.read(published).items():
        for link in page.all("link"):
            if link["rel"] == "alternate" and "hreflang" not in link:
                assert (published / urljoin(url, link["href"])).is_file(), url
    for path in feeds:
        html = (published / path).with_name("index.html").read_text(encoding="utf-8")
        says_so = '<link rel="alternate" type="application/atom+xml" href="feed.xml"' in html
        assert says_so is (path != "organisations/oldtown/feed.xml"), path
        assert ('href="feed.xml"' in html) is says_so, "who followed it still hears of it, but nobody is invited to"


@given(texts, texts)
def test_whatever_a_name_holds_the_feed_is_xml(name: str, summary: str) -> None:
    event = Event(date(2026, 1, 2), a_thing(name, summary), is_new=True)
    feed = ET.fromstring(atom.render(SITE, Feed("projects/", name, [event]), date(2026, 1, 2)))
    allowed = re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", name)
    shown = re.sub("\r\n?", "\n", allowed)
    assert titles(feed) == [f"Added: {shown}"]


def test_what_is_new_stands_on_a_page_month_by_month(published: Path) -> None:
    page = sites.read(published)["whats-new/"]
    assert page.text("h2") == ["June 2025", "May 2025", "February 2024", "Browse", "About"]
    assert [each.strip() for each in page.text("h3")] == ["Changed", "Added", "Added"]


def test_a_month_with_much_news_shows_some_of_each_collection_and_how_many_more_there_are() -> None:
    day = date(2026, 1, 2)
    entries = [Event(day, a_thing(f"Thing {number}"), is_new=True) for number in range(80)]
    other = Event(day, replace(entries[0].thing, collection=Collection.STANDARDS, slug="other"), is_new=True)
    group = whats_new._group("Added", [*entries, other])
    assert group.number == 81
    assert [(part.collection, len(part.events) + part.more) for part in group.lists] == [
        (Collection.PROJECTS, 80),
        (Collection.STANDARDS, 1),
    ]
    assert group.lists[0].more > group.lists[1].more == 0


def test_the_page_about_following_leads_to_every_feed_but_those_of_organisations(
    feeds: dict[str, ET.Element], published: Path
) -> None:
    addresses = {urljoin("follow/", each) for each in sites.read(published)["follow/"].addresses}
    assert {path for path in feeds if not path.startswith("organisations/") or path.count("/") == 1} <= addresses


def test_an_entry_whose_facts_are_a_year_old_says_so_and_leads_to_the_form(published: Path) -> None:
    pages = sites.read(published)
    words = "".join(pages["projects/plan-map/"].text("p"))
    assert "Added on  and not checked since: facts may have changed." in words
    assert "../../contribute/edit/?entry=projects/plan-map" in pages["projects/plan-map/"].addresses


def test_a_change_is_not_buried_below_all_that_was_added_on_its_day(checked: Callable[[Files], Result]) -> None:
    more = "owner: anytown\ntype: tool\nsources: [https://www.example.org/]\n"
    result = checked({f"components/c{each}.yml": f"name: C{each}\nsummary: It is.\n{more}" for each in range(8)})
    before, today = date(2026, 1, 1), date(2026, 1, 2)
    history = {entry.path: EntryDates(today, today) for entry in result.catalogue.entries.values()}
    history[result.catalogue.organisations["anytown"].path] = EntryDates(before, today)
    edition = Edition(result.catalogue, SITE, history, today, result)
    assert [event.is_new for event in events.events(edition)][:2] == [False, True]
    first = (
        Renderer(edition, (TEMPLATES,))
        .render(home.page(edition))
        .body.split('<ul class="recent">')[1]
        .split("</li>")[0]
    )
    assert "Anytown" in first
    assert "changed" in first
