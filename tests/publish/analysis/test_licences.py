"""Licences: their names, and what they allow in short."""

from collections.abc import Callable

from generator.publish.analysis import licences
from generator.spdx import licence_names
from tests.conftest import Files
from tests.publish.rendered import Pages, component


def test_a_licence_says_its_name_and_what_it_lets_people_do(pages: Callable[[Files], Pages]) -> None:
    made = pages(
        {
            "components/one.yml": component("One", "licence: MIT\n"),
            "components/two.yml": component("Two", "licence: MIT OR 0BSD\n"),
        }
    )
    assert "MIT 1 MIT License" in made.words("licences/")
    assert "MIT License In short: Use, change and share it freely." in made.words("licences/mit/")
    assert "In short" not in made.words("licences/mit-or-0bsd/"), "what is not known to be so is not said"


def test_every_licence_told_in_short_is_a_code_that_entries_may_name() -> None:
    assert set(licences.SUMMARIES) <= set(licence_names()["licences"]) | {"AGPL-3.0", "GPL-2.0", "GPL-3.0"}
