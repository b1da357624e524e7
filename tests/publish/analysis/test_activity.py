"""When a thing last changed: said wherever it stands, and more plainly the longer ago it is."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from generator.model import LastChange
from generator.publish.analysis import activity
from tests.conftest import TODAY, Files
from tests.publish.analysis.catalogues import URL, make_catalogue, make_entry
from tests.publish.rendered import Pages, component

ASK = "ask the owner whether somebody still looks after it."


def changed(day: str) -> str:
    return f"last_change: {{day: {day}, evidence: 'https://code.example.org/'}}\n"


@pytest.mark.parametrize(
    ("day", "is_recent"),
    [
        *[("2024", True), ("2023", False), ("2024-11", True), ("2024-10", False)],
        *[("2024-11-21", True), ("2024-11-20", False), ("2026-11-21", True)],
    ],
)
def test_two_years_count_from_the_last_day_that_may_be_meant(day: str, is_recent: bool) -> None:
    assert date(2026, 11, 21) == TODAY
    assert activity.is_recent(LastChange(day, URL), TODAY) is is_recent
    entry = make_entry("one", last_change=LastChange(day, URL))
    assert (activity.long_unchanged(make_catalogue(entry), entry, TODAY) is None) is is_recent


@pytest.mark.parametrize(("day", "is_recent"), [("2026-02-28", False), ("2026-03-01", True)])
def test_two_years_before_a_leap_day_there_is_none(day: str, is_recent: bool) -> None:
    assert activity.is_recent(LastChange(day, URL), date(2028, 2, 29)) is is_recent


@pytest.mark.parametrize(
    ("fields", "is_proposable"),
    [
        ({}, True),
        ({"stage": "beta"}, True),
        *[({"stage": stage}, False) for stage in ("retired", "superseded", "withdrawn")],
        ({"stage": "live", "last_change": LastChange("2018", URL)}, False),
        ({"stage": "live", "last_change": LastChange("2026-01", URL)}, True),
    ],
)
def test_what_is_past_or_unchanged_for_years_is_not_proposed(fields: dict[str, Any], is_proposable: bool) -> None:
    entry = make_entry("one", **fields)
    assert activity.is_proposable(make_catalogue(entry), entry, TODAY) is is_proposable


def test_what_has_not_changed_for_long_says_so_where_nobody_overlooks_it(pages: Callable[[Files], Pages]) -> None:
    made = pages({"components/forms.yml": component("Forms", changed("2018-12"))})
    first = made.words("components/forms/", "can-you-use-it")
    assert f"It has not changed since December 2018 ( evidence for Forms ): {ASK}" in first
    assert "No change since December 2018 evidence for Forms" in made.words("components/forms/", "kept-up")
    assert "No change since December 2018" in made.words("components/"), "in lists"
    assert "A change in the last two years" not in made.words("components/forms/", "readiness"), "that much is known"
    assert '<time datetime="2018-12">' in made.html("components/")
    assert made.html("components/forms/").count('href="https://code.example.org/"') == 2


def test_what_changed_lately_says_so_only_where_people_look_for_it(pages: Callable[[Files], Pages]) -> None:
    made = pages({"components/forms.yml": component("Forms", changed("2025-05"))})
    words = made.words("components/forms/")
    assert "Activity No change since May 2025 evidence for Forms" in words
    assert "A change in the last two years" not in made.words("components/forms/", "readiness")
    assert ASK not in words
    assert "No change since" not in made.words("components/")


def test_what_nobody_says_is_said_of_nothing(pages: Callable[[Files], Pages]) -> None:
    made = pages({"components/forms.yml": component("Forms")})
    assert "No change since" not in made.words("components/forms/")
    assert "Activity" not in made.words("components/forms/")


@pytest.mark.parametrize(
    ("released", "changed", "row"),
    [
        ("2026-05-03", "2026-06-01", "Release 2.1.0, May 2026"),
        ("2020-05-03", "2026-06-01", "Changed in June 2026"),
        ("", "2026-06-01", "Changed in June 2026"),
        ("2020-05-03", "2020-06-01", "No change since 1 June 2020"),
    ],
)
def test_a_row_names_the_newest_release_if_it_is_recent(
    pages: Callable[[Files], Pages], released: str, changed: str, row: str
) -> None:
    release = f", release: 2.1.0, released: {released}" if released else ""
    seen = f'{{address: "https://github.com/hill/forms", seen: 2026-11-20, changed: {changed}{release}}}'
    made = pages(
        {
            "repositories.yml": f"read: 2026-11-20\nrepositories:\n  - {seen}\n",
            "components/forms.yml": component("Forms", "links: {repository: 'https://github.com/hill/forms'}\n"),
        }
    )
    assert f"Anytown Borough Council {row}" in made.words("components/")
