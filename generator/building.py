"""Build the classes of the model from valid data."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from generator.adoption import Adoption, Contact, Duty, OwnUse
from generator.day import is_to_come
from generator.model import (
    RELATIONS,
    RENAMED,
    Declaration,
    Entry,
    Identifiers,
    LastChange,
    Mandate,
    Organisation,
    Partner,
    Relation,
    Support,
    Term,
    Translation,
    Vocabulary,
)
from generator.project import Collection
from generator.register import Bodies, Condition, Listing, OwnSpelling, Reading, Register, Shows, Source

Data = Mapping[str, Any]
"""The data of a valid document: field names to texts, whole numbers, lists and groups of fields."""

_CLASSES_OF_ITEMS: Mapping[str, type] = {
    "used_by": Adoption,
    "uses": OwnUse,
    "partners": Partner,
    "mandated_by": Mandate,
    "support": Support,
    "bodies": Listing,
    "called": OwnSpelling,
    "where": Condition,
}
_CLASSES_OF_GROUPS: Mapping[str, type] = {
    "contact": Contact,
    "ask": Contact,
    "cy": Translation,
    "declaration": Declaration,
    "duty": Duty,
    "identifiers": Identifiers,
    "last_change": LastChange,
    "shows": Shows,
    "read": Source,
    "bodies": Bodies,
}
"""The classes by the names of fields. `bodies` are a list in a reading, and a group in a register."""


_TO_COME = {"started": {"started": "begins"}, "ended": {"ended": "ends", "replaced_by": "to_be_replaced_by"}}
"""For each date of an organisation, the names in the model of what the file says of it while it is to come."""


def entry(collection: Collection, slug: str, path: str, data: Data) -> Entry:
    """Build a component, standard or project from valid data."""
    arguments = {RENAMED.get(name, name): value for name, value in _arguments(data).items()}
    return Entry(collection=collection, slug=slug, path=path, **arguments)


def organisation(slug: str, path: str, data: Data, today: date) -> Organisation:
    """Build an organisation, as it is on a day, from valid data."""
    names: dict[str, str] = {}
    for field, names_to_come in _TO_COME.items():
        if is_to_come(data.get(field, ""), today):
            names |= names_to_come
    arguments = {names.get(name, name): value for name, value in _arguments(data).items()}
    return Organisation(slug=slug, path=path, **arguments)


def vocabulary(slug: str, path: str, data: Data) -> Vocabulary:
    """Build a vocabulary from valid data."""
    terms = {term["id"]: Term(**_arguments(term)) for term in data["terms"]}
    return Vocabulary(slug, path, **_arguments(data) | {"terms": terms})


def register(slug: str, path: str, data: Data) -> Register:
    """Build a register from valid data."""
    return Register(slug=slug, path=path, **_arguments(data))


def reading(slug: str, path: str, data: Data) -> Reading:
    """Build a reading from valid data."""
    return Reading(slug=slug, path=path, **_arguments(data))


def _arguments(data: Data) -> dict[str, Any]:
    """Return the arguments for a model class: lists become tuples, and groups of fields instances of their class."""
    return {name: _field(name, value) for name, value in data.items()}


def _field(name: str, value: Any) -> Any:
    if isinstance(value, dict):
        return _CLASSES_OF_GROUPS[name](**_arguments(value)) if name in _CLASSES_OF_GROUPS else value
    if not isinstance(value, list):
        return value
    if name in _CLASSES_OF_ITEMS:
        return tuple(_CLASSES_OF_ITEMS[name](**_arguments(item)) for item in value)
    if name in RELATIONS:
        return tuple(Relation(item) if isinstance(item, str) else Relation(**item) for item in value)
    return tuple(value)
