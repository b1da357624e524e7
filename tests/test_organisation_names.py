"""What people write, and the organisation that it names: certainly, perhaps one of several, or none."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.check import Result
from generator.names import join_words
from generator.organisation_names import Match, OrganisationNames
from generator.project import Collection
from tests.conftest import TODAY, Files


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
    "organisations/newcastle-upon-tyne.yml": organisation("Newcastle City Council", "formerly: [toon]\n"),
    "organisations/newcastle-under-lyme.yml": organisation("Newcastle-under-Lyme Borough Council"),
    "organisations/nottingham.yml": organisation("Nottingham City Council", "also_known_as: [Nottingham, STS]\n"),
    "organisations/nottinghamshire.yml": organisation("Nottinghamshire County Council"),
    "organisations/northampton.yml": organisation(
        "Northampton Borough Council",
        "also_known_as: [Northampton]\nended: 2021-03-31\nreplaced_by: [west-northants]\n",
    ),
    "organisations/west-northants.yml": organisation("West Northamptonshire Council"),
    "organisations/staffordshire.yml": organisation("Staffordshire", "identifiers:\n  local_authority: [STS]\n"),
    "organisations/city-of-london.yml": organisation("City of London Corporation", "also_known_as: [City of London]\n"),
    "organisations/st-helens.yml": organisation("St. Helens Metropolitan Borough Council"),
    "organisations/stratford.yml": organisation("Stratford-on-Avon District Council"),
    "organisations/education.yml": organisation("Department of Lessons (DoL)"),
}


@pytest.fixture
def names(checked: Callable[[Files], Result]) -> OrganisationNames:
    result = checked(BODIES)
    assert result.errors == ()
    return result.context.names.organisations


@pytest.mark.parametrize(
    ("written", "slugs"),
    [
        ("CMD", {"camden"}),
        ("cmd", set()),
        ("W06000011", {"swansea"}),
        ("w06000011", {"swansea"}),
        ("Camden", {"camden"}),
        ("toon", {"newcastle-upon-tyne"}),
        ("lbc", {"camden"}),
        ("LB Camden", {"camden"}),
        ("Camden LBC", {"camden"}),
        ("L.B. Camden", {"camden"}),
        ("LONDON  borough of Camden ", {"camden"}),
        ("Kings Lynn and West Norfolk Borough Council", {"kings-lynn"}),
        ("King\u2019s Lynn & West Norfolk B.C.", {"kings-lynn"}),
        ("cyngor abertawe", {"swansea"}),
        ("cdsa", {"swansea"}),
        ("Camden Council", {"camden"}),
        ("Abertawe", {"swansea"}),
        ("Swansea City Council", {"swansea"}),
        ("Swansea Unitary Council", {"swansea"}),
        ("Saint Helens MBC", {"st-helens"}),
        ("Stratford upon Avon", {"stratford"}),
        ("Newcastle City Council", {"newcastle-upon-tyne"}),
        ("Newcastle under Lyme", {"newcastle-under-lyme"}),
        ("Newcastle", {"newcastle-upon-tyne", "newcastle-under-lyme"}),
        ("Newcastle Council", {"newcastle-upon-tyne", "newcastle-under-lyme"}),
        ("Nottingham", {"nottingham"}),
        ("Nottingham CC", {"nottingham"}),
        ("Nottingham County Council", {"nottingham", "nottinghamshire"}),
        ("Northampton Borough Council", {"northampton"}),
        ("Northampton", {"northampton", "west-northants"}),
        ("Northampton Council", {"northampton", "west-northants"}),
        ("STS", {"nottingham", "staffordshire"}),
        ("West Norfolk & King's Lynn", set()),
        ("Durham", {"durham", "durham-city"}),
        ("DoL", {"education"}),
        ("Department of Lessons", {"education"}),
        ("City of London", {"city-of-london"}),
        ("London", set()),
        ("Camdem", set()),
        ("Council", set()),
        ("MBC", set()),
        ("", set()),
    ],
)
def test_a_text_names(written: str, slugs: set[str], names: OrganisationNames) -> None:
    match = names.resolve(written, TODAY)
    assert set(match.slugs) == slugs
    assert match.slug == (min(slugs) if len(slugs) == 1 else "")


@pytest.mark.parametrize(("day", "slug"), [(date(2023, 3, 31), "old-somerset"), (date(2023, 4, 1), "somerset")])
def test_of_two_of_one_name_that_which_existed_on_the_day(day: date, slug: str, names: OrganisationNames) -> None:
    assert names.exact("name", "Somerset Council", day) == slug
    assert names.exact("local_authority", " CMD ", day) == "camden"
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


@pytest.mark.parametrize(
    ("written", "question"),
    [
        (
            "Newcastle",
            (
                "It could be Newcastle-under-Lyme Borough Council (write `newcastle-under-lyme`) or Newcastle City "
                "Council (write `newcastle-upon-tyne`)."
            ),
        ),
        (
            "Northampton",
            (
                "It could be Northampton Borough Council, which ended in 2021 (write `northampton`) or West "
                "Northamptonshire Council (write `west-northants`)."
            ),
        ),
        ("West Norfolk", "Did you mean King’s Lynn & West Norfolk Borough Council? Write `kings-lynn`."),
        ("Sommrsmt?", "Did you mean Somerset Council? Write `somerset`."),
        ("Camdem", "Did you mean London Borough of Camden? Write `camden`."),
        ("Idox", ""),
    ],
)
def test_what_is_not_certain_is_asked_back(written: str, question: str, checked: Callable[[Files], Result]) -> None:
    assert checked(BODIES).context.names.advice(written, (Collection.ORGANISATIONS,)) == question


def test_a_successor_without_a_file_is_not_asked_back(checked: Callable[[Files], Result]) -> None:
    result = checked({path: text for path, text in BODIES.items() if "west-northants" not in path})
    (error,) = result.errors
    assert error.message == "There is no organisation `west-northants`"
    assert result.context.names.organisations.resolve("Northampton", TODAY) == Match(("northampton",), is_certain=True)


def test_an_entry_with_the_field_of_a_council_is_suggested_all_the_same(checked: Callable[[Files], Result]) -> None:
    bins = "name: Bins\nsummary: Tells when.\nowner: camden\nsources: [https://www.example.gov.uk/b]\n"
    result = checked(
        {
            **BODIES,
            "projects/bins.yml": f"{bins}ended: 2019-03-31\n",
            "projects/lamps.yml": f"{bins.replace('Bins', 'Lamps')}part_of: [{{entry: bin, evidence: https://www.example.gov.uk/c}}]\n",
        }
    )
    assert [each.message for each in result.errors] == [
        "`ended` is not a known field",
        "There is no component, standard or project `bin`",
    ]


@given(st.text(max_size=30))
def test_any_text_has_an_answer_that_keeps_its_promise(text: str) -> None:
    assert OrganisationNames.of(()).resolve(text, TODAY) == Match()


def test_an_owner_by_another_name_can_be_fixed(checked: Callable[[Files], Result]) -> None:
    bins = "name: Bins\nsummary: Tells when.\nowner: Camden Council\nsources: [https://www.example.gov.uk/b]\n"
    (diagnostic,) = checked({**BODIES, "projects/bins.yml": bins}).diagnostics
    assert diagnostic.edit
    assert diagnostic.edit.text == "camden"


@pytest.mark.parametrize(
    ("words", "joined"),
    [(["bins"], "bins"), (["bins", "maps"], "bins or maps"), (["bins", "maps", "roads"], "bins, maps or roads")],
)
def test_words_are_joined_as_in_a_sentence(words: list[str], joined: str) -> None:
    assert join_words(words, "or") == joined


def test_councils_of_several_nations_are_told_apart_by_them(checked: Callable[[Files], Result]) -> None:
    nations = {"newtown": "wales", "newtown-abbey": "northern-ireland"}
    files = {
        f"organisations/{slug}.yml": organisation("Newtown Council", f"nation: {nations[slug]}\n") for slug in nations
    }
    assert checked(files).context.names.advice("Newtown", (Collection.ORGANISATIONS,)) == (
        "It could be Newtown Council, Wales (write `newtown`) or Newtown Council, Northern Ireland (write "
        "`newtown-abbey`)."
    )
