"""Explain where data breaks its schema, one violation for each error. Only this module uses jsonschema."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from jsonschema import Draft202012Validator, ValidationError, validators

from generator.checked_entry import SchemaNode, Violation


def explainer(node: SchemaNode) -> Callable[[Any], Iterable[Violation]]:
    """Return a function that returns the violations of a schema in data."""
    validator = _ExplainingValidator(node)
    return lambda data: _violations(validator.iter_errors(data))


def _violations(errors: Iterable[ValidationError]) -> Iterator[Violation]:
    for error in errors:
        pointer = tuple(error.absolute_path)
        keyword = "empty" if error.instance is None or error.instance == "" else str(error.validator)
        name = str(error.message) if error.validator in ("required", "additionalProperties") else ""
        yield Violation(keyword, pointer, error.instance, error.validator_value, error.schema, name)  # type: ignore[arg-type]


def _required(_: Any, names: list[str], instance: Any, __: Any) -> Iterator[ValidationError]:
    """Yield one error for each missing field, so that the library's message need not be parsed for their names."""
    if isinstance(instance, dict):
        yield from (ValidationError(name) for name in names if name not in instance)


def _additional_properties(_: Any, allowed: Any, instance: Any, node: Any) -> Iterator[ValidationError]:
    """Yield one error for each unknown field, with the path of that field."""
    if isinstance(instance, dict) and allowed is False:
        yield from (ValidationError(name, path=[name]) for name in instance if name not in node.get("properties", {}))


def _unique_items(_: Any, must_be_unique: Any, instance: Any, __: Any) -> Iterator[ValidationError]:
    """Yield one error for each repeated item, with the path of that item."""
    if must_be_unique and isinstance(instance, list):
        for index, value in enumerate(instance):
            if value in instance[:index]:
                yield ValidationError("", path=[index])


def _pattern(_: Any, pattern: str, instance: Any, __: Any) -> Iterator[ValidationError]:
    """Match the whole text, as the library ignores a line end after the match."""
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
