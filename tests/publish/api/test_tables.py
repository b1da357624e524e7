"""The tables: what a spreadsheet makes of them, and that it runs nothing of them."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.publish.edition import spreadsheet
from tests.publish.published import data

TABLES = ("components", "standards", "projects", "organisations", "adoptions", "relations", "terms")
STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def rows(site: Path, name: str) -> list[dict[str, str]]:
    with (site / "data" / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, strict=True))


@given(st.one_of(st.text(), st.sampled_from(STARTS).flatmap(lambda start: st.text().map(lambda rest: start + rest))))
def test_no_cell_begins_as_a_formula_does_and_none_is_lost(text: str) -> None:
    cell = spreadsheet.without_formula(text)
    assert not cell.startswith(STARTS)
    assert cell in {text, f"'{text}"}


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_as_spreadsheets_expect_it(published: Path, name: str) -> None:
    raw = (published / "data" / f"{name}.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.endswith(b"\r\n")
    with (published / "data" / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.reader(file, strict=True))
    assert len({len(line) for line in lines}) == 1
    assert len(set(lines[0])) == len(lines[0])
    assert all(lines[0])
    assert [cell for line in lines for cell in line if cell.startswith(STARTS)] == []


def test_formulas_arrive_as_text(published: Path) -> None:
    (row,) = (row for row in rows(published, "components") if row["Slug"] == "formula")
    assert (row["Name"], row["Summary"], row["Cost"]) == ("'=1+1", "'@SUM(A1:A9) is no summary", "'-2 pounds")


def test_a_table_says_what_the_records_say_in_words(published: Path) -> None:
    (row,) = (row for row in rows(published, "components") if row["Slug"] == "bin-days")
    assert row["Service areas"] == "Waste and recycling"
    assert row["Stage"] == "Live"
    assert row["Looking for"] == "Adopters; Feedback"
    assert (row["Organisations: live"], row["Organisations: involved"]) == ("1", "1")
    assert row["Repository"] == "https://github.com/northtown/bin-days"
    assert row["Page"] == data(published, "entries/bin-days.json")["url"]


def test_every_adoption_is_one_line(published: Path) -> None:
    found = rows(published, "adoptions")
    told = data(published, "adoptions.json")["adoptions"]
    assert [(row["Entry slug"], row["Recorded as"]) for row in found] == [
        (each["entry"]["slug"], each["recorded_as"]) for each in told
    ]
    (live,) = (row for row in found if row["Status"] == "Live")
    assert (live["Organisation"], live["GSS code"], live["Since"]) == ("Northtown Council", "E06000001", "2024-06")
    assert (live["Evidence grade"], live["How it is shown"]) == ("linked", "listed as a user")


def test_a_table_is_found_from_the_page_of_its_list(published: Path) -> None:
    for name in ("components", "standards", "projects", "organisations"):
        html = (published / name / "index.html").read_text(encoding="utf-8")
        assert f'<a href="../data/{name}.csv" download>' in html
