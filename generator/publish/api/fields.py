"""Parts that several records of the API hold."""

from collections.abc import Iterable, Iterator
from typing import TypeVar, cast

from generator import model
from generator.catalogue import Edge, Use
from generator.history.days import Days
from generator.publish.api import shape

Text = TypeVar("Text", bound=str)


def name(thing: model.Entry | model.Organisation) -> shape.Name:
    """Name a thing as other records refer to it."""
    return {"slug": thing.slug, "name": thing.name}


def adoptions(uses: Iterable[Use]) -> Iterator[shape.Adoption]:
    """Tell all that is recorded of some uses."""
    return (_adoption(use, told) for use in uses for told in use.recorded)


def _adoption(use: Use, told: model.Adoption) -> shape.Adoption:
    return {
        "id": f"{use.entry.slug}/{told.organisation}",
        "entry": name(use.entry),
        "organisation": name(use.organisation),
        "recorded_as": told.organisation,
        "status": told.status,
        "since": given(told.since),
        "live_services": told.live_services,
        "evidence": given(told.evidence),
        "evidence_grade": "linked" if told.evidence else "described" if told.basis else "unsupported",
        "basis": given(told.basis),
        "note": given(told.note),
    }


def relation(edge: Edge) -> shape.Relation:
    """Tell about one relation between two entries."""
    return {
        "id": f"{edge.source.slug}/{edge.kind}/{edge.target.slug}",
        "kind": cast("shape.RelationKind", edge.kind),
        "source": name(edge.source),
        "target": name(edge.target),
        "evidence": given(edge.relation.evidence),
        "note": given(edge.relation.note),
    }


def translation(words: model.Translation | None) -> shape.Translation | None:
    """Tell what is there in another language."""
    if words is None:
        return None
    return {"name": given(words.name), "summary": given(words.summary), "description": given(words.description)}


def once(edges: Iterable[Edge]) -> Iterable[Edge]:
    """Leave out what a file says twice, so that each id stands for one relation: what says most, else the first."""
    found: dict[tuple[str, str, str], Edge] = {}
    for edge in edges:
        key = edge.source.slug, edge.kind, edge.target.slug
        if key not in found or (edge.relation.evidence and not found[key].relation.evidence):
            found[key] = edge
    return found.values()


def contact_of(contact: model.Contact | None) -> shape.Contact | None:
    """Say whom to ask."""
    if contact is None:
        return None
    return {"name": given(contact.name), "email": given(contact.email), "url": given(contact.url)}


def given(text: Text) -> Text | None:
    """Give a text, or null where the file leaves it out."""
    return text or None


def added(days: Days | None) -> str | None:
    """Give the day on which a file was added, if there is a history."""
    return days.added.isoformat() if days else None


def changed(days: Days | None) -> str | None:
    """Give the day on which a file last changed, if there is a history."""
    return days.changed.isoformat() if days else None
