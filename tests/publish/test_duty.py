"""What councils must use counts apart from what they chose, wherever use is counted."""

from collections.abc import Callable

import pytest

from generator.check import Result
from generator.publish.analysis import engagement, similar_councils, usage
from generator.publish.api.records import Records
from generator.publish.api.tables import Tables
from generator.publish.edition.edition import Edition
from generator.publish.graphics import badges
from tests.conftest import TODAY, Files
from tests.publish.rendered import ABOUT, Pages, component, council, used
from tests.publish.test_counts import figure

DUTY = "duty: {types: [council], nations: [england], by: a law of 2017, evidence: 'https://www.example.gov.uk/law'}\n"


@pytest.fixture
def bound(checked: Callable[[Files], Result]) -> Result:
    """Three councils use A. It is a duty in England, where two of them are. One of those chose B as well."""
    return checked(
        {
            "organisations/ash.yml": council("Ash"),
            "organisations/birch.yml": council("Birch"),
            "organisations/cedar.yml": council("Cedar").replace("england", "wales"),
            "components/a.yml": component("Aa", DUTY + used(ash="live", birch="live", cedar="live")),
            "components/b.yml": component("Bb", used(birch="live")),
            "components/c.yml": component("Cc", DUTY + used(ash="live")),
        }
    )


def test_a_duty_binds_its_types_of_body_in_its_nations(bound: Result) -> None:
    catalogue = bound.catalogue
    assert {use.organisation.slug: use.is_duty for use in catalogue.uses_of("a")} == {
        "ash": True,
        "birch": True,
        "cedar": False,
    }
    assert [(each.text, each.is_duty) for each in usage.counts(catalogue, catalogue.uses_of("a"))] == [
        ("1 live", False),
        ("2 live", True),
    ]


def test_a_duty_makes_no_council_one_that_uses_or_resembles_another(bound: Result) -> None:
    catalogue = bound.catalogue
    kinds = {slug: engagement.engagement_of(catalogue, slug).kind for slug in ("ash", "birch", "cedar")}
    assert kinds == {"ash": "nothing", "birch": "uses", "cedar": "uses"}
    report = similar_councils.peer_report(catalogue, catalogue.organisations["ash"], TODAY)
    assert report is not None
    assert report.peers == ()
    assert [each.entry.slug for each in report.suggestions] == ["b"]


def test_a_duty_is_counted_apart_in_figures_lists_and_data(bound: Result) -> None:
    catalogue = bound.catalogue
    edition = Edition(catalogue, ABOUT, {}, TODAY, bound)
    assert {row.label: row.numbers for row in figure(edition, "most-used").rows} == {
        "Aa": (1, 0, 0, 0, 2),
        "Bb": (1, 0, 0, 0, 0),
    }
    assert {row.label: row.numbers for row in figure(edition, "most-used-by-duty").rows} == {"Aa": (2, 1), "Cc": (1, 0)}
    assert [row.numbers for row in figure(edition, "evidence-grades").rows] == [(2,)]
    records = Records(edition)
    a, ash = records.entry(catalogue.entries["a"]), records.organisation(catalogue.organisations["ash"])
    assert (a["adopters"]["live"], a["adopters_by_duty"]["live"]) == (1, 2)
    assert [(each["organisation"]["slug"], each["by_duty"]) for each in a["adoptions"]] == [
        ("ash", True),
        ("birch", True),
        ("cedar", False),
    ]
    assert [(each["slug"], each["by_duty"]) for each in ash["uses"]] == [("a", True), ("c", True)]
    assert "Organisations: by duty" in Tables(records).entries(catalogue.entries["a"].collection).splitlines()[0]
    assert [badges.used_by(ABOUT, catalogue, catalogue.entries[each]) for each in "abc"] == [
        "used by 1 organisation",
        "used by 1 organisation",
        "used by 1 organisation by duty",
    ]


def test_the_pages_say_who_must_use_it_and_why(bound: Result) -> None:
    pages = Pages(bound)
    words = pages.words("components/a/")
    assert "Who must use it Council · England : a law of 2017 evidence" in words
    assert "Live by duty 2" in words
    assert "Has to use 2 It has no choice" in pages.words("organisations/ash/")
    assert "Uses 1 Bb" in pages.words("organisations/birch/")
    assert "Used by: 1 live, 2 live by duty" in pages.words("components/")
