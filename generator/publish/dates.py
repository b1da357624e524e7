"""Dates in words."""

import re

_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def in_words(date: str) -> str:
    """Write a year, a month or a day as people say it: ``2026-03-03`` becomes ``3 March 2026``."""
    match = _DATE.fullmatch(date)
    if not match:
        return date
    year, month, day = match.groups()
    if not month:
        return year
    name = _MONTHS[(int(month) - 1) % 12]
    return f"{int(day)} {name} {year}" if day else f"{name} {year}"
