"""Read whom to ask from one line, such as ``Digital team, digital@example.gov.uk``."""

from collections.abc import Mapping

_AROUND_ADDRESS = "<>()[],;"
_AROUND_TEAM = " ,;:-\N{EN DASH}"


def contact(line: str) -> Mapping[str, str]:
    """Return whom to ask as a contact: the first address of a page and of email, and the rest as the name of a team."""
    addresses: dict[str, str] = {}
    team: list[str] = []
    for word in line.split():
        kind = "url" if "://" in word else "email" if "@" in word else ""
        if kind and kind not in addresses:
            addresses[kind] = word.strip(_AROUND_ADDRESS).removeprefix("mailto:").rstrip(".")
        else:
            team.append(word)
    name = " ".join(team).strip(_AROUND_TEAM)
    return {"name": name, **addresses} if name else addresses
