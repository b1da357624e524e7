"""Lists of entries in which the parts of a whole stand below it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from generator.catalogue import Catalogue
from generator.collation import grouped
from generator.model import Entry


@dataclass(frozen=True, slots=True)
class Fold:
    """An entry of a list with its parts in the list. It is not `is_listed` itself if only its parts are in the list."""

    entry: Entry
    parts: tuple[Entry, ...]
    is_listed: bool = True

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries of the list that it holds, in order."""
        return (self.entry, *self.parts) if self.is_listed else self.parts


def fold(catalogue: Catalogue, entries: Sequence[Entry]) -> tuple[Fold, ...]:
    """Return a list with each part below its outermost whole; else the order stays.

    Several parts of a whole that is not in the list stand below it too, in the place of the first; a single one stands
    alone.
    """
    slugs = {entry.slug for entry in entries}
    wholes = {entry.slug: _outermost_whole(catalogue, entry) for entry in entries}
    parts = grouped((whole.slug, entry) for entry in entries if (whole := wholes[entry.slug]))
    folds = []
    for entry in entries:
        whole = wholes[entry.slug]
        if whole is None:
            folds.append(Fold(entry, parts.get(entry.slug, ())))
        elif whole.slug not in slugs and parts[whole.slug][0] is entry:
            several = len(parts[whole.slug]) > 1
            folds.append(Fold(whole, parts[whole.slug], is_listed=False) if several else Fold(entry, ()))
    return tuple(folds)


def in_folded_order(catalogue: Catalogue, entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return the same entries, each part after its whole, so that every page of a long list folds on its own."""
    return tuple(chain.from_iterable(each.entries for each in fold(catalogue, entries)))


def _outermost_whole(catalogue: Catalogue, entry: Entry) -> Entry | None:
    """Return the whole of the whole and so on of an entry, each the first that a file names, or None if it has none.

    There is none in a circle either: its entries stand alone.
    """
    if not entry.part_of:
        return None
    visited, whole = {entry.slug}, entry
    while edges := [edge for edge in catalogue.edges_from(whole.slug) if edge.kind == "part_of"]:
        whole = edges[0].target
        if whole.slug in visited:
            return None
        visited.add(whole.slug)
    return None if whole is entry else whole
