"""Fields that several records of the API share."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar, cast

from generator import model
from generator.adoption import Adoption
from generator.edge import Edge
from generator.history.entry_dates import EntryDates
from generator.publish.api import adoption_types, types
from generator.uses import Use

Text = TypeVar("Text", bound=str)
Record = TypeVar("Record")


def name_of(thing: model.Entry | model.Organisation) -> adoption_types.Name:
    """Return the slug and name by which other records refer to an entry or organisation."""
    return {"slug": thing.slug, "name": thing.name}


def adoptions(uses: Iterable[Use]) -> Iterator[adoption_types.Adoption]:
    """Return the adoptions of these uses as records."""
    return (_adoption(use, adoption) for use in uses for adoption in use.adoptions)


def _adoption(use: Use, adoption: Adoption) -> adoption_types.Adoption:
    return record(
        adoption_types.Adoption,
        adoption,
        id=f"{use.entry.slug}/{adoption.organisation}",
        entry=name_of(use.entry),
        organisation=name_of(use.organisation),
        recorded_as=adoption.organisation,
        by_duty=use.is_duty,
        ask=adoption.ask and record(adoption_types.Contact, adoption.ask),
        also_stated=[record(adoption_types.Statement, each) for each in adoption.also_stated],
        evidence_grade="linked" if adoption.evidence else "described" if adoption.basis else "unsupported",
    )


def relation(edge: Edge) -> types.Relation:
    """Return the record of a relation between two entries."""
    return record(
        types.Relation,
        edge.relation,
        id=f"{edge.source.slug}/{edge.kind}/{edge.target.slug}",
        kind=edge.kind,
        source=name_of(edge.source),
        target=name_of(edge.target),
    )


def deduplicate(edges: Iterable[Edge]) -> Iterable[Edge]:
    """Return one edge for each id, even if a file states it twice: the first with evidence, or else the first."""
    best_by_key: dict[tuple[str, str, str], Edge] = {}
    for edge in edges:
        key = edge.source.slug, edge.kind, edge.target.slug
        if key not in best_by_key or (edge.relation.evidence and not best_by_key[key].relation.evidence):
            best_by_key[key] = edge
    return best_by_key.values()


def record(record_type: type[Record], source: object, /, **others: object) -> Record:
    """Return a record of `record_type`. Values that are not in `others` come from the attributes of `source`.

    An empty text becomes None. Raises AttributeError for a field in neither.
    """
    names = record_type.__annotations__  # includes inherited fields
    return cast("Record", {name: others[name] if name in others else _as_data(getattr(source, name)) for name in names})


def _as_data(value: object) -> object:
    """Return a value of the model as JSON data."""
    if isinstance(value, str):
        return value or None
    if isinstance(value, tuple):
        return list(value)
    return dict(value) if isinstance(value, Mapping) else value


def or_none(text: Text) -> Text | None:
    """Return a text, or None if it is empty."""
    return text or None


def added(days: EntryDates | None) -> str | None:
    """Return the day on which a file was added, as an ISO date; None without a history."""
    return days.added.isoformat() if days else None


def changed(days: EntryDates | None) -> str | None:
    """Return the day on which a file last changed, as an ISO date; None without a history."""
    return days.changed.isoformat() if days else None
