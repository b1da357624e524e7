"""Lists: by service area, and where there is nothing to list."""

from collections.abc import Callable
from pathlib import Path

from generator.check import check
from generator.project import Project
from tests.conftest import TODAY, Files
from tests.publish.rendered import SOURCES, Pages, component, council, entry, used


def test_a_service_area_says_which_councils_use_what_in_it_by_their_type(pages: Callable[[Files], Pages]) -> None:
    made = pages(
        {
            "organisations/ash.yml": council("Ash"),
            "organisations/fir.yml": f"name: Fir\ntype: unitary\nnation: england\n{SOURCES}",
            "components/a.yml": component("Aa", "services: [waste]\n" + used(ash="live", fir="involved")),
            "components/b.yml": component("Bb", "services: [waste]\n" + used(ash="involved")),
            "components/c.yml": component("Cc", used(ash="live")),
        }
    )
    words = made.words("services/waste/", "who")
    assert "Ash Aa : live, Bb : involved" in words
    assert "Fir Aa : involved" in words
    assert "Cc" not in words


def test_a_catalogue_with_nothing_in_it_has_all_of_these_pages(root: Path) -> None:
    for path in root.glob("catalogue/*/*.yml"):
        if path.parent.name != "vocabularies":
            path.unlink()
    made = Pages(check(Project(root), TODAY))
    assert "No standard is listed yet" in made.words("standards-by-service/")
    assert "There are none yet" in made.words("compare/")
    assert "Nobody has asked" in made.words("help-wanted/")


def test_a_service_area_says_what_else_people_call_it(pages: Callable[[Files], Pages]) -> None:
    area = "- {id: waste, name: Waste, also: [missed bin, <b>fly-tipping], definition: Bins.}\n"
    other = "- {id: planning, name: Planning, definition: Land.}\n"
    terms = f"name: Service areas\ndescription: What councils do.\nterms:\n{area}{other}"
    made = pages({"vocabularies/services.yml": terms, "components/bins.yml": component("Bins", "services: [waste]\n")})
    folded = '<details class="words">\n<summary>Words that lead here <span class="number">2</span></summary>\n'
    assert f"{folded}<p>missed bin, &lt;b&gt;fly-tipping</p>\n</details>" in made.html("services/waste/")
    assert "Words that lead here" not in made.html("services/planning/")


def test_a_long_service_area_is_divided_by_type_and_a_short_one_is_not(pages: Callable[[Files], Pages]) -> None:
    waste = "services: [waste]\n"
    few: Files = {f"components/t-{each}.yml": component(f"T {each}", waste, "tool") for each in range(38)}
    few |= {"projects/p.yml": entry("Pp", waste), "components/whole.yml": component("Whole", waste)}
    more: Files = {"components/part.yml": component("Part", waste + "part_of: [whole]\n", "library")}
    assert 'class="division"' not in pages(few).html("services/waste/")
    made = pages({**few, **more})
    assert "Things to use 41 Platform 2 Tool 38 Project 1" in made.words("services/waste/")
    assert "1 of them is a part" in made.words("services/waste/", "type-platform"), "a part stays with its whole"


def test_an_empty_service_area_says_what_speaks_of_it_and_where_else_to_look(pages: Callable[[Files], Pages]) -> None:
    made = pages(
        {
            "components/a.yml": component("Planning register", "services: [waste]\n"),
            "components/b.yml": component("Bins", "services: [waste]\n"),
        }
    )
    words = made.words("services/planning/")
    assert "Nothing is recorded for this area yet. That does not mean that nobody has anything." in words
    assert "Say that you need it" in words
    assert "Planning register" in made.words("services/planning/", "near")
    assert "Bins" not in words
    assert "Waste" in made.words("services/planning/", "others")


def test_a_row_says_when_a_thing_changed_and_who_says_that_it_is_used(pages: Callable[[Files], Pages]) -> None:
    changed = "last_change: {day: 2026-05-03, evidence: 'https://code.example.org/'}\n"
    own = "uses: [{entry: forms, status: live, evidence: 'https://www.example.org/'}]\n"
    made = pages(
        {
            "organisations/ash.yml": council("Ash", own),
            "organisations/fir.yml": council("Fir"),
            "organisations/oak.yml": council("Oak"),
            "components/forms.yml": component("Forms", changed + used(fir="live", oak="live", anytown="involved")),
        }
    )
    words = made.words("components/")
    assert "Changed in May 2026 Used by: 3 live (2 as the owner says, 1 as they say themselves)" in words
    assert "Taking part: 1 involved" in words
