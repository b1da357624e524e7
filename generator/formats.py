"""Checks of texts beyond what a pattern can do: web addresses, dates, licences. Only this uses license-expression.

Each check returns what is wrong, as a phrase that continues the text itself, or "" if the text is valid. The schema
library's own format checks are not used: they accept an address with a space in it.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache, lru_cache
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from generator import hosts
from generator.characters import HIDDEN
from generator.hosts import PRIVATE_ENDINGS, PUNYCODE

if TYPE_CHECKING:
    from license_expression import Licensing

_PLAIN_ADDRESS = re.compile(
    r"https://(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+([a-z][a-z0-9-]{0,61}[a-z0-9])"
    r"(?:/(?:[^\s<>\"\\^`{|}%]|%(?:[2-6][0-9A-Fa-f]|7[0-9A-Ea-e]))*)?"
)
_PRIVATE_LABELS = frozenset(ending.rpartition(".")[2] for ending in PRIVATE_ENDINGS)
_NOT_IN_ADDRESS = re.compile(r"[\s<>\"\\^`{|}]")
_HOST_FIRST = re.compile(r"www\.|[a-z0-9.-]+\.uk(?:[/?#]|$)", re.IGNORECASE)
"""The start of an address without its scheme, as people write it. Other texts with a dot may be names of files."""

_CODE = re.compile("%[0-9A-Fa-f]{2}")
_CODES = re.compile("(?:%[0-9A-Fa-f]{2})+")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_BAD_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_MAILBOX = re.compile(r"[A-Za-z0-9.!$*+^_~-]{1,64}")  # ? and & would add fields to a mailto: link
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_YEAR = re.compile(r"[0-9]{4}")
_MONTH = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])")
_USUAL_WORDS = (
    (r"\+$| or (?:any )?(?:later|newer)(?: versions?)?$", " or later"),
    (r"gnu affero general public\b", "agpl"),
    (r"gnu lesser general public\b", "lgpl"),
    (r"gnu general public\b", "gpl"),
    (r"mozilla public\b", "mpl"),
    (r"european union public\b", "eupl"),
    (r"open government\b", "ogl"),
    (r"creative commons attribution\b", "cc by"),
    (r"\bshare ?alike\b", "sa"),
    (r"\b(?:the|licen[cs]e|version|gnu|international)\b ?", ""),
    (r"\bv(?=[0-9])", ""),
    (r"\b(a?gpl|lgpl|ogl)v?(?=[0-9])", r"\1 "),
    (r"(?<=gpl) ([23])(?= (?:or later|only)$)", r" \1.0"),
)
"""Patterns of the words by which people call licences, each with how an identifier has it, in the order to apply."""

_USUAL_NAMES = {
    **dict.fromkeys(("ogl", "ogl-3", "ogl-3.0", "ogl-uk", "ogl-uk-3"), "ogl-uk-3.0"),
    **dict.fromkeys(("3-clause-bsd", "new-bsd", "modified-bsd"), "bsd-3-clause"),
    **dict.fromkeys(("2-clause-bsd", "simplified-bsd"), "bsd-2-clause"),
    "cc0": "cc0-1.0",
}
_NOT_IN_SPDX_LIST = re.compile(r"\bLicenseRef-|\bGPL\b(?!-[0-9])", re.IGNORECASE)
"""Names that the library accepts although the SPDX list does not have them: its own, and GPL without a version."""

_EARLIEST_YEAR = 1800
_MAX_POSSIBLE_LICENCES = 6
_MAX_REMEMBERED = 1_000  # texts: the same address, and the same year, stand in one entry many times


@lru_cache(_MAX_REMEMBERED)
def web_address(text: str) -> str:
    """Check a web address: https, a public host, nothing that could make it lead elsewhere than it seems to."""
    plain = _PLAIN_ADDRESS.fullmatch(text)
    if plain and plain[1] not in _PRIVATE_LABELS and PUNYCODE not in text:
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

    That is an address with http or without a scheme, in angle brackets, or before the full stop of a sentence.
    """
    bare = text.strip().removeprefix("<").removesuffix(">").rstrip(".,;")
    return as_https(f"https://{bare}" if _HOST_FIRST.match(bare) else bare) or text


def _code_fault(text: str) -> str:
    """Return the first code such as %0d%0a in an address for a character that nobody can see, as a fault."""
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


@cache
def licence(text: str) -> str:
    """Check an SPDX licence expression, such as ``MIT OR Apache-2.0``, including its spelling."""
    canonical = _spdx_spelling(text)
    if not canonical and text.strip():
        return "is not a licence in the SPDX list"
    if canonical != text and canonical.casefold() == text.casefold():
        return f"is spelt `{canonical}` in the SPDX list"
    return ""  # a deprecated identifier, such as GPL-2.0, is still valid


@cache
def canonical_licence(text: str) -> str:
    """Return a licence as SPDX spells it, or "" if it is not certain which licence is meant.

    Words that add nothing to the name are ignored: ``Apache License, Version 2`` can only be ``Apache-2.0``. Deprecated
    identifiers are not used, as they do not always say which current licence they mean: ``GPL 3``, or later?
    """
    if (canonical := _spdx_spelling(text)).casefold() == text.casefold():
        return canonical
    name = _usual_name(text)
    licences = _licences_by_lower_case()
    releases = (
        [key for key in licences if re.fullmatch(rf"{re.escape(name)}\.[0-9]+", key)] if name[-1:].isdigit() else []
    )
    return licences.get(name) or (licences[releases[0]] if len(releases) == 1 else "")


def possible_licences(text: str) -> list[str]:
    """Return the licences of which a text is the start of the name, if they are few enough to choose from."""
    name = _usual_name(text)
    names = [licence for key, licence in _licences_by_lower_case().items() if re.match(rf"{re.escape(name)}[.-]", key)]
    return names if name and len(names) <= _MAX_POSSIBLE_LICENCES else []


def _usual_name(text: str) -> str:
    """Return what people call a licence in the form of an identifier, in lower case."""
    words = re.sub(r"[\s,-]+", " ", text.lower())
    for pattern, short in _USUAL_WORDS:
        words = re.sub(pattern, short, words)
    name = "-".join(words.split())
    return _USUAL_NAMES.get(name, name)


def _spdx_spelling(text: str) -> str:
    """Return an expression with its current SPDX spelling, or "" if it is not valid."""
    if _NOT_IN_SPDX_LIST.search(text):
        return ""
    try:
        parsed = _licensing().parse(text, validate=True, strict=True)
    except Exception:  # the library raises many types for text that it cannot parse
        return ""
    return "" if parsed is None else str(parsed)


def licence_names() -> dict[str, list[str]]:
    """Return sorted names of the SPDX list: `licences`, `exceptions`, and `older` names of both in lower case."""
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
def _licensing() -> "Licensing":
    """Load the library and the SPDX list on first use, as it takes as long as checking a thousand entries."""
    from license_expression import get_spdx_licensing  # noqa: PLC0415

    return get_spdx_licensing()


FORMATS: Mapping[str, Callable[[str], str]] = {
    "uri": web_address,
    "email": email,
    "date": full_date,
    "partial-date": partial_date,
    "partial-date-or-yes": partial_date_or_yes,
    "spdx-expression": licence,
}
"""The check for each value of `format` in a schema."""
