"""Entries that look for help."""

from collections.abc import Callable

from tests.conftest import Files
from tests.publish.rendered import Pages, component


def test_help_is_listed_by_what_is_sought_and_by_service_area(pages: Callable[[Files], Pages]) -> None:
    made = pages(
        {"components/forms.yml": component("Forms", "looking_for: [partners, funding]\nservices: [planning]\n")}
    )
    assert "Forms component" in made.words("help-wanted/", "partners")
    assert "Forms component" in made.words("help-wanted/", "funding")
    assert "Forms looking for partners, funding" in made.words("help-wanted/", "areas")
    assert 'id="feedback"' not in made.html("help-wanted/")
    assert "are looking for partners and funding" in made.words("components/forms/", "ask")


def test_a_catalogue_where_nobody_looks_for_help_says_how_to(pages: Callable[[Files], Pages]) -> None:
    words = pages({}).words("help-wanted/")
    assert "Nobody has asked for help yet." in words
    assert "Funding : Money to carry on or to grow." in words
