"""What two versions of an entry say otherwise, one fact each: nothing that differs is left out."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import zip_longest
from typing import Any

from generator.checked_entry import SchemaNode

FieldTexts = tuple[tuple[str, str], ...]
"""Names of fields with what they say; the name is empty for what a list or a field says as a whole."""


class FieldChangeKind(StrEnum):
    """What happened to a field, or to something in a list."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    GAINED = "gained"
    LOST = "lost"
    REORDERED = "in another order"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that an entry says otherwise.

    `field` is its name in the file, `label` what people call it. `about` is what stands in a list: the slug, term or
    name. Where something changed, `before` and `after` have the same names in the same order.
    """

    field: str
    label: str
    kind: FieldChangeKind
    about: str = ""
    before: FieldTexts = ()
    after: FieldTexts = ()


_KEYS = ("organisation", "entry", "id", "name")
"""The fields by which a group in a list is known again, the first that it has."""


@dataclass(frozen=True, slots=True)
class _Field:
    """A field: its name in the file, what people call it, and its schema."""

    name: str
    label: str
    node: SchemaNode


def differences(before: Mapping[str, Any], after: Mapping[str, Any], node: SchemaNode) -> Iterator[Difference]:
    """Compare two versions, in the order of the later one. `part` is their schema, which names their fields."""
    for name in dict.fromkeys((*after, *before)):
        if before.get(name) != after.get(name):
            yield from _field(_Field(name, _title(node, name), _below(node, name)), before.get(name), after.get(name))


def _field(field: _Field, before: Any, after: Any) -> Iterator[Difference]:
    """Compare what a field says; None where it is not there."""
    kinds = {type(each) for each in (before, after) if each is not None}
    found: Iterable[Difference] = ()
    if kinds == {list}:
        found = list(_list(field, before or [], after or []))
    elif kinds == {dict}:
        found = list(_group_of_fields(field, before or {}, after or {}))
    yield from found or [_whole(field, before, after)]


def _whole(field: _Field, before: Any, after: Any) -> Difference:
    """Tell of a field that has no parts to compare."""
    if before is None or after is None:
        verb = FieldChangeKind.ADDED if before is None else FieldChangeKind.REMOVED
        return Difference(field.name, field.label, verb, "", _said(field.node, before), _said(field.node, after))
    return Difference(
        field.name, field.label, FieldChangeKind.CHANGED, "", (("", _text(before)),), (("", _text(after)),)
    )


def _group_of_fields(field: _Field, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Difference]:
    for name in dict.fromkeys((*after, *before)):
        if before.get(name) != after.get(name):
            title = _title(field.node, name)
            label = f"{field.label}, {title[:1].lower()}{title[1:]}"
            below = _Field(field.name, label, _below(field.node, name))
            yield from _field(below, before.get(name), after.get(name))


def _list(field: _Field, before: Sequence[Any], after: Sequence[Any]) -> Iterator[Difference]:
    """Compare two lists by what stands in them, wherever it stands."""
    items = field.node.get("items", {})
    old, new = _by_key(before), _by_key(after)
    for key in dict.fromkeys((*new, *old)):
        for was, now in zip_longest(old.get(key, ()), new.get(key, ())):
            if was is None:
                yield Difference(field.name, field.label, FieldChangeKind.GAINED, key, after=_said(items, now, key))
            elif now is None:
                yield Difference(field.name, field.label, FieldChangeKind.LOST, key, before=_said(items, was, key))
            elif was != now and any(changed := tuple(_both(items, _group(was), _group(now)))):
                yield Difference(field.name, field.label, FieldChangeKind.CHANGED, key, *changed)
    if [key for key in old if key in new] != [key for key in new if key in old]:
        yield Difference(field.name, field.label, FieldChangeKind.REORDERED)


def _both(node: SchemaNode, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[FieldTexts]:
    """Give the fields that differ between two groups which are about the same: as they were, then as they are."""
    changed = [each for each in dict.fromkeys((*after, *before)) if before.get(each) != after.get(each)]
    for group in (before, after):
        yield tuple((_title(node, each), "" if group.get(each) is None else _text(group[each])) for each in changed)


def _by_key(values: Sequence[Any]) -> Mapping[str, list[Any]]:
    found: defaultdict[str, list[Any]] = defaultdict(list)
    for each in values:
        found[_key(each)].append(each)
    return found


def _key(value: Any) -> str:
    if not isinstance(value, dict):
        return _text(value)
    return next((_text(value[each]) for each in _KEYS if each in value), "")


def _group(value: Any) -> Mapping[str, Any]:
    """Give a group of fields; a relation's short form stands for one that names the entry and nothing else."""
    return value if isinstance(value, dict) else {"entry": value}


def _said(node: SchemaNode, value: Any, key: str = "") -> FieldTexts:
    """Tell all that a value says, without what it is already known by."""
    if value is None:
        return ()
    if not isinstance(value, dict):
        return () if key else (("", _text(value)),)
    known_by = next((each for each in _KEYS if each in value and key), "")
    return tuple((_title(node, name), _text(said)) for name, said in value.items() if name != known_by)


def _text(value: Any) -> str:
    """Write any value as text, as nearly as it stands in the file."""
    if isinstance(value, dict):
        return "; ".join(f"{name}: {_text(each)}" for name, each in value.items())
    return ", ".join(map(_text, value)) if isinstance(value, list) else str(value)


def _below(node: SchemaNode, name: str) -> SchemaNode:
    below = _known(node).get(name)
    return below if isinstance(below, dict) else {}


def _title(node: SchemaNode, name: str) -> str:
    """Give what people call a field; one that the schema does not know has only its own name, in backticks."""
    return str(_below(node, name).get("title", f"`{name}`"))


def _known(node: SchemaNode) -> Mapping[str, Any]:
    """Give the fields of a group. Where a schema offers several forms, the one that is a group has them."""
    forms = [node, *node.get("anyOf", ()), *node.get("oneOf", ())]
    return next((each["properties"] for each in forms if "properties" in each), {})
