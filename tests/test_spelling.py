"""What a misspelt word is taken for: never another word, whatever an officer may have typed."""

import pytest

from generator import document, formats, schema, spdx
from generator.project import Collection, EntryFile, Project
from generator.spelling import SortedWords, certain_correction, closest
from tests.conftest import ROOT

SCHEMAS = schema.load(ROOT / "schemas")
FIELDS = {kind: tuple(loaded.node["properties"]) for kind, loaded in SCHEMAS.items()}


@pytest.mark.parametrize(
    ("written", "field"),
    [
        ("sumary", "summary"),
        ("SUMMARY", "summary"),
        ("smumary", "summary"),
        ("Used by", "used_by"),
        ("used-by", "used_by"),
        ("usedBy", "used_by"),
        ("license", "licence"),
        ("licenses", ""),
        ("owners", "owner"),
        ("source", "sources"),
        ("descripton", "description"),
        ("desciptoin", "description"),
        ("langauges", "languages"),
        ("looking_fro", "looking_for"),
        ("partner", "partners"),
        ("depends-on", "depends_on"),
    ],
)
def test_a_slip_stands_for_the_one_word_that_it_can_stand_for(written: str, field: str) -> None:
    assert certain_correction(written, FIELDS[Collection.PROJECTS]) == field


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("superseded_by", Collection.PROJECTS),
        ("superseded", Collection.PROJECTS),
        ("implemented", Collection.PROJECTS),
        ("implemented_by", Collection.COMPONENTS),
        ("owned", Collection.PROJECTS),
        ("resources", Collection.PROJECTS),
        ("contract", Collection.PROJECTS),
        ("descrpitieo", Collection.PROJECTS),
        ("state", Collection.PROJECTS),
        ("partner_of", Collection.ORGANISATIONS),
        ("member_of", Collection.ORGANISATIONS),
        ("reviewer", Collection.ORGANISATIONS),
        ("publisher", Collection.STANDARDS),
        ("", Collection.PROJECTS),
        (" ", Collection.PROJECTS),
        ("_", Collection.PROJECTS),
        ("x" * 10_000, Collection.PROJECTS),
    ],
)
def test_another_word_is_never_taken_for_a_slip(written: str, kind: Collection) -> None:
    assert certain_correction(written, FIELDS[kind]) == ""


def test_where_two_words_are_near_none_is_meant() -> None:
    assert certain_correction("not", ["note", "nota"]) == ""
    assert certain_correction("used by", ["used_by", "used-by"]) == ""


def test_no_word_of_a_list_could_pass_for_a_slip_of_another() -> None:
    """A word that is taken out of its list must not turn into its neighbour in the entries that have it."""
    for file in Project(ROOT).files():
        if isinstance(file, EntryFile) and file.collection is Collection.VOCABULARIES:
            terms = [term["id"] for term in (document.parse("", (ROOT / file.path).read_bytes()).data or {})["terms"]]
            assert [
                each for each in terms if certain_correction(each, [other for other in terms if other != each])
            ] == []
    for fields in FIELDS.values():
        assert [each for each in fields if certain_correction(each, [other for other in fields if other != each])] == []


def _without(word: str, place: int) -> str:
    return word[:place] + word[place + 1 :]


@pytest.mark.parametrize("fraction", [0, 0.5, 1], ids=["first", "middle", "last"])
def test_a_slug_without_a_letter_finds_what_a_look_at_all_slugs_finds(fraction: float) -> None:
    slugs = [path.stem for path in (ROOT / "catalogue" / "organisations").glob("*.yml")]
    written = [_without(each, round(fraction * (len(each) - 1))) for each in slugs]
    words = SortedWords.of(slugs)
    assert [words.closest(each) for each in written] == [closest(each, iter(slugs)) for each in written]


def test_no_word_is_near_where_there_is_none() -> None:
    assert SortedWords.of([]).closest("anytown") == ""
    assert SortedWords.of(["anytown", "hilltop"]).closest("sea") == ""


@pytest.mark.parametrize(
    ("written", "spelt"),
    [
        ("mit", "MIT"),
        ("MIT License", "MIT"),
        ("The MIT Licence", "MIT"),
        ("Apache 2", "Apache-2.0"),
        ("apache-2.0", "Apache-2.0"),
        ("Apache License, Version 2.0", "Apache-2.0"),
        ("EUPL v1.2", "EUPL-1.2"),
        ("CC BY 4", "CC-BY-4.0"),
        ("BSD 3-Clause", "BSD-3-Clause"),
        ("OGL-UK-3", "OGL-UK-3.0"),
        ("gpl-3.0-or-later", "GPL-3.0-or-later"),
        ("mit or apache-2.0", "MIT OR Apache-2.0"),
    ],
)
def test_a_licence_takes_the_spelling_of_its_list(written: str, spelt: str) -> None:
    assert spdx.licence(written)
    assert spdx.canonical_licence(written) == spelt
    assert spdx.licence(spelt) == ""


@pytest.mark.parametrize(
    "written",
    ["GPL 3", "GPLv3", "GPL-2", "AGPL 3", "LGPL 2.1", "BSD", "Apache", "EUPL 1", "CC BY",
     "open source", "GNU General Public License v3.0", "Classpath-exception-2.0",
     "LicenseRef-ours", "MIT OR GPL", "licence", "2", ""],
)  # fmt: skip
def test_a_licence_that_may_be_several_is_left_to_people(written: str) -> None:
    assert spdx.canonical_licence(written) == ""


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("http://www.example.gov.uk/a?b#c", "https://www.example.gov.uk/a?b#c"),
        ("HTTP://www.example.gov.uk", "https://www.example.gov.uk"),
        ("HTTPS://www.example.gov.uk", "https://www.example.gov.uk"),
        ("www.example.gov.uk", ""),
        ("http://localhost/", ""),
        ("http://user@example.gov.uk/", ""),
        ("http://example.gov.uk/a b", ""),
        ("ftp://example.gov.uk/", ""),
        ("javascript://example.gov.uk/", ""),
        ("http:/example.gov.uk/", ""),
    ],
)
def test_an_address_is_given_the_s_of_https_and_no_more(written: str, address: str) -> None:
    assert formats.as_https(written) == address
