"""Check that the model supports all that a project's schemas allow, as pages could not show the rest."""

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass
from types import UnionType
from typing import Any, get_args, get_origin

from generator.adoption import Adoption
from generator.checked_entry import SchemaNode
from generator.diagnostic import Diagnostic
from generator.model import RENAMED, Entry, Organisation, Relation, Vocabulary
from generator.project import Collection
from generator.register import Reading, Register
from generator.schema_rule import RULE
from generator.source import Location, Pointer

_HELP = "Remove it from the schema, or use a version of the program that supports it."
_CLASSES: Mapping[Collection, type] = {
    Collection.ORGANISATIONS: Organisation,
    Collection.VOCABULARIES: Vocabulary,
    Collection.REGISTERS: Register,
    Collection.READINGS: Reading,
}
_TYPES = {str: "string", int: "integer"}
_FROM_THE_PATH = frozenset({"collection", "slug", "path", "begins", "ends", "to_be_replaced_by"})
"""Fields of an entry that come from the path of its file, or from fields of another name."""

_FROM_OTHERS = {Adoption: frozenset({"stated_by", "register", "seen", "no_longer_listed", "also_stated"})}
"""Fields of groups that come from the place where they are stated, and from other files."""

_MAPPING_KEYS = {
    "links": {"repository", "documentation", "website", "demo", "specification", "issues", "discussion", "roadmap"},
    "assurance": {"accessibility_statement", "data_protection", "security_policy", "service_assessment"},
}
"""The keys of those fields that the model keeps as mappings of texts."""

_Mismatch = tuple[Pointer, str]
"""A pointer into an entry, and what is wrong there, as a phrase that continues the name of the field."""


def diagnostics(collection: Collection, node: SchemaNode) -> Iterator[Diagnostic]:
    """Yield one error for each difference between the schema of a collection and the model of its entries."""
    path = f"schemas/{collection.kind}.schema.json"
    for pointer, problem in _compare_group(node, _CLASSES.get(collection, Entry), ()):
        name = ".".join(map(str, pointer)) or collection.kind
        yield Diagnostic(RULE, Location(path), f"`{name}` {problem}", _HELP, pointer)


def _compare_group(node: SchemaNode, model: Any, pointer: Pointer) -> Iterator[_Mismatch]:
    """Compare the fields of a group in the schema with those of a model class."""
    renamed = RENAMED if model is Entry else {}
    not_in_file = _FROM_OTHERS.get(model, frozenset()) if pointer else _FROM_THE_PATH
    model_fields = {each.name: each for each in fields(model) if each.name not in not_in_file}
    for name, model_field in model_fields.items():
        is_required = model_field.default is MISSING and model_field.default_factory is MISSING
        if is_required and name not in node.get("required", ()):
            yield (*pointer, name), "is required by the program, but not by the schema"
    for name, child in _properties(node):
        if field := model_fields.get(renamed.get(name, name)):
            yield from _compare_value(child, field.type, (*pointer, name))
        else:
            yield (*pointer, name), "is a field that the program does not support"
    yield from _check_closed(node, pointer)


def _compare_value(node: SchemaNode, hint: Any, pointer: Pointer) -> Iterator[_Mismatch]:
    """Compare the type of a value in the schema with its type in the model."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is UnionType:  # an optional field
        yield from _compare_value(node, arguments[0], pointer)
    elif is_dataclass(hint):
        yield from _compare_group(node, hint, pointer) if _is_group(node, hint) else _wrong_kind(pointer)
    elif origin is tuple or (origin is Mapping and is_dataclass(arguments[1])):
        item = arguments[0] if origin is tuple else arguments[1]
        is_list = node.get("type") == "array" and "items" in node
        yield from _compare_value(node["items"], item, pointer) if is_list else _wrong_kind(pointer)
    elif origin is Mapping:
        yield from _compare_mapping(node, pointer)
    elif node.get("type") != _TYPES[hint]:
        yield from _wrong_kind(pointer)


def _compare_mapping(node: SchemaNode, pointer: Pointer) -> Iterator[_Mismatch]:
    """Compare a group in the schema with the keys of the mapping that the model keeps for it."""
    if node.get("type") != "object":
        yield from _wrong_kind(pointer)
        return
    for name, child in _properties(node):
        if name not in _MAPPING_KEYS[str(pointer[-1])]:
            yield (*pointer, name), "is a field that the program does not support"
        elif child.get("type") != "string":
            yield from _wrong_kind((*pointer, name))
    yield from _check_closed(node, pointer)


def _properties(node: SchemaNode) -> Iterator[tuple[str, SchemaNode]]:
    yield from node.get("properties", {}).items()


def _is_group(node: SchemaNode, model: Any) -> bool:
    types = {node["type"]} if isinstance(node.get("type"), str) else set(node.get("type", ()))
    return "object" in types and types <= ({"object", "string"} if model is Relation else {"object"})


def _check_closed(node: SchemaNode, pointer: Pointer) -> Iterator[_Mismatch]:
    if node.get("additionalProperties") is not False or "patternProperties" in node:
        yield pointer, "allows any field, but the program supports only some"


def _wrong_kind(pointer: Pointer) -> Iterator[_Mismatch]:
    yield pointer, "is not of the kind that the program expects"
