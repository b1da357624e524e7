"""Judge the name of a licence, and find the one that people mean. Only this uses license-expression."""

import re
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from license_expression import Licensing

_USUAL_WORDS = (
    (r"\+$| or (?:any )?(?:later|newer)(?: versions?)?$", " or later"),
    (r"gnu affero general public\b", "agpl"),
    (r"gnu lesser general public\b", "lgpl"),
    (r"gnu general public\b", "gpl"),
    (r"mozilla public\b", "mpl"),
    (r"european union public\b", "eupl"),
    (r"open government\b", "ogl"),
    (r"open database\b", "odbl"),
    (r"apache software\b|\basl(?=v?[0-9]| )", "apache"),
    (r"creative commons zero\b", "cc0"),
    (r"creative commons attribution\b", "cc by"),
    (r"\bshare ?alike\b", "sa"),
    (r"\b(?:the|licen[cs]ed?|version|gnu|international|universal)\b ?", ""),
    (r"\buk (?=ogl)", ""),
    (r"\bv(?=[0-9])", ""),
    (r"\b(a?gpl|lgpl|ogl|mpl|eupl|apache)v?(?=[0-9])", r"\1 "),
    (r"(?<=gpl) ([23])(?= (?:or later|only)$)", r" \1.0"),
)
"""Patterns of the words by which people call licences, each with how an identifier has it, in the order to apply."""

_USUAL_NAMES = {
    **dict.fromkeys(("ogl", "ogl-3", "ogl-3.0", "ogl-uk", "ogl-uk-3"), "ogl-uk-3.0"),
    **dict.fromkeys(("ogl-2", "ogl-2.0", "ogl-uk-2"), "ogl-uk-2.0"),
    **dict.fromkeys(("ogl-1", "ogl-1.0", "ogl-uk-1"), "ogl-uk-1.0"),
    **dict.fromkeys(("3-clause-bsd", "new-bsd", "modified-bsd", "bsd-3-clause-new-or-revised"), "bsd-3-clause"),
    **dict.fromkeys(("2-clause-bsd", "simplified-bsd", "bsd-2-clause-simplified"), "bsd-2-clause"),
    "cc0": "cc0-1.0",
    "expat": "mit",
}
_TWO_NAMES = re.compile(r"([^()]+)\(([^()]+)\)\s*")
"""A name with another in brackets behind it, as in `MIT License (MIT)`."""

_NOT_IN_SPDX_LIST = re.compile(r"\bLicenseRef-|\bGPL\b(?!-[0-9])", re.IGNORECASE)
"""Names that the library accepts although the SPDX list does not have them: its own, and GPL without a version."""

_MAX_POSSIBLE_LICENCES = 6


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
    """Return a licence as SPDX spells it, or "" if the text could be several licences or none.

    Words that add nothing to the name are ignored: ``Apache License, Version 2`` can only be ``Apache-2.0``. Deprecated
    identifiers are not used, as they do not always say which current licence they mean: ``GPL 3``, or later?
    """
    if (canonical := _spdx_spelling(text)).casefold() == text.casefold():
        return canonical
    if twice := _TWO_NAMES.fullmatch(text):
        one, other = map(canonical_licence, twice.groups())
        return one if one == other else ""
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
    words = re.sub(r"[\s,\"“”-]+", " ", text.lower())
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
