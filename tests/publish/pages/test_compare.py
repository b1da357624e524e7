"""Ready-made comparisons: what differs, what is the same and what nobody recorded."""

import re
from collections.abc import Callable

from tests.conftest import Files
from tests.publish.rendered import Pages, component, council, entry, used


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
    assert "Licence not known for all MIT nothing known" in words
    assert "Not known for any of them documentation , " in words
    assert words.count("a contact") == 1, "what all lack is said once"
    assert "a licence" not in words, "what one has is in its own row"


def test_standards_are_compared_in_their_own_words_with_what_follows_them(pages: Callable[[Files], Pages]) -> None:
    def standard(name: str, more: str) -> str:
        return entry(name, f"scope: data\nstatus: published\n{more}")

    made = pages(
        {
            "standards/one.yml": standard("One", "alternative_to: [two]\n"),
            "standards/two.yml": standard("Two", ""),
            "components/a.yml": component("Aa", "implements: [one]\n"),
            "components/b.yml": component("Bb", "implements: [one]\n"),
        }
    )
    words = made.words("compare/one-and-two/")
    assert "About same Data Data Status same Published Published" in words
    assert "Followed by Aa , Bb nothing known" in words
    assert "Stage" not in words


def test_what_is_published_about_both_is_the_same_wherever_it_is(pages: Callable[[Files], Pages]) -> None:
    def stated(address: str) -> str:
        return f"assurance: {{accessibility_statement: 'https://{address}.example.org/'}}\n"

    made = pages(
        {
            "components/one.yml": component("One", "alternative_to: [two]\n" + stated("one")),
            "components/two.yml": component("Two", stated("two")),
        }
    )
    statement = "published : Accessibility statement"
    assert f"Accessibility statement same {statement} {statement}" in made.words("compare/one-and-two/")
    assert 'href="https://two.example.org/"' in made.html("compare/one-and-two/")


def test_alternatives_for_a_service_area_have_a_page_that_needs_no_script(pages: Callable[[Files], Pages]) -> None:
    waste = "services: [waste]\n"
    made = pages(
        {
            "components/one.yml": component("One", waste + "alternative_to: [two]\n"),
            "components/two.yml": component("Two", waste + "alternative_to: [three]\n" + used(anytown="live")),
            "components/three.yml": component("Three", waste),
            "components/other.yml": component("Other", waste),
        }
    )
    assert '<a href="../compare/services/waste/">Waste and recycling</a>: Two, One and Three' in made.html("compare/")
    html = made.html("compare/services/waste/")
    assert html.count('<th scope="col"') == 4
    assert "compare/?entries=two,one,three" in html
    assert "Other" not in html


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
