"""The relations of an entry, seen from either end."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.catalogue import Catalogue
from generator.edge import Edge
from generator.model import RELATIONS, Entry

LABELS = {
    "implements": ("Follows", "Followed by"),
    "depends_on": ("Needs", "Needed by"),
    "part_of": ("Part of", "Includes"),
    "supersedes": ("Replaces", "Replaced by"),
    "alternative_to": ("Alternative to", "Alternative to"),
    "works_with": ("Works with", "Works with"),
}
_SYMMETRIC = ("alternative_to", "works_with")
"""Relations that mean the same from both ends."""


@dataclass(frozen=True, slots=True)
class RelationGroup:
    """All relations of one kind and direction of an entry, with the entries at the other end.

    `is_stated_here` tells whether the entry itself states them; a symmetric relation always counts as stated here.
    """

    kind: str
    is_stated_here: bool
    others: tuple[tuple[Entry, Edge], ...]

    @property
    def label(self) -> str:
        """The label before the names of the others, in English."""
        return LABELS[self.kind][0 if self.is_stated_here else 1]

    @property
    def is_mutual(self) -> bool:
        """Whether the relation means the same from both ends."""
        return self.kind in _SYMMETRIC


def relation_groups(catalogue: Catalogue, entry: Entry) -> Iterator[RelationGroup]:
    """Yield the relations of an entry by kind, each first as the entry states it, then as others state it."""
    outgoing, incoming = _by_kind(catalogue.edges_from(entry.slug)), _by_kind(catalogue.edges_to(entry.slug))
    for kind in _SYMMETRIC:
        outgoing[kind] += incoming.pop(kind, [])
    for kind in RELATIONS:
        for edges, is_stated_here in ((outgoing.get(kind), True), (incoming.get(kind), False)):
            if edges:
                others = {_other(edge, entry).slug: (_other(edge, entry), edge) for edge in reversed(edges)}
                yield RelationGroup(kind, is_stated_here, tuple(reversed(others.values())))


def _by_kind(edges: Iterable[Edge]) -> defaultdict[str, list[Edge]]:
    by_kind: defaultdict[str, list[Edge]] = defaultdict(list)
    for edge in edges:
        by_kind[edge.kind].append(edge)
    return by_kind


def _other(edge: Edge, entry: Entry) -> Entry:
    return edge.target if edge.source is entry else edge.source
