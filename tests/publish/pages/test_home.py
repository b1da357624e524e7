"""The first page."""

from collections.abc import Callable

from tests.conftest import Files
from tests.publish.rendered import Pages, component, used


def test_of_what_the_same_number_use_the_first_by_name_stands_first(pages: Callable[[Files], Pages]) -> None:
    in_use = used(anytown="live")
    made = pages({"components/a.yml": component("Zones", in_use), "components/z.yml": component("área", in_use)})
    assert "área component 1 live Zones component 1 live" in made.words("", "most-used")
