"""What people write, and the organisation that it names: exactly, surely, perhaps one of several, or none."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.check import Result
from generator.organisation_names import Certainty, OrganisationNames
from tests.conftest import TODAY, Files

EXACT, SURE, SEVERAL, NONE = Certainty.EXACT, Certainty.SURE, Certainty.SEVERAL, Certainty.NONE


def organisation(name: str, more: str = "") -> str:
    return f"name: {name}\ntype: unitary\nsources: [https://www.example.gov.uk/]\n{more}"


BODIES: Files = {
    "organisations/camden.yml": organisation(
        "London Borough of Camden", "also_known_as: [LBC]\nidentifiers:\n  local_authority: [CMD]\n"
    ),
    "organisations/kings-lynn.yml": organisation("King’s Lynn & West Norfolk Borough Council"),
    "organisations/swansea.yml": organisation(
        "City and County of Swansea", "gss_code: W06000011\ncy:\n  name: Cyngor Abertawe\n  also_known_as: [CDSA]\n"
    ),
    "organisations/somerset.yml": organisation("Somerset Council", "started: 2023-04-01\n"),
    "organisations/old-somerset.yml": organisation("Somerset  Council", "ended: 2023-03-31\n"),
    "organisations/durham.yml": organisation("Durham County Council"),
    "organisations/durham-city.yml": organisation("City of Durham Council"),
}


@pytest.fixture
def names(checked: Callable[[Files], Result]) -> OrganisationNames:
    result = checked(BODIES)
    assert result.errors == ()
    return result.context.organisation_names


@pytest.mark.parametrize(
    ("written", "certainty", "slugs"),
    [
        ("CMD", EXACT, {"camden"}),
        ("W06000011", EXACT, {"swansea"}),
        ("camden", EXACT, {"camden"}),
        ("lbc", EXACT, {"camden"}),
        ("LONDON  borough of Camden ", EXACT, {"camden"}),
        ("Kings Lynn and West Norfolk Borough Council", EXACT, {"kings-lynn"}),
        ("cyngor abertawe", EXACT, {"swansea"}),
        ("cdsa", EXACT, {"swansea"}),
        ("Camden Council", SURE, {"camden"}),
        ("Abertawe", SURE, {"swansea"}),
        ("Swansea City Council", SURE, {"swansea"}),
        ("West Norfolk & King's Lynn", NONE, set()),
        ("Durham", SEVERAL, {"durham", "durham-city"}),
        ("Camdem", NONE, set()),
        ("London", NONE, set()),
        ("Council", NONE, set()),
        ("", NONE, set()),
    ],
)
def test_a_text_names(written: str, certainty: Certainty, slugs: set[str], names: OrganisationNames) -> None:
    match = names.resolve(written, TODAY)
    assert (match.certainty, set(match.slugs)) == (certainty, slugs)
    assert match.slug == (slugs.copy().pop() if len(slugs) == 1 else "")


@pytest.mark.parametrize(("day", "slug"), [(date(2023, 3, 31), "old-somerset"), (date(2023, 4, 1), "somerset")])
def test_of_two_of_one_name_that_which_existed_on_the_day(day: date, slug: str, names: OrganisationNames) -> None:
    assert names.exact("name", "Somerset Council", day) == slug
    assert names.resolve("Somerset", day).slugs == (slug,)


@pytest.mark.parametrize(
    ("scheme", "written", "slug"),
    [
        ("name", "Camden", ""),
        ("name", "CMD", ""),
        ("name", "LBC", "camden"),
        ("local_authority", "CMD", "camden"),
        ("local_authority", "LBC", ""),
        ("gss_code", "W06000011", "swansea"),
        ("slug", "kings_lynn", "kings-lynn"),
        ("slug", "Kings_Lynn", ""),
    ],
)
def test_a_register_is_taken_at_its_word(scheme: str, written: str, slug: str, names: OrganisationNames) -> None:
    assert names.exact(scheme, written, TODAY) == slug


@given(st.text(max_size=30))
def test_any_text_has_an_answer_that_keeps_its_promise(text: str) -> None:
    match = OrganisationNames.of(()).resolve(text, TODAY)
    assert match.certainty is NONE


def test_an_owner_by_another_name_can_be_fixed(checked: Callable[[Files], Result]) -> None:
    bins = "name: Bins\nsummary: Tells when.\nowner: Camden Council\nsources: [https://www.example.gov.uk/b]\n"
    (diagnostic,) = checked({**BODIES, "projects/bins.yml": bins}).diagnostics
    assert diagnostic.edit
    assert diagnostic.edit.text == "camden"
