"""Kinds of text that a pattern cannot judge: addresses, dates and licences. The one home of license-expression.

Each function says what is wrong with a text, as words that go on from the text itself, or nothing if it is sound. The
schema library's own format checks are not used: they take an address with a space in it for a good one.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from urllib.parse import SplitResult, urlsplit

from license_expression import Licensing, get_spdx_licensing

_HOST_NAME = r"(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_][\w-]{0,61}[^\W_]"
_HOST = re.compile(_HOST_NAME)
_VALID_ADDRESS = re.compile(rf"https://{_HOST_NAME}(?:/(?:[^\s<>\"\\^`{{|}}%]|%[0-9A-Fa-f]{{2}})*)?")
_NOT_IN_ADDRESS = re.compile(r"[\s<>\"\\^`{|}]")
_BAD_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_MAILBOX = re.compile(r"[A-Za-z0-9.!$*+^_~-]{1,64}")  # ? and & would add fields to a mail
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_YEAR = re.compile(r"[0-9]{4}")
_MONTH = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])")
_NOT_IN_SPDX_LIST = re.compile(r"\bLicenseRef-|\bGPL\b(?!-[0-9])", re.IGNORECASE)
"""Names that the library knows beyond the list: its own, and one that does not say the version."""

_EARLIEST_YEAR = 1800


def web_address(text: str) -> str:
    """Judge a whole web address: https, a public host, nothing that could lead elsewhere than it seems."""
    if _VALID_ADDRESS.fullmatch(text):
        return ""  # as nearly all are; what is not, or is rare, is looked at closely
    if not text.startswith("https://"):
        return "does not start with https://"
    if match := _NOT_IN_ADDRESS.search(text):
        return "has a space in it" if match[0].isspace() else f"has the character {match[0]} in it"
    if _BAD_PERCENT.search(text):
        return "has a % that is not followed by two digits or letters from A to F"
    return _host_fault(text)


def as_https(text: str) -> str:
    """Give an address of the open web as the same over https, or nothing where more than that is wrong with it."""
    scheme, _, rest = text.partition("://")
    https_address = f"https://{rest}"
    return https_address if scheme.lower() in {"http", "https"} and not web_address(https_address) else ""


def _host_fault(text: str) -> str:
    try:
        address = urlsplit(text)
        _ = address.port
    except ValueError:
        return "is not a whole web address"
    if "@" in address.netloc:
        return "has an @ before its host, which hides where it leads"
    return "" if _is_public(address) else "does not name a public host such as www.example.gov.uk"


def _is_public(address: SplitResult) -> bool:
    return bool(_HOST.fullmatch(address.hostname or ""))


def email(text: str) -> str:
    """Judge an e-mail address."""
    mailbox, _, host = text.rpartition("@")
    return "" if _MAILBOX.fullmatch(mailbox) and _HOST.fullmatch(host) else "is not a whole e-mail address"


def full_date(text: str) -> str:
    """Judge a date written as year-month-day."""
    if not _DAY.fullmatch(text):
        return "is not written as year-month-day"
    try:
        return _year_fault(date.fromisoformat(text).year)
    except ValueError:
        return "is not a day of the calendar"


def partial_date(text: str) -> str:
    """Judge a year, a year and month, or a date."""
    if _DAY.fullmatch(text):
        return full_date(text)
    if _YEAR.fullmatch(text) or _MONTH.fullmatch(text):
        return _year_fault(int(text[:4]))
    return "is not a year, a year and month, or a date"


def _year_fault(year: int) -> str:
    return "" if year >= _EARLIEST_YEAR else "lies too far back"


def partial_date_or_yes(text: str) -> str:
    """Judge a year or date, or the word yes where only the fact is known."""
    return "" if text == "yes" or not partial_date(text) else "is not a year, a date or the word yes"


@cache
def licence(text: str) -> str:
    """Judge an SPDX licence expression, such as ``MIT OR Apache-2.0``, its spelling included."""
    canonical = _spdx_spelling(text)
    if not canonical and text.strip():
        return "is not a licence in the SPDX list"
    if canonical != text and canonical.casefold() == text.casefold():
        return f"is spelt `{canonical}` in the SPDX list"
    return ""  # an older name of a licence, such as GPL-2.0, is still a name of it


@cache
def canonical_licence(text: str) -> str:
    """Give a licence as SPDX spells it, or nothing where anybody could be in doubt which one is meant.

    What says no more than the name is left out: ``Apache License, Version 2`` can only be ``Apache-2.0``. An older
    name is no help: it does not always say which licence of today it means.
    """
    if (canonical := _spdx_spelling(text)).casefold() == text.casefold():
        return canonical
    words = re.sub(r"\b(?:the|licen[cs]e|version)\b|,", " ", text.lower()).split()
    name = re.sub(r"-v(?=[0-9])", "-", "-".join(words))
    licences = _licences_by_lower_case()
    releases = (
        [key for key in licences if re.fullmatch(rf"{re.escape(name)}\.[0-9]+", key)] if name[-1:].isdigit() else []
    )
    return licences.get(name) or (licences[releases[0]] if len(releases) == 1 else "")


def _spdx_spelling(text: str) -> str:
    """Give an expression as the SPDX list spells it today, or nothing where it is none."""
    if _NOT_IN_SPDX_LIST.search(text):
        return ""
    try:
        parsed = _licensing().parse(text, validate=True, strict=True)
    except Exception:  # the library trips in many ways over text that it cannot follow
        return ""
    return "" if parsed is None else str(parsed)


def licence_names() -> dict[str, list[str]]:
    """Give the names of the SPDX list as they are spelt, those of exceptions, and older names in small letters."""
    symbols = [symbol for key, symbol in _licensing().known_symbols.items() if not _NOT_IN_SPDX_LIST.search(key)]
    older = (alias.lower() for symbol in symbols for alias in symbol.aliases if not _NOT_IN_SPDX_LIST.search(alias))
    return {
        "licences": sorted(symbol.key for symbol in symbols if not symbol.is_exception),
        "exceptions": sorted(symbol.key for symbol in symbols if symbol.is_exception),
        "older": sorted(set(older)),
    }


@cache
def _licences_by_lower_case() -> Mapping[str, str]:
    return {key.lower(): key for key in licence_names()["licences"]}


@cache
def _licensing() -> Licensing:
    """Load the SPDX list, which takes as long as checking a thousand entries: only when a licence is met."""
    return get_spdx_licensing()


FORMATS: Mapping[str, Callable[[str], str]] = {
    "uri": web_address,
    "email": email,
    "date": full_date,
    "partial-date": partial_date,
    "partial-date-or-yes": partial_date_or_yes,
    "spdx-expression": licence,
}
"""By the name that a schema's `format` gives."""
