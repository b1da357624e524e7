"""The page of insights: figures that add up, and plots and files that mean no harm."""

import csv
import re
from dataclasses import replace
from datetime import date
from gettext import NullTranslations
from io import StringIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import escape

from generator.catalogue import Catalogue
from generator.check import Result, check
from generator.history.growth import Moment
from generator.model import Adoption, Entry, Organisation
from generator.project import Collection, Project
from generator.publish.edition.edition import Edition
from generator.publish.edition.language import ENGLISH, Language
from generator.publish.edition.settings import SiteSettings
from generator.publish.graphics.tile_map import TileMap, tile_map
from generator.publish.insights import chapters, plots, tables
from generator.publish.insights.figure import Figure, Form, Row, listed
from generator.rules.context import Context
from tests import sites
from tests.conftest import ROOT
from tests.sites import SMALL
from tests.test_history import Repository

TODAY = date(2026, 11, 22)
SITE = SiteSettings("", "", "", "", "", member="council", members="councils")
ENTRY = """name: Newest
summary: Changed on the day {0}.
owner: northtown
sources:
  - https://example.org/
"""


@pytest.fixture(scope="module")
def real() -> Catalogue:
    return check(Project(ROOT), TODAY).catalogue


def edition(catalogue: Catalogue, moments: tuple[Moment, ...] = (), language: Language = ENGLISH) -> Edition:
    unread = Result(Project(ROOT), {}, Context((), TODAY), (), ())
    return Edition(catalogue, SITE, {}, TODAY, unread, moments, language)


def figures(catalogue: Catalogue, moments: tuple[Moment, ...] = (), language: Language = ENGLISH) -> dict[str, Figure]:
    found = chapters.chapters(edition(catalogue, moments, language))
    return {figure.slug: figure for chapter in found for figure in chapter.figures}


def moment(day: str, adoptions: dict[str, int] | None = None, **entries: int) -> Moment:
    return Moment(date.fromisoformat(day), entries, adoptions or {})


def test_every_council_is_counted_in_one_place(real: Catalogue) -> None:
    found = figures(real)
    councils = len(TileMap(real).councils)
    for slug in ("councils-by-nation", "councils-by-type"):
        assert sum(row.numbers[-1] for row in found[slug].rows) == councils
        assert all(sum(row.numbers[:3]) == row.numbers[-1] for row in found[slug].rows)


def test_every_adoption_is_counted_at_its_status(real: Catalogue) -> None:
    assert sum(row.numbers[0] for row in figures(real)["evidence-grades"].rows) == len(real.uses)


def test_every_entry_is_counted_once_in_each_way(real: Catalogue) -> None:
    found = figures(real)
    assert sum(sum(row.numbers) for row in found["licences"].rows) == len(real.entries)
    assert sum(sum(row.numbers) for row in found["reviews"].rows) == len(real.entries)
    stages = found["stages"].rows + found["statuses-of-standards"].rows
    assert sum(sum(row.numbers) for row in stages) == len(real.entries)


def test_use_and_taking_part_stand_in_columns_of_their_own(real: Catalogue) -> None:
    found = figures(real)
    used = sum(use.adoption.status in {"live", "piloting"} for use in real.uses)
    part = sum(use.adoption.status in {"involved", "planned"} for use in real.uses)
    assert [sum(each) for each in zip(*(row.numbers for row in found["kinds-of-evidence"].rows), strict=True)] == [
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


def test_a_short_history_has_no_plot_and_says_why(real: Catalogue) -> None:
    days = tuple(moment(f"2026-01-0{day}", components=day) for day in (1, 2, 3))
    short, long_ = figures(real, days[:2]), figures(real, days)
    assert "too short" in short["entries-over-time"].missing
    assert not plots.draw(short["entries-over-time"])
    assert plots.draw(long_["entries-over-time"])
    assert long_["entries-over-time"].lead == "The catalogue now holds 3 entries. Its history begins on 1 January 2026."


def test_use_and_taking_part_are_told_apart_over_time(real: Catalogue) -> None:
    days = tuple(moment(f"2026-01-0{day}", {"live": day, "piloting": 1, "involved": 7}) for day in (1, 2, 3))
    lead = figures(real, days)["adoptions-over-time"].lead
    assert lead == "In use now: 4. Take part or plan to: 7. The history begins on 1 January 2026."
    uses = (Adoption("c0", "live", since="2024-05"), Adoption("c1", "live"), Adoption("c2", "involved", since="2023"))
    dated = Catalogue({"one": replace(_used("one", 0), used_by=uses)}, _councils(3), {})
    lead = figures(dated)["adoptions-by-year"].lead
    assert lead == "The year is known for 1 of 2 in use, and for 1 of 1 that take part or plan to."


def _begun(*dates: str) -> list[tuple[str, tuple[int, ...]]]:
    """Give the rows of years for adoptions that began on some dates, or are planned to."""
    uses = tuple(
        Adoption(f"c{number}", "planned" if each > "2027" else "live", since=each) for number, each in enumerate(dates)
    )
    dated = Catalogue({"one": replace(_used("one", 0), used_by=uses)}, _councils(len(dates)), {})
    return [(row.label, row.numbers) for row in figures(dated)["adoptions-by-year"].rows]


def test_each_year_in_which_adoptions_began_has_a_row() -> None:
    assert _begun("2023-05", "2025", "2025-01-31") == [("2023", (1, 0)), ("2024", (0, 0)), ("2025", (2, 0))]


def test_the_rows_of_years_are_few_whatever_the_years() -> None:
    rows = _begun("1800", "2006", "2007", "2026", "2027-04", "9999-12-31")
    assert [row for row in rows if any(row[1])] == [
        ("2006 or earlier", (2, 0)),
        ("2007", (1, 0)),
        ("2026", (1, 0)),
        ("2027 or later", (0, 2)),
    ]
    assert [label for label, _ in rows[1:-1]] == [str(year) for year in range(2007, 2027)]


def test_a_catalogue_with_nothing_in_it_says_so() -> None:
    for figure in figures(Catalogue({}, {}, {})).values():
        assert figure.lead
        assert not plots.draw(figure)


def test_words_agree_with_their_number() -> None:
    said = [ENGLISH.say_plural("%(num)s entry", "%(num)s entries", number) for number in (0, 1, 1200)]
    assert said == ["0 entries", "1 entry", "1,200 entries"]
    assert [listed(each, ENGLISH) for each in ("a", "ab", "abc", "abcdefgh")] == [
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
            for text in {figure.title, figure.lead, figure.label, *figure.columns, figure.missing} - {"", *councils}:
                assert text.startswith("⟦"), text
                assert text.endswith("⟧"), text
            for row in figure.rows:
                assert "⟦" in row.label or row.label in names or row.label.isdigit() or row.lang == ' lang="en"', row


def test_what_the_evidence_is_says_that_it_is_english(real: Catalogue) -> None:
    found = figures(real, language=Language("cy", "cy/"))["kinds-of-evidence"]
    assert '<text y="' in plots.draw(found)
    assert {row.lang for row in found.rows if row.label.startswith(("A published", "Shown in"))} == {""}
    assert ' lang="en">' in plots.draw(found)
    assert {row.lang for row in figures(real)["kinds-of-evidence"].rows} == {""}


def test_those_most_common_are_escaped_and_marked_as_english() -> None:
    uses = tuple(Adoption(f"c{number}", "live", basis="<b>bold</b> & so on") for number in range(2))
    entry = replace(_used("one", 0), used_by=uses)
    catalogue = Catalogue({"one": entry}, _councils(2), {})
    said = "&lt;b&gt;bold&lt;/b&gt; &amp; so on"
    lead = figures(catalogue, language=Language("cy", "cy/"))["kinds-of-evidence"].lead
    assert lead == f'Most common: <span lang="en">{said}</span>.'
    assert figures(catalogue)["kinds-of-evidence"].lead == f"Most common: {said}."


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


def figure(rows: list[tuple[str, list[int]]], form: Form) -> Figure:
    return Figure(
        slug="some", title="Some", lead="", label="", columns=("A", "B"), looks=("uses", "part"), form=form,
        rows=tuple(Row(label, tuple(numbers), at=at) for at, (label, numbers) in enumerate(rows)),
    )  # fmt: skip


LABELS = st.text(st.characters(exclude_categories=["C"]), max_size=80)
ROWS = st.lists(st.tuples(LABELS, st.lists(st.integers(0, 10**6), min_size=2, max_size=2)), min_size=1, max_size=12)


@settings(max_examples=50)
@given(rows=ROWS, form=st.sampled_from(Form))
def test_a_plot_is_sound_and_stays_within_its_frame(rows: list[tuple[str, list[int]]], form: Form) -> None:
    drawn = plots.draw(figure(rows, form if len(rows) > 1 else Form.BARS))
    if not any(any(numbers) for _, numbers in rows):
        assert not drawn
        return
    svg = ElementTree.fromstring(drawn)
    assert {each.tag for each in svg.iter()} <= {"svg", "rect", "text", "tspan", "line", "circle"}
    for each in svg.iter():
        assert not {"style", "fill", "stroke", "href", "id"} & set(each.attrib)
    for rect in svg.iter("rect"):
        assert -0.1 <= share(rect, "x") <= share(rect, "x") + share(rect, "width") <= 100.1


@settings(max_examples=50)
@given(numbers=st.lists(st.lists(st.integers(0, 500), min_size=2, max_size=2), min_size=1, max_size=8))
def test_bars_are_as_long_as_their_numbers_say(numbers: list[list[int]]) -> None:
    drawn = plots.draw(figure([("Row", each) for each in numbers], Form.BARS))
    widths = [share(rect, "width") for rect in ElementTree.fromstring(drawn).iter("rect")] if drawn else []
    values = [number for each in numbers for number in each if number]
    assert len(widths) == len(values)
    scale = sum(widths) / sum(values) if values else 0
    assert widths == pytest.approx([number * scale for number in values], rel=0.01, abs=0.01)


def test_parts_of_a_bar_follow_one_another_and_the_longest_leaves_a_little_room() -> None:
    bars = [("Most", [3, 1]), ("Half", [0, 2])]
    assert rects(figure(bars, Form.BARS)) == [(0, 72.12), (72.12, 24.04), (0, 48.08)]
    assert rects(figure(bars, Form.SHARES)) == [(0, 72.12), (72.12, 24.04), (0, 96.15)]


def rects(drawn: Figure) -> list[tuple[float, float]]:
    """Return where each part of a bar begins and how long it is, in hundredths of the width."""
    found = ElementTree.fromstring(plots.draw(drawn)).iter("rect")
    return [(share(each, "x"), share(each, "width")) for each in found]


@pytest.mark.parametrize(
    ("most", "scale"),
    [
        (1, ["1"]),
        (3, ["1", "2", "3"]),
        (6, ["1", "2", "3", "4", "5", "6"]),
        (7, ["2", "4", "6"]),
        (13, ["5", "10"]),
        (61, ["20", "40", "60"]),
        (1234, ["500", "1,000"]),
        (25_000, ["5,000", "10,000", "15,000", "20,000", "25,000"]),
    ],
)
def test_the_scale_has_a_few_round_numbers(most: int, scale: list[str]) -> None:
    drawn = plots.draw(figure([("1 May", [0, 0]), ("2 May", [most, 1])], Form.LINES))
    texts = ElementTree.fromstring(drawn).iter("text")
    assert [each.text for each in texts if each.get("class") == "plot-scale"] == scale


def test_a_point_stands_as_high_as_the_line_of_its_number() -> None:
    rows = [(f"{number} May", [number, number]) for number in range(4)]
    svg = ElementTree.fromstring(plots.draw(figure(rows, Form.LINES)))
    guides = [each.get("y1") for each in svg.iter("line") if each.get("class") == "plot-guide"]
    dots = [each.get("cy") for each in svg.iter("circle") if each.get("class") == "is-uses"]
    assert dots == guides == ["13.73rem", "9.244rem", "4.756rem", "0.2692rem"]


def test_text_is_text() -> None:
    drawn = plots.draw(figure([("<script>alert(1)</script> & Co", [1, 2])], Form.BARS))
    assert str(escape("<script>alert(1)</script> & Co")) in drawn.replace("\n", " ")
    assert "<script" not in drawn


def test_every_label_fits_a_small_phone() -> None:
    drawn = plots.draw(figure([("word " * 30, [1, 2]), ("x" * 90, [0, 0])], Form.BARS))
    lines = ["".join(each.itertext()) for each in ElementTree.fromstring(drawn).iter("text")]
    assert max(len(line) for line in lines) <= 34


def test_numbers_stand_beside_what_they_count() -> None:
    drawn = plots.draw(figure([("Wales", [1200, 3])], Form.SHARES))
    (text,) = ElementTree.fromstring(drawn).iter("text")
    assert "".join(text.itertext()) == "Wales 1,200\u00a0·\u00a03"


def test_the_same_numbers_give_the_same_bytes(real: Catalogue) -> None:
    days = tuple(moment(f"2026-01-0{day}", components=day) for day in (1, 2, 3))
    once, again = (
        [plots.draw(each) for each in figures(real, days).values()],
        [plots.draw(each) for each in figures(real, days).values()],
    )
    assert once == again
    assert not any(re.search(r"20\d\d-\d\d-\d\d", drawn) for drawn in once)


def test_time_runs_evenly() -> None:
    start = date(2026, 1, 1).toordinal()
    rows = tuple(Row(str(at), (at, 1), at=start + at) for at in (0, 10, 40))
    drawn = plots.draw(replace(figure([], Form.LINES), rows=rows))
    dots = [share(dot, "cx") for dot in ElementTree.fromstring(drawn).iter("circle")][:3]
    assert (dots[2] - dots[0]) == pytest.approx(4 * (dots[1] - dots[0]), rel=0.01)


def share(element: ElementTree.Element, name: str) -> float:
    return float(element.get(name, "0").removesuffix("%"))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site, from a repository with a history of three days."""
    repository = Repository(sites.checkout(SMALL, tmp_path_factory.mktemp("insights") / "checkout"))
    for day in ("2026-01-01", "2026-01-02", "2026-01-09"):
        repository.write("catalogue/projects/newest.yml", ENTRY.format(day))
        repository.commit(day)
    return sites.build(repository.root, repository.root.parent / "site", search=False)


def test_each_figure_has_its_numbers_as_a_table_and_as_a_file(site: Path) -> None:
    found = sites.read(site)[tables.URL]
    captions = [text.removesuffix(": the numbers") for text in found.text("caption")]
    assert captions == [text for text in found.text("h3") if text]
    files = {each.name for each in (site / "insights").glob("*.csv")}
    assert {address for address in found.addresses if address.endswith(".csv")} == files
    assert len(files) == len(captions)


def test_a_file_says_what_its_table_says(site: Path) -> None:
    text = (site / "insights" / "entries-over-time.csv").read_bytes().decode("utf-8-sig")
    assert text.splitlines()[:2] == ["Day,Components,Standards,Projects", "1 January 2026,2,1,3"]


def test_growth_is_drawn_from_the_third_day_on(site: Path) -> None:
    html = (site / "insights" / "index.html").read_text(encoding="utf-8")
    assert '<line class="is-components"' in html
    assert "9 January 2026" in html


def test_no_file_holds_a_formula() -> None:
    rows = (Row("=HYPERLINK(A1)", (1,)), Row("+1", (2,)), Row("Plain, with comma", (3,)))
    bad = Figure(slug="x", title="", lead="", label="What", columns=("N",), looks=("plain",), rows=rows)
    table = list(csv.reader(StringIO(tables.table(bad).removeprefix("\ufeff"))))
    assert table == [["What", "N"], ["'=HYPERLINK(A1)", "1"], ["'+1", "2"], ["Plain, with comma", "3"]]


def test_nothing_on_the_page_breaks_the_policy(site: Path) -> None:
    for _, attributes in sites.read(site)[tables.URL].elements:
        assert "style" not in attributes


def test_those_who_share_the_first_place_are_named_together() -> None:
    things = [_used("one", 2), _used("two", 2), _used("three", 1)]
    found = figures(Catalogue({each.slug: each for each in things}, _councils(2), {}))
    assert found["most-used"].lead == "3 entries are in use. Used by the most organisations: one (2) and two (2)."


def test_use_and_taking_part_are_ranked_apart() -> None:
    part = replace(_used("part", 0), used_by=(Adoption("c0", "involved"), Adoption("c1", "planned")))
    both = replace(_used("both", 1), used_by=(Adoption("c0", "piloting"), Adoption("c1", "involved")))
    found = figures(Catalogue({each.slug: each for each in (part, both)}, _councils(2), {}))
    assert [(row.label, row.numbers) for row in found["most-used"].rows] == [("both", (1, 1, 0, 0))]
    assert [row.label for row in found["most-taken-part-in"].rows] == ["both", "part"]
    assert [each for each in found.values() if each.slug.startswith("most") and each.drawn != 1] == []
    lead = "Organisations take part in 2 entries without being known to use them."
    assert found["most-taken-part-in"].lead == f"{lead} With the most organisations: both (1) and part (1)."


def _councils(number: int) -> dict[str, Organisation]:
    slugs = [f"c{each}" for each in range(number)]
    return {slug: Organisation(slug=slug, path="", name="C", type="council", sources=()) for slug in slugs}


def _used(slug: str, organisations: int) -> Entry:
    users = tuple(Adoption(f"c{number}", "live") for number in range(organisations))
    return Entry(
        collection=Collection.PROJECTS, slug=slug, path="", name=slug, summary="", owner="", sources=(), used_by=users
    )  # fmt: skip
