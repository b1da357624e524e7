"""The differences between two versions of an entry, field by field. No difference is left out."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import zip_longest
from typing import Any

from generator.checked_entry import SchemaNode

FieldTexts = tuple[tuple[str, str], ...]
"""Pairs of a field's label and its value as text; the label is empty if the value is not a group of fields."""


class FieldChangeKind(StrEnum):
    """What happened to a field (added, removed, changed), or to a list (gained, lost, reordered).

    An adoption that one list gains may be known before from another file, and one that it loses may still be stated.
    """

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    GAINED = "gained"
    LOST = "lost"
    KNOWN_BEFORE = "known before"
    STATED_ELSEWHERE = "still stated elsewhere"
    REORDERED = "in another order"


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference between two versions of an entry.

    `field` is the name in the file, `label` the title in the schema. `item` identifies a list item: a slug, term or
    name. If `kind` is `CHANGED`, `before` and `after` have the same labels in the same order.
    """

    field: str
    label: str
    kind: FieldChangeKind
    item: str = ""
    before: FieldTexts = ()
    after: FieldTexts = ()


_KEYS = ("organisation", "entry", "id", "name")
"""Fields that identify a list item which is a group of fields; the first that it has is used."""


@dataclass(frozen=True, slots=True)
class _Field:
    """A field: its name in the file, its label and its schema."""

    name: str
    label: str
    node: SchemaNode


def differences(before: Mapping[str, Any], after: Mapping[str, Any], node: SchemaNode) -> Iterator[Difference]:
    """Yield the differences in the field order of the new version. `node` is the schema, which has the labels."""
    for name in dict.fromkeys((*after, *before)):
        if before.get(name) != after.get(name):
            field = _Field(name, _title(node, name), _child_node(node, name))
            yield from _field_differences(field, before.get(name), after.get(name))


def _field_differences(field: _Field, before: Any, after: Any) -> Iterator[Difference]:
    """Compare two values of a field; None if it is missing."""
    types = {type(value) for value in (before, after) if value is not None}
    nested: Iterable[Difference] = ()
    if types == {list}:
        nested = list(_list_differences(field, before or [], after or []))
    elif types == {dict}:
        nested = list(_group_differences(field, before or {}, after or {}))
    yield from nested or [_whole_field(field, before, after)]


def _whole_field(field: _Field, before: Any, after: Any) -> Difference:
    """Return the difference in a field that is not compared item by item."""
    if before is None or after is None:
        kind = FieldChangeKind.ADDED if before is None else FieldChangeKind.REMOVED
        texts = (_field_texts(field.node, before), _field_texts(field.node, after))
        return Difference(field.name, field.label, kind, "", *texts)
    return Difference(
        field.name, field.label, FieldChangeKind.CHANGED, "", (("", _text(before)),), (("", _text(after)),)
    )


def _group_differences(field: _Field, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Difference]:
    for name in dict.fromkeys((*after, *before)):
        if before.get(name) != after.get(name):
            title = _title(field.node, name)
            label = f"{field.label}, {title[:1].lower()}{title[1:]}"
            below = _Field(field.name, label, _child_node(field.node, name))
            yield from _field_differences(below, before.get(name), after.get(name))


def _list_differences(field: _Field, before: Sequence[Any], after: Sequence[Any]) -> Iterator[Difference]:
    """Compare two lists by the keys of their items, then by the order of the items in both."""
    items = field.node.get("items", {})
    old_values, new_values = _by_key(before), _by_key(after)
    for key in dict.fromkeys((*new_values, *old_values)):
        for old, new in zip_longest(old_values.get(key, ()), new_values.get(key, ())):
            if old is None:
                yield Difference(
                    field.name, field.label, FieldChangeKind.GAINED, key, after=_field_texts(items, new, key)
                )
            elif new is None:
                yield Difference(
                    field.name, field.label, FieldChangeKind.LOST, key, before=_field_texts(items, old, key)
                )
            elif old != new and any(changed := tuple(_changed_texts(items, _as_group(old), _as_group(new)))):
                yield Difference(field.name, field.label, FieldChangeKind.CHANGED, key, *changed)
    if [key for key in old_values if key in new_values] != [key for key in new_values if key in old_values]:
        yield Difference(field.name, field.label, FieldChangeKind.REORDERED)


def _changed_texts(node: SchemaNode, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[FieldTexts]:
    """Yield the texts of the fields that differ between two versions of a group: the old ones, then the new ones."""
    names = [name for name in dict.fromkeys((*after, *before)) if before.get(name) != after.get(name)]
    for group in (before, after):
        yield tuple((_title(node, name), "" if group.get(name) is None else _text(group[name])) for name in names)


def _by_key(values: Sequence[Any]) -> Mapping[str, list[Any]]:
    by_key: defaultdict[str, list[Any]] = defaultdict(list)
    for value in values:
        by_key[_key(value)].append(value)
    return by_key


def _key(value: Any) -> str:
    if not isinstance(value, dict):
        return _text(value)
    return next((_text(value[name]) for name in _KEYS if name in value), "")


def _as_group(value: Any) -> Mapping[str, Any]:
    """Return a list item as a group of fields, also a relation that is written as a slug only."""
    return value if isinstance(value, dict) else {"entry": value}


def _field_texts(node: SchemaNode, value: Any, key: str = "") -> FieldTexts:
    """Return the texts of a value, without the field that supplied its `key`."""
    if value is None:
        return ()
    if not isinstance(value, dict):
        return () if key else (("", _text(value)),)
    key_field = next((name for name in _KEYS if name in value), "") if key else ""
    return tuple((_title(node, name), _text(field_value)) for name, field_value in value.items() if name != key_field)


def _text(value: Any) -> str:
    """Return any value as text, close to how the file writes it."""
    if isinstance(value, dict):
        return "; ".join(f"{name}: {_text(item)}" for name, item in value.items())
    return ", ".join(map(_text, value)) if isinstance(value, list) else str(value)


def _child_node(node: SchemaNode, name: str) -> SchemaNode:
    child = _properties(node).get(name)
    return child if isinstance(child, dict) else {}


def _title(node: SchemaNode, name: str) -> str:
    """Return a field's title in the schema, or its name in backticks if the schema does not have it."""
    return str(_child_node(node, name).get("title", f"`{name}`"))


def _properties(node: SchemaNode) -> Mapping[str, Any]:
    """Return the schemas of a group's fields, also if the group is one of several alternatives in the schema."""
    forms = [node, *node.get("anyOf", ()), *node.get("oneOf", ())]
    return next((form["properties"] for form in forms if "properties" in form), {})
