"""Parts that several records of the API hold."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar, cast

from generator import model
from generator.catalogue import Edge, Use
from generator.history.entry_dates import EntryDates
from generator.publish.api import types

Text = TypeVar("Text", bound=str)
Record = TypeVar("Record")


def name_of(thing: model.Entry | model.Organisation) -> types.Name:
    """Name a thing as other records refer to it."""
    return {"slug": thing.slug, "name": thing.name}


def adoptions(uses: Iterable[Use]) -> Iterator[types.Adoption]:
    """Tell all that is recorded of some uses."""
    return (_adoption(use, adoption) for use in uses for adoption in use.adoptions)


def _adoption(use: Use, adoption: model.Adoption) -> types.Adoption:
    return record(
        types.Adoption,
        adoption,
        id=f"{use.entry.slug}/{adoption.organisation}",
        entry=name_of(use.entry),
        organisation=name_of(use.organisation),
        recorded_as=adoption.organisation,
        evidence_grade="linked" if adoption.evidence else "described" if adoption.basis else "unsupported",
    )


def relation(edge: Edge) -> types.Relation:
    """Tell about one relation between two entries."""
    return record(
        types.Relation,
        edge.relation,
        id=f"{edge.source.slug}/{edge.kind}/{edge.target.slug}",
        kind=edge.kind,
        source=name_of(edge.source),
        target=name_of(edge.target),
    )


def deduplicate(edges: Iterable[Edge]) -> Iterable[Edge]:
    """Leave out what a file says twice, so that each id stands for one relation: what says most, else the first."""
    best_by_key: dict[tuple[str, str, str], Edge] = {}
    for edge in edges:
        key = edge.source.slug, edge.kind, edge.target.slug
        if key not in best_by_key or (edge.relation.evidence and not best_by_key[key].relation.evidence):
            best_by_key[key] = edge
    return best_by_key.values()


def record(record_type: type[Record], source: object, /, **others: object) -> Record:
    """Return a record of a thing: each name of the record that is not among `others` is that of a field of the thing.

    A text that the file leaves out is null. Raises AttributeError for a name that is neither.
    """
    names = record_type.__annotations__  # those of what it extends too
    return cast("Record", {name: others[name] if name in others else _as_data(getattr(source, name)) for name in names})


def _as_data(value: object) -> object:
    """Return a value of the model as data."""
    if isinstance(value, str):
        return value or None
    if isinstance(value, tuple):
        return list(value)
    return dict(value) if isinstance(value, Mapping) else value


def or_none(text: Text) -> Text | None:
    """Give a text, or null where the file leaves it out."""
    return text or None


def added(days: EntryDates | None) -> str | None:
    """Give the day on which a file was added, if there is a history."""
    return days.added.isoformat() if days else None


def changed(days: EntryDates | None) -> str | None:
    """Give the day on which a file last changed, if there is a history."""
    return days.changed.isoformat() if days else None
