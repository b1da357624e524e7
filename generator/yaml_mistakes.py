"""Recognise, in the lines around an error of the YAML parser, the mistakes that people often make.

The parser sees some of them only lines later, or in other words. Each function looks at the lines of a file and at what
the parser reports, and returns the mistake at its own line, or None.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.source import Position

NOTICED_LATE = (
    "while scanning a quoted scalar",
    "while scanning a simple key",
    "while scanning an alias",
    "while scanning an anchor",
)
"""What the parser was doing when it reports an error behind the text that causes it."""

_MAX_LINES = 50
"""The most lines to look back."""

NAME = r"^(?P<indent>\s*(?:-\s+)*)(?P<name>[A-Za-z_][\w-]{0,40})"
_NO_SPACE = re.compile(rf"{NAME}(?P<sign>:)(?![ \t/\\:]|$)")
_WIDE_COLON = re.compile(rf"{NAME}\s*(?P<sign>[：﹕︓︰∶ː꞉])")
_LIST_SIGN = re.compile(r"^(?P<indent>\s*(?:-\s+)*)(?P<sign>[‐‑‒–—―−•‣▪●◦∙·]|\*(?=\s))\s*(?=\S)")
_HYPHEN_WITHOUT_SPACE = re.compile(r"^(?P<indent>\s*)(?P<sign>-)(?=[^\s-])")
_CURLY_START = re.compile(r"(?:^\s*|[:-]\s+|[\[{,]\s*)(?P<sign>[“”„‟«‘’‚‛])")
_CURLY_END = re.compile(r"(?P<sign>[“”„‟»‘’‚‛])\s*$")
_BLOCK_HEADER = re.compile(r"(?:^|\s)[|>][-+1-9]*\s*(?:\s#.*)?$")
_COMMENT = re.compile(r"(?<!\S)#")
_COMMENT_IN_NAME = re.compile(rf"(?:{NAME}\s+|^\s*([\"']).*?\3\s*)(?P<sign>#)")
_QUOTED = re.compile(r"(?:^|[:-]\s)\s*[\"']")
_NO_TEXT = re.compile(r"\s*#|---")
_FIELD_OF_QUOTE = re.compile(rf"{NAME}:\s+(?P<sign>[\"'])$")


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


def recognise(lines: Sequence[str], error: ParserError) -> Mistake | None:
    """Return the mistake that led to an error of the parser, or None if it is none of these."""
    mistake = next((mistake for look in _LOOKS if (mistake := look(lines, error))), None)
    return in_plain_text(lines) if mistake is None and "document start" in error.message else mistake


def in_plain_text(lines: Sequence[str]) -> Mistake | None:
    """Return the mistake for which the parser takes a whole file for one text, or None if it is none of these."""
    first = next((number for number, line in enumerate(lines, 1) if line.strip() and not _NO_TEXT.match(line)), 1)
    error = ParserError("", Position(first, len(lines[first - 1]) + 1))
    return next((mistake for look in _LOOKS_AT_NAME if (mistake := look(lines, error))), None)


def _tab(lines: Sequence[str], error: ParserError) -> Mistake | None:
    if "'\\t'" not in error.message:
        return None
    if _before(lines, error).strip(" -") or not _before(lines, error).strip():
        return Mistake(
            error.position, "There is a tab where YAML needs spaces", "Replace the tab with spaces: 2 for each level."
        )
    return Mistake(
        error.position, "There is a tab after the hyphen, where YAML needs a space", "Replace the tab with one space."
    )


def _after_dashes(lines: Sequence[str], error: ParserError) -> Mistake | None:
    line = _line(lines, error.position.line - 1)
    if not line.startswith("---") or not line.lstrip("-").strip():
        return None
    return Mistake(
        Position(error.position.line, 4),
        "There is more on the line that starts with `---`",
        "Start a new line after `---`, or delete `---`.",
    )


def _long_blank_line(lines: Sequence[str], error: ParserError) -> Mistake | None:
    """Return the mistake of a line of nothing but spaces that has more of them than the text below starts with."""
    number = error.position.line - 1
    oldest = max(number - _MAX_LINES, 0)
    while number > oldest and _line(lines, number - 1).strip() and not _BLOCK_HEADER.search(lines[number - 1]):
        number -= 1
    indent = _indent(_line(lines, number))
    blank = number - 1
    while blank > oldest and not _line(lines, blank).strip():
        blank -= 1
    header = _line(lines, blank)
    if not _BLOCK_HEADER.search(header) or indent <= _indent(header):
        return None
    return next(
        (
            Mistake(
                Position(each + 1, indent + 1),
                "This line has no text, but more spaces than the text below it starts with",
                "Delete the spaces on this line.",
            )
            for each in range(blank + 1, number)
            if len(lines[each]) > indent
        ),
        None,
    )


def _list_sign(lines: Sequence[str], error: ParserError) -> Mistake | None:
    message = "This line starts with `{0}`, where YAML needs a hyphen before each item of a list"
    return _at_sign(lines, error, _LIST_SIGN, message, "Type a hyphen `-` and a space instead.")


def _hyphen_without_space(lines: Sequence[str], error: ParserError) -> Mistake | None:
    message = "There is no space after the hyphen at the start of this line"
    return _at_sign(lines, error, _HYPHEN_WITHOUT_SPACE, message, "Write a space after the hyphen.")


def _wide_colon(lines: Sequence[str], error: ParserError) -> Mistake | None:
    message = "After the name of the field is the sign `{0}`, which only looks like a colon"
    return _at_sign(lines, error, _WIDE_COLON, message, "Type an ordinary colon and a space instead.")


def _no_space(lines: Sequence[str], error: ParserError) -> Mistake | None:
    message = "There is no space after the colon of `{1}`"
    return _at_sign(lines, error, _NO_SPACE, message, "Write one ordinary space after it: `{1}: text`.")


def _at_sign(
    lines: Sequence[str], error: ParserError, pattern: re.Pattern[str], message: str, advice: str
) -> Mistake | None:
    """Return the mistake at a sign on the line of an error, or on lines just above it that the parser joins to it."""
    places = [
        (number, match) for number in _joined_lines(lines, error) if (match := pattern.match(_line(lines, number)))
    ]
    if not places:
        return None
    number, match = places[-1]
    words = match["sign"], match.groupdict().get("name")
    return Mistake(Position(number + 1, match.start("sign") + 1), message.format(*words), advice.format(*words))


def _joined_lines(lines: Sequence[str], error: ParserError) -> Iterator[int]:
    """Yield the line of an error; if that is about the end of a name, the lines above that the parser counts to it."""
    number = error.position.line - 1
    if "mapping values" not in error.message:
        yield number
        return
    column = _indent(_line(lines, number))
    for above in _lines_above(lines, number):
        marks = re.match(r"\s*(?:[-‐‑‒–—―−•*]\s*)*", lines[above])
        if (marks.end() if marks else 0) != column:
            return
        yield above


def _curly_quotation_mark(lines: Sequence[str], error: ParserError) -> Mistake | None:
    line, column = _line(lines, error.position.line - 1), error.position.column
    advice = 'Type straight quotation marks instead, for example `"Bin days"`.'
    if error.message.startswith("while scanning a quoted scalar"):
        match = _CURLY_END.search(line, column)
        message = "A straight quotation mark starts this text, and a curly one `{}` cannot end it"
    else:
        match = _CURLY_START.search(line, 0, column)
        message = "A text starts with a curly quotation mark `{}`, which means nothing in YAML"
    if match is None:
        return None
    return Mistake(Position(error.position.line, match.start("sign") + 1), message.format(match["sign"]), advice)


def _quotation_mark_above(lines: Sequence[str], error: ParserError) -> Mistake | None:
    """Return the mistake of a text whose quotation mark is closed only by the one that starts a text further down."""
    field = _FIELD_OF_QUOTE.match(_before(lines, error))
    if not field:
        return None
    start = re.compile(rf"[:-]\s+(?P<sign>{field['sign']})")
    for above in _lines_above(lines, error.position.line - 1):
        if match := start.search(lines[above]):
            return Mistake(Position(above + 1, match.start("sign") + 1), *NEVER_CLOSED)
    return None


NEVER_CLOSED = (
    "The quotation mark at the start of this text is never closed",
    "Put the same quotation mark at the end of the text.",
)


def _comment(lines: Sequence[str], error: ParserError) -> Mistake | None:
    """Return the mistake of a comment within the name of a field, or within a text that goes on below it."""
    number = error.position.line - 1
    if match := _COMMENT_IN_NAME.match(_line(lines, number)):
        position = Position(number + 1, match.start("sign") + 1)
        return Mistake(position, "A comment starts here with `#`, before any colon", _COMMENT_ADVICE)
    if "found '<scalar>'" not in error.message and "find expected ':'" not in error.message:
        return None
    place: Position | None = None
    for above in _lines_above(lines, number):
        text = _COMMENT.split(lines[above], maxsplit=1)[0]
        place = Position(above + 1, len(text) + 1) if text != lines[above] else place
        if text.strip() or not lines[above].strip():
            is_within = not _QUOTED.search(text) and _indent(text) < _indent(_line(lines, number))
            message = "A comment starts here with `#`, and the text cannot go on below it"
            return Mistake(place, message, _COMMENT_ADVICE) if place is not None and is_within else None
    return None


_COMMENT_ADVICE = (
    "If the `#` belongs to the text, put the whole text in double quotes. If it starts a comment, move that to a "
    "line of its own."
)
_LOOKS_AT_NAME = (_wide_colon, _no_space, _list_sign, _hyphen_without_space, _comment)
_LOOKS = (
    _list_sign,
    _tab,
    _after_dashes,
    _long_blank_line,
    _quotation_mark_above,
    _curly_quotation_mark,
    *_LOOKS_AT_NAME,
)


def _line(lines: Sequence[str], number: int) -> str:
    return lines[number] if 0 <= number < len(lines) else ""


def _lines_above(lines: Sequence[str], number: int) -> range:
    """Return the numbers of the lines above one, the nearest first."""
    last = min(number, len(lines)) - 1
    return range(last, max(last - _MAX_LINES, -1), -1)


def _before(lines: Sequence[str], error: ParserError) -> str:
    return _line(lines, error.position.line - 1)[: error.position.column - 1]


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
