"""The page of insights: each figure as a table and as a file."""

import csv
from io import StringIO
from pathlib import Path

import pytest

from generator.publish.insights import tables
from generator.publish.insights.figure import Figure, Row
from tests import sites
from tests.history.repository import Repository
from tests.once import once
from tests.sites import SMALL

ENTRY = """name: Newest
summary: Changed on the day {0}.
owner: northtown
sources:
  - https://example.org/
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site, from a repository with a history of three days."""

    def build(folder: Path) -> None:
        repository = Repository(sites.checkout(SMALL, folder / "checkout"))
        for day in ("2026-01-01", "2026-01-02", "2026-01-09"):
            repository.write(f"catalogue/projects/newest-{day}.yml", ENTRY.format(day))
            repository.commit(day)
        sites.build(repository.root, folder / "site", search=False)

    return once(tmp_path_factory, "insights", build) / "site"


def test_each_figure_has_its_numbers_as_a_table_and_as_a_file(site: Path) -> None:
    found = sites.read(site)[tables.URL]
    captions = [text for text in found.text("caption") if text.endswith(": the numbers")]
    assert [text.removesuffix(": the numbers") for text in captions] == [text for text in found.text("h3") if text]
    files = {each.name for each in (site / "insights").glob("*.csv")}
    linked = {address for address in found.addresses if address.endswith(".csv")}
    assert linked <= files
    assert len(linked - {tables.COUNCIL_TYPES}) == len(captions) > 0
    assert {"most-used.csv", "reviews.csv"} <= files, "the address of a file does not depend on what is drawn"


def test_a_file_says_what_each_type_of_council_uses(site: Path) -> None:
    text = (site / "insights" / tables.COUNCIL_TYPES).read_bytes().decode("utf-8-sig")
    head, *rows = csv.reader(StringIO(text))
    assert head == [
        "Type",
        "Service area",
        "Entry",
        "Use it by choice",
        "Use it by duty",
    ]
    assert [len(row) for row in rows] == [len(head)] * len(rows)
    assert (rows[0][0], rows[0][2:]) == ("Unitary council", ["Bin Days", "1", "0"])


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
