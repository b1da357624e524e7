"""What is remembered of looks: the list of addresses that do not work, `catalogue/links.yml`."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import accumulate, islice

from generator.code_hosts import requested_address
from generator.document import MAX_BYTES
from generator.links import BadLink, Trouble
from generator.looks.lychee import Look
from generator.yaml_writer import in_line

_HEAD = "# Written by `catalogue links`: addresses that did not work when they were asked. Do not change it by hand.\n"
_MAX_LINKS = 1_000
_PROVES = {Trouble.BLOCKED: 0, Trouble.ILL: 1, Trouble.MOVED: 2, Trouble.GONE: 2}
"""How much a look proves. One that proves less than what is known does not change it: it only could not see more."""


def update(
    known: Mapping[str, BadLink], looks: Mapping[str, Look], addresses: Iterable[str], day: str
) -> tuple[BadLink, ...]:
    """Return the addresses that do not work after another look, sorted by address.

    `addresses` are those of the catalogue; all others are forgotten. One that was not asked stays as it was.
    """
    return tuple(
        bad
        for address in sorted(addresses)
        if (bad := after(known.get(address), address, looks.get(requested_address(address)), day))
    )


def after(before: BadLink | None, address: str, look: Look | None, day: str) -> BadLink | None:
    """Return what is known of an address after a look at it, or None if it is well. It may not have been asked."""
    if look is None:
        return before
    if look.what is None:
        return None
    if before is None:
        return BadLink(address, look.what, day, day, 1, look.target)
    if (before.what, before.target) == (look.what, look.target):
        return replace(before, last_seen=day, looks=before.looks + (before.last_seen != day))
    if _PROVES[look.what] < _PROVES[before.what]:
        return before
    return BadLink(address, look.what, day, day, 1, look.target)


def to_yaml(links: Iterable[BadLink]) -> str:
    """Return the list as YAML, one line an address. If there are too many for a file, the newest are left out."""
    longest_first = sorted(links, key=lambda each: (each.what is Trouble.BLOCKED, each.first_seen, each.address))
    line_of = {_line(each): each.address for each in islice(longest_first, _MAX_LINKS)}
    fitting = sorted(within_limit(line_of, len(_HEAD) + len("addresses: []\n")), key=line_of.__getitem__)
    return _HEAD + ("addresses:\n" + "".join(fitting) if fitting else "addresses: []\n")


def within_limit(lines: Collection[str], size: int) -> list[str]:
    """Return the first of some lines, as many as a file can hold that has `size` bytes without them."""
    sizes = accumulate((len(line.encode()) for line in lines), initial=size)
    return [line for line, end in zip(lines, islice(sizes, 1, None), strict=True) if end <= MAX_BYTES]


def _line(bad: BadLink) -> str:
    return f"  - {in_line(dict(_fields(bad)))}\n"


def _fields(bad: BadLink) -> Iterator[tuple[str, str | int]]:
    yield "address", bad.address
    yield "what", bad.what
    if bad.target:
        yield "target", bad.target
    yield from (("first_seen", bad.first_seen), ("last_seen", bad.last_seen), ("looks", bad.looks))
