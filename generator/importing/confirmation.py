"""Write into an entry's file the day on which a person last checked it, without changing any other line."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from generator import document
from generator.checked_entry import CheckedEntry, SchemaNode
from generator.document import Document
from generator.importing.draft import CannotImportError
from generator.source import line_starts, slice_of
from generator.yaml_writer import in_line

FIELD = "reviewed"


def set_reviewed(entry: CheckedEntry, raw: bytes, node: SchemaNode, day: date) -> bytes:
    """Return the bytes of an entry's file with another day of the last check. `node` is the schema of its kind.

    Raises CannotImportError if the file has errors, was checked on that day or later, or has a layout to which only a
    person can add.
    """
    before = document.parse(entry.file.path, raw)
    if before.data is None or before.diagnostics:
        raise CannotImportError(f"{entry.file.path} has to be fixed first; `catalogue check` says what is wrong")
    last = str(before.data.get(FIELD, ""))
    if last >= day.isoformat():
        raise CannotImportError(f"`{entry.file.slug}` was checked on {last} already")
    text = raw.decode()
    mark = text[: len(text) - len(before.text)]  # a byte-order mark, which the document leaves out
    is_there = FIELD in before.data
    after = _replace(before, day) if is_there else _insert(before, before.data, node, day)
    parsed = document.parse("", after.encode())
    if parsed.diagnostics or parsed.data != {**before.data, FIELD: day.isoformat()}:
        raise CannotImportError(f"its fields are not written one a line; add `{FIELD}: {day}` to the file by hand")
    return f"{mark}{after}".encode()


def _replace(before: Document, day: date) -> str:
    edit = before.edit((FIELD,), day.isoformat())
    if edit is None:
        return before.text
    stretch = slice_of(line_starts(before.text), edit.span)
    return f"{before.text[: stretch.start]}{edit.text}{before.text[stretch.stop :]}"


def _insert(before: Document, data: Mapping[str, Any], node: SchemaNode, day: date) -> str:
    """Return the text with a new line above the first field that follows in the schema, or else at the end."""
    line_end = "\r\n" if "\r\n" in before.text else "\n"
    order = list(node["properties"])
    later = order[order.index(FIELD) + 1 :]
    lines = before.text.splitlines(keepends=True)
    indexes = (before.locate((name,), key=True).span.start.line - 1 for name in data if name in later)
    index = min(indexes, default=len(lines))
    while index and index < len(lines) and lines[index - 1].startswith("#"):
        index -= 1
    if lines and not lines[-1].endswith(("\n", "\r")):
        lines[-1] += line_end
    return "".join([*lines[:index], f"{FIELD}: {in_line(day.isoformat())}{line_end}", *lines[index:]])
