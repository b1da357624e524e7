"""The same words count the same things on every page, and what is not known to be use is never called use."""

import csv
import re
from collections.abc import Callable
from datetime import date
from io import StringIO

import pytest

from generator.catalogue import Catalogue
from generator.check import Result, check
from generator.project import Project
from generator.publish.analysis import engagement
from generator.publish.api.records import Records
from generator.publish.api.tables import Tables
from generator.publish.edition.edition import Edition
from generator.publish.graphics import badges
from generator.publish.graphics.tile_map import tile_map
from generator.publish.insights.chapters import chapters
from generator.publish.insights.figure import Figure
from generator.publish.pages import insights
from generator.publish.search import index
from tests.conftest import ROOT, TODAY, Files
from tests.publish.rendered import ABOUT, Pages, component, council, used


@pytest.fixture(scope="module")
def result() -> Result:
    """The check as anybody would run it today: each harvest brings readings of its own day."""
    return check(Project(ROOT), date.today())


@pytest.fixture(scope="module")
def catalogue(result: Result) -> Catalogue:
    return result.catalogue


@pytest.fixture(scope="module")
def edition(result: Result) -> Edition:
    return Edition(result.catalogue, ABOUT, {}, TODAY, result)


@pytest.fixture(scope="module")
def real(result: Result) -> Pages:
    return Pages(result)


@pytest.fixture(scope="module")
def key(real: Pages) -> dict[str, int]:
    """What the key to the map counts."""
    words = real.words(insights.URL, "map")
    return {each: int(re.findall(rf"{re.escape(each)} (\d+)", words)[0]) for each in engagement.KINDS.values()}


def figure(edition: Edition, slug: str) -> Figure:
    return next(each for chapter in chapters(edition) for each in chapter.figures if each.slug == slug)


def totals(figure: Figure) -> dict[str, int]:
    """Add up each column."""
    return {name: sum(row.numbers[index] for row in figure.rows) for index, name in enumerate(figure.columns)}


def organisations(edition: Edition) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(Tables(Records(edition)).organisations().removeprefix("\ufeff"))))


def test_the_map_the_plots_and_the_first_page_count_alike(edition: Edition, real: Pages, key: dict[str, int]) -> None:
    kinds = {kind: key[words] for kind, words in engagement.KINDS.items()}
    counted, by_type = (totals(figure(edition, slug)) for slug in ("councils-by-nation", "councils-by-type"))
    assert list(counted.values())[2:] == list(by_type.values())[2:]
    using = counted["Use something other than the most used entry"] + counted["Use only the most used entry"]
    assert kinds["both"] + kinds["uses"] == using
    assert kinds["both"] + kinds["shares"] == counted["Share or make something"]
    assert sum(kinds.values()) == counted[ABOUT.members.capitalize()]
    total = f"Total {counted[ABOUT.members.capitalize()]} {using} {counted['Share or make something']}"
    assert real.words("", "who").count(total) == 1


def test_tables_count_as_pages_do(edition: Edition) -> None:
    councils = {each.slug for each in tile_map(edition.catalogue).councils}
    rows = [row for row in organisations(edition) if row["Slug"] in councils]
    counted = totals(figure(edition, "councils-by-nation"))
    assert sum(row["Shares"] != "0" for row in rows) == counted["Share something"]
    assert sum(row["Makes with others"] != "0" for row in rows) == counted["Make something with others"]
    using = counted["Use something other than the most used entry"] + counted["Use only the most used entry"]
    assert sum({row["Entries: live"], row["Entries: piloting"]} != {"0"} for row in rows) == using


def test_no_column_and_no_plot_counts_taking_part_as_use(edition: Edition) -> None:
    assert not [name for row in organisations(edition)[:1] for name in row if "use" in name.lower()]
    most = figure(edition, "most-used")
    assert most.looks == ("uses",)
    assert all(row.numbers[0] for row in most.rows)
    part = figure(edition, "most-taken-part-in")
    assert part.columns[0] == "Take part"
    assert [row.numbers[0] for row in part.rows] == sorted((row.numbers[0] for row in part.rows), reverse=True)


def test_a_map_of_one_thing_counts_its_users_apart_from_those_who_take_part(real: Pages, catalogue: Catalogue) -> None:
    statuses = [use.adoption.status for use in catalogue.uses_of("planx") if catalogue.is_council(use.organisation)]
    words = real.words("components/planx/", "who-uses-it")
    assert {"live", "involved"} == set(statuses)
    assert f"one square each: Live {statuses.count('live')} Involved {statuses.count('involved')} " in words
    assert str(len(statuses)) not in words.partition("one square each")[0]


def test_who_makes_and_takes_part_is_said_to_do_both(real: Pages, catalogue: Catalogue) -> None:
    kesteven = engagement.engagement_of(catalogue, "south-kesteven")
    assert (kesteven.kind, [*kesteven.descriptions]) == ("shares", ["makes with others", "takes part"])
    html = real.html(insights.URL)
    assert "<title>South Kesteven District Council: makes with others, takes part</title>" in html
    assert 'South Kesteven District Council</a> <span class="quiet">makes with others, takes part</span>' in html
    assert "nothing known yet</title>" in html


def test_the_list_of_organisations_says_what_each_makes_with_others(
    checked: Callable[[Files], Result],
) -> None:
    made = Pages(
        checked(
            {
                "organisations/ash.yml": council("Ash"),
                "organisations/birch.yml": council("Birch"),
                "components/a.yml": component("Aa", "partners: [{organisation: ash}]\n" + used(ash="involved")),
                "components/b.yml": component("Bb", "partners: [{organisation: birch}]\n"),
            }
        )
    )
    words = made.words("organisations/")
    assert "Ash makes 1 with others; 1 involved" in words
    assert "Birch makes 1 with others" in words
    assert "Anytown Borough Council shares 2" in words


@pytest.fixture
def merged(checked: Callable[[Files], Result]) -> Result:
    """Ash took the place of two others. The files tell of all three."""
    gone = "ended: 2023-03-31\nreplaced_by: [ash]\n"
    return checked(
        {
            "organisations/ash.yml": council("Ash"),
            "organisations/birch.yml": council("Birch"),
            "organisations/old-ash.yml": council("Old Ash", gone),
            "organisations/older-ash.yml": council("Older Ash", gone),
            "components/a.yml": component("Aa", used(**{"old-ash": "live"}, ash="live", birch="live")),
            "components/b.yml": component("Bb", used(**{"older-ash": "stopped", "old-ash": "piloting"})),
            "components/c.yml": component(
                "Cc",
                used(**{"old-ash": "live"}, ash="stopped").replace(
                    "status: live", "status: live, basis: said in its news"
                ),
            ),
        }
    )


def test_a_council_that_took_the_place_of_others_is_counted_once_everywhere(merged: Result) -> None:
    catalogue, pages = merged.catalogue, Pages(merged)
    edition = Edition(catalogue, ABOUT, {}, TODAY, merged)
    records = Records(edition)
    entries = {each: records.entry(catalogue.entries[each]) for each in "abc"}
    assert {slug: {k: v for k, v in each["adopters"].items() if v} for slug, each in entries.items()} == {
        "a": {"live": 2},
        "b": {"piloting": 1},  # the furthest that is said of those before it
        "c": {"stopped": 1},  # what is said of itself is truer than what was said of another
    }
    assert [badges.used_by(ABOUT, catalogue, catalogue.entries[each]) for each in "abc"] == [
        "used by 2 organisations",
        "",
        "",
    ]
    assert "Live 2" in pages.words("components/a/", "who-uses-it")
    assert {row.label: row.numbers for row in figure(edition, "most-used").rows} == {
        "Aa": (2, 0, 0, 0, 0),
        "Bb": (1, 0, 0, 0, 0),
    }
    ash = next(row for row in organisations(edition) if row["Slug"] == "ash")
    assert [ash[f"Entries: {each}"] for each in ("live", "piloting", "stopped")] == ["1", "1", "1"]
    things = [*catalogue.entries.values()]
    found = index.table(edition, things)["uses"]
    assert dict(zip(catalogue.entries, found, strict=True))["a"] == [2, 0, 0, 0, 0, 0]


def test_what_is_recorded_of_one_whose_place_was_taken_is_still_there(merged: Result) -> None:
    records = Records(Edition(merged.catalogue, ABOUT, {}, TODAY, merged))
    told = records.entry(merged.catalogue.entries["c"])["adoptions"]
    assert [(each["organisation"]["slug"], each["recorded_as"], each["status"]) for each in told] == [
        ("ash", "ash", "stopped"),
        ("ash", "old-ash", "live"),
    ]
    pages = Pages(merged)
    for page in ("components/c/", "organisations/ash/"):
        assert "Old Ash : live, said in its news" in pages.words(page)
        assert 'href="https://e.example.org/old-ash"' in pages.html(page)
