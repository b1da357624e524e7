"""A value is not of the type of its field, for example a text instead of a list."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from generator import yaml_mistakes
from generator.checked_entry import SchemaNode, Violation
from generator.diagnostic import Rule
from generator.formats import FORMATS
from generator.rules.context import Context, RuleResult, label

RULE = Rule("S103", "wrong-kind", "A value is of the wrong kind")

_MAX_QUOTED_LENGTH = 40
_NOT_PLAIN = re.compile(r"[^\w ,./-]|^-")
_NUMBER = re.compile(r"^\(?\d{1,2}[.)]\s+")
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
        written = entry.document.written(violation.pointer)
        yield RuleResult(entry, violation.pointer, message, _advice(violation, written))


def _kind(value: Any) -> str:
    if isinstance(value, str):
        return f"the text `{value}`" if len(value) <= _MAX_QUOTED_LENGTH else _KIND_NAMES["string"]
    return _KIND_NAMES["array"] if isinstance(value, list) else _KIND_NAMES["object"]


def _advice(violation: Violation, written: str) -> str:
    """Return what to do about a value, of which `written` is the text in the file, or the sign that it starts with."""
    value, node = violation.value, violation.node
    if "items" in node or "properties" in node:
        start = next(iter(value), "") if isinstance(value, dict) else value
        mistake = yaml_mistakes.in_plain_text([start]) if isinstance(start, str) else None
        return f"{mistake.message}. {mistake.help}" if mistake else _of_parts(violation, written)
    if written in ("[", "{"):
        return f"{node['description']} If the text should start with `{written}`, put it in double quotes."
    return str(node["description"])


def _of_parts(violation: Violation, written: str) -> str:
    """Return what to do about a value in the place of a list or a group."""
    value, node = violation.value, violation.node
    plain = value if isinstance(value, str) and not _NOT_PLAIN.search(value) else ""
    first = next(iter(node.get("properties", ())), "")
    if "items" in node and isinstance(value, str) and (items := _lines(written)):
        return f"Write each item on a line of its own, after a hyphen and a space: `- {items[0]}`."
    if plain and "string" in node.get("items", {}).get("type", ()):
        return f"Write it as a list: `{violation.pointer[-1]}: [{plain}]`."
    if isinstance(value, dict) and "items" in node:
        return "Start each item with a hyphen and a space, and move its other fields in by 2 spaces."
    if plain and first and isinstance(violation.pointer[-1], int):
        return f"Write it as a group of fields, starting with `{first}: {plain}`."
    if first and isinstance(value, str):
        field = _field_for(value, node["properties"]) or f"{first}:"
        return f"Put its fields on the lines below it, each 2 spaces further in, for example `{field}`."
    return str(node["description"])


def _lines(written: str) -> list[str]:
    """Return the items of what people write as a list with numbers, or on several lines; [] if it is neither."""
    lines = [line.strip() for line in written.splitlines() if line.strip()]
    items = [_NUMBER.sub("", line).rstrip(",;") for line in lines]
    is_plain = not any(_NOT_PLAIN.search(item) for item in items)
    return items if is_plain and (len(lines) > 1 or items != lines) else []


def _field_for(text: str, fields: Mapping[str, SchemaNode]) -> str:
    """Return the only field that takes a text for its form, such as an email address, with it; "" if there is none."""
    forms = {name: FORMATS.get(node.get("format", "")) for name, node in fields.items()}
    names = [name for name, fault in forms.items() if fault and not fault(text)]
    return f"{names[0]}: {text}" if len(names) == 1 else ""
