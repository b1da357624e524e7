"""Plain data to the YAML that entries are written in: the one way in which this program lays out a file.

Fields stand in the order of their schema, short lists of words on one line, long text folded. A text is written as
plainly as YAML allows: each way of writing it is tried on our own reader, and the first that comes back as it was is
taken. So what is written is what will be read, whatever it holds.
"""

import json
import re
import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

from generator import document
from generator.checked_entry import SchemaNode
from generator.file_rules import HIDDEN, REPLACEMENT

MAX_LINE_LENGTH = 120
"""What is longer is folded, where it has spaces to fold at."""

_FOLD_WIDTH = 100
_MAX_LIST_LINE_LENGTH = 100
_STEP = "  "
_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9.+#-]*")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def write(kind: str, node: SchemaNode, fields: Mapping[str, Any], *, names_schema: bool = True) -> str:
    """Write an entry. `kind` and `part` are its schema's, `fields` what it says: texts, lists and groups of them.

    With `names_schema` the first line tells editors of the schema, which has to be in the same checkout.
    """
    head = [f"# yaml-language-server: $schema=../../schemas/{kind}.schema.json"] if names_schema else []
    return "\n".join([*head, *_group(fields, node, "")]) + "\n"


def _group(fields: Mapping[str, Any], node: SchemaNode, indent: str) -> Iterator[str]:
    """Yield the lines of a group of fields. Fields that the schema does not know come last, as they stood."""
    properties = node.get("properties", {})
    ordered = [name for name in properties if name in fields]
    for name in [*ordered, *(name for name in fields if name not in properties)]:
        name_text = name if _NAME.fullmatch(name) else quote(name)
        yield from _value(f"{indent}{name_text}:", fields[name], properties.get(name, {}), indent)


def _value(start: str, value: Any, node: SchemaNode, indent: str) -> Iterator[str]:
    """Yield the lines of a value; `start` is what stands before it, `indent` how far in that is."""
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
        yield f"{start} {_text(_as_text(value), len(start) + 1, below)}"


def _item(value: Any, node: SchemaNode, indent: str) -> Iterator[str]:
    """Yield the lines of a list's item. The first field of a group stands beside the hyphen."""
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
    simple = all(isinstance(item, str) and _WORD.fullmatch(item) for item in items)
    return line if simple and len(line) <= _MAX_LIST_LINE_LENGTH else None


def _as_text(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _text(text: str, column: int, indent: str) -> str:
    """Write a text as plainly as our reader understands. `indent` is that of further lines, if it takes any."""
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
    return "" if "\n" in text else text


def quote(text: str) -> str:
    """Write a text in double quotes, which JSON and YAML share, with what cannot be seen spelt out: safe in both."""
    return HIDDEN.sub(_escape, json.dumps(text, ensure_ascii=False))


def _escape(match: re.Match[str]) -> str:
    number = ord(match[0])
    if match[0] == REPLACEMENT:
        return REPLACEMENT  # it stands for what could not be read, and is to be seen and refused
    return f"\\u{number:04x}" if number <= 0xFFFF else f"\\U{number:08x}"  # noqa: PLR2004 - where four digits end


def _reads_back(candidate: str, text: str, indent: str) -> bool:
    """Tell whether our reader gives the text again, in a field as in a list."""
    depth = len(indent.removesuffix(_STEP)) // len(_STEP)
    parents = "".join(f"{_STEP * level}x:\n" for level in range(depth))
    list_parents, outer_indent = parents or "x:\n", _STEP * depth
    return _parses_to(f"{parents}{outer_indent}x: {candidate}\n", {"x": text}, depth) and _parses_to(
        f"{list_parents}{outer_indent}- {candidate}\n", [text], max(depth, 1)
    )


def _parses_to(lines: str, value: Any, depth: int) -> bool:
    """Tell whether our reader finds a value, and nothing else, in so many fields."""
    for _ in range(depth):
        value = {"x": value}
    parsed = document.parse("", lines.encode("utf-8", errors="replace"))
    return not parsed.diagnostics and parsed.data == value
