"""Make strangers' text harmless where it is shown."""

import re
from collections.abc import Iterator
from itertools import groupby

from generator.file_rules import HIDDEN

_UNSAFE = re.compile(rf"[^\S\n ]|[\ud800-\udfff]|{HIDDEN.pattern}")
_PLAIN = re.compile(r"\(?(?:[A-Za-z]+(?:['-][A-Za-z]+)*|\d{1,6})?[.,;:?)]*")
"""A word or a short number with the marks that sentences put around it."""

_ENDS_CODE = re.compile(r"([`|\\])")


def for_terminal(text: str) -> str:
    """Write out every character that cannot be seen, or could move the cursor or turn the direction of what follows."""
    return _UNSAFE.sub(_escape_sequence, text)


def for_one_line(text: str) -> str:
    """As for a terminal, and nothing that begins a new line."""
    return for_terminal(text.replace("\n", " "))


def for_utf8(text: str) -> str:
    """Write out only what no encoding holds, for a name by which a program looks for a file."""
    return text.encode(errors="backslashreplace").decode()


def _escape_sequence(match: re.Match[str]) -> str:
    digits = f"{ord(match[0]):04x}"
    return f"\\u{digits}" if len(digits) == len("0000") else f"\\U{digits:>08}"


def for_markdown(text: str) -> str:
    """Put into code what stands in backticks, and any word that is not plain. Neighbours in code become one piece.

    Markdown reads meaning into nearly every sign, and GitHub into names, numbers and addresses besides.
    """
    pieces = groupby(_split_code(for_one_line(text)), key=lambda piece: piece[0])
    joined = ((in_code, "".join(text for _, text in group)) for in_code, group in pieces)
    return "".join(as_code(text) if in_code else text for in_code, text in joined)


def as_code(text: str) -> str:
    """Write text so that Markdown reads nothing into it: in code, save the three signs that could end it or a cell."""
    pieces = (piece for piece in _ENDS_CODE.split(for_one_line(text)) if piece)
    return "".join(f"&#{ord(piece)};" if _ENDS_CODE.fullmatch(piece) else f"`{piece}`" for piece in pieces)


def _split_code(text: str) -> Iterator[tuple[bool, str]]:
    for number, piece in enumerate(text.split("`")):
        if number % 2:
            yield True, piece
        else:
            yield from ((not (word.isspace() or _PLAIN.fullmatch(word)), word) for word in re.split(r"(\s+)", piece))
