"""Dates in words."""

import pytest

from generator.publish.edition import dates


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2026-03-03", "3 March 2026"),
        ("2024-12", "December 2024"),
        ("2018", "2018"),
        ("yes", "yes"),
        ("", ""),
    ],
)
def test_dates_are_said_as_people_say_them(written: str, said: str) -> None:
    assert dates.in_words(written) == said
