"""Characters that people cannot see, or that only look like ordinary spaces."""

import re
import unicodedata

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
"""Replaces a character that was lost, or that was removed because it is hidden."""

BYTE_ORDER_MARK = "\ufeff"
"""A character that some programs write at the start of a text. It has no meaning anywhere in it."""

_EMOJI = (
    "\u00a9\u00ae\u203c\u2049\u2122\u2139\u2194-\u21aa\u231a-\u23ff\u24c2\u25aa-\u25fe\u2600-\u27bf\u2934\u2935\u2b05-\u2b55"
    "\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
)
"""Signs behind which U+FE0F asks for the picture in place of the plain sign, as keyboards write it (UTS #51)."""

_FLAG = "\U0001f3f4"  # of England, Scotland and Wales: this sign, and "gbeng", "gbsct" or "gbwls" in tag characters
_FLAG_PARTS = ("\U000e0067", "\U000e0062", "[\U000e0065\U000e0073\U000e0077]", "[\U000e006e\U000e0063\U000e006c]",
               "[\U000e0067\U000e0074\U000e0073]", "\U000e007f")  # fmt: skip
_IN_FLAG = "|".join(f"(?<={_FLAG}{''.join(_FLAG_PARTS[:at])}){part}" for at, part in enumerate(_FLAG_PARTS))

_VIRAMAS = "\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d\u0dca"
_ARABIC = "\u0620-\u064a\u066e-\u066f\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff\u0750-\u077f"
_IN_WORD = f"(?<=[{_VIRAMAS}])[\u200c\u200d]|[\u200c\u200d](?=[{_VIRAMAS}])|(?<=[{_ARABIC}])\u200c(?=[{_ARABIC}])"
"""The joiners that words of India, Sri Lanka and Iran are spelt with (as in IDNA 2008, and Bengali as well)."""

_MARKS = (
    "\u0300-\u034e\u0350-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0711\u0730-\u074a\u07a6-\u07b0\u0900-\u0903\u093a-\u093c\u093e-\u094f"
    "\u0951-\u0957\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd\u0f71-\u0f84\u1ab0-\u1aff\u1dc0-\u1dff"
    "\u20d0-\u20ff\u302a-\u302f\u3099\u309a\ua66f-\ua67d\ufe20-\ufe2f"
)
"""Accents and other marks that stand on the letter before them."""

_MAX_MARKS = 3  # on one letter: Vietnamese has two, Hebrew and Greek can have three; `fault_at` says it in words
_NO_CHARACTERS = "".join(chr((plane << 16) + number) for plane in range(1, 15) for number in (0xFFFE, 0xFFFF))

_ALWAYS_HIDDEN = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control characters except tab and line ends
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\uffa0"  # soft hyphen, fillers, joiners
    "\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"  # zero width, line separators, direction
    "\ue000-\uf8ff\U000f0000-\U0010ffff"  # private use: what they mean depends on the font
    f"\ufdd0-\ufdef\ufffe\uffff{_NO_CHARACTERS}"
    "\ufe00-\ufe0d\ufeff\ufff9-\ufffd\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0080-\U000e0fff"  # variants
)
HIDDEN = re.compile(
    f"(?=[{_ALWAYS_HIDDEN}{_MARKS}\u200c\u200d\ufe0e\ufe0f\U000e0000-\U000e007f])"  # a quick no to all others
    f"(?:[{_ALWAYS_HIDDEN}]"
    f"|(?<![{_EMOJI}])[\ufe0e\ufe0f](?!(?<=[0-9#*]\ufe0f)\u20e3)"
    f"|(?!{_IN_WORD})(?:\u200c|(?<![{_EMOJI}\ufe0f])\u200d|\u200d(?![{_EMOJI}]))"  # signs that make up one picture
    f"|(?!{_IN_FLAG})[\U000e0000-\U000e007f]"
    f"|(?<=[{_MARKS}]{{{_MAX_MARKS}}})[{_MARKS}])"
)
"""Characters that a reader cannot see, or that change the order in which other characters are shown.

So are those that have no meaning to all readers, and each mark that is piled on three others.
"""

_INVISIBLE = re.compile(f"[\ud800-\udfff]|{HIDDEN.pattern}")
"""Hidden characters, and halves of characters, which no file in UTF-8 can have but JSON can."""

MEANINGLESS = re.compile(f"[\u00ad\u200b\u200e\u200f\u2060\ufeff]|(?!{_IN_WORD})\u200c")
"""Hidden characters without which a text in Latin letters looks the same, so that they can be removed."""

_ODD_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
ODD_SPACE = re.compile(f"[{_ODD_SPACES}]")
"""Space characters that YAML does not treat as spaces."""

LINE_START = re.compile(f"^[ {_ODD_SPACES}]*(?:-[ {_ODD_SPACES}]*)?(?:[A-Za-z_]+:[{_ODD_SPACES}]*)?", re.MULTILINE)
"""The start of a line up to its text: indent, hyphen, field name. YAML accepts only ordinary spaces there."""

_MAX_WORD_LENGTH = 30
_WINDOW = 200  # characters to each side, in which to look for a word
_MARK = re.compile(f"[{_MARKS}]")
_NOT_IN_WORD = re.compile(f"{_INVISIBLE.pattern}|`")
_LAST_WORD, _FIRST_WORD = re.compile(r"\S+(?=\s*\Z)"), re.compile(r"\S+")
_KINDS = {"Cc": "control character", "Co": "private-use character", "Cs": "half of a character"}


def described(character: str) -> str:
    """Return the number of a character and what it is, such as ``U+200B (zero width space)``."""
    name = unicodedata.name(character, "") or _KINDS.get(unicodedata.category(character), "no character")
    return f"U+{ord(character):04X} ({name.lower()})"


def is_mark(character: str) -> bool:
    """Whether a character is hidden only where it is piled on others, such as an accent."""
    return bool(_MARK.fullmatch(character))


def hidden_fault(text: str) -> str:
    """Return what the first hidden character in a text is and between which words, as a phrase; "" if there is none."""
    match = None if text.isascii() and text.isprintable() else _INVISIBLE.search(text)
    return fault_at(text, match.start()) if match else ""


def fault_at(text: str, index: int) -> str:
    """Return what is wrong with the character at a place: ``a hidden character after `Bin`: U+200B (...)``."""
    before, after = neighbours(text, index)
    if is_mark(text[index]):
        return f"a letter with more than three marks on it in `{before}`: {described(text[index])}"
    place = f"between `{before}` and `{after}`" if before and after else ""
    place = place or (f"after `{before}`" if before else f"before `{after}`" if after else "alone on its line")
    if text[index] == REPLACEMENT:
        return f"a character that was lost or cannot be seen, {place}"
    return f"a hidden character {place}: {described(text[index])}"


def neighbours(text: str, index: int) -> tuple[str, str]:
    """Return the words before and after a character on its line, without what cannot be seen; "" where there is none.

    A character within a word stands between two parts of it.
    """
    *_, before = text[max(0, index - _WINDOW) : index].replace("\r", "\n").split("\n")
    after, *_ = text[index + 1 : index + _WINDOW].replace("\r", "\n").split("\n")
    last = _LAST_WORD.search(_NOT_IN_WORD.sub("", before))
    first = _FIRST_WORD.search(_NOT_IN_WORD.sub("", after))
    return (last[0][-_MAX_WORD_LENGTH:] if last else "", first[0][:_MAX_WORD_LENGTH] if first else "")
