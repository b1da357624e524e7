"""Badges, and the text to copy that shows one."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.check import Result
from generator.publish.edition.edition import Edition
from generator.publish.graphics import badges
from tests import sites
from tests.conftest import TODAY, Files
from tests.publish.rendered import ABOUT, component, used
from tests.sites import SITE_URL

texts = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"]), min_size=1)


def said(site: Path, path: str) -> str:
    """Give what a badge says to those who cannot see it."""
    return ET.parse(site / path).getroot().attrib["aria-label"]


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ("components/bin-days", "used by 1 council"),  # another takes part, and is not counted
        ("components/hostile", "in the catalogue"),  # one stopped
        ("standards/address-format", "in the catalogue"),  # one tries it, one plans to
        ("projects/plan-map", "in the catalogue"),
    ],
)
def test_a_badge_counts_live_use_only(published: Path, entry: str, words: str) -> None:
    assert said(published, f"{entry}/badge.svg") == f"Local Digital Catalogue: {words}"


def test_a_badge_says_the_same_at_the_address_that_it_had_before(published: Path) -> None:
    now, before = (published / "components" / slug / "badge.svg" for slug in ("bin-days", "bin-calendar"))
    assert now.read_bytes() == before.read_bytes()


def test_there_is_a_badge_that_fits_every_entry(published: Path) -> None:
    assert said(published, "badges/in-the-catalogue.svg") == "Local Digital Catalogue: in the catalogue"


@given(texts, texts)
def test_whatever_a_name_holds_a_badge_is_xml_and_harmless(label: str, words: str) -> None:
    root = ET.fromstring(badges.badge(label, words))
    assert {each.tag.rpartition("}")[2] for each in root.iter()} == {"svg", "title", "rect", "path", "g", "text"}
    assert [each.text for each in root.iter() if each.tag.endswith("}text")] == [label, words]


def test_the_page_of_an_entry_has_it_all_to_copy(published: Path) -> None:
    page = sites.read(published)["components/bin-days/"]
    address = f"{SITE_URL}components/bin-days/"
    markdown, html = page.text("code")
    assert markdown == f"[![In the catalogue]({address}badge.svg)]({address})"
    shown = sites.Page("snippets")
    shown.feed(html)
    assert shown.all("img")[0]["src"] == f"{address}badge.svg"


def test_a_hostile_name_does_no_harm_where_the_text_is_copied_to(published: Path) -> None:
    _, html = sites.read(published)["components/hostile/"].text("code")
    shown = sites.Page("snippets")
    shown.feed(html)
    assert [tag for tag, _ in shown.elements] == ["a", "img"]


def test_a_badge_calls_bodies_as_they_are_called(checked: Callable[[Files], Result]) -> None:
    result = checked({"components/a.yml": component("Aa", used(anytown="live"))})
    site = replace(ABOUT, member="NHS trust", members="NHS trusts")
    edition = Edition(result.catalogue, site, {}, TODAY, result)
    files = {each.path: each for each in badges.files(edition)}
    assert "used by 1 NHS trust</text>" in files["components/a/badge.svg"].make()
