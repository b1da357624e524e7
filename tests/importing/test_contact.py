"""Whom to ask, as people write it in one line."""

import pytest

from generator.importing.contact import contact

TEAM, EMAIL, URL = "Digital, Data and Technology", "digital@example.gov.uk", "https://www.example.gov.uk/contact"
LINES: dict[str, dict[str, str]] = {
    EMAIL: {"email": EMAIL},
    f"mailto:{EMAIL}.": {"email": EMAIL},
    URL: {"url": URL},
    TEAM: {"name": TEAM},
    f"{TEAM}, {EMAIL}": {"name": TEAM, "email": EMAIL},
    f"{TEAM} <{EMAIL}>": {"name": TEAM, "email": EMAIL},
    f"{TEAM} - {URL}; {EMAIL}": {"name": TEAM, "email": EMAIL, "url": URL},
    "Web team, www.example.gov.uk/contact.": {"name": "Web team", "url": URL},
    "http://www.example.gov.uk/contact": {"url": URL},
    "digital [at] example.gov.uk": {"email": EMAIL},
    "digital (at) example (dot) gov.uk": {"email": EMAIL},
    f"{TEAM}, Email: {EMAIL}, web: www.example.gov.uk/contact": {"name": TEAM, "email": EMAIL, "url": URL},
    f"{EMAIL} / 01234 567890": {"name": "01234 567890", "email": EMAIL},
    "Team (at) work, Web: ask us": {"name": "Team (at) work, Web: ask us"},
    "me@": {"email": "me@"},
    " ,": {},
}


@pytest.mark.parametrize("line", LINES)
def test_a_line_becomes_a_contact(line: str) -> None:
    assert contact(line) == LINES[line]
