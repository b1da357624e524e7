"""The first page."""

from collections.abc import Callable

from tests.conftest import Files
from tests.publish.rendered import Pages, component, council, used


def test_of_what_the_same_number_use_the_first_by_name_stands_first(pages: Callable[[Files], Pages]) -> None:
    in_use = used(anytown="live", ash="piloting")
    made = pages(
        {
            "components/a.yml": component("Zones", in_use),
            "components/z.yml": component("área", in_use),
            "components/one.yml": component("One", used(ash="live")),
            "organisations/ash.yml": council("Ash"),
        }
    )
    words = made.words("", "most-used")
    assert "2 of 3 organisations use something by choice." in words
    assert words.endswith("Things to use área 2 organisations Zones 2 organisations"), "what one alone uses is no list"


def test_use_by_duty_stands_apart_and_what_most_use_is_left_out_once_more(pages: Callable[[Files], Pages]) -> None:
    duty = "duty: {types: [council], by: a law, evidence: 'https://www.example.gov.uk/law'}\n"
    councils = {f"organisations/{slug}.yml": council(slug.title()) for slug in ("ash", "birch", "cedar", "elder")}
    made = pages(
        {
            **councils,
            "components/pay.yml": component("Pay", used(ash="live", birch="live", cedar="live")),
            "components/maps.yml": component("Maps", used(cedar="live", elder="live")),
            "components/law.yml": component("Law", duty + used(ash="live", birch="live")),
        }
    )
    words = made.words("", "most-used")
    assert "4 of 6 organisations use something by choice." in words
    assert "More than half of them use Pay: without it, 2 use something." in words
    assert words.endswith("Pay 3 organisations Maps 2 organisations By duty, and counted apart: Law 2")
    assert "4 2 without Pay" in made.words("", "who")
