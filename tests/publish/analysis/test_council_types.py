"""What each type of council uses, and what only one type uses."""

from dataclasses import replace

from generator.catalogue import Catalogue
from generator.model import Duty, Entry, Term, Vocabulary
from generator.publish.analysis.council_types import AreaUse, UsedEntry, council_types
from tests.publish.analysis.catalogues import STATUSES, make_adoptions, make_council, make_entry


def _vocabulary(slug: str, **terms: str) -> Vocabulary:
    """Return a list of words, each with its broader one."""
    return Vocabulary(slug, "", slug, "", {id_: Term(id_, id_, broader=broader) for id_, broader in terms.items()})


def _catalogue(*entries: Entry) -> Catalogue:
    """Return a catalogue with two counties, two districts and a partnership, in this order of types."""
    types = {"kent": "county", "essex": "county", "ash": "district", "birch": "district", "group": "partnership"}
    organisations = {slug: replace(make_council(slug), type=type_) for slug, type_ in types.items()}
    lists = (
        _vocabulary("adoption-statuses", **dict.fromkeys(STATUSES, "")),
        _vocabulary("organisation-types", council="", county="council", district="council", partnership=""),
        _vocabulary("services", waste="", planning=""),
    )
    return Catalogue({each.slug: each for each in entries}, organisations, {each.slug: each for each in lists})


def _names(used: tuple[UsedEntry, ...]) -> list[tuple[str, int]]:
    return [(each.entry.slug, each.number) for each in used]


def _areas(areas: tuple[AreaUse, ...]) -> list[tuple[str, list[tuple[str, int]], list[tuple[str, int]]]]:
    return [(each.area.id, _names(each.by_choice), _names(each.by_duty)) for each in areas]


def test_each_type_has_what_it_uses_by_service_area_most_used_first() -> None:
    bins = make_entry("bins", used_by=make_adoptions("kent", "ash", "birch", "group"))
    carts = make_entry("carts", services=("planning", "waste"), used_by=make_adoptions("kent", "essex"))
    county, district = council_types(_catalogue(bins, carts))
    assert (county.term.id, county.councils, county.using) == ("county", 2, 2)
    assert _areas(county.areas) == [
        ("waste", [("carts", 2), ("bins", 1)], []),
        ("planning", [("carts", 2)], []),
    ]
    assert _areas(district.areas) == [("waste", [("bins", 2)], [])]


def test_what_one_type_alone_uses_and_what_it_lacks_is_named() -> None:
    bins = make_entry("bins", used_by=make_adoptions("kent", "ash"))
    carts = make_entry("carts", used_by=make_adoptions("kent", "essex"))
    county, district = council_types(_catalogue(bins, carts))
    assert (_names(county.only_here), _names(county.only_elsewhere)) == ([("carts", 2)], [])
    assert (_names(district.only_here), _names(district.only_elsewhere)) == ([], [("carts", 2)])


def test_a_duty_is_no_choice_and_is_not_lacking_elsewhere() -> None:
    duty = Duty(types=("district",), by="a law", evidence="https://www.example.org/")
    register = make_entry("register", duty=duty, used_by=make_adoptions("ash", "kent"))
    county, district = council_types(_catalogue(register))
    assert district.using == 0
    assert _areas(district.areas) == [("waste", [], [("register", 1)])]
    assert district.only_elsewhere == ()
    assert _names(county.only_here) == [("register", 1)]


def test_taking_part_stopping_and_councils_that_ended_do_not_count() -> None:
    bins = make_entry(
        "bins", used_by=(*make_adoptions("kent", status="involved"), *make_adoptions("ash", status="stopped"))
    )
    made = _catalogue(bins)
    ended = {**made.organisations, "birch": replace(made.organisations["birch"], ended="2023")}
    county, district = council_types(replace(made, organisations=ended))
    assert (county.areas, district.areas, district.councils) == ((), (), 1)
