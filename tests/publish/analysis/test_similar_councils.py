"""Councils that are alike, and what one could take over from another."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from generator.adoption import Adoption, Contact
from generator.model import Entry, LastChange, Organisation
from generator.publish.analysis import similar_councils
from generator.publish.analysis.similar_councils import Answerer
from tests.conftest import TODAY, Files
from tests.publish.analysis.catalogues import (
    COUNCILS,
    NAMES,
    URL,
    make_adoptions,
    make_catalogue,
    make_council,
    make_entry,
)
from tests.publish.rendered import SOURCES, Pages, component, council, entry, used


@pytest.fixture
def councils(pages: Callable[[Files], Pages]) -> Pages:
    return pages(
        {
            **{f"organisations/{slug}.yml": council(slug.title()) for slug in ("ash", "birch", "cedar", "dogwood")},
            "organisations/fir.yml": f"name: Fir\ntype: unitary\nnation: england\n{SOURCES}",
            "components/a.yml": component("Aa", used(ash="live", birch="live", fir="live")),
            "components/b.yml": component("Bb", used(ash="involved", birch="involved", cedar="live")),
            "components/c.yml": component("Cc", used(birch="live", cedar="involved")),
            "components/d.yml": component("Dd", used(ash="stopped", dogwood="stopped")),
        }
    )


def test_councils_of_one_type_are_ranked_by_what_they_have_in_common(councils: Pages) -> None:
    words = councils.words("organisations/ash/", "alike")
    assert "Birch 2 things in common: Aa , Bb Cedar 1 thing in common: Bb" in words
    assert "Fir" not in words
    assert "Dogwood" not in words


def test_of_equals_those_come_first_that_are_as_far_or_make_something_together(pages: Callable[[Files], Pages]) -> None:
    made = pages(
        {
            **{f"organisations/{slug}.yml": council(slug.title()) for slug in ("ash", "birch", "cedar", "dogwood")},
            "components/a.yml": component("Aa", used(ash="live", birch="involved", cedar="live", dogwood="involved")),
            "components/b.yml": component("Bb", "partners: [{organisation: ash}, {organisation: dogwood}]\n"),
        }
    )
    words = made.words("organisations/ash/", "alike")
    dogwood = "Dogwood 2 things in common, 1 of them made together: Aa , Bb"
    assert f"{dogwood} Cedar 1 thing in common: Aa Birch 1 thing in common: Aa" in words


def test_a_council_sees_what_others_use_that_it_does_not_and_whom_to_ask(councils: Pages) -> None:
    words = councils.words("organisations/ash/", "ideas")
    assert "Cc component" in words
    assert "1 live: Birch" in words
    assert "1 involved: Cedar" in words
    assert "Ask: Anytown" in words
    assert "Aa component" not in words
    assert "Dd" not in words


def test_a_council_with_nothing_still_sees_what_others_of_its_type_use(councils: Pages) -> None:
    assert "None is known to use or take part in the same things as Dogwood" in councils.words(
        "organisations/dogwood/", "alike"
    )
    ideas = councils.words("organisations/dogwood/", "ideas")
    assert re.findall(r"(Aa|Bb|Cc) component", ideas) == ["Aa", "Bb", "Cc"]


def test_what_nobody_uses_is_no_idea() -> None:
    involved = make_entry("involved", used_by=make_adoptions("birch", status="involved"))
    assert likeness(involved).suggestions == ()


def test_whom_to_ask_is_a_user_that_answers_and_otherwise_who_shares_it() -> None:
    team, page, owner = (Contact(email=f"{name}@example.org") for name in ("team", "page", "owner"))
    councils = (
        *COUNCILS[:2],
        replace(COUNCILS[2], contact=page),
        *COUNCILS[3:-1],
        replace(COUNCILS[-1], contact=owner),
    )
    asked = Adoption("dogwood", "live", evidence=URL, ask=team)
    things = (
        make_entry("a", used_by=(*make_adoptions("birch", "cedar"), asked)),
        make_entry("b", used_by=make_adoptions("birch", "cedar")),
        make_entry("c", used_by=make_adoptions("birch") + make_adoptions("cedar", status="involved"), owner="ivy"),
        make_entry("d", used_by=make_adoptions("birch"), contact=team, owner="ivy"),
        make_entry("e", used_by=make_adoptions("birch"), owner="nobody"),
    )
    report = similar_councils.peer_report(make_catalogue(*things, organisations=councils), councils[0], TODAY)
    assert report
    answerers = {each.entry.slug: each.answerer for each in report.suggestions}
    assert answerers == {
        "a": Answerer(councils[3], team),
        "b": Answerer(councils[2], page),
        "c": Answerer(councils[-1], owner),
        "d": Answerer(councils[-1], team),
        "e": Answerer(None, None),
    }


def test_a_partnership_gathers_what_its_members_share_and_use(pages: Callable[[Files], Pages]) -> None:
    made = pages(
        {
            "organisations/ash.yml": council("Ash"),
            "organisations/birch.yml": council("Birch"),
            "organisations/together.yml": f"name: Together\ntype: partnership\nmembers: [ash, birch]\n{SOURCES}",
            "components/a.yml": component("Aa", used(ash="live", birch="involved")),
            "components/b.yml": entry("Bb", owner="ash", kind="type: platform\n"),
        }
    )
    assert "Bb component" in made.words("organisations/together/", "members-share")
    words = made.words("organisations/together/", "members-use")
    assert "1 live: Ash" in words
    assert "1 involved: Birch" in words
    assert "more" not in words


def test_a_partnership_says_how_much_more_its_members_share_and_use(pages: Callable[[Files], Pages]) -> None:
    names = [f"{'thing' if number % 2 else 'Thing'} {number:02}" for number in range(23)]
    things = {
        f"components/t{number}.yml": entry(
            name, used(ash="live"), owner=("ash", "birch")[number % 2], kind="type: platform\n"
        )
        for number, name in enumerate(names)
    }
    councils = {f"organisations/{slug}.yml": council(slug.title()) for slug in ("ash", "birch")}
    together = f"name: Together\ntype: partnership\nmembers: [birch, ash]\n{SOURCES}"
    made = pages({"organisations/together.yml": together, **councils, **things})
    for id_ in ("members-share", "members-use"):
        words = made.words("organisations/together/", id_)
        assert re.findall(r"([Tt]hing \d\d) component", words) == names[:20]
        assert words.endswith("And 3 more, on the members’ own pages.")


def likeness(*entries: Entry, organisation: Organisation = COUNCILS[0]) -> similar_councils.PeerReport:
    found = similar_councils.peer_report(make_catalogue(*entries, organisations=COUNCILS), organisation, TODAY)
    assert found
    return found


def test_the_six_most_alike_are_named_and_the_others_counted() -> None:
    found = likeness(make_entry("bins", used_by=make_adoptions(*NAMES)))
    assert [each.organisation.slug for each in found.peers] == NAMES[1:7]
    assert (found.more, found.size) == (2, 8)


def test_eight_things_that_others_use_are_proposed_each_with_the_first_four_that_do() -> None:
    things = [make_entry(f"thing-{number}", used_by=make_adoptions(*NAMES[1:])) for number in range(9)]
    found = likeness(*things).suggestions
    assert [each.entry for each in found] == things[:8]
    (live,) = found[0].statuses
    assert [use.organisation.slug for use in live.uses] == NAMES[1:5]
    assert live.more == 4


def test_what_a_council_or_another_stopped_is_neither_in_common_nor_an_idea() -> None:
    found = likeness(
        make_entry("left", used_by=make_adoptions("ash", status="stopped") + make_adoptions("birch")),
        make_entry("left-by-others", used_by=make_adoptions("ash") + make_adoptions("birch", status="stopped")),
        make_entry("left-by-all-others", used_by=make_adoptions("birch", status="stopped")),
    )
    assert (found.peers, found.suggestions) == ((), ())


def test_members_of_a_partnership_are_not_said_to_have_what_they_stopped() -> None:
    club = replace(make_council("club", members=("ash", "birch")), type="partnership")
    things = (
        make_entry("left", used_by=make_adoptions("ash", status="stopped")),
        make_entry("kept", used_by=make_adoptions("birch")),
    )
    found = similar_councils.member_report(make_catalogue(*things, organisations=(*COUNCILS, club)), club)
    assert [each.entry.slug for each in found.used] == ["kept"]
    assert found.more_used == 0


def test_what_is_retired_or_unchanged_for_years_is_no_idea() -> None:
    by_others = {"used_by": make_adoptions("birch")}
    found = likeness(
        make_entry("gone", stage="retired", **by_others),
        make_entry("asleep", last_change=LastChange("2018", URL), **by_others),
        make_entry("kept", **by_others),
    )
    assert [each.entry.slug for each in found.suggestions] == ["kept"]
