"""The page of an entry: whom to ask, who uses it, and what nobody recorded."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.publish.edition import urls
from tests.conftest import Files
from tests.publish.rendered import Pages, component, council, entry, used


@pytest.mark.parametrize(
    ("code", "place"),
    [
        ("https://github.com/a/b.js.git", "https://github.com/a/b.js/issues"),
        ("https://gitlab.com/a/b/c/", "https://gitlab.com/a/b/c/-/issues"),
        ("https://github.com/orgs/a", ""),
        ("https://github.com/a", ""),
        ("https://git.example.org/a/b", ""),
    ],
)
def test_where_no_contact_is_recorded_questions_go_to_the_code_if_that_has_a_place_for_them(
    pages: Callable[[Files], Pages], code: str, place: str
) -> None:
    made = pages({"components/forms.yml": component("Forms", f"links: {{repository: '{code}'}}\n")})
    seen = f"Start with the owner, or check whether questions are answered at {urls.display_url(place)} ."
    said = seen if place else "Start with the owner."
    assert f"None is recorded. {said} add it (a contact)" in made.words("components/forms/", "ask")
    assert "<dt>Ask</dt>" not in made.html("components/forms/")  # nobody has said that this is the place


def test_where_questions_are_asked_in_public_is_said_as_it_is_recorded(pages: Callable[[Files], Pages]) -> None:
    links = "links: {repository: 'https://github.com/a/b', issues: 'https://bugs.example.org/'}\n"
    made = pages({"components/forms.yml": component("Forms", links)})
    assert "You can ask in public at bugs.example.org ." in made.words("components/forms/", "ask")


def test_what_nobody_recorded_is_said_plainly(pages: Callable[[Files], Pages]) -> None:
    made = pages({"components/forms.yml": component("Forms")})
    assert "None is recorded. Ask the owner before you copy or change it." in made.words(
        "components/forms/", "can-you-use-it"
    )
    assert made.words("components/forms/", "safe") == (
        "Is it safe? Not recorded here: accessibility statement, data protection, security policy and service "
        "assessment. This does not mean that there is none: ask before you rely on it."
    )


def test_who_asks_for_a_standard_is_named_for_its_evidence_too(pages: Callable[[Files], Pages]) -> None:
    asked = "mandated_by: [{organisation: anytown, evidence: 'https://a.example.org/'}]\n"
    made = pages({"standards/plans.yml": entry("Plans", asked)})
    assert "evidence for Anytown Borough Council" in made.words("standards/plans/", "mandated")


def test_those_that_take_part_stand_on_a_line_of_their_own(pages: Callable[[Files], Pages]) -> None:
    made = pages({"components/forms.yml": component("Forms", used(anytown="live", **{"example-council": "involved"}))})
    assert "Used by 1 live Taking part 1 involved" in made.words("components/forms/")
    assert "Used by: 1 live (as the owner says) Taking part: 1 involved" in made.words("components/")


def test_the_day_of_the_last_change_is_said_to_be_the_entrys(published: Path) -> None:
    page = (published / "components/bin-days/index.html").read_text(encoding="utf-8")
    assert "<dt>Entry last checked</dt>" in page
    assert "<dt>Last" not in page
    assert "<dt>Changed" not in page


def test_the_first_way_on_from_a_standard_is_to_its_specification(pages: Callable[[Files], Pages]) -> None:
    way = "links: {repository: 'https://r.example.org/', specification: 'https://s.example.org/'}\n"
    html = pages({"standards/bins.yml": entry("Bins", way, kind="status: draft\nscope: data\n")}).html(
        "standards/bins/"
    )
    assert re.findall(r'class="button button-main" href="([^"]*)"', html) == ["https://s.example.org/"]


def test_several_things_in_a_sentence_are_listed_as_people_say_them(pages: Callable[[Files], Pages]) -> None:
    names = ("Forms", "Quick Forms", "Slow Forms", "Web Forms")
    things = {
        f"components/f{place}.yml": component(name, "services: [web-and-content]\n") for place, name in enumerate(names)
    }
    made = pages(
        {
            **{f"organisations/{slug}.yml": council(slug.title()) for slug in ("ash", "birch", "cedar")},
            "organisations/old.yml": council("Old", "ended: 2020\nreplaced_by: [ash, birch, cedar]\n"),
            "components/one.yml": component("One", "alternative_to: [two]\n"),
            "components/two.yml": component("Two"),
            **things,
        }
    )
    assert "Browse by type , service area , stage , licence or principle ." in made.words("components/")
    assert "Compare with Quick Forms , Slow Forms or Web Forms ." in made.words("components/f0/", "fits-with")
    assert "One and Two, side by side" in made.words("compare/one-and-two/")
    old = made.words("organisations/old/")
    assert "It was replaced by Ash , Birch and Cedar ." in old
    assert "Look at the page of Ash , Birch or Cedar , which carries on its work." in old
