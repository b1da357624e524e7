"""What three can say about one use, and what the pages show of it: the organisation, the owner, and a register."""

from collections.abc import Callable
from datetime import date

import pytest

from generator.adoption import Speaker
from generator.check import Result
from generator.publish.analysis import registers
from generator.publish.api.records import Records
from generator.publish.edition.edition import Edition
from tests.conftest import TODAY, Files
from tests.publish.rendered import ABOUT, Pages, component, council, used

REGISTER = """\
name: Users of Aa
publisher: anytown
page: https://register.example.org/
shows:
  entry: a
  status: live
  basis: named in the list
read:
  repository: https://github.com/example/register
  path: data/list.csv
  format: csv
bodies:
  column: body
"""
READING = """\
version: 0123456789abcdef0123456789abcdef01234567
read: 2026-08-21
rows: 5
unmatched: 1
bodies:
  - {organisation: ash, since: 2020, first_seen: 2026-08-21}
  - {organisation: birch, first_seen: 2026-08-21}
  - {organisation: cedar, first_seen: 2026-01-01, no_longer_listed: 2026-08-21}
  - {organisation: dogwood, first_seen: 2026-08-21}
  - {organisation: elder, first_seen: 2026-01-01, no_longer_listed: 2026-08-21}
"""
OWN = "uses:\n  - {entry: a, status: stopped, since: 2025, ask: {email: digital@ash.gov.uk}}\n"


@pytest.fixture
def stated(checked: Callable[[Files], Result]) -> Result:
    """All three speak of Ash, the owner and the register of Birch and Elder, and the register alone of the others."""
    return checked(
        {
            "organisations/ash.yml": council("Ash", OWN),
            **{f"organisations/{each}.yml": council(each.title()) for each in ("birch", "cedar", "dogwood", "elder")},
            "components/a.yml": component("Aa", used(birch="live", ash="piloting", elder="live")),
            "registers/list.yml": REGISTER,
            "registers/list.reading.yml": READING,
        }
    )


def test_a_use_counts_once_by_the_word_of_the_one_who_knows_best(stated: Result) -> None:
    uses = {use.organisation.slug: use.adoption for use in stated.catalogue.uses_of("a")}
    assert {slug: (each.stated_by, each.status) for slug, each in uses.items()} == {
        "ash": (Speaker.ORGANISATION, "stopped"),
        "birch": (Speaker.OWNER, "live"),
        "elder": (Speaker.OWNER, "live"),
        "dogwood": (Speaker.REGISTER, "live"),
    }
    others = {slug: [(each.stated_by.value, each.status) for each in use.also_stated] for slug, use in uses.items()}
    assert others == {
        "ash": [("owner", "piloting"), ("register", "live")],
        "birch": [("register", "live")],
        "elder": [("register", "live")],
        "dogwood": [],
    }
    assert [uses["birch"].agrees_with(each) for each in uses["birch"].also_stated] == [True]
    assert [uses["elder"].agrees_with(each) for each in uses["elder"].also_stated] == [False]
    address = "https://github.com/example/register/blob/0123456789abcdef0123456789abcdef01234567/data/list.csv"
    assert (uses["dogwood"].evidence, uses["dogwood"].seen) == (address, "2026-08-21")


def test_who_left_a_register_uses_nothing_and_is_not_forgotten(stated: Result) -> None:
    catalogue = stated.catalogue
    assert catalogue.uses_by("cedar") == ()
    past = list(registers.past_listings(catalogue, catalogue.entries["a"]))
    assert [(organisation.slug, each.no_longer_listed) for _, (organisation, each) in past] == [("cedar", "2026-08-21")]
    words = Pages(stated).words("components/a/", "who-uses-it")
    assert "Cedar no longer in the register Users of Aa since 21 August 2026" in words


def test_the_page_of_an_entry_says_who_says_it(stated: Result) -> None:
    words = Pages(stated).words("components/a/", "who-uses-it")
    assert "1 says so itself Ash since 2025" in words
    assert "Ask: digital@ash.gov.uk" in words
    assert "Anytown Borough Council says: piloting" in words
    assert "1 is in the register Users of Aa , read on 21 August 2026" in words
    assert "Named in the list" in words
    assert "no longer in the register Users of Aa since 21 August 2026" in words


def test_the_page_of_an_organisation_says_who_says_it(stated: Result) -> None:
    pages = Pages(stated)
    assert "says so itself" in pages.words("organisations/ash/")
    assert "as Anytown Borough Council says" in pages.words("organisations/birch/")
    assert "in the register Users of Aa , read on 21 August 2026" in pages.words("organisations/dogwood/")


def test_the_data_says_who_says_it(stated: Result) -> None:
    edition = Edition(stated.catalogue, ABOUT, {}, TODAY, stated)
    adoptions = Records(edition).entry(stated.catalogue.entries["a"])["adoptions"]
    found = {each["organisation"]["slug"]: each for each in adoptions}
    assert {slug: (each["stated_by"], each["register"], each["seen"]) for slug, each in found.items()} == {
        "ash": ("organisation", None, None),
        "birch": ("owner", None, None),
        "elder": ("owner", None, None),
        "dogwood": ("register", "list", "2026-08-21"),
    }
    assert found["ash"]["ask"] == {"name": None, "email": "digital@ash.gov.uk", "url": None}
    assert [each["no_longer_listed"] for each in found["elder"]["also_stated"]] == ["2026-08-21"]


def test_a_register_has_a_page_and_a_row_with_its_age(stated: Result) -> None:
    words = Pages(stated).words("registers/list/")
    assert "Published by Anytown Borough Council" in words
    assert "Read on 21 August 2026" in words
    assert "That is more than two months ago." in words
    assert "Rows without a match 1." in words
    assert "Organisations 3 Ash since 2020 Birch Dogwood" in words
    assert "No longer listed 2 Cedar since 21 August 2026" in words
    for url in ("registers/", "state/"):
        assert "Users of Aa Aa 21 August 2026 more than two months ago 3 1" in Pages(stated).words(url)
    assert "more than two months ago" not in Pages(stated, date(2026, 9, 1)).words("state/")


def test_a_register_that_was_not_read_yet_or_only_once_says_so(checked: Callable[[Files], Result]) -> None:
    once = REGISTER.partition("read:")[0] + "read: {once: 2019-04-17, evidence: https://x.example.org/}\n"
    pages = Pages(
        checked(
            {
                "components/a.yml": component("Aa"),
                "registers/list.yml": REGISTER,
                "registers/once.yml": once.replace("Users of Aa", "Old list"),
                "registers/once.reading.yml": READING.partition("bodies:")[0].replace("rows: 5", "rows: 1")
                + "bodies:\n  - {organisation: anytown, first_seen: 2019-04-17}\n",
            }
        )
    )
    assert "It has not been read yet." in pages.words("registers/list/")
    assert "It was gathered once and has no address" in pages.words("registers/once/")
    assert "once only" in pages.words("registers/")
    assert "No organisation" not in pages.words("components/a/", "who-uses-it")


def test_the_state_of_a_catalogue_names_what_has_to_be_looked_at(stated: Result) -> None:
    words = Pages(stated).words("state/")
    assert "Addresses that no longer work 0 None is known." in words
    assert "Nobody to ask" in words
