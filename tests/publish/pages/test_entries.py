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
    said = f" Issues Check whether questions are answered at {urls.display_url(place)} ." if place else ""
    assert made.words("components/forms/", "ask") == f"Who to ask Owner Anytown Borough Council{said}"


def test_where_questions_are_asked_in_public_is_said_as_it_is_recorded(pages: Callable[[Files], Pages]) -> None:
    links = "links: {repository: 'https://github.com/a/b', issues: 'https://bugs.example.org/'}\n"
    made = pages({"components/forms.yml": component("Forms", links)})
    assert made.words("components/forms/", "ask").endswith("Issues bugs.example.org")


def test_the_nearest_is_asked_first(pages: Callable[[Files], Pages]) -> None:
    made = pages(
        {
            "organisations/ash.yml": council(
                "Ash",
                "uses: [{entry: forms, status: live, evidence: 'https://a.example.org/', ask: {email: d@a.uk}}]\n",
            ),
            "organisations/birch.yml": council("Birch"),
            "organisations/cedar.yml": council("Cedar"),
            "components/forms.yml": component(
                "Forms",
                "contact: {email: forms@example.org}\n"
                "partners: [{organisation: cedar}, {organisation: birch, role: led the beta}]\n"
                + used(birch="piloting"),
            ),
        }
    )
    assert made.words("components/forms/", "ask") == (
        "Who to ask Contact forms@example.org Owner Anytown Borough Council "
        "Worked with it Ash , live Ask: d@a.uk Birch , piloting, led the beta Cedar "
        "Users Organisations that use it can tell you how it went."
    )


def test_many_users_are_folded_by_type_and_nation_and_each_is_named(pages: Callable[[Files], Pages]) -> None:
    slugs = [f"c{number}" for number in range(25)]
    councils = {f"organisations/{slug}.yml": council(slug.upper()) for slug in slugs}
    councils["organisations/c0.yml"] = councils["organisations/c0.yml"].replace("england", "wales")
    lines = "".join(
        f"  - {{organisation: {slug}, status: live, basis: in a list, evidence: 'https://e.uk/'}}\n" for slug in slugs
    )
    made = pages({**councils, "components/forms.yml": component("Forms", f"used_by:\n{lines}")})
    words = made.words("components/forms/", "who-uses-it")
    assert "Find an organisation in these lists" in words
    assert "Shown by: in a list evidence for live, in a list District council · England 24 C1 C10 C11" in words
    assert "District council · Wales 1 C0" in words
    few = pages({**councils, "components/forms.yml": component("Forms", used(c1="live", c2="live"))})
    assert "<details" not in few.html("components/forms/").partition('id="use-it-too"')[0]


def test_a_map_needs_five_councils(pages: Callable[[Files], Pages]) -> None:
    slugs = ("adur", "barnet", "camden", "hackney", "lambeth")
    councils = {f"organisations/{slug}.yml": council(slug.title()) for slug in slugs}
    for number in (4, 5):
        using = used(**dict.fromkeys(slugs[:number], "live"))
        html = pages({**councils, "components/forms.yml": component("Forms", using)}).html("components/forms/")
        assert ('class="tile-map"' in html) is (number == 5)


def test_what_helps_most_to_decide_comes_first(pages: Callable[[Files], Pages]) -> None:
    made = pages({"components/forms.yml": component("Forms", "licence: MIT\n" + used(anytown="live"))})
    sections = re.findall(r'<section aria-labelledby="([^"]*)"', made.html("components/forms/"))
    assert sections == ["can-you-use-it", "ask", "who-uses-it", "terms", "readiness", "sources"]


def test_who_asks_for_a_standard_is_named_for_its_evidence_too(pages: Callable[[Files], Pages]) -> None:
    asked = "mandated_by: [{organisation: anytown, evidence: 'https://a.example.org/'}]\n"
    made = pages({"standards/plans.yml": entry("Plans", asked)})
    assert "evidence for Anytown Borough Council" in made.words("standards/plans/", "mandated")


def test_those_that_take_part_stand_on_a_line_of_their_own(pages: Callable[[Files], Pages]) -> None:
    made = pages({"components/forms.yml": component("Forms", used(anytown="live", **{"example-council": "involved"}))})
    assert "Who uses it 1 live, 1 involved" in made.words("components/forms/").partition("Sources")[0]
    assert "Used by: 1 live (as the owner says) Taking part: 1 involved" in made.words("components/")


def test_the_day_of_the_last_change_is_said_to_be_the_entrys(published: Path) -> None:
    page = (published / "components/bin-days/index.html").read_text(encoding="utf-8")
    assert "This entry was added on" in page
    assert "Checked by a person on" in page
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


def test_what_else_people_call_it_is_said(pages: Callable[[Files], Pages]) -> None:
    made = pages(
        {
            "components/forms.yml": component("Forms", "also: [e-forms, <b>online forms]\n"),
            "components/bins.yml": component("Bins"),
        }
    )
    words = "People also look for it as"
    assert f"{words} <span>e-forms, &lt;b&gt;online forms</span>" in made.html("components/forms/")
    assert words not in made.html("components/bins/")
