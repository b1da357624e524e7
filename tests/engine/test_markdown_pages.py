"""Links between pages."""

import pytest

from generator.engine.markdown_pages import relative


@pytest.mark.parametrize(
    ("url", "page", "way"),
    [
        ("about/", "", "about/"),
        ("", "about/", "../"),
        ("", "", "./"),
        ("about/", "about/", "./"),
        ("assets/catalogue.css", "components/pay/", "../../assets/catalogue.css"),
        ("components/", "components/pay/", "../"),
        ("contribute/fields/", "rules/missing-field/", "../../contribute/fields/"),
    ],
)
def test_ways_between_pages(url: str, page: str, way: str) -> None:
    assert relative(url, page) == way
