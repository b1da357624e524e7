"""Where something is: inside a document, on a line, in a file."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

Pointer = tuple[str | int, ...]
"""A path inside a document: field names and list indexes from the root, e.g. ``("used_by", 0, "status")``."""


def json_pointer(pointer: Pointer) -> str:
    """Write a pointer as RFC 6901 does: ``/used_by/0/status``."""
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in pointer)


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in a text. Lines and columns count from 1; columns count characters, not bytes."""

    line: int
    column: int


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of text; `end` is the place just behind its last character."""

    start: Position
    end: Position


START = Span(Position(1, 1), Position(1, 1))
"""The very beginning: the place of what concerns a file as a whole."""


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A stretch of a file. `path` is relative to the project, with forward slashes."""

    path: str
    span: Span = START


_LINE_END = re.compile("\r\n|\r|\n")


def line_starts(text: str) -> tuple[int, ...]:
    """Give where each line of a text begins, lines being what YAML takes for them."""
    return (0, *(match.end() for match in _LINE_END.finditer(text)))


def slice_of(starts: Sequence[int], span: Span) -> slice:
    """Give the part of a text that a span is about, from where the text's lines begin."""
    start, end = (
        starts[min(position.line, len(starts)) - 1] + position.column - 1 for position in (span.start, span.end)
    )
    return slice(start, end)
