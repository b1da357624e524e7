"""A value is not of the type of its field, for example a text instead of a list."""

import re
from collections.abc import Iterator
from typing import Any

from generator import yaml_mistakes
from generator.checked_entry import Violation
from generator.diagnostic import Rule
from generator.rules.context import Context, RuleResult, label

RULE = Rule("S103", "wrong-kind", "A value is of the wrong kind")

_MAX_QUOTED_LENGTH = 40
_NOT_PLAIN = re.compile(r"[^\w ,./-]|^-")
_KIND_NAMES = {
    "string": "text",
    "array": "a list",
    "object": "a group of fields",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
}


def find(context: Context) -> Iterator[RuleResult]:
    for entry, violation in context.violations("type"):
        types = [violation.limit] if isinstance(violation.limit, str) else violation.limit
        expected = " or ".join(_KIND_NAMES.get(type_, type_) for type_ in types)
        message = f"{label(violation.pointer, starts=True)} is {_kind(violation.value)}, but should be {expected}"
        yield RuleResult(entry, violation.pointer, message, _advice(violation))


def _kind(value: Any) -> str:
    if isinstance(value, str):
        return f"the text `{value}`" if len(value) <= _MAX_QUOTED_LENGTH else _KIND_NAMES["string"]
    return _KIND_NAMES["array"] if isinstance(value, list) else _KIND_NAMES["object"]


def _advice(violation: Violation) -> str:
    value, node = violation.value, violation.node
    written = next(iter(value), "") if isinstance(value, dict) else value
    has_parts = "items" in node or "properties" in node
    if has_parts and isinstance(written, str) and (mistake := yaml_mistakes.in_plain_text([written])):
        return f"{mistake.message}. {mistake.help}"
    plain = value if isinstance(value, str) and not _NOT_PLAIN.search(value) else ""
    if plain and "string" in node.get("items", {}).get("type", ()):
        return f"Write it as a list: `{violation.pointer[-1]}: [{plain}]`."
    if isinstance(value, dict) and "items" in node:
        return "Start each item with a hyphen and a space, and move its other fields in by 2 spaces."
    first = next(iter(node.get("properties", ())), "")
    if plain and first and isinstance(violation.pointer[-1], int):
        return f"Write it as a group of fields, starting with `{first}: {plain}`."
    if first and isinstance(value, str):
        return f"Put its fields on the lines below it, each 2 spaces further in, for example `{first}:`."
    return str(node["description"])
