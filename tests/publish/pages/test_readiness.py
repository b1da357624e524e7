"""The page of the readiness checklist."""

from collections.abc import Callable

from tests.conftest import Files
from tests.publish.rendered import Pages, component


def test_every_point_of_the_list_is_published_with_its_reason(pages: Callable[[Files], Pages]) -> None:
    made = pages({"components/forms.yml": component("Forms")})
    page = made.html("readiness/")
    assert page.count("<dt>") == page.count("Applies to ") == 16
    assert "Applies to components and projects." in made.words("readiness/")
