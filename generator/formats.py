"""Checks of texts beyond what a pattern can do: web addresses, dates, licences.

Each check returns what is wrong, as a phrase that continues the text itself, or "" if the text is valid. The schema
library's own format checks are not used: they accept an address with a space in it.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from generator import hosts
from generator.characters import HIDDEN
from generator.hosts import PRIVATE_ENDINGS, PUNYCODE
from generator.spdx import licence

_PLAIN_ADDRESS = re.compile(
    r"https://(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+([a-z][a-z0-9-]{0,61}[a-z0-9])"
    r"(?:/(?:[^\s<>\"\\^`{|}%]|%(?:[2-6][0-9A-Fa-f]|7[0-9A-Ea-e]))*)?"
)
_PRIVATE_LABELS = frozenset(ending.rpartition(".")[2] for ending in PRIVATE_ENDINGS)
_NOT_IN_ADDRESS = re.compile(r"[\s<>\"\\^`{|}]")
_HOST_FIRST = re.compile(r"www\.|[a-z0-9.-]+\.uk(?:[/?#]|$)", re.IGNORECASE)
"""The start of an address without its scheme, as people write it. Other texts with a dot may be names of files."""

_MISTYPED_SCHEME = re.compile(r"^(?:https?(?::/*|//?))+(?=[a-z0-9-]+\.)", re.IGNORECASE)
"""The scheme of an address, twice as well, or without all of `://`."""

_CODE = re.compile("%[0-9A-Fa-f]{2}")
_CODES = re.compile("(?:%[0-9A-Fa-f]{2})+")
_CONTROL_TWICE = re.compile(r"%(?:25)+(?:[01][0-9A-F]|7F)", re.IGNORECASE)
"""The code for a control character whose `%` is a code itself, as some programs read codes twice."""

_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_BAD_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_MAILBOX = re.compile(r"[A-Za-z0-9.!$*+^_~-]{1,64}")  # ? and & would add fields to a mailto: link
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_YEAR = re.compile(r"[0-9]{4}")
_MONTH = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])")
_EARLIEST_YEAR = 1800
_MAX_REMEMBERED = 1_000  # texts: the same address, and the same year, stand in one entry many times


@lru_cache(_MAX_REMEMBERED)
def web_address(text: str) -> str:
    """Check a web address: https, a public host, nothing that could make it lead elsewhere than it seems to."""
    plain = _PLAIN_ADDRESS.fullmatch(text)
    if plain and plain[1] not in _PRIVATE_LABELS and PUNYCODE not in text and "%25" not in text:
        return ""  # the fast path for nearly all; unusual addresses are checked step by step
    if not text.startswith("https://"):
        return "does not start with https://"
    if match := _NOT_IN_ADDRESS.search(text):
        return "has a space in it" if match[0].isspace() else f"has the character {match[0]} in it"
    if _BAD_PERCENT.search(text):
        return "has a % that is not followed by two digits or letters from A to F"
    return _code_fault(text) or _host_fault(text)


def as_https(text: str) -> str:
    """Return an http or https address with https, or "" if anything else is wrong with it."""
    scheme, _, rest = text.partition("://")
    https_address = f"https://{rest}"
    return https_address if scheme.lower() in {"http", "https"} and not web_address(https_address) else ""


def intended_address(text: str) -> str:
    """Return the https address that somebody means by what is pasted or typed into a sentence, or the text itself.

    That is an address with http, with no scheme or a mistyped one, in brackets, or before the full stop of a sentence.
    """
    bare = text.strip().rstrip(".,;")
    bare = next((bare[1:-1] for pair in ("<>", "()", '""', "“”") if bare[:1] + bare[-1:] == pair), bare)
    bare = _MISTYPED_SCHEME.sub("https://", bare.rstrip(".,;"))
    return as_https(f"https://{bare}" if _HOST_FIRST.match(bare) else bare) or text


def _code_fault(text: str) -> str:
    """Return the first code such as %0d%0a in an address for a character that nobody can see, as a fault."""
    if twice := _CONTROL_TWICE.search(text):
        return f"has {twice[0]} in it, which stands for what nobody can see"
    for match in _CODES.finditer(text):
        letters = unquote(match[0], errors="ignore")  # what is no UTF-8 may be another encoding
        if _CONTROL.search(letters) or HIDDEN.search(letters):
            code = next((each for each in _CODE.findall(match[0]) if _CONTROL.match(unquote(each))), match[0])
            return f"has {code} in it, which stands for what nobody can see"
    return ""


def _host_fault(text: str) -> str:
    try:
        address = urlsplit(text)
        port = address.port
    except ValueError:
        return "is not a full web address"
    if "@" in address.netloc:
        return "has an @ before its host, which hides where it leads"
    return hosts.host_fault(address.hostname or "") or hosts.port_fault(port)


def email(text: str) -> str:
    """Check an email address."""
    mailbox, _, host = text.rpartition("@")
    is_full = _MAILBOX.fullmatch(mailbox) and hosts.is_host(host)
    return hosts.host_fault(host.lower()) if is_full else "is not a full email address"


def full_date(text: str) -> str:
    """Check a date written as year-month-day."""
    if not _DAY.fullmatch(text):
        return "is not written as year-month-day"
    try:
        return _year_fault(date.fromisoformat(text).year)
    except ValueError:
        return "is not a real date"


@lru_cache(_MAX_REMEMBERED)
def partial_date(text: str) -> str:
    """Check a year, a year and month, or a date."""
    if _DAY.fullmatch(text):
        return full_date(text)
    if _YEAR.fullmatch(text) or _MONTH.fullmatch(text):
        return _year_fault(int(text[:4]))
    return "is not a year, a year and month, or a date"


def _year_fault(year: int) -> str:
    return "" if year >= _EARLIEST_YEAR else "is too far in the past"


def partial_date_or_yes(text: str) -> str:
    """Check a year or date, or the word yes, which says that only the fact is known."""
    return "" if text == "yes" or not partial_date(text) else "is not a year, a date or the word yes"


FORMATS: Mapping[str, Callable[[str], str]] = {
    "uri": web_address,
    "email": email,
    "date": full_date,
    "partial-date": partial_date,
    "partial-date-or-yes": partial_date_or_yes,
    "spdx-expression": licence,
}
"""The check for each value of `format` in a schema."""
