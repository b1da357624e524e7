"""Plots: whole, within their frame, and as long as their numbers say."""

import re
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from generator.catalogue import Catalogue
from generator.publish.insights import plots
from generator.publish.insights.figure import Figure, Form, Row
from tests.examples import examples
from tests.publish.insights.figures import figures, moment


def figure(rows: list[tuple[str, list[int]]], form: Form) -> Figure:
    return Figure(
        slug="some", title="Some", lead="", label="", columns=("A", "B"), looks=("uses", "part"), form=form,
        rows=tuple(Row(label, tuple(numbers), day=at) for at, (label, numbers) in enumerate(rows)),
    )  # fmt: skip


LABELS = st.text(st.characters(exclude_categories=["C"]), max_size=80)
ROWS = st.lists(st.tuples(LABELS, st.lists(st.integers(0, 10**6), min_size=2, max_size=2)), min_size=1, max_size=12)


@examples(50)
@given(rows=ROWS, form=st.sampled_from(Form))
def test_a_plot_is_sound_and_stays_within_its_frame(rows: list[tuple[str, list[int]]], form: Form) -> None:
    some = figure(rows, form)
    drawn = plots.draw(some)
    if not some.is_drawn:
        assert not drawn
        return
    svg = ElementTree.fromstring(drawn)
    assert {each.tag for each in svg.iter()} <= {"div", "p", "span", "b", "svg", "rect", "text", "line", "circle"}
    for each in svg.iter():
        assert not {"style", "fill", "stroke", "href", "id"} & set(each.attrib)
    for rect in svg.iter("rect"):
        assert -0.1 <= share(rect, "x") <= share(rect, "x") + share(rect, "width") <= 100.1


@examples(50)
@given(numbers=st.lists(st.lists(st.integers(0, 500), min_size=2, max_size=2), min_size=1, max_size=8))
def test_bars_are_as_long_as_their_numbers_say(numbers: list[list[int]]) -> None:
    drawn = plots.draw(figure([("First", [1, 2]), ("Second", [3, 4]), *(("Row", each) for each in numbers)], Form.BARS))
    widths = [share(rect, "width") for rect in ElementTree.fromstring(drawn).iter("rect")]
    values = [1, 2, 3, 4, *(number for each in numbers for number in each if number)]
    assert len(widths) == len(values)
    scale = sum(widths) / sum(values)
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
    drawn = plots.draw(figure([("1 May", [0, 0]), ("2 May", [most, 1]), ("3 May", [most, 1])], Form.LINES))
    texts = ElementTree.fromstring(drawn).iter("text")
    assert [each.text for each in texts if each.get("class") == "plot-scale"] == scale


def test_a_point_stands_as_high_as_the_line_of_its_number() -> None:
    rows = [(f"{number} May", [number, number]) for number in range(4)]
    svg = ElementTree.fromstring(plots.draw(figure(rows, Form.LINES)))
    guides = [each.get("y1") for each in svg.iter("line") if each.get("class") == "plot-guide"]
    dots = [each.get("cy") for each in svg.iter("circle") if each.get("class") == "is-uses"]
    assert dots == guides == ["13.73rem", "9.244rem", "4.756rem", "0.2692rem"]


def test_labels_are_escaped() -> None:
    drawn = plots.draw(figure([("<script>alert(1)</script> & Co", [1, 2]), ("Other", [3, 4])], Form.BARS))
    assert str(escape("<script>alert(1)</script> & Co")) in drawn.replace("\n", " ")
    assert "<script" not in drawn


def test_numbers_stand_beside_what_they_count_and_a_note_after_them() -> None:
    some = figure([("Wales", [1200, 3]), ("Scotland", [5, 6])], Form.SHARES)
    wales, scotland = some.rows
    drawn = plots.draw(replace(some, rows=(wales, replace(scotland, beside_label="5 of 11", note="1 without it"))))
    labels = ["".join(label.itertext()) for label in ElementTree.fromstring(drawn).iter("p")]
    assert labels == ["Wales 1,200\u00a0·\u00a03", "Scotland 5\u00a0of\u00a011 1 without it"]


@pytest.mark.parametrize(
    ("rows", "is_drawn"),
    [
        ([("A", [1, 0]), ("B", [2, 0])], False),  # two marks
        ([("A", [1, 0]), ("B", [2, 0]), ("C", [3, 0])], True),
        ([("A", [1, 2]), ("B", [1, 2]), ("C", [1, 2])], False),  # no difference
        ([], False),
    ],
)
def test_what_has_nothing_to_say_is_not_drawn(rows: list[tuple[str, list[int]]], is_drawn: bool) -> None:
    assert bool(plots.draw(figure(rows, Form.BARS))) is is_drawn


def test_equal_shares_of_different_numbers_are_no_difference() -> None:
    assert not plots.draw(figure([("A", [1, 3]), ("B", [10, 30])], Form.SHARES))


def test_a_ranking_draws_its_first_rows_and_none_of_what_is_not_recorded() -> None:
    rows = (*(Row(str(number), (number, 1)) for number in range(20, 0, -1)), Row("None", (90, 0), is_known=False))
    drawn = replace(figure([], Form.BARS), rows=rows)
    assert [row.label for row in replace(drawn, is_ranking=True).drawn_rows] == [
        str(each) for each in range(20, 12, -1)
    ]
    assert [row.label for row in drawn.drawn_rows] == [str(each) for each in range(20, 0, -1)]


def test_the_same_numbers_give_the_same_bytes(real: Catalogue) -> None:
    days = tuple(moment(f"2026-01-0{day}", components=day) for day in (1, 2, 3))
    once, again = (
        [plots.draw(each) for each in figures(real, days).values()],
        [plots.draw(each) for each in figures(real, days).values()],
    )
    assert once == again
    assert not any(re.search(r"20\d\d-\d\d-\d\d", drawn) for drawn in once)


def test_the_time_axis_is_linear() -> None:
    start = date(2026, 1, 1).toordinal()
    rows = tuple(Row(str(at), (at, 1), day=start + at) for at in (0, 10, 40))
    drawn = plots.draw(replace(figure([], Form.LINES), rows=rows))
    dots = [share(dot, "cx") for dot in ElementTree.fromstring(drawn).iter("circle")][:3]
    assert (dots[2] - dots[0]) == pytest.approx(4 * (dots[1] - dots[0]), rel=0.01)


def share(element: ElementTree.Element, name: str) -> float:
    return float(element.get(name, "0").removesuffix("%"))
