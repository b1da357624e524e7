"""Recognise, in the lines around an error of the YAML parser, the mistakes that people often make.

The parser sees some of them only lines later, or in other words. Each function looks at the lines of a file and at what
the parser reports, and returns the mistake at its own line, or None.
"""

import re
from collections.abc import Sequence

from generator.source import Position
from generator.yaml_line_starts import (
    MAX_LINES,
    NAME,
    Mistake,
    ParserError,
    hyphen_without_space,
    indent_of,
    line_at,
    lines_above,
    list_sign,
    no_colon,
    no_space,
    other_comment,
    wide_colon,
)

_CURLY_START = re.compile(r"(?:^\s*|[:-]\s+|[\[{,]\s*)(?P<sign>[“”„‟«‘’‚‛])")
_CURLY_END = re.compile(r"(?P<sign>[“”„‟»‘’‚‛])\s*$")
_BLOCK_HEADER = re.compile(r"(?:^|\s)[|>][-+1-9]*\s*(?:\s#.*)?$")
_COMMENT = re.compile(r"(?<!\S)#")
_COMMENT_IN_NAME = re.compile(rf"(?:{NAME}\s+|^\s*([\"']).*?\3\s*)(?P<sign>#)")
_QUOTED = re.compile(r"(?:^|[:-]\s)\s*[\"']")
_WHOLE_FIELD = re.compile(r"[A-Za-z_]\w*:\s+[^\s|>#]")
_FIELD_BEHIND_TAB = re.compile(r"\t+[A-Za-z_]\w*:(?:\s|$)")
_NO_TEXT = re.compile(r"\s*#|---")
_FIELD_OF_QUOTE = re.compile(rf"{NAME}:\s+(?P<sign>[\"'])$")


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
    line, above = line_at(lines, error.position.line - 1), line_at(lines, error.position.line - 2)
    if not line.strip() or (_WHOLE_FIELD.match(above) and _FIELD_BEHIND_TAB.match(line)):
        return Mistake(error.position, "There is a tab at the start of this line, where none may be", "Delete the tab.")
    if _before(lines, error).strip(" -") or not _before(lines, error).strip():
        return Mistake(
            error.position, "There is a tab where YAML needs spaces", "Replace the tab with spaces: 2 for each level."
        )
    return Mistake(
        error.position, "There is a tab after the hyphen, where YAML needs a space", "Replace the tab with one space."
    )


def _after_end(lines: Sequence[str], error: ParserError) -> Mistake | None:
    """Return the mistake of what is below a line `...`, which ends a file of YAML."""
    if "document start" not in error.message:
        return None
    above = next((each for each in lines_above(lines, error.position.line - 1) if lines[each].strip()), -1)
    if not line_at(lines, above).startswith("..."):
        return None
    return Mistake(
        Position(above + 1, 1), "The line `...` ends the entry, but more follows it", "Delete the line `...`."
    )


def _fence(lines: Sequence[str], error: ParserError) -> Mistake | None:
    """Return the mistake of three backticks, which come along when code is copied from a page or a chat."""
    if not line_at(lines, error.position.line - 1).startswith("```"):
        return None
    position = Position(error.position.line, 1)
    return Mistake(position, "Three backticks mean nothing in YAML", "Delete the lines that start with them.")


def _hyphen_of_no_list(lines: Sequence[str], error: ParserError) -> Mistake | None:
    if "block mapping" not in error.message or "found '-'" not in error.message:
        return None
    for number in lines_above(lines, error.position.line - 1):
        if lines[number].lstrip().startswith("-"):
            return None  # it belongs to that list, in another column
        if lines[number].strip() and not indent_of(lines[number]):
            break
    message = "This line starts with a hyphen, but the lines above it are no list"
    advice = "Delete the hyphen and the space after it, or move the line below the name of a list."
    return Mistake(error.position, message, advice)


def _after_dashes(lines: Sequence[str], error: ParserError) -> Mistake | None:
    line = line_at(lines, error.position.line - 1)
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
    oldest = max(number - MAX_LINES, 0)
    while number > oldest and line_at(lines, number - 1).strip() and not _BLOCK_HEADER.search(lines[number - 1]):
        number -= 1
    indent = indent_of(line_at(lines, number))
    blank = number - 1
    while blank > oldest and not line_at(lines, blank).strip():
        blank -= 1
    header = line_at(lines, blank)
    if not _BLOCK_HEADER.search(header) or indent <= indent_of(header):
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


def _curly_quotation_mark(lines: Sequence[str], error: ParserError) -> Mistake | None:
    line, column = line_at(lines, error.position.line - 1), error.position.column
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
    for above in lines_above(lines, error.position.line - 1):
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
    if match := _COMMENT_IN_NAME.match(line_at(lines, number)):
        position = Position(number + 1, match.start("sign") + 1)
        return Mistake(position, "A comment starts here with `#`, before any colon", _COMMENT_ADVICE)
    if "found '<scalar>'" not in error.message and "find expected ':'" not in error.message:
        return None
    place: Position | None = None
    for above in lines_above(lines, number):
        text = _COMMENT.split(lines[above], maxsplit=1)[0]
        place = Position(above + 1, len(text) + 1) if text != lines[above] else place
        if text.strip() or not lines[above].strip():
            is_within = not _QUOTED.search(text) and indent_of(text) < indent_of(line_at(lines, number))
            message = "A comment starts here with `#`, and the text cannot go on below it"
            return Mistake(place, message, _COMMENT_ADVICE) if place is not None and is_within else None
    return None


_COMMENT_ADVICE = (
    "If the `#` belongs to the text, put the whole text in double quotes. If it starts a comment, move that to a "
    "line of its own."
)
_LOOKS_AT_NAME = (other_comment, wide_colon, no_space, list_sign, hyphen_without_space, _comment)
_LOOKS = (
    _after_end,
    _fence,
    _hyphen_of_no_list,
    list_sign,
    _tab,
    _after_dashes,
    _long_blank_line,
    _quotation_mark_above,
    _curly_quotation_mark,
    *_LOOKS_AT_NAME,
    no_colon,
)


def _before(lines: Sequence[str], error: ParserError) -> str:
    return line_at(lines, error.position.line - 1)[: error.position.column - 1]
