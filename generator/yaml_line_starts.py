"""Recognise mistakes at the start of a line of YAML: in the place of a hyphen, of a colon, or of the space after it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from generator.source import START, Position

NOTICED_LATE = (
    "while scanning a quoted scalar",
    "while scanning a simple key",
    "while scanning an alias",
    "while scanning an anchor",
)
"""What the parser was doing when it reports an error behind the text that causes it."""

NO_COLON = (
    "This line has no colon with a space after it",
    "Write `field: text`. If the line continues the text before it, move it in by 2 spaces.",
)
MAX_LINES = 50
"""The most lines to look back."""

NAME = r"^(?P<indent>\s*(?:-\s+)*)(?P<name>[A-Za-z_][\w-]{0,40})"
_NO_SPACE = re.compile(rf"{NAME}(?P<sign>:)(?![ \t/\\:]|$)")
_WIDE_COLON = re.compile(rf"{NAME}\s*(?P<sign>[：﹕︓︰∶ː꞉])")
_LIST_SIGN = re.compile(r"^(?P<indent>\s*(?:-\s+)*)(?P<sign>[‐‑‒–—―−•‣▪●◦∙·]|\*(?=\s))\s*(?=\S)")
_HYPHEN_WITHOUT_SPACE = re.compile(r"^(?P<indent>\s*)(?P<sign>-)(?=[^\s-])")
_OTHER_COMMENT = re.compile(r"^\s*(?P<sign>//|/\*|<!--|;|--(?=\s))")
_NO_COLON = re.compile(r"^(?P<indent>\s*(?:-\s+)*)(?P<sign>\w)(?!.*(?::(?:\s|$)|\s#))")


@dataclass(frozen=True, slots=True)
class ParserError:
    """What the parser reports: in which words, where, and where that starts of which it was reading a part."""

    message: str
    position: Position
    start: Position | None = None


@dataclass(frozen=True, slots=True)
class Mistake:
    """A mistake at its place, and what to do."""

    position: Position
    message: str
    help: str


def position_of(mark: Any) -> Position:
    """Return the position of a mark of the parser."""
    return Position(mark.line + 1, mark.column + 1)


def described(error: Any) -> ParserError:
    """Return what an error of the parser says, at the place that causes it."""
    context, *marks = (getattr(error, name, None) for name in ("context", "context_mark", "problem_mark"))
    start, stop = (mark and position_of(mark) for mark in marks)
    place = (start if context in NOTICED_LATE else stop) or START.start
    return ParserError(f"{context}: {getattr(error, 'problem', None) or error}", place, start)


def _at_sign(
    pattern: re.Pattern[str], message: str, advice: str, lines: Sequence[str], error: ParserError
) -> Mistake | None:
    """Return the mistake at a sign on the line of an error, or on lines just above it that the parser joins to it."""
    places = [
        (number, match) for number in _joined_lines(lines, error) if (match := pattern.match(line_at(lines, number)))
    ]
    if not places:
        return None
    number, match = places[-1]
    words = match["sign"], match.groupdict().get("name")
    return Mistake(Position(number + 1, match.start("sign") + 1), message.format(*words), advice.format(*words))


list_sign = partial(
    _at_sign,
    _LIST_SIGN,
    "This line starts with `{0}`, where YAML needs a hyphen before each item of a list",
    "Type a hyphen `-` and a space instead.",
)
hyphen_without_space = partial(
    _at_sign,
    _HYPHEN_WITHOUT_SPACE,
    "There is no space after the hyphen at the start of this line",
    "Write a space after the hyphen.",
)
wide_colon = partial(
    _at_sign,
    _WIDE_COLON,
    "After the name of the field is the sign `{0}`, which only looks like a colon",
    "Type an ordinary colon and a space instead.",
)
no_space = partial(
    _at_sign,
    _NO_SPACE,
    "There is no space after the colon of `{1}`",
    "Write one ordinary space after it: `{1}: text`.",
)
other_comment = partial(
    _at_sign,
    _OTHER_COMMENT,
    "This line starts with `{0}`, which does not start a comment in YAML",
    "Start a comment with `#` and a space instead.",
)


def no_colon(lines: Sequence[str], error: ParserError) -> Mistake | None:
    """Return the mistake of a name without a colon that the parser joins to the name on the line below."""
    if "mapping values" not in error.message:
        return None
    *_, number = [error.position.line - 1, *_joined_lines(lines, error)]
    first, above = line_at(lines, number), line_at(lines, number - 1).rstrip()
    starts_group = not indent_of(first) or first.lstrip().startswith("- ") or above.endswith(":")
    return _at_sign(_NO_COLON, *NO_COLON, lines, error) if starts_group else None


def _joined_lines(lines: Sequence[str], error: ParserError) -> Iterator[int]:
    """Yield the line of an error; if that is about the end of a name, the lines above that the parser counts to it."""
    number = error.position.line - 1
    if "mapping values" not in error.message:
        yield number
        return
    column = indent_of(line_at(lines, number))
    for above in lines_above(lines, number):
        marks = re.match(r"\s*(?:[-‐‑‒–—―−•*]\s*)*", lines[above])
        if column - (marks.end() if marks else 0) not in (0, 1):
            return
        yield above


def line_at(lines: Sequence[str], number: int) -> str:
    """Return a line by its number from 0, or "" if there is none."""
    return lines[number] if 0 <= number < len(lines) else ""


def lines_above(lines: Sequence[str], number: int) -> range:
    """Return the numbers of the lines above one, the nearest first."""
    last = min(number, len(lines)) - 1
    return range(last, max(last - MAX_LINES, -1), -1)


def indent_of(line: str) -> int:
    """Return the number of spaces at the start of a line."""
    return len(line) - len(line.lstrip(" "))
