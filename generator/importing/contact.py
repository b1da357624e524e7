"""Read whom to ask from one line, such as ``Digital team, digital@example.gov.uk``."""

import re
from collections.abc import Mapping

from generator import formats

_AROUND_ADDRESS = "<>()[],;"
_LINK = re.compile(r"\[([^\[\]]*)\]\(([^\s()]+)\)")
"""A link in Markdown."""

_AROUND_TEAM = " ,;:/|-\N{EN DASH}"
_AT = re.compile(r"\s*[\[({]\s*at\s*[\])}]\s*(?=[a-z0-9-]+\s*(?:\.|[\[({]\s*dot))", re.IGNORECASE)
_DOT = re.compile(r"\s*[\[({]\s*dot\s*[\])}]\s*", re.IGNORECASE)
"""How people write an address of email so that no machine finds it."""

_LABEL = re.compile(r"\b(?:e-?mail|e-?bost|web(?:site)?|gwefan)\s*:\s*(?=\S{1,100}[@.]\S)", re.IGNORECASE)
"""What says of which kind the address behind it is."""


def contact(line: str) -> Mapping[str, str]:
    """Return whom to ask as a contact: the first address of a page and of email, and the rest as the name of a team."""
    addresses: dict[str, str] = {}
    team: list[str] = []
    line = " ".join(line.split())
    for word in _LABEL.sub("", _DOT.sub(".", _AT.sub("@", _LINK.sub(r"\1 \2", line)))).split():
        bare = word.strip(_AROUND_ADDRESS).removeprefix("mailto:").rstrip(".")
        address = formats.intended_address(bare)
        kind = "url" if "://" in address else "email" if "@" in word else ""
        if kind and kind not in addresses:
            addresses[kind] = address
        else:
            team.append(word)
    name = " ".join(team).strip(_AROUND_TEAM)
    return {"name": name, **addresses} if name else addresses
