"""Messages for the YAML parser's errors, for people who have never seen YAML."""

import re
from dataclasses import replace

from generator import yaml_mistakes
from generator.diagnostic import Rule
from generator.file_rules import NOT_FIELDS, SYNTAX, FileFault, directive
from generator.source import Position, Span, line_starts, slice_of
from generator.yaml_line_starts import NO_COLON, Mistake, ParserError, indent_of
from generator.yaml_mistakes import NEVER_CLOSED

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
_LIST_BESIDE_NAME = (
    "A list starts on the same line as the name of its field",
    "Put each item on a line of its own below the name, after a hyphen and a space.",
)
_EXPLANATIONS = {
    " tag": (
        "A text starts with `!`, which has a special meaning in YAML",
        "Put the text in double quotes.",
    ),
    NO_CHARACTER: _WRONG_CODE,
    "hexadecimal": _WRONG_CODE,
    "'\\t'": (
        "There is a tab where YAML needs spaces",
        "Replace the tab with spaces: 2 for each level.",
    ),
    "mapping values are not allowed": _SECOND_COLON,
    "could not find expected ':'": NO_COLON,
    "while scanning a quoted scalar": NEVER_CLOSED,
    "unknown escape": (
        "A backslash in double quotes does not go with the character after it",
        "Use single quotes instead of double quotes, or write the backslash twice.",
    ),
    "while scanning a block scalar": (
        "More follows the sign `|` or `>`, which announces a text on the lines below",
        "Put the text on the next line, 2 spaces further in, or put it in double quotes if it starts with this sign.",
    ),
    "cannot start any token": _SPECIAL_CHARACTER,
    "while scanning a": _SPECIAL_CHARACTER,
    "while parsing a block node": _SPECIAL_CHARACTER,
    "mapping keys are not allowed": _SPECIAL_CHARACTER,
    "sequence entries are not allowed": _LIST_BESIDE_NAME,
    "block": _WRONG_INDENT,
    "document start": (
        "This text belongs to no field",
        "Delete it, or write `field: text`. Nothing may follow a line `...`.",
    ),
}
"""Message and help for each error of the parser, by a fragment of the parser's own message. The first match counts."""

_DIRECTIVE = ("directive", "incompatible YAML document", "expected '<document start>'")
"""What the parser says of lines that start with `%`."""

_NAMES = {"[": "square bracket", "]": "square bracket", "{": "brace", "}": "brace"}
_CLOSING = {"[": "]", "{": "}"}
_EXAMPLES = {
    "[": "Write the list as `[one, two]`, or put each item on a line of its own after a hyphen.",
    "{": "Write the fields as `{name: text, other: text}`, or put each on a line of its own.",
}
_HIDING_COMMENT = re.compile(r"(?<=[^\s,\[{])[ \t]+(?P<sign>#)[^\n]*[,\]}]")
_IN_FLOW = re.compile(r"""(?<=[\[{,:\s])(?:"(?:\\.|[^"\\])*+"|'(?:''|[^'])*+')|(?<!\S)#[^\n]*|[\[\]{}]""")
"""What counts between brackets or braces: those themselves, but not in quotation marks or comments."""

_AFTER = {
    '"': "a closing quotation mark",
    "'": "a closing quotation mark",
    "]": "a closing square bracket",
    "}": "a closing brace",
}

_CONFLICT_MARKER = re.compile(r"(?:<{7}|>{7}|\|{7})(?:\s|$)|={7}$")
"""The start of a line that git writes above, in or below a merge conflict."""

_PERCENT_SIGN = re.compile("%")
"""The start of a directive."""


def syntax(text: str, error: ParserError) -> FileFault:
    """Return the error for what the parser reports.

    A marker of a merge conflict anywhere in the file is reported instead, as it is the cause.
    """
    lines = _lines(text)
    if conflict_line := _first(_CONFLICT_MARKER, lines):
        return _merge_conflict(conflict_line)
    if (directive_line := _first(_PERCENT_SIGN, lines)) and any(fragment in error.message for fragment in _DIRECTIVE):
        return directive(Span(Position(directive_line, 1), Position(directive_line, 1)))
    if error.position.line > len(lines):  # the parser ends a last line that nobody ended
        error = replace(error, position=Position(len(lines), len(lines[-1]) + 1))
    mistake = yaml_mistakes.recognise(lines, error) or _in_flow(lines, error) or _explained(lines, error)
    return _fault(mistake)


def _lines(text: str) -> list[str]:
    """Return the lines of a text without their ends, which are those of Unix, Windows or old Macs."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _first(start: re.Pattern[str], lines: list[str]) -> int:
    """Return the number of the first line with a start, counted from 1; 0 if there is none."""
    return next((number for number, line in enumerate(lines, 1) if start.match(line)), 0)


def hyphen_in_item(text: str, first: int, last: int) -> FileFault | None:
    """Return the error for an item of a list of which a line below the first one starts with a hyphen."""
    lines = _lines(text)
    for number in range(first + 1, min(last + 1, len(lines))):
        if lines[number].lstrip(" ").startswith("- "):
            position = Position(number + 1, indent_of(lines[number]) + 1)
            message = "This line starts with a hyphen, but YAML reads it as part of the item above"
            advice = "Start it in the same column as the hyphen of that item, or put the whole text in double quotes."
            return _fault(Mistake(position, message, advice))
    return None


def of_plain_text(text: str) -> list[FileFault]:
    """Return the error for which a whole file is taken for one text, if one can be seen."""
    mistake = yaml_mistakes.in_plain_text(_lines(text))
    return [_fault(mistake, NOT_FIELDS)] if mistake else []


def _fault(mistake: Mistake, rule: Rule = SYNTAX) -> FileFault:
    return FileFault(rule, Span(mistake.position, mistake.position), mistake.message, mistake.help)


def _explained(lines: list[str], error: ParserError) -> Mistake:
    """Return the mistake as the table has it for the parser's message."""
    matching = (explanation for fragment, explanation in _EXPLANATIONS.items() if fragment in error.message)
    explanation = next(matching, _UNCLEAR)
    position = error.position
    line = lines[position.line - 1]
    before, sign = line[: position.column - 1], line[position.column - 1 : position.column].strip(" `")
    if explanation is _SECOND_COLON and ": " not in before:
        explanation = _WRONG_INDENT
    if "but found " in error.message and (after := _AFTER.get(before.rstrip()[-1:])):
        explanation = _more_after(after, error) or explanation
    if explanation is _LIST_BESIDE_NAME and line[position.column - 1 :].strip() == "-":
        explanation = ("A hyphen alone starts a list", f"Delete the line if it has nothing to say. {explanation[1]}")
    if explanation is _SPECIAL_CHARACTER and line[position.column - 1 :].startswith("`"):
        explanation = ("A text starts with a backtick, which has a special meaning in YAML", explanation[1])
    elif explanation is _SPECIAL_CHARACTER and sign:
        explanation = (f"A text starts with `{sign}`, which has a special meaning in YAML", _SPECIAL_CHARACTER[1])
    return Mistake(position, *explanation)


def _more_after(after: str, error: ParserError) -> tuple[str, str] | None:
    """Return the mistake of something behind the sign that ends a value."""
    if "but found ','" in error.message:
        advice = "Delete the comma. If it is between the items of a list, write them as `[one, two]`."
        return f"There is a comma after {after}", advice
    if "but found '<scalar>'" not in error.message:
        return None
    advice = "Put the whole text in one pair of quotation marks; inside single quotes, write an apostrophe twice."
    if "quotation" not in after:
        advice = "If it belongs inside, move it there. If all of it is one text, put that in double quotes."
    return f"There is more text after {after}", advice


def _in_flow(lines: list[str], error: ParserError) -> Mistake | None:
    """Return the mistake in a list in square brackets, or in fields in braces."""
    if "flow" not in error.message or error.start is None:
        return None
    if "but found ','" in error.message:
        return Mistake(
            error.position, "There is a comma with nothing before it", "Delete it, or write what is missing."
        )
    text = "\n".join(lines)
    start = slice_of(line_starts(text), Span(error.start, error.start)).start
    return _in_signs(text, start, error) if text[start : start + 1] in _CLOSING else None


def _in_signs(text: str, start: int, error: ParserError) -> Mistake | None:
    """Return the mistake in what the sign at `start` opens."""
    sign = text[start]
    end, is_right = _end_of_flow(text, start)
    if not is_right:
        message = f"The {_NAMES[sign]} `{sign}` is closed by the {_NAMES[text[end]]} `{text[end]}`"
        return Mistake(_position(text, end), message, f"Close `[` with `]`, and `{{` with `}}`. {_EXAMPLES[sign]}")
    comment = _HIDING_COMMENT.search(
        text, start, slice_of(line_starts(text), Span(error.position, error.position)).start
    )
    if comment:
        message = "A comment starts here with `#`, and hides a comma or a closing sign behind it"
        advice = "If the `#` belongs to a text, put that text in double quotes."
        return Mistake(_position(text, comment.start("sign")), message, advice)
    if end < 0:
        advice = f"{_EXAMPLES[sign]} If a text should start with `{sign}`, put it in double quotes."
        return Mistake(_position(text, start), f"The {_NAMES[sign]} `{sign}` that opens here is never closed", advice)
    if error.message.endswith("got ':'"):
        return Mistake(error.position, *_SECOND_COLON)
    return Mistake(
        error.position, f"A comma is missing before this, after the {_NAMES[sign]} `{sign}`", _EXAMPLES[sign]
    )


def _end_of_flow(text: str, start: int) -> tuple[int, bool]:
    """Return where what opens at `start` is closed, or -1 if nowhere, and whether the right sign closes it."""
    open_signs: list[str] = []
    for match in _IN_FLOW.finditer(text, start):
        sign = match[0]
        if sign in _CLOSING:
            open_signs.append(sign)
        elif sign in _CLOSING.values():
            if _CLOSING[open_signs.pop()] != sign:
                return match.start(), False
            if not open_signs:
                return match.start(), True
    return -1, True


def _position(text: str, index: int) -> Position:
    line_start = text.rfind("\n", 0, index) + 1
    return Position(text.count("\n", 0, index) + 1, index - line_start + 1)


def _merge_conflict(line: int) -> FileFault:
    advice = "Keep the lines that are right, and delete the lines that start with `<<<<<<<`, `=======` and `>>>>>>>`."
    message = "Two people changed these lines, and no one has chosen between them yet"
    return FileFault(SYNTAX, Span(Position(line, 1), Position(line, 1 + len("<<<<<<<"))), message, advice)
