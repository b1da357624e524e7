"""The catalogue in Welsh: what its files say in Welsh, and English where they do not."""

from collections.abc import Callable
from datetime import date

import pytest

from generator.catalogue import Catalogue
from generator.check import Result, check
from generator.localisation import is_translated, localise
from generator.model import Translation
from generator.project import Collection, find_project
from tests.conftest import ROOT, Files

SOURCES = "sources: [https://www.example.gov.uk/]\n"
FILES: Files = {
    "components/bins.yml": (
        "name: Zebra bins\nsummary: Tells when.\nowner: anytown\ntype: platform\n"
        "also: [bin days, BD]\ncy: {name: Biniau, summary: Mae'n dweud pryd., also: [sbwriel]}\n"
        f"services: [waste]\n{SOURCES}"
    ),
    "components/paths.yml": f"name: Maps\nsummary: Shows where.\nowner: anytown\ntype: platform\n{SOURCES}",
}


@pytest.fixture
def english(checked: Callable[[Files], Result]) -> Catalogue:
    result = checked(FILES)
    assert result.errors == ()
    return result.catalogue


def test_words_in_welsh_stand_in_the_place_of_the_english(english: Catalogue) -> None:
    bins = localise(english, "cy").entries["bins"]
    assert (bins.name, bins.also, bins.summary) == ("Biniau", ("sbwriel",), "Mae'n dweud pryd.")
    assert (english.entries["bins"].name, english.entries["bins"].also) == ("Zebra bins", ("bin days", "BD"))
    assert english.entries["bins"].cy == Translation("Biniau", ("sbwriel",), summary="Mae'n dweud pryd.")


def test_what_is_not_translated_stays_english_and_says_so(english: Catalogue) -> None:
    welsh = localise(english, "cy")
    assert welsh.entries["paths"] is english.entries["paths"]
    assert is_translated(welsh.entries["bins"], "summary", "cy")
    assert not is_translated(welsh.entries["bins"], "description", "cy")
    assert not is_translated(welsh.entries["paths"], "name", "cy")


def test_lists_stand_in_the_order_of_the_words_that_are_shown(english: Catalogue) -> None:
    shown = [each.name for each in localise(english, "cy").entries_of(Collection.COMPONENTS)]
    assert shown == sorted(shown, key=str.casefold)
    assert shown.index("Biniau") < shown.index("Maps")


def test_every_word_of_the_lists_is_there_in_welsh() -> None:
    """The vocabularies that the catalogue ships: a new word needs its Welsh, or visitors meet it in English."""

    project = find_project(ROOT)
    assert project is not None
    found = check(project, date(2026, 11, 22)).catalogue.vocabularies.values()
    missing = [
        f"{vocabulary.slug}: {term.id}"
        for vocabulary in found
        for term in vocabulary.terms.values()
        if not (term.cy and term.cy.name and term.cy.definition)
    ]
    assert missing == []
    assert all(each.cy and each.cy.name and each.cy.description for each in found)
