"""Locations: pointers inside a document, positions and spans in a text, and spans in a file."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

Pointer = tuple[str | int, ...]
"""A path inside a document: field names and list indexes from the root, e.g. ``("used_by", 0, "status")``."""


def json_pointer(pointer: Pointer) -> str:
    """Return a pointer as JSON Pointer text (RFC 6901), for example ``/used_by/0/status``."""
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in pointer)


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A position in a text. Lines and columns count from 1; columns count characters, not bytes."""

    line: int
    column: int


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of text. `end` is the position just after its last character."""

    start: Position
    end: Position


START = Span(Position(1, 1), Position(1, 1))
"""The start of a file, used for diagnostics about the file as a whole."""


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A span in a file. `path` is relative to the project, with forward slashes."""

    path: str
    span: Span = START


_LINE_END = re.compile("\r\n|\r|\n")


def line_starts(text: str) -> tuple[int, ...]:
    """Return the index at which each line starts. Lines end as in YAML: at CRLF, CR or LF."""
    return (0, *(match.end() for match in _LINE_END.finditer(text)))


def slice_of(starts: Sequence[int], span: Span) -> slice:
    """Return the slice of a text that a span covers. `starts` is what `line_starts` returns for that text."""
    start, end = (
        starts[min(position.line, len(starts)) - 1] + position.column - 1 for position in (span.start, span.end)
    )
    return slice(start, end)
