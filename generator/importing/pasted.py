"""Read web addresses as people paste them: in brackets, behind the sign of a list, several on a line."""

import re
from itertools import chain

from generator.code_hosts import page_of
from generator.formats import intended_address, web_address

_LIST_SIGN = re.compile(
    r"^(?:[-*+\u2013\u2014] +|[\u2022\u00b7\u25aa\u25cf\u25e6\u2023] *|\(?[0-9]{1,3}[.)] +)?(?:\[[xX]\] +)?"
)
"""What stands before an item of a list, where it has been ticked too."""

_LINK = re.compile(r"\[([^\[\]]*)\]\(<?([^\s()<>]+(?:\([^\s()<>]*\)[^\s()<>]*)?)>?(?: +[\"'][^\"']*[\"'])?\)")
"""A link in Markdown."""

_DAY_OF_ACCESS = re.compile(
    r"(?<![\s,;])[\s,;]+(?:[-\u2013\u2014] *)?([(\[])?(?:last )?(?:accessed|retrieved|visited|viewed|checked)\b"
    r"(?:[^()\[\]<>/]|(?<=[0-9])/(?=[0-9]))*(?(1)[)\]])[.,;]?$",
    re.IGNORECASE,
)
"""When somebody looked at a page, as references have it."""

_EMPHASIS = re.compile(r"(\*\*|__|`)(?![\s*_`])([^*_`]+)(?<!\s)\1")
"""A whole text that Markdown shows bold or as code."""

_LABEL = re.compile(
    r"^(?:(?:see|at)\s+|[^:/.?#@<>()\[\]]{2,60}(?::|\s[-\u2013\u2014])\s+)(?=<?https?://\S+$)", re.IGNORECASE
)
"""Words before the only address of a line that say what it is."""

_ADDRESS = re.compile(r"https?://[^\s<>]+$", re.IGNORECASE)
_QUOTED = re.compile(r"^[(\"'\u2018\u201c](https?://.+)[)\"'\u2019\u201d]\.?$")
_BETWEEN = re.compile(
    r"(?<![\s,;|])[\s,;|]+(?:(?:and|&|\(?[0-9]{1,3}[.)])\s+)?"
    r"(?=<?https?://|(?<=\s)<?(?:www\.|[a-z0-9.-]+\.uk\b|(?:github|gitlab)\.com/|git@))",
    re.IGNORECASE,
)
"""What parts two addresses. Commas and semicolons are parts of some addresses, so another one has to follow."""


def item(line: str) -> str:
    """Return an item of a list without the sign in front of it, and without marks around all of it."""
    return unmarked(_LIST_SIGN.sub("", line.strip(), count=1))


def unmarked(text: str) -> str:
    """Return a text without the signs that make all of it bold, or code, in Markdown."""
    match = _EMPHASIS.fullmatch(text.strip())
    return match[2] if match else text


def addresses(text: str) -> tuple[str, ...]:
    """Return the addresses in a text that is nothing but addresses. What is none stays as it is written."""
    return tuple(dict.fromkeys(chain.from_iterable(map(_on_a_line, text.split("\n")))))


def address(text: str) -> str:
    """Return the one address that a text means. Of several, which nobody can choose from, none is left out."""
    return ", ".join(addresses(text))


def _on_a_line(line: str) -> list[str]:
    line = _LABEL.sub("", item(line))
    parts = _BETWEEN.split(_LINK.sub(_target, _DAY_OF_ACCESS.sub("", line)))
    bare = [_full_address(_QUOTED.sub(r"\1", part)) for each in parts if (part := each.strip(" \t,;|"))]
    return bare if all(map(_ADDRESS.match, bare)) else [line]


def _full_address(text: str) -> str:
    """Return the address that a text means: that of a page, or of a repository as git or people write it."""
    address = intended_address(text)
    return address if _ADDRESS.match(address) or " " in address else page_of(address)


def _target(link: re.Match[str]) -> str:
    """Return where a link leads; the link itself if it shows another address, for a person to judge."""
    label = intended_address(link[1].strip())
    return link[2] if web_address(label) or label == intended_address(link[2]) else link[0]
