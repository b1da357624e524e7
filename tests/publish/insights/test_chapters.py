"""Figures: they add up, and are said in the language of the page."""

from dataclasses import replace
from gettext import NullTranslations

import pytest

from generator.catalogue import Catalogue
from generator.model import Entry
from generator.publish.edition.language import ENGLISH, Language
from generator.publish.graphics.tile_map import TileMap, tile_map
from generator.publish.insights import chapters
from generator.publish.insights.figure import join_first
from tests.publish.insights.figures import SITE, edition, figures, moment


def test_every_council_is_counted_in_one_place(real: Catalogue) -> None:
    found = figures(real)
    councils = len(TileMap(real).councils)
    for slug in ("councils-by-nation", "councils-by-type"):
        assert sum(row.numbers[-1] for row in found[slug].rows) == councils
        assert all(sum(row.numbers[: found[slug].drawn]) == row.numbers[-1] for row in found[slug].rows)


def test_every_adoption_by_choice_is_counted_at_its_status(real: Catalogue) -> None:
    chosen = sum(not use.is_duty for use in real.uses)
    assert sum(row.numbers[0] for row in figures(real)["evidence-grades"].rows) == chosen


def test_every_entry_is_counted_once_in_each_way(real: Catalogue) -> None:
    found = figures(real)
    assert sum(sum(row.numbers) for row in found["licences"].rows) == len(real.entries)
    assert sum(sum(row.numbers) for row in found["reviews"].rows) == len(real.entries)
    stages = found["stages"].rows + found["statuses-of-standards"].rows
    assert sum(sum(row.numbers) for row in stages) == len(real.entries)


def test_use_and_taking_part_stand_in_columns_of_their_own(real: Catalogue) -> None:
    found = figures(real)
    statuses = [use.adoption.status for use in real.uses if not use.is_duty]
    used = sum(status in {"live", "piloting"} for status in statuses)
    part = sum(status in {"involved", "planned"} for status in statuses)
    assert [sum(each) for each in zip(*(row.numbers for row in found["who-states-it"].rows), strict=True)] == [
        used,
        part,
    ]


@pytest.mark.parametrize(
    ("reviewed", "age"),
    [
        ("2026-11-22", "In the last year"),
        ("2025-11-22", "In the last year"),
        ("2025-11-21", "1 to 2 years ago"),
        ("2024-11-22", "1 to 2 years ago"),
        ("2024-11-21", "Longer ago"),
        ("2020-01-01", "Longer ago"),
        ("2027-01-01", "In the last year"),
    ],
)
def test_a_review_has_an_age(real: Catalogue, reviewed: str, age: str) -> None:
    entry = next(iter(real.entries.values()))
    fields = {name: getattr(entry, name) for name in ("collection", "slug", "path", "name", "summary", "owner")}
    alone = Catalogue({entry.slug: Entry(**fields, sources=(), reviewed=reviewed)}, {}, {})
    rows = figures(alone)["reviews"].rows
    assert [row.label for row in rows if sum(row.numbers)] == [age]


def test_a_catalogue_with_nothing_in_it_has_no_plot() -> None:
    nothing = chapters.chapters(edition(Catalogue({}, {}, {})))
    assert [chapter.drawn for chapter in nothing] == [(), (), (), ()]


def test_words_agree_with_their_number() -> None:
    said = [ENGLISH.ngettext("%(num)s entry", "%(num)s entries", number) for number in (0, 1, 1200)]
    assert said == ["0 entries", "1 entry", "1,200 entries"]
    assert [join_first(each, ENGLISH) for each in ("a", "ab", "abc", "abcdefgh")] == [
        "a",
        "a and b",
        "a, b and c",
        "a, b, c, d, e, f and 2 more",
    ]


class Marking(NullTranslations):
    """Puts marks around all that is said, so that what is not said stands without."""

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"⟦{msgid1 if n == 1 else msgid2}⟧"


@pytest.mark.parametrize("days", [0, 2, 3])
def test_every_word_around_the_numbers_is_said_in_the_language_of_the_page(real: Catalogue, days: int) -> None:
    moments = tuple(moment(f"2026-01-0{day}", {"live": day}, components=day) for day in range(1, days + 1))
    marking = Language("xx", "xx/", Marking())
    names = {each.name for each in real.entries.values()} | {each.licence for each in real.entries.values()}
    names |= {term.name for vocabulary in real.vocabularies.values() for term in vocabulary.terms.values()}
    for catalogue in (real, Catalogue({}, {}, {})):
        for figure in figures(catalogue, moments, marking).values():
            councils = {SITE.members.capitalize()}
            for text in {figure.title, figure.lead, figure.label, *figure.columns} - {"", *councils}:
                assert text.startswith("⟦"), text
                assert text.endswith("⟧"), text
            for row in figure.rows:
                assert "⟦" in row.label or row.label in names or row.label.isdigit() or row.lang == ' lang="en"', row


def test_a_council_without_a_nation_is_counted_and_listed(real: Catalogue) -> None:
    slug = next(each.slug for each in TileMap(real).councils)
    astray = {**real.organisations, slug: replace(real.organisations[slug], nation="")}
    found = edition(Catalogue(real.entries, astray, real.vocabularies))
    nations = list(chapters.nations(found))
    last = nations[-1]
    assert (last.name, [each.slug for each, _ in last.councils]) == ("Nation not recorded", [slug])
    assert sum(len(each.councils) for each in nations) == len(tile_map(found.catalogue).councils)
    (row,) = [row for row in chapters.chapters(found)[0].figures[0].rows if row.label == last.name]
    assert (row.numbers[-1], row.url) == (1, "")
    assert "Nation not recorded" not in {each.name for each in chapters.nations(edition(real))}
