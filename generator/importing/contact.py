"""Read whom to ask from one line, such as ``Digital team, digital@example.gov.uk``."""

import re
from collections.abc import Mapping

from generator import formats

_AROUND_ADDRESS = "<>()[],;"
_LINK = re.compile(r"\[([^\[\]]*)\]\(([^\s()]+)\)")
"""A link in Markdown."""

_AROUND_TEAM = " ,;:-\N{EN DASH}"


def contact(line: str) -> Mapping[str, str]:
    """Return whom to ask as a contact: the first address of a page and of email, and the rest as the name of a team."""
    addresses: dict[str, str] = {}
    team: list[str] = []
    for word in _LINK.sub(r"\1 \2", line).split():
        bare = word.strip(_AROUND_ADDRESS).removeprefix("mailto:").rstrip(".")
        address = formats.intended_address(bare)
        kind = "url" if "://" in address else "email" if "@" in word else ""
        if kind and kind not in addresses:
            addresses[kind] = address
        else:
            team.append(word)
    name = " ".join(team).strip(_AROUND_TEAM)
    return {"name": name, **addresses} if name else addresses
