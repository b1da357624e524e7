"""Dates as people write them, and the date a year later."""

import re
from datetime import date

from generator.publish.edition.language import ENGLISH, N_, Language

_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
_MONTHS = (
    N_("January"),
    N_("February"),
    N_("March"),
    N_("April"),
    N_("May"),
    N_("June"),
    N_("July"),
    N_("August"),
    N_("September"),
    N_("October"),
    N_("November"),
    N_("December"),
)


def a_year_after(day: date) -> date:
    """Return the last day that is at most one year after `day`: the same date, or 28 February for 29 February."""
    is_leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + 1, day=28 if is_leap_day else day.day)


def in_words(iso_date: str, language: Language = ENGLISH) -> str:
    """Return an ISO 8601 year, month or day as people write it: ``2026-03-03`` becomes ``3 March 2026``.

    Text in any other form is returned unchanged.
    """
    match = _DATE.fullmatch(iso_date)
    if not match:
        return iso_date
    year, month, day = match.groups()
    if not month:
        return year
    month_name = language.gettext(_MONTHS[int(month) - 1])
    return f"{int(day)} {month_name} {year}" if day else f"{month_name} {year}"
