"""What is remembered of looks at repositories: the list `catalogue/repositories.yml`."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from generator.code_hosts import normalised_address
from generator.links import BadLink
from generator.looks import memory
from generator.looks.lychee import Look
from generator.observations import Observation, Observations
from generator.yaml_writer import in_line

_HEAD = (
    "# Written by `catalogue harvest --repositories`: what it saw in the repositories that entries name. Do not change "
    "it by hand.\n"
)
MAX_REPOSITORIES = 650
"""As many as the schema lets in: each may have 15 values, and a file 10,000."""


def addresses(texts: Iterable[str]) -> list[str]:
    """Return the addresses of repositories, each once however it is spelt, in alphabetical order."""
    return sorted({normalised_address(each): each for each in sorted(texts, reverse=True)}.values())


def update(old: Observations, looks: Mapping[str, Observation | Look | None], day: str) -> Observations:
    """Return what is known after a look at all repositories, by their addresses; the same if nothing is new.

    All others are forgotten. One that did not answer keeps what was seen last.
    """
    pairs = ((address, old.by_address.get(normalised_address(address)), look) for address, look in looks.items())
    seen = [each for address, before, look in pairs if (each := _after(before, address, look, day))]
    new = Observations(day, {normalised_address(each.address): each for each in seen})
    return old if _without_day(new) == _without_day(old) else new


def _after(before: Observation | None, address: str, look: Observation | Look | None, day: str) -> Observation | None:
    if isinstance(look, Observation):
        return look
    if look is None:
        return before and replace(before, address=address)
    before = before or Observation(address)
    return replace(before, address=address, trouble=memory.after(before.trouble, address, look, day))


def _without_day(seen: Observations) -> list[Observation]:
    """Return what was seen, without the day where that is the day of the whole list."""
    return [replace(each, seen="") if _is_of_last_look(each, seen.read) else each for each in seen.by_address.values()]


def _is_of_last_look(observation: Observation, day: str) -> bool:
    return observation.seen == day and not observation.trouble


def to_yaml(seen: Observations) -> str:
    """Return the list as YAML, one line a repository. What does not fit into a file is left out at its end."""
    ordered = sorted(seen.by_address.values(), key=lambda each: each.address)
    lines = [_line(each, seen.read) for each in ordered[:MAX_REPOSITORIES]]
    head = f"{_HEAD}read: {in_line(seen.read)}\n"
    fitting = memory.within_limit(lines, len(head) + len("repositories: []\n"))
    return head + ("repositories:\n" + "".join(fitting) if fitting else "repositories: []\n")


def _line(observation: Observation, day: str) -> str:
    return f"  - {in_line(_filled(_fields(observation, day)))}\n"


def _filled(fields: Iterable[tuple[str, Any]]) -> Mapping[str, Any]:
    return {name: value for name, value in fields if value}


def _fields(each: Observation, day: str) -> Iterator[tuple[str, Any]]:
    yield "address", each.address
    yield "seen", "" if _is_of_last_look(each, day) else each.seen
    yield from (("changed", each.changed), ("release", each.release))
    yield from (("released", each.released), ("licence", each.licence))
    yield from (("publiccode", each.publiccode), ("security_policy", each.security_policy))
    if each.trouble:
        yield "trouble", _filled(_fields_of(each.trouble))


def _fields_of(bad: BadLink) -> Iterator[tuple[str, str | int]]:
    yield from (("what", bad.what), ("target", bad.target))
    yield from (("first_seen", bad.first_seen), ("last_seen", bad.last_seen), ("looks", bad.looks))
