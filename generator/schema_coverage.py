"""What a project's schemas ask for and the program has no place for: such a check could pass what no site can show."""

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass
from types import UnionType
from typing import Any, get_args, get_origin

from generator.checked_entry import SchemaNode
from generator.diagnostic import Diagnostic, Rule
from generator.model import RENAMED, Entry, Organisation, Relation, Vocabulary
from generator.project import Collection
from generator.source import Location, Pointer

RULE = Rule("S114", "unserved-field", "A schema has something that the program does not support")

_HELP = "Remove it from the schema, or use a version of the program that supports it."
_CLASSES = {Collection.ORGANISATIONS: Organisation, Collection.VOCABULARIES: Vocabulary}
_TYPES = {str: "string", int: "integer"}
_OF_THE_FILE = frozenset({"collection", "slug", "path"})
"""What is known of a thing by its place, and stands in no field."""

_NAMES = {
    "links": {"repository", "documentation", "website", "demo", "specification", "issues", "discussion", "roadmap"},
    "assurance": {"accessibility_statement", "data_protection", "security_policy", "service_assessment"},
}
"""The fields of what the model keeps as texts by name."""

_Fault = tuple[Pointer, str]
"""Where in an entry, and what is wrong there, as words that go on from the name of the field."""


def diagnostics(collection: Collection, node: SchemaNode) -> Iterator[Diagnostic]:
    """Compare the schema of a collection with the model of its entries."""
    path = f"schemas/{collection.kind}.schema.json"
    for pointer, words in _group(node, _CLASSES.get(collection, Entry), ()):
        name = ".".join(map(str, pointer)) or collection.kind
        yield Diagnostic(RULE, Location(path), f"`{name}` {words}", _HELP, pointer)


def _group(node: SchemaNode, model: Any, pointer: Pointer) -> Iterator[_Fault]:
    """Compare the fields of a group with those of a class."""
    renamed = RENAMED if model is Entry else {}
    known = {each.name: each for each in fields(model) if each.name not in _OF_THE_FILE}
    for name, each in known.items():
        is_needed = each.default is MISSING and each.default_factory is MISSING
        if is_needed and name not in node.get("required", ()):
            yield (*pointer, name), "is required by the program, but not by the schema"
    for name, below in _properties(node):
        if field := known.get(renamed.get(name, name)):
            yield from _value(below, field.type, (*pointer, name))
        else:
            yield (*pointer, name), "is a field that the program does not support"
    yield from _closed(node, pointer)


def _value(node: SchemaNode, hint: Any, pointer: Pointer) -> Iterator[_Fault]:
    """Compare what a field takes with what the model holds."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is UnionType:  # what may be left out
        yield from _value(node, arguments[0], pointer)
    elif is_dataclass(hint):
        yield from _group(node, hint, pointer) if _is_group(node, hint) else _other_kind(pointer)
    elif origin is tuple or (origin is Mapping and is_dataclass(arguments[1])):
        item = arguments[0] if origin is tuple else arguments[1]
        is_list = node.get("type") == "array" and "items" in node
        yield from _value(node["items"], item, pointer) if is_list else _other_kind(pointer)
    elif origin is Mapping:
        yield from _names(node, pointer)
    elif node.get("type") != _TYPES[hint]:
        yield from _other_kind(pointer)


def _names(node: SchemaNode, pointer: Pointer) -> Iterator[_Fault]:
    """Compare texts by name, which have no class of their own."""
    if node.get("type") != "object":
        yield from _other_kind(pointer)
        return
    for name, below in _properties(node):
        if name not in _NAMES[str(pointer[-1])]:
            yield (*pointer, name), "is a field that the program does not support"
        elif below.get("type") != "string":
            yield from _other_kind((*pointer, name))
    yield from _closed(node, pointer)


def _properties(node: SchemaNode) -> Iterator[tuple[str, SchemaNode]]:
    yield from node.get("properties", {}).items()


def _is_group(node: SchemaNode, model: Any) -> bool:
    types = {node["type"]} if isinstance(node.get("type"), str) else set(node.get("type", ()))
    return "object" in types and types <= ({"object", "string"} if model is Relation else {"object"})


def _closed(node: SchemaNode, pointer: Pointer) -> Iterator[_Fault]:
    if node.get("additionalProperties") is not False or "patternProperties" in node:
        yield pointer, "allows any field, but the program supports only some"


def _other_kind(pointer: Pointer) -> Iterator[_Fault]:
    yield pointer, "is not of the kind that the program expects"
