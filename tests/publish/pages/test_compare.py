"""Ready-made comparisons: what differs, what is the same and what nobody recorded."""

import re
from collections.abc import Callable

from tests.conftest import Files
from tests.publish.rendered import Pages, component, council, used


def test_alternatives_have_a_comparison_of_their_own_that_says_what_differs(pages: Callable[[Files], Pages]) -> None:
    made = pages(
        {
            "components/one.yml": component("One", "licence: MIT\nalternative_to: [two]\n" + used(anytown="live")),
            "components/two.yml": component("Two", "licence: ISC\n" + used(anytown="involved")),
        }
    )
    html = made.html("compare/one-and-two/")
    words = made.words("compare/one-and-two/")
    assert "Licence differs MIT ISC" in words
    assert "Type same Platform Platform" in words
    assert "Cost" not in words
    assert re.search(r"Anytown[^:]*: live .*: involved", words)
    assert html.count('<th scope="col"') == 3
    assert "compare/?entries=one,two" in html
    assert '<a href="../compare/one-and-two/">One and Two</a>' in made.html("compare/")


def test_what_nobody_recorded_is_not_called_different(pages: Callable[[Files], Pages]) -> None:
    made = pages(
        {
            "components/one.yml": component("One", "licence: MIT\nstage: live\nalternative_to: [two]\n"),
            "components/two.yml": component("Two", "stage: live\n"),
        }
    )
    words = made.words("compare/one-and-two/")
    assert "Licence not known for all MIT not recorded" in words
    assert "Missing from some nothing a licence" in words, "what one lacks and another has"
    assert words.count("a contact") == 1, "what all lack is said once"


def test_few_that_use_what_is_compared_are_named_and_their_number_alone_is_not_called_the_same(
    pages: Callable[[Files], Pages],
) -> None:
    made = pages(
        {
            "components/one.yml": component("One", "alternative_to: [two]\n" + used(anytown="involved")),
            "components/two.yml": component("Two", used(another="involved")),
            "organisations/another.yml": council("Another"),
        }
    )
    words = made.words("compare/one-and-two/")
    assert re.search(r"Taking part 1 involved: Anytown[^:]* 1 involved: Another", words)


def test_those_in_common_stand_by_name(pages: Callable[[Files], Pages]) -> None:
    made = pages(
        {
            **{f"organisations/{slug}.yml": council(slug.title()) for slug in ("ash", "birch")},
            "components/one.yml": component("One", "alternative_to: [two]\n" + used(birch="live", ash="involved")),
            "components/two.yml": component("Two", used(birch="piloting", ash="live")),
        }
    )
    assert "Ash : involved Birch : live Ash : live Birch : piloting" in made.words("compare/one-and-two/")


def test_who_stopped_is_not_among_those_in_common(pages: Callable[[Files], Pages]) -> None:
    made = pages(
        {
            "components/one.yml": component("One", "alternative_to: [two]\n" + used(anytown="live")),
            "components/two.yml": component("Two", used(anytown="stopped")),
        }
    )
    assert "In common" not in made.words("compare/one-and-two/")


def test_strangers_text_stays_text_in_a_comparison_and_a_drawing(pages: Callable[[Files], Pages]) -> None:
    made = pages(
        {
            "components/one.yml": component('"<b>One</b>"', 'cost: "<i>free</i>"\nalternative_to: [two]\n'),
            "components/two.yml": component("Two"),
        }
    )
    for url in ("compare/one-and-two/", "components/one/", "components/two/", "compare/"):
        assert "<b>One" not in made.html(url)
        assert "<i>free" not in made.html(url)
    assert "&lt;i&gt;free" in made.html("compare/one-and-two/")
