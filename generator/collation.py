"""Alphabetical order of names, without regard to case and accents, and groups that keep an order."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TypeVar
from unicodedata import combining, normalize

from generator.model import Entry, Organisation

Value = TypeVar("Value")


def collation_key(name: str) -> str:
    """Return the key by which to sort a name: case-folded, without accents, ligatures decomposed (NFKD)."""
    if name.isascii():
        return name.casefold()
    return "".join(character for character in normalize("NFKD", name.casefold()) if not combining(character))


def name_order(entry: Entry | Organisation) -> tuple[str, str]:
    """Return the key by which to sort an entry or organisation: the `collation_key` of its name, then its slug."""
    return collation_key(entry.name), entry.slug


def grouped(pairs: Iterable[tuple[str, Value]]) -> Mapping[str, tuple[Value, ...]]:
    """Return values by their keys, both in the order in which they come."""
    groups: defaultdict[str, list[Value]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}
