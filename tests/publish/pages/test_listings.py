"""Lists: by service area, and where there is nothing to list."""

from collections.abc import Callable
from pathlib import Path

from generator.check import check
from generator.project import Project
from tests.conftest import TODAY, Files
from tests.publish.rendered import SOURCES, Pages, component, council, used


def test_a_service_area_says_which_councils_use_what_in_it_by_their_type(pages: Callable[[Files], Pages]) -> None:
    made = pages(
        {
            "organisations/ash.yml": council("Ash"),
            "organisations/fir.yml": f"name: Fir\ntype: unitary\nnation: england\n{SOURCES}",
            "components/a.yml": component("Aa", "services: [waste]\n" + used(ash="live", fir="involved")),
            "components/b.yml": component("Bb", "services: [waste]\n" + used(ash="involved")),
            "components/c.yml": component("Cc", used(ash="live")),
        }
    )
    words = made.words("services/waste/", "who")
    assert "Ash Aa : live, Bb : involved" in words
    assert "Fir Aa : involved" in words
    assert "Cc" not in words


def test_a_catalogue_with_nothing_in_it_has_all_of_these_pages(root: Path) -> None:
    for path in root.glob("catalogue/*/*.yml"):
        if path.parent.name != "vocabularies":
            path.unlink()
    made = Pages(check(Project(root), TODAY))
    assert "No standard is listed yet" in made.words("standards-by-service/")
    assert "There are none yet" in made.words("compare/")
    assert "Nobody has asked" in made.words("help-wanted/")


def test_a_service_area_says_what_else_people_call_it(pages: Callable[[Files], Pages]) -> None:
    area = "- {id: waste, name: Waste, also: [missed bin, <b>fly-tipping], definition: Bins.}\n"
    other = "- {id: planning, name: Planning, definition: Land.}\n"
    terms = f"name: Service areas\ndescription: What councils do.\nterms:\n{area}{other}"
    made = pages({"vocabularies/services.yml": terms, "components/bins.yml": component("Bins", "services: [waste]\n")})
    below = '<p class="lead">Bins.</p><p class="quiet">Also: <span>missed bin, &lt;b&gt;fly-tipping</span></p>'
    assert below in made.html("services/waste/")
    assert "Also:" not in made.html("services/planning/")
