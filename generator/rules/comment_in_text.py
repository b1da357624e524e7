"""A comment cuts off a text: YAML drops what comes after a `#` with a space before it."""

import json
import re
from collections.abc import Iterator

from generator.checked_entry import CheckedEntry, SchemaNode
from generator.diagnostic import Rule, Severity
from generator.rules.context import Context, RuleResult, label
from generator.source import Pointer

RULE = Rule("C122", "comment-in-text", "A comment cuts off a text", Severity.WARNING)

_MAX_LENGTH = 80
"""The longest text to repeat."""

_NOT_FREE = ("format", "enum", "const", "x-vocabulary", "x-refers-to")
"""Keywords of texts that other rules judge: what is cut off there is missed, or was a comment."""

_SOME_TEXT = "Our number #1 service"
"""What the pattern of a text matches if it asks for no more than one line."""


def find(context: Context) -> Iterator[RuleResult]:
    for entry in context.entries:
        raw = entry.document.raw
        if (b" #" in raw or b"\t#" in raw) and entry.document.data is not None:
            yield from _in_entry(entry, context.nodes.get(entry.file.collection, {}))


def _in_entry(entry: CheckedEntry, node: SchemaNode) -> Iterator[RuleResult]:
    document = entry.document
    for pointer in document.places:
        text = _free_text(document.data, node, pointer)
        if text and (comment := document.cut_off_text(pointer)):
            whole = f"{text.strip()}{comment}"
            is_short = len(whole) <= _MAX_LENGTH and "`" not in whole
            example = f": `{json.dumps(whole, ensure_ascii=False)}`" if is_short else ""
            message = f"{label(pointer, starts=True)} ends before `{_shorten(comment.strip())}`, which YAML drops"
            advice = (
                f"If it belongs to the text, put the whole text in double quotes{example}. If it is a comment, move it "
                "to a line of its own above this one, and write a space after the `#`."
            )
            yield RuleResult(entry, pointer, message, advice)


def _free_text(value: object, node: SchemaNode, pointer: Pointer) -> str:
    """Return the text at a pointer, or "" if it is none or its schema asks for something more than any text."""
    for step in pointer:
        node = node.get("items", {}) if isinstance(step, int) else node.get("properties", {}).get(step, {})
        value = value[step] if isinstance(value, list | dict) else None  # type: ignore[index]
    if node.get("type") != "string" or any(each in node for each in _NOT_FREE) or not isinstance(value, str):
        return ""
    return value if re.search(node.get("pattern", ""), _SOME_TEXT) else ""


def _shorten(text: str) -> str:
    return text if len(text) <= _MAX_LENGTH else f"{text[:_MAX_LENGTH]}..."
