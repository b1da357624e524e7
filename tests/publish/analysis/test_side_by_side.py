"""Councils side by side: every use once, duty apart, and nothing called use that is none."""

from collections import Counter
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from generator.adoption import Adoption, Duty
from generator.catalogue import Catalogue
from generator.model import Term, Vocabulary
from generator.publish.analysis import side_by_side, usage
from generator.publish.analysis.side_by_side import Difference, Holding, Matrix
from tests.publish.analysis.catalogues import (
    COUNCILS,
    NAMES,
    STATUSES,
    URL,
    make_adoptions,
    make_catalogue,
    make_council,
    make_entry,
)

SERVICES = ("waste", "planning", "housing")
THREE = COUNCILS[:3]

statuses = st.dictionaries(st.sampled_from(NAMES), st.sampled_from(STATUSES), max_size=6)
entries = st.lists(st.tuples(st.lists(st.sampled_from(SERVICES), unique=True), statuses, st.booleans()), max_size=8)


def catalogue_of(*things: object, councils: object = COUNCILS) -> Catalogue:
    made = make_catalogue(*things, organisations=councils)  # type: ignore[arg-type]
    services = Vocabulary("services", "", "services", "", {each: Term(each, each) for each in SERVICES})
    return replace(made, vocabularies={**made.vocabularies, "services": services})


def three(*things: object) -> Matrix:
    return side_by_side.matrix(catalogue_of(*things), THREE)


@given(entries, st.integers(min_value=2, max_value=len(COUNCILS)))
def test_every_use_of_the_councils_is_in_the_matrix_once(
    drawn: list[tuple[list[str], dict[str, str], bool]], number: int
) -> None:
    things = [
        make_entry(
            f"thing-{place}",
            services=tuple(services),
            used_by=tuple(Adoption(slug, status, evidence=URL) for slug, status in by_council.items()),
            duty=Duty(("council",), "a law", URL) if is_duty else None,
        )
        for place, (services, by_council, is_duty) in enumerate(drawn)
    ]
    catalogue, councils = catalogue_of(*things), COUNCILS[:number]
    made = side_by_side.matrix(catalogue, councils)
    shown = Counter()  # type: ignore[var-annotated]
    for part, is_duty in ((made.chosen, False), (made.duty, True)):
        for area in part:
            for row in area.rows:
                assert len(row.uses) == number
                for council, use in zip(councils, row.uses, strict=True):
                    if use:
                        assert (use.organisation, use.entry, use.is_duty) == (council, row.entry, is_duty)
                        assert area.service in (row.entry.services or ("",))
                        shown[council.slug, row.entry.slug] += 1
    assert shown == Counter((each.slug, use.entry.slug) for each in councils for use in catalogue.uses_by(each.slug))
    summary = side_by_side.summarise(made)
    named = [holding for each in summary.differences for holding in each.holdings] + list(summary.by_one)
    for holding in named:
        by_entry = {use.entry.slug: use for use in catalogue.uses_by(holding.council.slug)}
        assert all(by_entry[entry.slug].adoption.status in usage.IN_USE for entry in holding.entries)


def test_what_all_and_most_use_is_named_and_neither_plans_nor_what_stopped() -> None:
    everywhere = make_entry("everywhere", used_by=make_adoptions("ash", "birch", "cedar"))
    mostly = make_entry("mostly", used_by=make_adoptions("ash", "birch") + make_adoptions("cedar", status="stopped"))
    planned = make_entry("planned", used_by=make_adoptions("ash", "birch", "cedar", status="planned"))
    summary = side_by_side.summarise(three(everywhere, mostly, planned))
    assert [row.entry.slug for row in summary.by_all] == ["everywhere"]
    assert [(row.entry.slug, len(row.users)) for row in summary.by_most] == [("mostly", 2)]
    assert (summary.differences, summary.by_one) == ((), ())


def test_councils_differ_where_each_has_something_that_the_other_has_not() -> None:
    one = make_entry("one", used_by=make_adoptions("ash"))
    other = make_entry("other", used_by=make_adoptions("birch"))
    alone = make_entry("alone", services=("planning",), used_by=make_adoptions("birch", status="piloting"))
    summary = side_by_side.summarise(three(one, other, alone))
    holdings = (Holding(THREE[0], (one,)), Holding(THREE[1], (other,)))
    assert summary.differences == (Difference("waste", holdings),)
    assert summary.by_one == (Holding(THREE[1], (alone,)),)


def test_half_is_not_most_and_more_of_the_same_is_no_difference() -> None:
    half = make_entry("half", used_by=make_adoptions("ash", "birch"))
    more = make_entry("more", used_by=make_adoptions("ash"))
    summary = side_by_side.summarise(side_by_side.matrix(catalogue_of(half, more), COUNCILS[:4]))
    assert (summary.by_most, summary.differences) == ((), ())
    assert summary.by_one == (Holding(COUNCILS[0], (more,)),)


def test_areas_come_in_the_order_of_the_vocabulary_and_what_most_use_first() -> None:
    things = (
        make_entry("a", used_by=make_adoptions("ash")),
        make_entry("b", used_by=make_adoptions("birch", "cedar")),
        make_entry("c", used_by=make_adoptions("ash", status="involved")),
        make_entry("none", services=(), used_by=make_adoptions("ash")),
        make_entry("plan", services=("planning", "waste"), used_by=make_adoptions("ash")),
    )
    areas = [(area.service, [row.entry.slug for row in area.rows]) for area in three(*things).chosen]
    assert areas == [("waste", ["b", "a", "c"]), ("planning", ["plan"]), ("", ["none"])]


def test_a_planned_council_stands_for_those_of_today_that_it_is_to_replace() -> None:
    old = [make_council(slug, ends="2027-03-31", to_be_replaced_by=("forest",)) for slug in ("ash", "birch")]
    forest = make_council("forest", begins="2027-04-01")
    gone = make_council("gone", ended="2020", replaced_by=("ash",))
    club = replace(make_council("club", members=("ash", "gone", "forest")), type="partnership")
    past = replace(make_council("past", members=("ash", "birch"), ended="2021"), type="partnership")
    catalogue = catalogue_of(councils=(*old, forest, gone, club, past))
    names = {
        each.slug: [council.slug for council in side_by_side.councils_of(catalogue, each)]
        for each in (forest, club, past, old[0])
    }
    assert names == {"forest": ["ash", "birch"], "club": ["ash"], "past": [], "ash": []}
    assert [side_by_side.has_page(COUNCILS[:1] * number) for number in (1, 2, 12, 13)] == [False, True, True, False]
