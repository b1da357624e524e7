"""Where something is: inside a document, on a line, in a file."""

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
