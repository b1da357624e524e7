"""Addresses: how they are shown, which are safe, and how pages lead to each other."""

import pytest

from generator.publish.edition import urls


@pytest.mark.parametrize(
    ("expression", "names"),
    [
        ("MIT", ["MIT"]),
        (
            "(GPL-2.0-or-later WITH Classpath-exception-2.0) OR MIT",
            ["GPL-2.0-or-later", "Classpath-exception-2.0", "MIT"],
        ),
        ("LicenseRef-ours AND MIT", ["MIT"]),
        ("", []),
    ],
)
def test_each_licence_that_has_a_text_leads_to_it(expression: str, names: list[str]) -> None:
    assert urls.licence_texts(expression) == tuple((each, f"https://spdx.org/licenses/{each}.html") for each in names)


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://www.example.org/", "example.org"),
        ("https://example.org/a/b/", "example.org/a/b"),
        ("https://www.xn--bcher-kva.example/x", "b\u00fccher.example/x"),
        (f"https://github.com/a/b/blob/{'0123456789' * 4}/LICENCE", "github.com/a/b/blob/0123456/LICENCE"),
        (f"https://github.com/a/b/blob/{'0123456789' * 4}/{'deep/' * 9}file.md", "github.com/a/b/…/file.md"),
        (f"https://example.org/{'x' * 80}", f"example.org/{'x' * 47}…"),
        (f"https://example.org/{'x' * 70}/a/b/{'y' * 61}", f"example.org/{'x' * 47}…/…/{'y' * 59}…"),
    ],
)
def test_long_addresses_show_their_place_and_their_end(address: str, shown: str) -> None:
    assert urls.display_url(address) == shown


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "http://example.org/", "//example.org/", "data:,x", " https://x"]
)
def test_no_link_leads_to_an_address_that_is_not_safe(address: str) -> None:
    assert urls.safe_external_url(address) == ""


def test_a_root_leads_from_a_page_to_the_first_page() -> None:
    assert [urls.root_of(url) for url in ("", "search/", "components/planx/")] == ["", "../", "../../"]
