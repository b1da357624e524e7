"""Alphabetical order of names as people look them up, and groups that keep an order."""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from functools import lru_cache
from typing import TypeVar
from unicodedata import combining, normalize

from generator.model import Entry, Organisation

AnyEntry = TypeVar("AnyEntry", Entry, Organisation)
Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")

_BEFORE_THE_PLACE = re.compile(
    r"(the )?((london|royal|metropolitan) borough|borough council|borough|city and county|city|county|council)"
    r" of (?!london corporation)(the )?"
    r"|cyngor (bwrdeistref sirol |sir a dinas |dinas |sir (?=ceredigion|powys|ynys))?"
    r"|(the|y|yr) ",
    re.IGNORECASE,
)
"""What the name of a council has before that of its place, in English and Welsh, or any name before its first word.

The City of London is not London. In Welsh some counties have *Sir* in their name, as in *Cyngor Sir y Fflint*; in the
others it belongs to the council.
"""


def sort_name(name: str) -> str:
    """Return a name from the word on by which people look it up: ``Southwark`` for *London Borough of Southwark*."""
    match = _BEFORE_THE_PLACE.match(name)
    return name[match.end() :] if match else name


def collation_key(name: str) -> str:
    """Return the key by which to sort a name: case-folded, without accents, ligatures decomposed (NFKD)."""
    if name.isascii():
        return name.casefold()
    return "".join(character for character in normalize("NFKD", name.casefold()) if not combining(character))


def name_order(entry: Entry | Organisation) -> tuple[str, str]:
    """Return the key by which to sort an entry or organisation: by `sort_name`, then by slug."""
    return _place_among_names(entry.name), entry.slug


@lru_cache(maxsize=20_000)
def _place_among_names(name: str) -> str:
    return collation_key(sort_name(name))


def by_name(entries: Iterable[AnyEntry]) -> tuple[AnyEntry, ...]:
    """Return entries or organisations sorted by name."""
    return tuple(sorted(entries, key=name_order))


def grouped(pairs: Iterable[tuple[Key, Value]]) -> Mapping[Key, tuple[Value, ...]]:
    """Return values by their keys, both in the order in which they come."""
    groups: defaultdict[Key, list[Value]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}
