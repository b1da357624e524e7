"""Councils side by side: the pages of groups, what the browser finds councils by, and the column of each."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest

from generator.publish.pages import side_by_side
from tests.conftest import Files
from tests.publish.rendered import SOURCES, Pages, component, council, used

URL = "side-by-side/"
ENDING = "ended: 2027-03-31\nreplaced_by: [forest]\n"
DUTY = "duty: {types: [council], by: a law, evidence: 'https://law.example.org/'}\n"
FILES: Files = {
    "organisations/ash.yml": council("Ash", ENDING),
    "organisations/birch.yml": council("Birch", f"{ENDING}also_known_as: [The Birches]\n"),
    "organisations/cedar.yml": council("Cedar"),
    "organisations/gone.yml": council("Gone", "ended: 2020-03-31\nreplaced_by: [cedar]\n"),
    "organisations/forest.yml": council("Forest", "started: 2027-04-01\n"),
    "organisations/club.yml": f"name: Club\ntype: partnership\nmembers: [ash, cedar, gone]\n{SOURCES}",
    "organisations/alone.yml": f"name: Alone\ntype: partnership\nmembers: [ash]\n{SOURCES}",
    "components/a.yml": component("Aa", "services: [waste]\n" + used(ash="live", birch="stopped")),
    "components/b.yml": component("Bb", "services: [planning]\n" + used(ash="involved", birch="piloting")),
    "components/c.yml": component("Cc", f"services: [waste]\n{DUTY}" + used(ash="live")),
}


@pytest.fixture
def made(pages: Callable[[Files], Pages]) -> Pages:
    return pages(FILES)


def table(html: str, id_: str) -> list[list[str]]:
    """Read a table row by row, as plain words."""
    rows = re.findall(r"<tr.*?</tr>", html.partition(f'id="{id_}"')[2].partition("</table>")[0], re.DOTALL)
    cells = [re.findall(r"<t[hd].*?</t[hd]>", row, re.DOTALL) for row in rows]
    return [[" ".join(re.sub(r"<[^>]*>", " ", cell).split()) for cell in row] for row in cells]


def councils(made: Pages) -> Any:
    (file,) = side_by_side.files(made.renderer.edition)
    return json.loads(file.make())


def test_a_planned_council_shows_what_those_use_that_it_replaces(made: Pages) -> None:
    page = f"{URL}forest/"
    assert table(made.html(page), "side-chosen") == [
        ["Service area, and how many use it", "Ash", "Birch"],
        ["Planning and building control"],
        ["Bb 1 of 2", "Bb, Ash: involved", "Bb, Birch: piloting"],
        ["Waste and recycling"],
        ["Aa 1 of 2", "Aa, Ash: live", "Aa, Birch: stopped"],
    ]
    assert table(made.html(page), "side-duty")[1:] == [
        ["Waste and recycling"],
        ["Cc 1 of 2", "Cc, Ash: live", "nothing known"],
    ]
    words = made.words(page)
    assert "It is not proof that something is not used." in words
    assert "What only one is known to use Ash Aa Birch Bb" in words
    assert "Both use" not in words


def test_each_council_leads_to_those_that_it_will_be_one_with(made: Pages) -> None:
    assert "See side by side the 2 that Forest is to replace" in made.words("organisations/ash/")
    assert f'href="../../{URL}forest/"' in made.html("organisations/ash/")
    assert "See its 2 members side by side" in made.words("organisations/club/")
    assert URL not in made.html("organisations/alone/").replace(f"{URL}?", "")


def test_the_page_lists_planned_councils_and_partnerships_of_two_or_more(made: Pages) -> None:
    assert "Forest from 1 April 2027 , 2 organisations" in made.words(URL, "planned")
    assert made.words(URL, "partnerships").endswith("Club 2 organisations")


def test_too_many_to_stand_side_by_side_have_no_page_but_are_counted(pages: Callable[[Files], Pages]) -> None:
    slugs = [f"council-{number}" for number in range(13)]
    many = {f"organisations/{slug}.yml": council(slug.title()) for slug in slugs}
    club = f"name: Club\ntype: partnership\nmembers: [{', '.join(slugs)}]\n{SOURCES}"
    made = pages({**many, "organisations/club.yml": club})
    assert f"{URL}club/" not in made.all
    assert "Club 13 organisations. That is more than 12: its own page says what they use." in made.words(
        URL, "partnerships"
    )
    assert 'href="../organisations/club/"' in made.html(URL)


def test_the_browser_finds_councils_and_what_stands_for_them(made: Pages) -> None:
    data = councils(made)
    names = {slug: more for slug, *more in data["organisations"]}
    assert names["ash"] == ["Ash"]
    assert names["gone"] == ["Gone", "ended"]
    assert names["forest"] == ["Forest", "from 1 April 2027"]
    assert names["club"] == ["Club", "all its members"]
    assert data["instead"] == {
        "alone": ["ash"],
        "club": ["ash", "cedar"],
        "forest": ["ash", "birch"],
        "gone": ["cedar"],
        "old-anytown": ["anytown"],
    }
    assert data["also_known_as"] == {"birch": ["The Birches"]}
    groups = dict(data["groups"])
    assert groups["To become one"] == [["Forest", ["ash", "birch"]]]
    assert groups["Partnerships"] == [["Club", ["ash", "cedar"]]]
    (districts,) = [slugs for name, slugs in groups["Type and nation"] if name == "District council, England"]
    assert {"ash", "birch", "cedar"} <= set(districts)
    assert not {"gone", "forest", "club"} & set(districts)


def test_a_column_is_the_table_of_one_council(made: Pages) -> None:
    columns = {each.path: each for each in side_by_side.columns(made.renderer.edition)}
    assert f"{URL}columns/gone.json" not in columns
    column = columns[f"{URL}columns/ash.json"]
    html = str(made.renderer.fragment(column.template, column.url, **column.values()))
    assert set(json.loads(column.wrap(html))) == {"rows"}
    rows = re.findall(r'data-part="(\w+)" data-service="(\w+)"|data-entry="(\w+)"', html)
    assert [next(filter(None, row[::-1])) for row in rows] == ["planning", "b", "waste", "a", "waste", "c"]
    assert re.findall(r'data-use="(\w+)"', html) == ["part", "used", "used"]


def test_names_of_strangers_are_text(pages: Callable[[Files], Pages]) -> None:
    name = "'<script>x</script>\"&'"
    html = pages({**FILES, "components/a.yml": component(name, used(ash="live"))}).html(f"{URL}forest/")
    assert "<script>" not in html
    assert "&lt;script&gt;x&lt;/script&gt;" in html
