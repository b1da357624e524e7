"""Identify the licence in a file by its text. A licence that is not certain is not reported.

A licence is identified by its first words, by phrases that no other licence has, and by its number of words: one with a
clause more or less is another licence. Punctuation, case and the copyright holder do not matter.
"""

import re
from dataclasses import dataclass

from generator import spdx

_IDENTIFIER = re.compile(r"SPDX-License-Identifier:[ \t]*(.+?)[ \t]*(?:\*/|-->)?$", re.MULTILINE)
_LISTED = re.compile(
    r"(?:spdx\.org/licenses|opensource\.org/licen[sc]es?|choosealicense\.com/licenses)/([a-z0-9.+-]+?)"
    r"(?:\.html|\.json)?/?",
    re.IGNORECASE,
)
"""Pages of lists with a licence's identifier in their address, some with a hyphen in the place of each full stop."""

_CREATIVE_COMMONS = re.compile(
    r"creativecommons\.org/(?:licenses/(by(?:-nc)?(?:-sa|-nd)?)/([0-9]\.[0-9])|publicdomain/zero/1\.0)"
    r"(?:/(?:deed|legalcode)(?:\.[a-z]+)?|/)?"
)
_OPEN_GOVERNMENT = re.compile(
    r"nationalarchives\.gov\.uk/doc/open-government-licence(?:/version/([123])(?:/open-government-licence.*)?)?/?"
)
_PAGES = (
    (re.compile(r"apache\.org/licenses/license-2\.0(?:\.html|\.txt)?/?", re.IGNORECASE), "Apache-2.0"),
    (re.compile(r"mozilla\.org/(?:[a-z]{2}(?:-[a-z]{2})?/)?mpl/2\.0/?", re.IGNORECASE), "MPL-2.0"),
    (re.compile(r"eupl\.eu/1\.2(?:/[a-z]{2})?/?", re.IGNORECASE), "EUPL-1.2"),
    (re.compile(r"(?:joinup|interoperable-europe)\.ec\.europa\.eu/.*\beupl-(?:text-)?(?:eupl-)?v?12\b.*"), "EUPL-1.2"),
    (re.compile(r"unlicense\.org/?"), "Unlicense"),
)
"""The pages of single licences. Those of the GPL do not say whether a later version is allowed too."""

_SCHEME = re.compile(r"(?:https?://)?(?:www\.)?", re.IGNORECASE)
_WORD = re.compile(r"[a-z0-9]+")
_APOSTROPHE = re.compile("['\N{RIGHT SINGLE QUOTATION MARK}]")
_MAX_WORDS_BEFORE = 45
"""Words allowed before the first words of the licence: a title and the copyright holder."""

FILES = re.compile(r"(?:un)?licen[cs]e|copying", re.IGNORECASE)
"""Start of the name of a licence file."""


@dataclass(frozen=True, slots=True)
class _Licence:
    """A licence. `name` is its SPDX identifier; `min_words` and `max_words` count from `start` to the end of a file."""

    name: str
    start: str
    phrases: tuple[str, ...]
    min_words: int
    max_words: int


_BSD = "redistribution and use in source and binary forms with or without modification are permitted provided"
_BSD_LAST_WORDS = "arising in any way out of the use of this software even if advised of the possibility of such damage"
_NO_ENDORSEMENT = "may be used to endorse or promote products derived from this software without specific prior"
_LAST_WORDS = "end of terms and conditions"

_LICENCES = (
    _Licence(
        "MIT",
        "permission is hereby granted free of charge to any person obtaining a copy of this software and associated",
        ("the above copyright notice and this permission notice shall be included in all copies",),
        162,
        164,
    ),
    _Licence("BSD-3-Clause", _BSD, (_NO_ENDORSEMENT, _BSD_LAST_WORDS), 207, 224),
    _Licence("BSD-2-Clause", _BSD, (_BSD_LAST_WORDS,), 180, 190),
    _Licence(
        "ISC",
        "permission to use copy modify and or distribute this software for any purpose with or without fee is hereby",
        ("provided that the above copyright notice and this permission notice appear in all copies",),
        112,
        121,
    ),
    _Licence("Apache-2.0", "apache license version 2 0 january 2004", (_LAST_WORDS,), 1420, 1625),
    _Licence("GPL-2.0", "gnu general public license version 2 june 1991", (_LAST_WORDS,), 2560, 3000),
    _Licence("GPL-3.0", "gnu general public license version 3 29 june 2007", (_LAST_WORDS,), 5100, 5700),
    _Licence("LGPL-2.1", "gnu lesser general public license version 2 1 february 1999", (_LAST_WORDS,), 4050, 4420),
    _Licence("LGPL-3.0", "gnu lesser general public license version 3 29 june 2007", ("library",), 1170, 1250),
    _Licence("AGPL-3.0", "gnu affero general public license version 3 19 november 2007", (_LAST_WORDS,), 5150, 5700),
    _Licence("MPL-2.0", "mozilla public license version 2 0", ("incompatible with secondary licenses",), 2400, 2440),
    _Licence("CC0-1.0", "creative commons legal code cc0 1 0 universal", ("public license fallback",), 1060, 1100),
)
"""Licences that councils use for code that they share."""

AMBIGUOUS_LATER_VERSION = ("GPL-2.0", "GPL-3.0", "LGPL-2.1", "LGPL-3.0", "AGPL-3.0")
"""Licences whose text does not say whether a later version is allowed too."""


def of_page(address: str) -> str:
    """Return the SPDX identifier of the licence that an address is the usual page of, or ""."""
    page = _SCHEME.sub("", address.strip(), count=1)
    if match := _LISTED.fullmatch(page):
        name = re.sub(r"(?<=[0-9])-(?=[0-9]+$)", ".", match[1])
        is_identifier = name != name.lower() and not spdx.licence(name)
        return name if is_identifier else spdx.canonical_licence(name)
    if match := _CREATIVE_COMMONS.fullmatch(page):
        return f"CC-{match[1].upper()}-{match[2]}" if match[1] else "CC0-1.0"
    if match := _OPEN_GOVERNMENT.fullmatch(page):
        return f"OGL-UK-{match[1]}.0" if match[1] else ""
    return next((name for pattern, name in _PAGES if pattern.fullmatch(page)), "")


def identify(text: str) -> str:
    """Return the SPDX identifier of the licence in a text; empty if it is not certain."""
    identifiers = {match.strip() for match in _IDENTIFIER.findall(text)}
    if identifiers:
        return identifiers.pop() if len(identifiers) == 1 else ""
    text = " ".join(_WORD.findall(_APOSTROPHE.sub("", text.casefold())))
    return next((each.name for each in _LICENCES if _matches(each, text)), "")


def _matches(licence: _Licence, text: str) -> bool:
    before, start, after = text.partition(licence.start)
    length = len(f"{start}{after}".split())
    return (
        bool(start)
        and len(before.split()) <= _MAX_WORDS_BEFORE
        and licence.min_words <= length <= licence.max_words
        and all(each in after for each in licence.phrases)
    )
