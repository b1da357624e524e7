"""The program knows every adoption status of the list: which of them are use, and how each is drawn."""

import re
from collections.abc import Callable

import pytest

from generator.check import Result, check
from generator.project import Project
from generator.publish.analysis import engagement, usage
from generator.publish.graphics.tile_map import TileMap
from tests.conftest import ROOT, TODAY, Files
from tests.publish.rendered import Pages, component, council, used

STYLES = ROOT / "site_overrides" / "theme" / "assets" / "catalogue.css"
LIST = ROOT / "catalogue" / "vocabularies" / "adoption-statuses.yml"


@pytest.fixture(scope="module")
def statuses() -> list[str]:
    return list(check(Project(ROOT), TODAY).catalogue.terms("adoption-statuses"))


def marks(made: Pages) -> dict[str, str]:
    """Give what each status is drawn with on the page of an entry."""
    heads = r'<h3 class="status-head"><svg[^>]*>(.*?)</svg> ([A-Za-z]+)'
    return {name.lower(): drawn for drawn, name in re.findall(heads, made.html("components/a/"))}


def test_each_status_is_use_or_taking_part_or_the_end(statuses: list[str]) -> None:
    """Whoever adds a status to the list says in `generator/publish/analysis/usage.py` what it is."""
    assert sorted(statuses) == sorted([*usage.IN_USE, *usage.TAKING_PART, usage.STOPPED])


def test_each_status_has_shapes_of_its_own(checked: Callable[[Files], Result], statuses: list[str]) -> None:
    files: Files = {f"organisations/in-{each}.yml": council(each.title()) for each in statuses}
    files["components/a.yml"] = component("Aa", used(**{f"in-{each}": each for each in statuses}))
    drawn = marks(Pages(checked(files)))
    assert list(drawn) == statuses
    assert len({*drawn.values()} - {""}) == len(statuses)
    assert len({TileMap.shape(each) for each in statuses} - {""}) == len(statuses)
    assert all(TileMap.shape(each) for each in engagement.KINDS if each != "nothing")
    assert [each for each in statuses if f".tile-{each}" not in STYLES.read_text(encoding="utf-8")] == []


def test_a_status_that_the_program_does_not_know_is_not_drawn_as_another(checked: Callable[[Files], Result]) -> None:
    longer = LIST.read_text(encoding="utf-8") + "  - {id: adapting, name: Adapting, definition: It is being changed.}\n"
    files: Files = {"vocabularies/adoption-statuses.yml": longer}
    files["components/a.yml"] = component("Aa", used(anytown="adapting"))
    assert marks(Pages(checked(files))) == {"adapting": ""}
