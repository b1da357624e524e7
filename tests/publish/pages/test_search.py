"""The search page without a script."""

from collections.abc import Callable

from tests.conftest import Files
from tests.publish.rendered import Pages


def test_search_without_a_script_leads_where_the_rest_of_the_site_does(pages: Callable[[Files], Pages]) -> None:
    html = pages({}).html("search/")
    assert '<a href="../help-wanted/">Help wanted</a>' in html
    assert "looking-for" not in html
