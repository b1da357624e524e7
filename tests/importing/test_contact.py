"""Whom to ask, as people write it in one line."""

import pytest

from generator.importing.contact import contact

TEAM, EMAIL, URL = "Digital, Data and Technology", "digital@example.gov.uk", "https://www.example.gov.uk/contact"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (EMAIL, {"email": EMAIL}),
        (f"mailto:{EMAIL}.", {"email": EMAIL}),
        (URL, {"url": URL}),
        (TEAM, {"name": TEAM}),
        (f"{TEAM}, {EMAIL}", {"name": TEAM, "email": EMAIL}),
        (f"{TEAM} <{EMAIL}>", {"name": TEAM, "email": EMAIL}),
        (f"{TEAM} - {URL}; {EMAIL}", {"name": TEAM, "email": EMAIL, "url": URL}),
        ("me@", {"email": "me@"}),
        (" ,", {}),
    ],
)
def test_a_line_becomes_a_contact(line: str, expected: dict[str, str]) -> None:
    assert contact(line) == expected
