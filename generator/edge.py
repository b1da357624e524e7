"""An edge of the graph: a relation with both its ends."""

from dataclasses import dataclass

from generator.model import Entry, Relation


@dataclass(frozen=True, slots=True)
class Edge:
    """A relation with both its ends. `kind` is the field of `source` that names `target`."""

    kind: str
    source: Entry
    target: Entry
    relation: Relation
