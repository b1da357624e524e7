"""The page of an organisation: what it uses, plans and shares, and with whom."""

from collections.abc import Callable

from tests.conftest import Files
from tests.publish.rendered import SOURCES, Pages, component, council, used


def test_a_partnership_that_ended_is_spoken_of_as_past(pages: Callable[[Files], Pages]) -> None:
    together = f"name: Together\ntype: partnership\nmembers: [ash, birch]\n{SOURCES}"
    made = pages(
        {
            "organisations/ash.yml": council("Ash"),
            "organisations/birch.yml": council("Birch", "ended: 2020-03-31\nreplaced_by: [ash]\n"),
            "organisations/once.yml": together.replace("Together", "Once") + "ended: yes\n",
            "organisations/together.yml": together,
            "components/a.yml": component("Aa", used(ash="live")),
        }
    )
    once, now = made.words("organisations/once/"), made.words("organisations/together/")
    assert "Ended yes" in once
    assert "Not known The day on which it ended." in once
    assert "Former members 2" in once
    assert "What its former members use" in once
    assert "Members 2" in now
    assert "Former members" not in now
    assert "What its members use" in now
    assert "Member of Together Was a member of Once" in made.words("organisations/ash/")
    ended = made.words("organisations/birch/")
    assert "Was a member of Once , Together" in ended
    assert "Member of" not in ended


def test_who_makes_something_together_is_named_from_either_side(pages: Callable[[Files], Pages]) -> None:
    partners = "partners: [{organisation: example-council, role: tester}]\n"
    made = pages({"components/forms.yml": component("Forms", partners)})
    for slug, other in (("anytown", "Example Council"), ("example-council", "Anytown Borough Council")):
        assert made.words(f"organisations/{slug}/", "works-with") == f"Works with On Forms {other}"


def test_neither_a_plan_nor_what_has_ended_is_shown_as_use(pages: Callable[[Files], Pages]) -> None:
    statuses = ("live", "piloting", "planned", "involved", "stopped")
    made = pages({f"components/{each}.yml": component(each.title(), used(anytown=each)) for each in statuses})
    page = "organisations/anytown/"
    assert made.words(page, "uses").startswith("Uses 2 Live component")
    assert "Piloting component" in made.words(page, "uses")
    assert made.words(page, "plans").startswith("Plans to use 1 Planned component")
    assert made.words(page, "takes-part").startswith("Takes part in 1 The evidence shows that it is involved.")
    assert made.words(page, "stopped").startswith("No longer uses 1 Stopped component")
    assert "Taking part: 1 planned" in made.words("components/")
    assert "Used by: 1 stopped" in made.words("components/")


def test_what_is_not_known_stands_in_one_place_with_one_way_to_add_it(pages: Callable[[Files], Pages]) -> None:
    known = council("Ash", "website: https://ash.example.org/\ncontact: {email: team@ash.example.org}\n")
    made = pages(
        {
            "organisations/ash.yml": known,
            "organisations/birch.yml": council("Birch"),
            "components/a.yml": component("Aa", used(ash="live", birch="live")),
        }
    )
    assert "Not known" not in made.words("organisations/ash/")
    assert made.words("organisations/birch/", "not-known") == (
        "Not known Its website and a team to ask. Add what you know"
    )
    assert "recorded" not in made.words("organisations/birch/")
