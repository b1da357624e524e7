"""Characters that people cannot see, or that only look like ordinary spaces."""

import re

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
"""Replaces a character that was lost, or that was removed because it is hidden."""

BYTE_ORDER_MARK = "\ufeff"
"""A character that some programs write at the start of a text. It has no meaning anywhere in it."""

HIDDEN = re.compile(
    "["
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control characters except tab and line ends
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\uffa0"  # soft hyphen, fillers, joiners
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f"  # zero width, line separators, direction
    "\ufe00-\ufe0f\ufeff\ufff9-\ufffd\ufffe\uffff\U000e0000-\U000e0fff"  # variants, byte-order mark, tags
    "]"
)
"""Characters that a reader cannot see, or that change the order in which other characters are shown."""

_ODD_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
ODD_SPACE = re.compile(f"[{_ODD_SPACES}]")
"""Space characters that YAML does not treat as spaces."""

LINE_START = re.compile(f"^[ {_ODD_SPACES}]*(?:-[ {_ODD_SPACES}]*)?(?:[a-z_]+:[{_ODD_SPACES}]*)?", re.MULTILINE)
"""The start of a line up to its text: indent, hyphen, field name. YAML accepts only ordinary spaces there."""
