"""What an entry that is part of another takes from its whole, where it has none of its own. Nothing is copied."""

from collections.abc import Callable

from generator.catalogue import Catalogue
from generator.model import Entry


def with_contact(catalogue: Catalogue, entry: Entry) -> Entry | None:
    """Return the entry whose contact answers for an entry: itself, or else the nearest whole that has one."""
    return _nearest(catalogue, entry, lambda each: each.contact is not None)


def with_documentation(catalogue: Catalogue, entry: Entry) -> Entry | None:
    """Return the entry whose documentation covers an entry: itself, or else the nearest whole that has some."""
    return _nearest(catalogue, entry, lambda each: bool(each.links.get("documentation")))


def _nearest(catalogue: Catalogue, entry: Entry, has_it: Callable[[Entry], bool]) -> Entry | None:
    """Return the nearest of an entry, its wholes, theirs and so on that has something, or None if none has.

    Of several wholes, the one that the file names first comes first. A circle of wholes ends the search.
    """
    level, visited = {entry.slug: entry}, {entry.slug}
    while level:
        for each in level.values():
            if has_it(each):
                return each
        wholes = (edge.target for slug in level for edge in catalogue.edges_from(slug) if edge.kind == "part_of")
        level = {whole.slug: whole for whole in wholes if whole.slug not in visited}
        visited |= level.keys()
    return None
