"""The day against which files are checked."""

from collections.abc import Mapping
from datetime import UTC, date, datetime


def utc_day(environment: Mapping[str, str], seconds: float) -> date:
    """Return the date in UTC against which files are checked. `seconds` is the current time since 1970.

    SOURCE_DATE_EPOCH in the environment overrides it, as is the convention for reproducible builds. Raises ValueError,
    with a message for people, if that is not a number of seconds.
    """
    try:
        return datetime.fromtimestamp(int(environment.get("SOURCE_DATE_EPOCH", seconds)), tz=UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        raise ValueError("SOURCE_DATE_EPOCH is not a number of seconds since 1970: correct or unset it") from error


def is_to_come(value: str, today: date) -> bool:
    """Whether a day, month or year has not begun. It is not to come if it is empty, or ``yes``: on an unknown day."""
    return value[:1].isdigit() and value > today.isoformat()
