"""The entries that say they follow a standard, with their evidence and users."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.catalogue import Catalogue
from generator.model import Entry
from generator.project import Collection
from generator.publish.analysis import usage

_MAX_NAMED = 12


@dataclass(frozen=True, slots=True)
class Follower:
    """An entry that says it follows a standard, with its evidence and note, and the users of the entry."""

    entry: Entry
    evidence: str
    note: str
    users: tuple[usage.StatusSummary, ...]


def followers(catalogue: Catalogue, standard: Entry) -> Iterator[Follower]:
    """Yield the entries that say they follow a standard, by name; none if `standard` is not a standard."""
    if standard.collection is Collection.STANDARDS:
        for edge in catalogue.edges_to(standard.slug):
            if edge.kind == "implements":
                users = usage.summarise(catalogue, catalogue.uses_of(edge.source.slug), _MAX_NAMED)
                yield Follower(edge.source, edge.relation.evidence, edge.relation.note, users)
