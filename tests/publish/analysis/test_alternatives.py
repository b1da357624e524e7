"""Groups of entries that do a similar job, by service area."""

from dataclasses import replace
from datetime import date

from generator.catalogue import Catalogue
from generator.model import Entry, LastChange, Relation, Term, Vocabulary
from generator.publish.analysis.alternatives import service_comparisons
from tests.publish.analysis.catalogues import make_adoptions, make_council, make_entry

_TODAY = date(2026, 3, 1)


def _alternative(slug: str, *others: str, services: tuple[str, ...] = ("waste",), users: str = "") -> Entry:
    relations = tuple(Relation(other) for other in others)
    return make_entry(slug, alternative_to=relations, services=services, used_by=make_adoptions(*users))


def _groups(*entries: Entry) -> dict[str, list[list[str]]]:
    services = {each: Term(each, each) for each in ("waste", "housing")}
    catalogue = Catalogue(
        {each.slug: each for each in entries},
        {each: make_council(each) for each in "xyz"},
        {"services": Vocabulary("services", "", "", "", services)},
    )
    comparisons = service_comparisons(catalogue, _TODAY)
    return {each.url: [[entry.slug for entry in group] for group in each.groups] for each in comparisons}


def test_alternatives_of_alternatives_are_one_group_most_used_first() -> None:
    entries = (_alternative("a", "b"), _alternative("b", "c"), _alternative("c", users="xy"), _alternative("d"))
    assert _groups(*entries) == {"compare/services/waste/": [["c", "a", "b"]]}


def test_a_group_belongs_to_the_areas_that_all_of_it_helps_with() -> None:
    both = ("waste", "housing")
    entries = (
        _alternative("a", "b", services=both),
        _alternative("b", services=both),
        _alternative("c", "d", services=both),
        _alternative("d", services=("housing",)),
    )
    assert _groups(*entries) == {
        "compare/services/waste/": [["a", "b"]],
        "compare/services/housing/": [["a", "b"], ["c", "d"]],
    }


def test_of_many_alternatives_the_most_used_are_compared() -> None:
    entries = [_alternative(slug, "a", users="xyz" if slug == "f" else "") for slug in "bcdef"]
    assert _groups(_alternative("a"), *entries) == {"compare/services/waste/": [["f", "a", "b", "c"]]}


def test_what_is_retired_or_long_unchanged_is_not_proposed() -> None:
    old = replace(_alternative("a", "b", "c"), stage="retired")
    unchanged = replace(_alternative("d", "e"), last_change=LastChange("2023-05", "https://example.com/"))
    entries = (old, _alternative("b"), _alternative("c"), unchanged, _alternative("e"))
    assert _groups(*entries) == {"compare/services/waste/": [["b", "c"]]}


def test_areas_without_alternatives_have_no_page() -> None:
    assert _groups(_alternative("a"), _alternative("b")) == {}
