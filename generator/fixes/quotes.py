"""Write values so that other readers of YAML read what the check reads: texts in quotes, numbers as JSON has them."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from generator.checked_entry import SchemaNode
from generator.diagnostic import Edit
from generator.document import Document
from generator.plain_yaml import is_misread
from generator.source import Pointer, Span, line_starts, slice_of
from generator.yaml_writer import quote


def edits(valid: Document, data: Mapping[str, Any], node: SchemaNode) -> Iterator[Edit]:
    """Yield the edits of a document without errors. `data` is its data, with the types that its schema gives them.

    What the schema does not know, or knows as something else, stays as it is: a person has to correct it first.
    """
    starts = line_starts(valid.text)
    for pointer, value in _known(data, node, ()):
        place = valid.places[pointer]
        if place.name:
            yield from _edit(valid.text[slice_of(starts, place.name)], pointer[-1], place.name)
        if place.is_text:
            yield from _edit(valid.text[slice_of(starts, place.value)], value, place.value)


def _known(value: Any, node: SchemaNode, pointer: Pointer) -> Iterator[tuple[Pointer, Any]]:
    """Yield the values that the schema knows, except texts in the place of something else, with their pointers."""
    if not isinstance(value, str) or "string" in node.get("type", ""):
        yield pointer, value
    if isinstance(value, dict):
        fields = node.get("properties", {})
        for name in filter(fields.__contains__, value):
            yield from _known(value[name], fields[name], (*pointer, name))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _known(item, node.get("items", {}), (*pointer, index))


def _edit(source: str, value: Any, span: Span) -> Iterator[Edit]:
    """Yield the edit of a value or a name, unless every reader reads its source alike."""
    if isinstance(value, str):
        # Without quotes the source is the text itself; a day and an hour may be on two lines.
        if is_misread(value) and source.split() == value.split():
            yield Edit(span, quote(value))
    elif value is not None and _as_json(source) != value:
        yield Edit(span, json.dumps(value))


def _as_json(source: str) -> Any:
    """Return what a text is in JSON, in which every reader of YAML reads the same."""
    try:
        return json.loads(source)
    except ValueError:
        return None
