"""Why data does not keep to its schema, one fact each. The one home of jsonschema."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from jsonschema import Draft202012Validator, ValidationError, validators

from generator.checked_entry import SchemaNode, Violation


def explainer(node: SchemaNode) -> Callable[[Any], Iterable[Violation]]:
    """Return what says of data where it does not keep to a schema."""
    validator = _ExplainingValidator(node)
    return lambda data: _violations(validator.iter_errors(data))


def _violations(errors: Iterable[ValidationError]) -> Iterator[Violation]:
    for error in errors:
        pointer = tuple(error.absolute_path)
        keyword = "empty" if error.instance is None or error.instance == "" else str(error.validator)
        name = str(error.message) if error.validator in ("required", "additionalProperties") else ""
        yield Violation(keyword, pointer, error.instance, error.validator_value, error.schema, name)  # type: ignore[arg-type]


def _required(_: Any, names: list[str], instance: Any, __: Any) -> Iterator[ValidationError]:
    """Give one error a missing field, so that no message of the library's needs to be taken apart."""
    if isinstance(instance, dict):
        yield from (ValidationError(name) for name in names if name not in instance)


def _additional_properties(_: Any, allowed: Any, instance: Any, node: Any) -> Iterator[ValidationError]:
    """Give one error an unknown field, at that very field."""
    if isinstance(instance, dict) and allowed is False:
        yield from (ValidationError(name, path=[name]) for name in instance if name not in node.get("properties", {}))


def _unique_items(_: Any, must_be_unique: Any, instance: Any, __: Any) -> Iterator[ValidationError]:
    """Give one error an item that stands a second time, at that very item."""
    if must_be_unique and isinstance(instance, list):
        for index, value in enumerate(instance):
            if value in instance[:index]:
                yield ValidationError("", path=[index])


def _pattern(_: Any, pattern: str, instance: Any, __: Any) -> Iterator[ValidationError]:
    """Match the whole text: the library takes a line end behind it for nothing."""
    if isinstance(instance, str) and not re.fullmatch(pattern, instance):
        yield ValidationError("")


_ExplainingValidator: Any = validators.extend(  # type: ignore[no-untyped-call]
    Draft202012Validator,
    {
        "required": _required,
        "additionalProperties": _additional_properties,
        "uniqueItems": _unique_items,
        "pattern": _pattern,
    },
)
