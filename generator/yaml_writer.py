"""Write plain data as the YAML of entries, always in the same layout.

Fields are in the order of their schema, short lists of words on one line, and long texts folded. Each text is written
in the plainest style that `yaml_reader` and readers of other programs read back unchanged, so that every text survives
writing and reading.
"""

import json
import re
import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

from generator import document
from generator.characters import HIDDEN, REPLACEMENT
from generator.checked_entry import SchemaNode
from generator.plain_yaml import is_misread

MAX_LINE_LENGTH = 120
"""Longer texts are folded at their spaces."""

_FOLD_WIDTH = 100
_MAX_LIST_LINE_LENGTH = 100
_STEP = "  "
_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9.+#-]*")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_NOT_TEXTS = ("integer", "number", "boolean")


def write(kind: str, node: SchemaNode, fields: Mapping[str, Any], *, names_schema: bool = True) -> str:
    """Return an entry as YAML. `node` is the schema of its `kind`; `fields` are texts, lists and groups of fields.

    If `names_schema`, the first line refers editors to the schema, which must be in the same checkout.
    """
    head = [f"# yaml-language-server: $schema=../../schemas/{kind}.schema.json"] if names_schema else []
    return "\n".join([*head, *_group(fields, node, "")]) + "\n"


def _group(fields: Mapping[str, Any], node: SchemaNode, indent: str) -> Iterator[str]:
    """Yield the lines of a group of fields. Those that the schema does not know come last, in their own order."""
    properties = node.get("properties", {})
    ordered = [name for name in properties if name in fields]
    for name in [*ordered, *(name for name in fields if name not in properties)]:
        name_text = name if _NAME.fullmatch(name) and not is_misread(name) else quote(name)
        yield from _value(f"{indent}{name_text}:", fields[name], properties.get(name, {}), indent)


def _value(start: str, value: Any, node: SchemaNode, indent: str) -> Iterator[str]:
    """Yield the lines of a value. `start` is the text before it on its line, `indent` the indent of that line."""
    below = indent + _STEP
    if isinstance(value, Mapping):
        yield from (start, *_group(value, node, below)) if value else [f"{start} {{}}"]
    elif isinstance(value, list | tuple):
        if (line := _on_one_line(start, value)) is not None:
            yield line
            return
        yield start
        for item in value:
            yield from _item(item, node.get("items", {}), below)
    else:
        yield f"{start} {_single(value, node, len(start) + 1, below)}"


def _item(value: Any, node: SchemaNode, indent: str) -> Iterator[str]:
    """Yield the lines of a list's item. The first field of a group is on the line of the hyphen."""
    if isinstance(value, Mapping) and value:
        first, *others = _group(value, node, indent + _STEP)
        yield f"{indent}- {first.lstrip(' ')}"
        yield from others
    else:
        yield from _value(f"{indent}-", value, node, indent)


def _on_one_line(start: str, items: list[Any] | tuple[Any, ...]) -> str | None:
    if not items:
        return f"{start} []"
    line = f"{start} [{', '.join(map(str, items))}]"
    simple = all(isinstance(item, str) and in_line(item) == item for item in items)
    return line if simple and len(line) <= _MAX_LIST_LINE_LENGTH else None


def _single(value: Any, node: SchemaNode, column: int, indent: str) -> str:
    """Return a text, a number, or yes or no. What is written in the place of a number stays as plain as a number."""
    if not isinstance(value, str):
        return in_line(value)
    is_text = node.get("type") not in _NOT_TEXTS or not _WORD.fullmatch(value)
    return _text(value, column, indent) if is_text else value


def _text(text: str, column: int, indent: str) -> str:
    """Return a text in the plainest style that is read back unchanged. `indent` is for lines after the first."""
    candidates = (style(text, column, indent) for style in (_folded, _literal, _plain))
    return next((each for each in candidates if each and _reads_back(each, text, indent)), quote(text))


def _folded(text: str, column: int, indent: str) -> str:
    if "\n" in text or column + len(text) <= MAX_LINE_LENGTH or " " not in text:
        return ""
    lines = textwrap.wrap(text, _FOLD_WIDTH, break_long_words=False, break_on_hyphens=False)
    return "\n".join([">-", *(indent + line for line in lines)])


def _literal(text: str, _: int, indent: str) -> str:
    if "\n" not in text:
        return ""
    lines = (indent + line if line else "" for line in text.removesuffix("\n").split("\n"))
    return "\n".join(["|" if text.endswith("\n") else "|-", *lines])


def _plain(text: str, _: int, __: str) -> str:
    return "" if "\n" in text or is_misread(text) else text


def in_line(value: Any) -> str:
    """Return a value, or a group of fields in braces, for a line of several. Only plain words are without quotes."""
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{name}: {in_line(each)}' for name, each in value.items())}}}"
    if not isinstance(value, str):
        return str(value).lower() if isinstance(value, bool) else str(value)
    return value if _WORD.fullmatch(value) and not is_misread(value) else quote(value)


def quote(text: str) -> str:
    """Return a text in double quotes, valid in both JSON and YAML, with hidden characters as escapes."""
    return HIDDEN.sub(_escape, json.dumps(text, ensure_ascii=False))


def _escape(match: re.Match[str]) -> str:
    number = ord(match[0])
    if match[0] == REPLACEMENT:
        return REPLACEMENT  # marks what could not be read, so it stays visible and is reported
    return f"\\u{number:04x}" if number <= 0xFFFF else f"\\U{number:08x}"  # noqa: PLR2004 - where four digits end


def _reads_back(candidate: str, text: str, indent: str) -> bool:
    """Whether `candidate` is read back as the text, both as the value of a field and as an item of a list."""
    depth = len(indent.removesuffix(_STEP)) // len(_STEP)
    parents = "".join(f"{_STEP * level}x:\n" for level in range(depth))
    list_parents, outer_indent = parents or "x:\n", _STEP * depth
    return _parses_to(f"{parents}{outer_indent}x: {candidate}\n", {"x": text}, depth) and _parses_to(
        f"{list_parents}{outer_indent}- {candidate}\n", [text], max(depth, 1)
    )


def _parses_to(lines: str, value: Any, depth: int) -> bool:
    """Whether lines are read without errors as a value, inside `depth` nested fields."""
    for _ in range(depth):
        value = {"x": value}
    parsed = document.parse("", lines.encode("utf-8", errors="replace"))
    return not parsed.diagnostics and parsed.data == value
