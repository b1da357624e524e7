"""The rules D1xx, on files before their fields are checked, and the messages of their errors."""

from dataclasses import dataclass, replace
from typing import Any

from generator import characters
from generator.diagnostic import Edit, Rule
from generator.project import MAX_SLUG_LENGTH, SLUG, SUFFIX, MisplacedReason
from generator.source import START, Pointer, Span

SYNTAX = Rule("D101", "yaml-syntax", "The file is not well-formed YAML")
NOT_UTF8 = Rule("D102", "not-utf8", "The file is not saved as UTF-8 text")
TOO_LARGE = Rule("D103", "too-large", "The file is too large or too deep")
NOT_FIELDS = Rule("D104", "no-fields", "The file has no fields")
REPEATED = Rule("D105", "repeated-field", "A field appears twice")
ANCHOR = Rule("D106", "anchor", "An anchor or an alias is used")
TAG = Rule("D107", "tag", "A tag is used")
DIRECTIVE = Rule("D108", "directive", "A directive is used")
SECOND_DOCUMENT = Rule("D109", "second-document", "The file contains more than one document")
MERGE_KEY = Rule("D110", "merge-key", "A merge key is used")
NAME_NOT_TEXT = Rule("D111", "name-not-text", "The name of a field is not plain text")
HIDDEN_CHARACTER = Rule("D112", "hidden-character", "A character cannot be seen")
WRONG_PLACE = Rule("D113", "wrong-place", "The file is in the wrong place")
WRONG_NAME = Rule("D114", "wrong-name", "The file's name is not lower-case words and hyphens")
NOT_READABLE = Rule("D115", "not-readable", "The file cannot be read")
LINKS_FILE = Rule("D116", "links-file", "The list of addresses that do not work was changed by hand")
REPOSITORIES_FILE = Rule("D117", "repositories-file", "The list of what was seen in repositories was changed by hand")

_MAX_QUOTED = 80
"""The most characters of a file to repeat in a message."""

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
    LINKS_FILE,
    REPOSITORIES_FILE,
)


@dataclass(frozen=True, slots=True)
class FileFault:
    """An error at a span of a file whose path is not known here; `document` makes a Diagnostic of it.

    `related` holds messages and the pointers of earlier fields that they are about. `edit` is the fix, if there is one
    that needs no decision.
    """

    rule: Rule
    span: Span
    message: str
    help: str
    pointer: Pointer = ()
    related: tuple[tuple[str, Pointer], ...] = ()
    edit: Edit | None = None


_SAVE_AGAIN = (
    "Save the file again and choose the encoding UTF-8, without changing anything else. In Notepad, that is under "
    "“File”, “Save as”."
)


def not_utf8(span: Span, byte: int, letter: str) -> FileFault:
    """Return the error for a byte that is not valid UTF-8 at its position. `letter` is what it is in Windows-1252."""
    reason = f": the byte `{byte:02X}` has no meaning here"
    if letter:
        reason = f", but probably as Windows-1252, where the byte here is `{letter}`"
    return FileFault(NOT_UTF8, span, f"The file is not saved as UTF-8 text{reason}", _SAVE_AGAIN)


def other_encoding(name: str) -> FileFault:
    """Return the error for a file that another encoding than UTF-8 is certain of."""
    return FileFault(NOT_UTF8, START, f"The file is not saved as UTF-8 text, but as {name}", _SAVE_AGAIN)


def too_large(span: Span, reason: str) -> FileFault:
    """Return the error for a file that exceeds a limit. `reason` continues "The file is too large:"."""
    advice = "Leave out what does not belong to this entry, or split it into several entries."
    return FileFault(TOO_LARGE, span, f"The file is too large: {reason}", advice)


def too_deep(span: Span, levels: int) -> FileFault:
    """Return the error for lists or fields that are nested more than `levels` deep."""
    advice = "No field needs this: check brackets, braces, hyphens and the spaces at the start of this line."
    return FileFault(TOO_LARGE, span, f"Lists or fields are nested more than {levels} levels deep", advice)


def not_fields(span: Span, root: Any) -> FileFault:
    """Return the error for a file that is empty, or one text or list instead of fields."""
    message = "The file is empty" if root is None else f"The file contains {_kind(root)} instead of fields"
    advice = "Write one field a line, with a space after the colon, for example `name: GOV.UK Notify`."
    return FileFault(NOT_FIELDS, span, message, advice)


def _kind(root: Any) -> str:
    return "a list" if isinstance(root, list) else "plain text"


def repeated_field(span: Span, pointer: Pointer, name: str) -> FileFault:
    """Return the error for a field that appears a second time in its group."""
    related = (("It appears here first.", pointer),)
    advice = "Keep one of them and delete the other."
    return FileFault(REPEATED, span, f"`{name}` appears twice", advice, pointer, related)


def anchor(span: Span, pointer: Pointer, text: str) -> FileFault:
    """Return the error for an anchor or alias, YAML's way to write a value once (`&name`) and repeat it (`*name`).

    `text` includes the `&` or `*`.
    """
    kind = "an alias" if text.startswith("*") else "an anchor"
    advice = f"Write the value out in full. If the text should start with `{text[0]}`, put it in double quotes."
    return FileFault(
        ANCHOR, span, f"YAML reads `{text[:_MAX_QUOTED]}` as {kind}, which entries do not use", advice, pointer
    )


def tag(span: Span, pointer: Pointer, name: str) -> FileFault:
    """Return the error for a tag, YAML's way to state the type of a value. `name` is the full tag."""
    shorthand = name.replace("tag:yaml.org,2002:", "!!")[:_MAX_QUOTED]
    advice = "Delete it. If the text should start with `!`, put the text in double quotes."
    return FileFault(TAG, span, f"YAML reads `{shorthand}` as a tag, which entries do not use", advice, pointer)


def directive(span: Span) -> FileFault:
    """Return the error for a YAML directive, a line before the document that starts with `%`."""
    return FileFault(DIRECTIVE, span, "This line is a YAML directive, which no entry needs", "Delete the line.")


def second_document(span: Span) -> FileFault:
    """Return the error for a line `---` that starts a second document."""
    advice = "Delete the line `---`. If another entry follows it, put that into a file of its own."
    return FileFault(SECOND_DOCUMENT, span, "A second entry starts here, but a file can contain only one", advice)


def merge_key(span: Span, pointer: Pointer) -> FileFault:
    """Return the error for a merge key, `<<`, YAML's way to copy the fields of one group into another."""
    advice = "Delete the line and write out the fields that it should copy."
    message = "`<<` tells YAML to copy other fields here, which entries do not do"
    return FileFault(MERGE_KEY, span, message, advice, pointer)


def name_not_text(span: Span, pointer: Pointer) -> FileFault:
    """Return the error for a list, a group or an alias in place of the name of a field."""
    advice = (
        "Start with the plain name of a field. If a text should start with `{`, `[` or `*`, put it in double quotes."
    )
    return FileFault(
        NAME_NOT_TEXT, span, "A list, a group or an alias is written where the name of a field belongs", advice, pointer
    )


def hidden_character(span: Span, text: str, index: int, edit: Edit | None = None) -> FileFault:
    """Return the error for a character of a text that people cannot see. The help names the words beside it."""
    before, after = characters.neighbours(text, index)
    if characters.is_mark(text[index]):
        advice = f"Delete `{before}` and type it again with the accents that it needs."
    elif before and after:
        advice = f"Replace all from `{before}` to `{after}`, both words too: type it again instead of pasting it."
    elif word := before or after:
        advice = f"Replace `{word}` and all that is beside it: type it again instead of pasting it."
    else:
        advice = "Delete the line."
    return FileFault(HIDDEN_CHARACTER, span, f"There is {characters.fault_at(text, index)}", advice, edit=edit)


def hidden_code(span: Span, text: str, index: int, pointer: Pointer) -> FileFault:
    """Return the error for a code such as ``\\u200b`` for a character that people could not see."""
    fault = hidden_character(span, text, index)
    return replace(fault, help=f"{fault.help} Leave out the code that starts with a backslash.", pointer=pointer)


def odd_space(span: Span, character: str, edit: Edit) -> FileFault:
    """Return the error for a space that only looks like an ordinary one; it often comes with copied text."""
    message = f"There is a special space here, where YAML needs an ordinary one: {characters.described(character)}"
    return FileFault(HIDDEN_CHARACTER, span, message, "Delete it and press the space bar instead.", edit=edit)


_CLOSING = {'"': "quotation mark", "'": "quotation mark", "]": "square bracket", "}": "brace"}


def touching_comment(span: Span, before: str, text: str) -> FileFault:
    """Return the error for text that starts with `#` directly behind a character that ends a value, or starts one."""
    place = f"a closing {_CLOSING[before]}" if before in _CLOSING else f"`{before}`"
    advice = (
        "If it belongs to the text, put the whole text in one pair of quotation marks. If it is a comment, write a "
        "space before the `#`."
    )
    return FileFault(
        SYNTAX, span, f"The text `{text[:_MAX_QUOTED]}` follows directly after {place}, and YAML drops it", advice
    )


def not_readable(reason: str) -> FileFault:
    """Return the error for a file whose bytes could not be read."""
    advice = "Replace it with a plain text file that everyone can read."
    return FileFault(NOT_READABLE, START, f"The file cannot be read: {reason}", advice)


def links_file(span: Span) -> FileFault:
    """Return the error for a line of the list of bad addresses that the program would not write."""
    return _changed(LINKS_FILE, span, "list of addresses", "links", "as addresses are asked again")


def repositories_file(span: Span) -> FileFault:
    """Return the error for a line of the list of what was seen in repositories that the program would not write."""
    name = "list of what was seen in repositories"
    return _changed(REPOSITORIES_FILE, span, name, "harvest --repositories", "at the next look")


def _changed(rule: Rule, span: Span, name: str, command: str, when: str) -> FileFault:
    advice = (
        f"Take back what you changed in this file: only `catalogue {command}` writes it. You may also delete the file; "
        f"it is filled again {when}."
    )
    return FileFault(rule, span, f"This is not what the program writes into the {name}", advice)


def misplaced(reason: MisplacedReason, name: str) -> FileFault:
    """Return the error for a file below the catalogue folder that cannot be an entry. `name` is its file name."""
    if reason is MisplacedReason.NOT_PLAIN:
        return not_readable("it is a link or another special kind of file")
    if reason is MisplacedReason.NAME:
        slug = name.removesuffix(SUFFIX)
        if SLUG.fullmatch(slug):
            message = f"The file name has {len(slug)} characters before `{SUFFIX}`, but may have only {MAX_SLUG_LENGTH}"
            return FileFault(WRONG_NAME, START, message, "Rename it with fewer words.")
        message = f"The file name `{name}` is not made of lower-case words joined by hyphens"
        advice = "Rename it with the letters a to z, digits and single hyphens, for example `bin-collections.yml`."
        return FileFault(WRONG_NAME, START, message, advice)
    if reason is MisplacedReason.ENDING:
        message = f"The file name `{name}` does not end in `.yml`"
        return FileFault(WRONG_NAME, START, message, "Rename it so that it ends in `.yml`, or delete it.")
    advice = "Move it into one of the folders components, standards, projects and organisations, or delete it."
    return FileFault(WRONG_PLACE, START, "This is not a folder for entries", advice)
