"""What can be wrong with a file before its fields are looked at: the rules D1xx and their words."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Any

from generator.diagnostic import Rule
from generator.project import StrayReason
from generator.source import START, Pointer, Span

SYNTAX = Rule("D101", "yaml-syntax", "The file is not well-formed YAML")
NOT_UTF8 = Rule("D102", "not-utf8", "The file is not saved as UTF-8 text")
TOO_LARGE = Rule("D103", "too-large", "The file is too large")
NOT_FIELDS = Rule("D104", "no-fields", "The file does not hold fields")
REPEATED = Rule("D105", "repeated-field", "A field stands twice")
ANCHOR = Rule("D106", "anchor", "An anchor or an alias is used")
TAG = Rule("D107", "tag", "A tag is used")
DIRECTIVE = Rule("D108", "directive", "A directive is used")
SECOND_DOCUMENT = Rule("D109", "second-document", "The file holds more than one document")
MERGE_KEY = Rule("D110", "merge-key", "A merge key is used")
NAME_NOT_TEXT = Rule("D111", "name-not-text", "The name of a field is not text")
HIDDEN_CHARACTER = Rule("D112", "hidden-character", "A character cannot be seen")
WRONG_PLACE = Rule("D113", "wrong-place", "The file is in the wrong place")
WRONG_NAME = Rule("D114", "wrong-name", "The file's name is not lower-case words and hyphens")
NOT_READABLE = Rule("D115", "not-readable", "The file cannot be read")

RULES = (
    SYNTAX,
    NOT_UTF8,
    TOO_LARGE,
    NOT_FIELDS,
    REPEATED,
    ANCHOR,
    TAG,
    DIRECTIVE,
    SECOND_DOCUMENT,
    MERGE_KEY,
    NAME_NOT_TEXT,
    HIDDEN_CHARACTER,
    WRONG_PLACE,
    WRONG_NAME,
    NOT_READABLE,
)

LOST = "\N{REPLACEMENT CHARACTER}"
"""What stands where a character was lost, or was taken out for being hidden."""

HIDDEN = re.compile(
    "["
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control characters, save tab and line ends
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\uffa0"  # soft hyphen, fillers, joiners
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f"  # zero width, line separators, direction
    "\ufe00-\ufe0f\ufeff\ufff9-\ufffd\ufffe\uffff\U000e0000-\U000e0fff"  # variants, byte-order mark, tags
    "]"
)
"""Characters that a reader cannot see, or that change the order in which others are shown."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong at a span of a file that is not yet known by its path. `related`: words and an earlier place."""

    rule: Rule
    span: Span
    message: str
    help: str
    pointer: Pointer = ()
    related: tuple[tuple[str, Pointer], ...] = ()


def not_utf8(span: Span, byte: int) -> Fault:
    """A byte that no UTF-8 text has at this place."""
    message = f"The file is not UTF-8 text: the byte {byte:02X} has no meaning here"
    return Fault(NOT_UTF8, span, message, "Save the file again and choose the encoding UTF-8.")


def too_large(span: Span, reason: str) -> Fault:
    """A file that passes a bound; `reason` goes on from "The file is too large:"."""
    words = "Leave out what does not belong to this entry, or split it into several entries."
    return Fault(TOO_LARGE, span, f"The file is too large: {reason}", words)


def not_fields(span: Span, root: Any) -> Fault:
    """A file that holds nothing, one text or one list."""
    message = "The file is empty" if root is None else f"The file holds {_kind(root)} instead of fields"
    return Fault(NOT_FIELDS, span, message, "Write one field a line, for example `name: GOV.UK Notify`.")


def _kind(root: Any) -> str:
    return "a list" if isinstance(root, list) else "plain text"


def repeated(span: Span, pointer: Pointer, name: str) -> Fault:
    """A field that the same group already holds."""
    return Fault(
        REPEATED,
        span,
        f"`{name}` stands twice",
        "Keep one of the two and delete the other.",
        pointer,
        (("It stands here first.", pointer),),
    )


def anchor(span: Span, pointer: Pointer, name: str) -> Fault:
    """YAML's way to write a value once and repeat it elsewhere."""
    words = "Write the value out in full. If the text should begin with `&` or `*`, put it in double quotes."
    return Fault(ANCHOR, span, f"`{name}` is a YAML anchor or alias, which entries do not use", words, pointer)


def tag(span: Span, pointer: Pointer, name: str) -> Fault:
    """YAML's way to say the type of a value."""
    words = "Delete the tag. If the text should begin with `!`, put it in double quotes."
    return Fault(TAG, span, f"`{name}` is a YAML tag, which entries do not use", words, pointer)


def directive(span: Span) -> Fault:
    """A line that begins with `%` before the document."""
    return Fault(DIRECTIVE, span, "The file begins with a YAML directive", "Delete the line that begins with `%`.")


def second_document(span: Span) -> Fault:
    """A line `---` in the middle of a file."""
    words = "Delete the line `---` and what does not belong to this entry; put another entry into a file of its own."
    return Fault(SECOND_DOCUMENT, span, "A second document begins here, but a file holds one entry", words)


def merge_key(span: Span, pointer: Pointer) -> Fault:
    """YAML's way to copy a group of fields into another."""
    words = "Write the fields out in full."
    return Fault(MERGE_KEY, span, "`<<` is a YAML merge key, which entries do not use", words, pointer)


def name_not_text(span: Span, pointer: Pointer) -> Fault:
    """A list, group or alias where a field's name belongs."""
    words = "Begin the line with the plain name of a field and a colon, for example `name:`."
    return Fault(NAME_NOT_TEXT, span, "The name of a field is not plain text", words, pointer)


def hidden(span: Span, character: str, pointer: Pointer = ()) -> Fault:
    """A character that people cannot see."""
    name = unicodedata.name(character, "control character").lower()
    message = f"A hidden character stands here: U+{ord(character):04X} ({name})"
    words = "Delete it: put the cursor behind it, remove one character, and type the text again if need be."
    return Fault(HIDDEN_CHARACTER, span, message, words, pointer)


def not_readable(reason: str) -> Fault:
    """A file whose bytes could not be had."""
    words = "Replace it with a plain text file that everybody may read."
    return Fault(NOT_READABLE, START, f"The file cannot be read: {reason}", words)


def stray(reason: StrayReason, name: str) -> Fault:
    """A file below the catalogue that cannot be an entry."""
    if reason is StrayReason.NOT_PLAIN:
        return not_readable("it is a link or another special kind of file")
    if reason is StrayReason.NAME:
        message = f"The file name `{name}` is not made of lower-case words joined by hyphens"
        words = "Rename it with the letters a to z, digits and single hyphens, for example `bin-collections.yml`."
        return Fault(WRONG_NAME, START, message, words)
    if reason is StrayReason.ENDING:
        message = f"The file name `{name}` does not end in `.yml`"
        return Fault(WRONG_NAME, START, message, "Rename it so that it ends in `.yml`, or delete it.")
    words = "Move it into catalogue/components, standards, projects, organisations or vocabularies, or delete it."
    return Fault(WRONG_PLACE, START, "An entry cannot stand here", words)


_PLAIN_WORDS = (
    (
        "mapping values are not allowed",
        "A second colon stands on this line, and YAML takes it for another field",
        "Put the text behind the first colon in double quotes.",
    ),
    (
        "'\\t'",
        "A tab stands where YAML wants spaces",
        "Replace the tab with spaces: two for each step.",
    ),
    (
        "could not find expected ':'",
        "This line has no colon behind its first words",
        "Write `field: text`. If the line goes on with the text before it, move it in by two spaces.",
    ),
    (
        "while scanning a quoted scalar",
        "A text that begins with a quotation mark does not end where it should",
        "Close the text with the same quotation mark, and write a quotation mark inside it twice.",
    ),
    (
        "unknown escape",
        "A backslash in double quotes stands before a character that it does not go with",
        "Use single quotes instead of double quotes, or write the backslash twice.",
    ),
    (
        "flow",
        "A list in square brackets is not closed, or lacks a comma",
        "Write the list as `[one, two]`, or put each item on a line of its own behind a hyphen.",
    ),
    (
        "cannot start any token",
        "A text begins with a character that has a meaning of its own in YAML",
        "Put the text in double quotes.",
    ),
    (
        "while scanning a",
        "A text begins with a character that has a meaning of its own in YAML",
        "Put the text in double quotes.",
    ),
    (
        "sequence entries are not allowed",
        "A list begins on the same line as the name of its field",
        "Put each item on a line of its own below the name, behind a hyphen and a space.",
    ),
    (
        "but found '<scalar>'",
        "Text goes on behind a closing quotation mark, or a line does not fit under those above it",
        "Put the whole text in one pair of quotation marks; inside single quotes, write an apostrophe twice.",
    ),
    (
        "block",
        "This line does not fit under the lines above it",
        "Begin it in the same column as the lines it belongs with.",
    ),
)
"""What the parser's words mean to an officer: a part of its words, what is wrong, what to do."""


def syntax(span: Span, context: str, problem: str) -> Fault:
    """Text that the parser cannot follow, from the two halves of its own words."""
    words = f"{context}: {problem}"
    for part, message, advice in _PLAIN_WORDS:
        if part in words:
            return Fault(SYNTAX, span, message, advice)
    advice = "Compare the line with an entry that works; often a colon, a quotation mark or a space is out of place."
    return Fault(SYNTAX, span, "YAML cannot make sense of this line or the one before it", advice)
