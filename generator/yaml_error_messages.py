"""Messages for the YAML parser's errors, for people who have never seen YAML."""

from generator.file_rules import SYNTAX, FileFault
from generator.source import Position, Span

_WRONG_INDENT = (
    "This line does not fit under the lines above it",
    "Start it in the same column as the lines it belongs with.",
)
_SPECIAL_CHARACTER = (
    "A text starts with a character that has a special meaning in YAML",
    "Put the text in double quotes.",
)
_SECOND_COLON = (
    "There is a second colon on this line, and YAML reads it as another field",
    "Put the text after the first colon in double quotes.",
)
_UNCLEAR = (
    "YAML cannot make sense of this line or the one before it",
    "Compare the line with an entry that works; often a colon, a quotation mark or a space is out of place.",
)
NO_CHARACTER = "character escape code"
"""What the parser says of a code in double quotes that stands for no character."""

_WRONG_CODE = (
    "A backslash in double quotes begins the code of a character, and this is not one",
    "Write the character itself. For a backslash, use single quotes instead of double quotes, or write it twice.",
)
_EXPLANATIONS = {
    NO_CHARACTER: _WRONG_CODE,
    "hexadecimal": _WRONG_CODE,
    "'\\t'": (
        "There is a tab where YAML needs spaces",
        "Replace the tab with spaces: 2 for each level.",
    ),
    "mapping values are not allowed": _SECOND_COLON,
    "could not find expected ':'": (
        "This line has no colon with a space after it",
        "Write `field: text`. If the line continues the text before it, move it in by 2 spaces.",
    ),
    "while scanning a quoted scalar": (
        "The quotation mark at the start of this text is never closed",
        "Put the same quotation mark at the end of the text.",
    ),
    "unknown escape": (
        "A backslash in double quotes does not go with the character after it",
        "Use single quotes instead of double quotes, or write the backslash twice.",
    ),
    "flow": (
        "A list in square brackets is not closed, or a comma is missing",
        "Write the list as `[one, two]`, or put each item on a line of its own after a hyphen.",
    ),
    "cannot start any token": _SPECIAL_CHARACTER,
    "while scanning a": _SPECIAL_CHARACTER,
    "sequence entries are not allowed": (
        "A list starts on the same line as the name of its field",
        "Put each item on a line of its own below the name, after a hyphen and a space.",
    ),
    "but found '<scalar>'": (
        "There is more text after a closing quotation mark, or this line does not fit under those above it",
        "Put the whole text in one pair of quotation marks; inside single quotes, write an apostrophe twice.",
    ),
    "block": _WRONG_INDENT,
}
"""Message and help for each error of the parser, by a fragment of the parser's own message. The first match counts."""

_CONFLICT_MARKER = "<<<<<<<"
"""The start of the line that git writes above a merge conflict."""


def syntax(text: str, span: Span, parser_message: str) -> FileFault:
    """Return the error for what the parser reports at `span`.

    A marker of a merge conflict anywhere in the file is reported instead, as it is the cause.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    conflict_line = next((number for number, line in enumerate(lines, 1) if line.startswith(_CONFLICT_MARKER)), 0)
    if conflict_line:
        return _merge_conflict(conflict_line)
    matching = (explanation for fragment, explanation in _EXPLANATIONS.items() if fragment in parser_message)
    explanation = next(matching, _UNCLEAR)
    if span.start.line > len(lines):  # the parser ends a last line that nobody ended
        end = Position(len(lines), len(lines[-1]) + 1)
        span = Span(end, end)
    text_before = lines[span.start.line - 1][: span.start.column - 1]
    if explanation is _SECOND_COLON and ": " not in text_before:
        explanation = _WRONG_INDENT
    return FileFault(SYNTAX, span, *explanation)


def _merge_conflict(line: int) -> FileFault:
    advice = "Keep the lines that are right, and delete the lines that start with `<<<<<<<`, `=======` and `>>>>>>>`."
    message = "Two people changed these lines, and no one has chosen between them yet"
    return FileFault(SYNTAX, Span(Position(line, 1), Position(line, 1 + len(_CONFLICT_MARKER))), message, advice)
