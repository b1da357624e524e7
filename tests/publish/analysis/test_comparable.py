"""What an entry may be compared with."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from generator.model import Entry, LastChange, Organisation, Relation
from generator.publish.analysis.comparable import comparable, pairs
from tests.conftest import TODAY, Files
from tests.publish.analysis.catalogues import COUNCILS, URL, make_adoptions, make_catalogue, make_council, make_entry
from tests.publish.rendered import Pages, component, entry, used


def test_an_entry_proposes_what_is_most_like_it(pages: Callable[[Files], Pages]) -> None:
    web = "services: [web-and-content]\n"
    made = pages(
        {
            "components/form-builder.yml": component("Form Builder", web, "tool"),
            "components/forms.yml": component("Quick Forms", web, "library"),
            "components/maps.yml": component("Maps", web, "tool"),
            "components/bikes.yml": component("Bikes", "services: [transport]\n", "tool"),
        }
    )
    assert made.alike("components/form-builder/") == ["forms"], "one type alone, as of maps, is no choice"


def test_what_follows_one_standard_is_proposed_and_a_standard_is_no_rival_of_a_program(
    pages: Callable[[Files], Pages],
) -> None:
    planning, follows = "services: [planning]\n", "implements: [data-standard]\n"
    made = pages(
        {
            "standards/data-standard.yml": entry("Planning Data Standard", planning, kind="scope: data\n"),
            "components/apply.yml": component("Apply", planning + follows + used(anytown="live")),
            "components/assess.yml": component("Assess", planning + follows),
            "components/decide.yml": component("Decide", planning + follows + used(anytown="involved")),
            "components/maps.yml": component("Maps", planning + used(anytown="live")),
            "components/planning.yml": component("Planning Notices", planning),
        }
    )
    assert made.alike("components/apply/") == ["decide", "assess"], "first what has somebody in common"
    assert made.alike("standards/data-standard/") == []


def test_what_belongs_together_is_not_proposed_as_a_choice(pages: Callable[[Files], Pages]) -> None:
    web = "services: [web-and-content]\n"
    made = pages(
        {
            "components/whole.yml": component("Town Website", web, "tool"),
            "components/part.yml": component("Town Website Forms", web + "part_of: [whole]\n", "tool"),
            "components/other.yml": component("Website Polls", web, "library"),
            "components/forms.yml": component("Forms", web, "library"),
        }
    )
    assert made.alike("components/part/") == ["forms"]
    assert made.alike("components/whole/") == ["other"]
    assert "forms-and" not in made.html("compare/"), "a page that comes and goes with each entry"


def compared(*entries: Entry, organisations: tuple[Organisation, ...] = ()) -> list[str]:
    """Say what the first of some entries is compared with."""
    return [each.slug for each in comparable(make_catalogue(*entries, organisations=organisations), entries[0], TODAY)]


def elsewhere(number: int, name: str = "", summary: str = "") -> Iterator[Entry]:
    """Yield entries of another service area, which only make the words in them less rare."""
    return (make_entry(f"far-{each}", f"{name} {each}", summary=summary, services=("tax",)) for each in range(number))


def test_a_word_in_both_names_two_in_what_is_told_or_one_standard_count_the_same() -> None:
    """All three have two points, so they stand by name; one point more or less for any of them changes the order."""
    one = make_entry("one", "Kerb Parking", summary="Issues permits quickly.", implements=(Relation("rules"),))
    found = compared(
        one,
        make_entry("by-name", "Parking Meters"),
        make_entry("by-words", "Anything", summary="Quickly sends permits."),
        make_entry("by-standard", "Zones", implements=(Relation("rules"),)),
        make_entry("rules", "Rules", services=()),
        *elsewhere(3, name="parking"),
    )
    assert found == ["by-words", "by-name", "by-standard"]


def test_one_word_in_what_is_told_is_not_enough_even_of_one_type() -> None:
    assert (
        compared(make_entry("one", "Kerb", summary="Issues permits."), make_entry("two", "Zones", summary="Permits."))
        == []
    )


@pytest.mark.parametrize(("number", "is_rare"), [(4, True), (5, False)])
def test_words_that_more_than_four_entries_have_tell_nothing(number: int, is_rare: bool) -> None:
    one, two = (
        make_entry("one", "Kerb", summary="Quick permits."),
        make_entry("two", "Zones", summary="Permits, quick."),
    )
    assert compared(one, two, *elsewhere(number - 2, "Far", "quick permits")) == ["two"] * is_rare


@pytest.mark.parametrize(("number", "is_told"), [(8, 3), (9, 0)])
def test_a_word_that_more_than_eight_names_have_tells_nothing(number: int, is_told: int) -> None:
    assert len(compared(*(make_entry(f"thing-{each}", f"{each} parking") for each in range(number)))) == is_told


@pytest.mark.parametrize("word", ["council", "data", "digital", "local", "open", "service", "standard", "system"])
def test_a_word_that_any_entry_here_may_have_tells_nothing(word: str) -> None:
    assert compared(make_entry("one", f"Kerb {word}"), make_entry("two", f"Zone {word}s")) == []


@pytest.mark.parametrize(("names", "found"), [(("Kerb map", "Tree map"), []), (("Kerb form", "Tree Forms"), ["two"])])
def test_a_word_has_four_letters_and_is_the_same_in_the_plural(names: tuple[str, str], found: list[str]) -> None:
    assert compared(make_entry("one", names[0]), make_entry("two", names[1])) == found


@pytest.mark.parametrize("kind", ["part_of", "depends_on"])
def test_the_name_of_what_two_build_on_makes_them_no_choice(kind: str) -> None:
    builds: dict[str, Any] = {kind: (Relation("base"),)}
    base = make_entry("base", "Parking", services=())
    assert (
        compared(make_entry("one", "Kerb parking", **builds), make_entry("two", "Zone parking", **builds), base) == []
    )


@pytest.mark.parametrize(("owned", "found"), [("maker", []), ("", ["two"])])
def test_the_name_of_a_maker_of_several_things_makes_them_no_choice(owned: str, found: list[str]) -> None:
    maker = replace(make_council("maker"), name="Parking")
    one, two = make_entry("one", "Kerb parking", owner="maker"), make_entry("two", "Zone parking", owner=owned)
    assert compared(one, two, organisations=(maker,)) == found


def test_pairs_stand_by_the_name_of_the_one_that_says_it() -> None:
    says = {"alternative_to": (Relation("other"),)}
    made = make_catalogue(make_entry("a", "Zones", **says), make_entry("z", "Áreas", **says), make_entry("other"))
    assert [pair.url for pair in pairs(made)] == ["compare/z-and-other/", "compare/a-and-other/"]


@pytest.mark.parametrize(("status", "first"), [("live", "two"), ("involved", "two"), ("stopped", "also")])
def test_who_has_to_do_with_both_today_brings_them_nearer(status: str, first: str) -> None:
    one, two = (
        make_entry(each, f"{each} parking", used_by=make_adoptions("ash", status=status)) for each in ("one", "two")
    )
    found = compared(
        one, make_entry("also", "Also parking", used_by=make_adoptions("birch")), two, organisations=COUNCILS
    )
    assert found[0] == first


def test_what_is_retired_or_unchanged_for_years_is_no_proposal_but_has_some() -> None:
    gone = make_entry("gone", "Gone parking", stage="retired")
    asleep = make_entry("asleep", "Old parking", last_change=LastChange("2018", URL))
    one = make_entry("one", "Kerb parking", alternative_to=(Relation("gone"),))
    assert compared(one, gone, asleep, make_entry("two", "Zone parking")) == ["two"]
    assert compared(gone, one) == ["one"]
