"""Growth and adoptions over time."""

from dataclasses import replace

from generator.adoption import Adoption
from generator.catalogue import Catalogue
from generator.publish.insights import plots
from tests.publish.insights.figures import _councils, _used, figures, moment


def test_a_short_history_has_no_plot(real: Catalogue) -> None:
    days = tuple(moment(f"2026-01-0{day}", components=day) for day in (1, 2, 3))
    short, long_ = figures(real, days[:2]), figures(real, days)
    assert not plots.draw(short["entries-over-time"])
    assert plots.draw(long_["entries-over-time"])
    assert long_["entries-over-time"].title == "3 entries today, 1 on 1 January 2026"


def test_a_history_in_which_nothing_changed_has_no_plot(real: Catalogue) -> None:
    days = tuple(moment(f"2026-01-0{day}", components=7, standards=4) for day in (1, 2, 3))
    assert not plots.draw(figures(real, days)["entries-over-time"])


def test_use_and_taking_part_are_told_apart_over_time(real: Catalogue) -> None:
    days = tuple(moment(f"2026-01-0{day}", {"live": day, "piloting": 1, "involved": 7}) for day in (1, 2, 3))
    found = figures(real, days)["adoptions-over-time"]
    assert found.title == "4 in use today, 2 on 1 January 2026"
    assert [row.numbers for row in found.rows] == [(2, 7), (3, 7), (4, 7)]
    uses = (Adoption("c0", "live", since="2024-05"), Adoption("c1", "live"), Adoption("c2", "involved", since="2023"))
    dated = figures(Catalogue({"one": replace(_used("one", 0), used_by=uses)}, _councils(3), {}))["adoptions-by-year"]
    assert dated.lead == "The year is known for 1 of 2 in use, and for 1 of 1 that take part or plan to."
    assert dated.title == "Most uses with a known year began in 2024 (1)"


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
