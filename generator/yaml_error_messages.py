"""What the YAML parser says about a text that it cannot follow, in words for people who have never seen YAML."""

from generator.file_rules import SYNTAX, FileFault
from generator.source import Position, Span

_NOT_IN_LINE = (
    "This line does not fit under the lines above it",
    "Start it in the same column as the lines it belongs with.",
)
_OWN_MEANING = (
    "A text starts with a character that has a special meaning in YAML",
    "Put the text in double quotes.",
)
_SECOND_COLON = (
    "There is a second colon on this line, and YAML reads it as another field",
    "Put the text after the first colon in double quotes.",
)
_NO_IDEA = (
    "YAML cannot make sense of this line or the one before it",
    "Compare the line with an entry that works; often a colon, a quotation mark or a space is out of place.",
)
_PLAIN_WORDS = {
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
    "cannot start any token": _OWN_MEANING,
    "while scanning a": _OWN_MEANING,
    "sequence entries are not allowed": (
        "A list starts on the same line as the name of its field",
        "Put each item on a line of its own below the name, after a hyphen and a space.",
    ),
    "but found '<scalar>'": (
        "There is more text after a closing quotation mark, or this line does not fit under those above it",
        "Put the whole text in one pair of quotation marks; inside single quotes, write an apostrophe twice.",
    ),
    "block": _NOT_IN_LINE,
}
"""What the parser's words mean to an officer. For a part of its words: what is wrong, what to do."""

_CONFLICT = "<<<<<<<"
"""What git writes above lines that two people changed in different ways."""


def syntax(text: str, span: Span, said: str) -> FileFault:
    """Explain what the parser said about a place. Marks of a merge conflict are the cause wherever they stand."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    conflict = next((number for number, line in enumerate(lines, 1) if line.startswith(_CONFLICT)), 0)
    if conflict:
        return _conflict(conflict)
    found = next((plain for node, plain in _PLAIN_WORDS.items() if node in said), _NO_IDEA)
    before = lines[span.start.line - 1][: span.start.column - 1] if span.start.line <= len(lines) else ""
    if found is _SECOND_COLON and ": " not in before:
        found = _NOT_IN_LINE
    return FileFault(SYNTAX, span, *found)


def _conflict(line: int) -> FileFault:
    words = "Keep the lines that are right, and delete the lines that start with `<<<<<<<`, `=======` and `>>>>>>>`."
    message = "Two people changed these lines, and no one has chosen between them yet"
    return FileFault(SYNTAX, Span(Position(line, 1), Position(line, 1 + len(_CONFLICT))), message, words)
