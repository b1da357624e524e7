"""Escape untrusted text for the places where reports show it."""

import re
from collections.abc import Iterator
from itertools import accumulate, groupby

from generator.characters import HIDDEN

_PLAIN = re.compile(r"\(?(?:[A-Za-z]+(?:['-][A-Za-z]+)*|\d{1,6})?[.,;:?)]*|–")
"""A word or a short number, with the punctuation of a sentence around it, or a dash."""

_CLOSING = ".,;:?!…'\"’”"
_OPENING = "'\"‘’“"
"""Punctuation of a sentence around a word, which Markdown gives no meaning. Round brackets are looked at in pairs."""

_ADDRESS = re.compile(r"https://[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:/[A-Za-z0-9./_~%?&=#+-]*)?")
_CROSS_REFERENCE = re.compile(r"//github\.com/[^/]+/[^/]+/(?:issues|pull|discussions|commit)/")
_MAX_ADDRESS_LENGTH = 600
_COMMAND_START = re.compile(r"^(\s*)::")
_ENDS_CODE = re.compile(r"([`|\\])")


def for_terminal(text: str) -> str:
    """Escape every character that cannot be printed, moves the cursor or changes the direction of text; keep newlines.

    This is the door for all that people read. A text that went through it once stays the same.
    """
    if text.isascii() and text.replace("\n", "").isprintable():
        return text
    visible = HIDDEN.sub(lambda match: _escape_sequence(match[0]), text)
    return "".join(each if each.isprintable() or each == "\n" else _escape_sequence(each) for each in visible)


def for_one_line(text: str) -> str:
    """Escape as for a terminal, and replace newlines by spaces."""
    return for_terminal(text.replace("\n", " "))


def without_commands(report: str) -> str:
    """Return a report with no line that GitHub could read as a command: one that begins with `::` or contains `##[`."""
    lines = (_COMMAND_START.sub(r"\1: :", line.replace("##[", "## [")) for line in report.splitlines())
    return "".join(f"{line}\n" for line in lines)


def for_utf8(text: str) -> str:
    """Escape only what UTF-8 cannot encode, for a path that a program looks up."""
    return text.encode(errors="backslashreplace").decode()


def _escape_sequence(character: str) -> str:
    digits = f"{ord(character):04x}"
    return f"\\u{digits}" if len(digits) == len("0000") else f"\\U{digits:>08}"


def for_markdown(text: str) -> str:
    """Put into code spans whatever is in backticks, and any word that is not plain; adjacent ones share a span.

    Nearly every punctuation mark has a meaning in Markdown, and GitHub links mentions, issue numbers and addresses.
    """
    pieces = groupby(_split_code(for_one_line(text)), key=lambda piece: piece[0])
    joined = ((in_code, "".join(text for _, text in group)) for in_code, group in pieces)
    return "".join(as_code(text) if in_code else text for in_code, text in joined)


def as_code(text: str) -> str:
    """Return text as code spans, with the three characters that could end a span or a table cell as HTML entities."""
    pieces = (piece for piece in _ENDS_CODE.split(for_one_line(text)) if piece)
    return "".join(f"&#{ord(piece)};" if _ENDS_CODE.fullmatch(piece) else f"`{piece}`" for piece in pieces)


def address_for_markdown(text: str) -> str:
    """Return a plain https address as a link, and any other text as code; so is what GitHub would cross-reference."""
    is_short = len(text) <= _MAX_ADDRESS_LENGTH
    return f"<{text}>" if is_plain_address(text) and is_short and not _CROSS_REFERENCE.search(text) else as_code(text)


def is_plain_address(text: str) -> bool:
    """Whether a text is an https address without any character that Markdown gives a meaning."""
    return bool(_ADDRESS.fullmatch(text))


def _split_code(text: str) -> Iterator[tuple[bool, str]]:
    for number, piece in enumerate(text.split("`")):
        if number % 2:
            yield True, piece
        else:
            for word in re.split(r"(\s+)", piece):
                yield from _split_word(word)


def _split_word(word: str) -> Iterator[tuple[bool, str]]:
    """Split a word into the punctuation of its sentence and, if it is not plain, what belongs into a code span."""
    start, end = (0, 0) if word.isspace() or _PLAIN.fullmatch(word) else _bare(word)
    is_code = not _PLAIN.fullmatch(word, start, end)
    yield from (each for each in ((False, word[:start]), (is_code, word[start:end]), (False, word[end:])) if each[1])


def _bare(word: str) -> tuple[int, int]:
    """Return where a word starts and ends without the punctuation around it. Brackets in pairs stay."""
    start, end = 0, len(word)
    while start < end:
        opened, closed = word.count("(", start, end), word.count(")", start, end)
        if word[end - 1] in _CLOSING or (word[end - 1] == ")" and closed > opened):
            end -= 1
        elif word[start] in _OPENING or (word[start] == "(" and opened > closed):
            start += 1
        elif _is_enclosed(word[start:end]):
            start, end = start + 1, end - 1
        else:
            break
    return start, end


def _is_enclosed(word: str) -> bool:
    """Whether the bracket at the start of a word is closed by the one at its end."""
    inner = word[1:-1]
    depths = accumulate((letter == "(") - (letter == ")") for letter in inner)
    return word[:1] == "(" and word[-1:] == ")" and len(word) > 1 and min(depths, default=0) >= 0
