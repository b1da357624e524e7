"""Standards by service area: which have no follower."""

from collections.abc import Callable

from tests.conftest import Files
from tests.publish.rendered import Pages, component, entry


def test_gaps_in_standards_are_shown_by_service_area(pages: Callable[[Files], Pages]) -> None:
    made = pages(
        {
            "standards/plans.yml": entry("Plans", "scope: data\nservices: [planning]\n"),
            "components/forms.yml": component("Forms", "services: [planning]\nimplements: [plans]\n"),
            "components/other.yml": component("Other", "services: [planning]\n"),
        }
    )
    html = made.html("standards-by-service/")
    row = next(each for each in html.split('<li class="area">') if 'href="../services/planning/"' in each)
    assert 'Plans</a> <span class="quiet">Data; ' in row
    assert "1 follows it" in row
    assert "1 of 2" in row
    assert "Waste" in made.words("standards-by-service/", "gaps")
