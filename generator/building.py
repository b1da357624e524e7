"""Build the classes of the model from valid data."""

from collections.abc import Mapping
from typing import Any

from generator.model import (
    RELATIONS,
    RENAMED,
    Adoption,
    Contact,
    Declaration,
    Entry,
    LastChange,
    Mandate,
    Organisation,
    OwnUse,
    Partner,
    Relation,
    Support,
    Term,
    Translation,
    Vocabulary,
)
from generator.project import Collection

Data = Mapping[str, Any]
"""The data of a valid document: field names to texts, whole numbers, lists and groups of fields."""

_CLASSES_OF_ITEMS = {
    "used_by": Adoption,
    "uses": OwnUse,
    "partners": Partner,
    "mandated_by": Mandate,
    "support": Support,
}
_CLASSES_OF_GROUPS = {
    "contact": Contact,
    "ask": Contact,
    "cy": Translation,
    "declaration": Declaration,
    "last_change": LastChange,
}


def entry(collection: Collection, slug: str, path: str, data: Data) -> Entry:
    """Build a component, standard or project from valid data."""
    arguments = {RENAMED.get(name, name): value for name, value in _arguments(data).items()}
    return Entry(collection=collection, slug=slug, path=path, **arguments)


def organisation(slug: str, path: str, data: Data) -> Organisation:
    """Build an organisation from valid data."""
    return Organisation(slug=slug, path=path, **_arguments(data))


def vocabulary(slug: str, path: str, data: Data) -> Vocabulary:
    """Build a vocabulary from valid data."""
    terms = {term["id"]: Term(**_arguments(term)) for term in data["terms"]}
    return Vocabulary(slug, path, **_arguments(data) | {"terms": terms})


def _arguments(data: Data) -> dict[str, Any]:
    """Return the arguments for a model class: lists become tuples, and groups of fields instances of their class."""
    return {name: _field(name, value) for name, value in data.items()}


def _field(name: str, value: Any) -> Any:
    if not isinstance(value, list):
        return _CLASSES_OF_GROUPS[name](**value) if name in _CLASSES_OF_GROUPS else value
    if name in _CLASSES_OF_ITEMS:
        return tuple(_CLASSES_OF_ITEMS[name](**_arguments(item)) for item in value)
    if name in RELATIONS:
        return tuple(Relation(item) if isinstance(item, str) else Relation(**item) for item in value)
    return tuple(value)
