"""Characters that people cannot see, or that only look like ordinary spaces."""

import re

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
"""Replaces a character that was lost, or that was removed because it is hidden."""

BYTE_ORDER_MARK = "\ufeff"
"""A character that some programs write at the start of a text. It has no meaning anywhere in it."""

_EMOJI = (
    "\u00a9\u00ae\u203c\u2049\u2122\u2139\u2194-\u21aa\u231a-\u23ff\u24c2\u25aa-\u25fe\u2600-\u27bf\u2934\u2935\u2b05-\u2b55"
    "\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
)
"""Signs behind which U+FE0F asks for the picture in place of the plain sign, as keyboards write it (UTS #51)."""

HIDDEN = re.compile(
    "(?:["
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control characters except tab and line ends
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\uffa0"  # soft hyphen, fillers, joiners
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f"  # zero width, line separators, direction
    "\ufe00-\ufe0e\ufeff\ufff9-\ufffd\ufffe\uffff\U000e0000-\U000e0fff"  # variants, byte-order mark, tags
    f"]|(?<![{_EMOJI}])\ufe0f)"
)
"""Characters that a reader cannot see, or that change the order in which other characters are shown."""

_ODD_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
ODD_SPACE = re.compile(f"[{_ODD_SPACES}]")
"""Space characters that YAML does not treat as spaces."""

LINE_START = re.compile(f"^[ {_ODD_SPACES}]*(?:-[ {_ODD_SPACES}]*)?(?:[a-z_]+:[{_ODD_SPACES}]*)?", re.MULTILINE)
"""The start of a line up to its text: indent, hyphen, field name. YAML accepts only ordinary spaces there."""
