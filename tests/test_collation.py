"""Names stand where people look them up, whatever they officially begin with."""

import pytest

from generator.collation import by_name, sort_name
from generator.publish.pages import listings
from tests.publish.analysis.catalogues import make_council, make_entry


@pytest.mark.parametrize(
    ("name", "looked_up"),
    [
        ("London Borough of Southwark", "Southwark"),
        ("Royal Borough of Kensington and Chelsea", "Kensington and Chelsea"),
        ("City of Cardiff Council", "Cardiff Council"),
        ("City and County of Swansea Council", "Swansea Council"),
        ("City of Bristol", "Bristol"),
        ("Bristol City Council", "Bristol City Council"),
        ("City of Westminster", "Westminster"),
        ("City of London Corporation", "City of London Corporation"),
        ("Borough Council of Kings Lynn and West Norfolk", "Kings Lynn and West Norfolk"),
        ("Isle of Wight Council", "Isle of Wight Council"),
        ("Council of the Isles of Scilly", "Isles of Scilly"),
        ("Vale of White Horse District Council", "Vale of White Horse District Council"),
        ("The Highland Council", "Highland Council"),
        ("Cyngor Caerdydd", "Caerdydd"),
        ("Cyngor Bwrdeistref Sirol Conwy", "Conwy"),
        ("Cyngor Dinas Casnewydd", "Casnewydd"),
        ("Cyngor Sir a Dinas Abertawe", "Abertawe"),
        ("Cyngor Sir Ynys Môn", "Ynys Môn"),
        ("Cyngor Sir Gaerfyrddin", "Sir Gaerfyrddin"),
        ("Cyngor Sir y Fflint", "Sir y Fflint"),
        ("The", "The"),
        ("Theatre tickets", "Theatre tickets"),
        ("Cityscape", "Cityscape"),
        ("Council climate plans", "Council climate plans"),
    ],
)
def test_a_name_is_looked_up_by_its_place(name: str, looked_up: str) -> None:
    assert sort_name(name) == looked_up
    assert listings.initial(name) == looked_up[0]


def test_lists_of_councils_and_of_entries_stand_in_that_order() -> None:
    names = ["London Borough of Southwark", "Southampton City Council", "The Moray Council", "Cyngor Gwynedd"]
    councils = [make_council(str(number), name=name) for number, name in enumerate(names)]
    assert [each.name for each in by_name(councils)] == [names[3], names[2], names[1], names[0]]
    assert [each.name for each in by_name([make_entry("a", "The Zoo"), make_entry("b", "Map")])] == ["Map", "The Zoo"]
