"""Make strangers' text harmless where it is shown."""

import re

_UNSAFE = re.compile(
    r"[^\S\n ]|[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)


def for_terminal(text: str) -> str:
    """Write out every character that could move the cursor, change colours or turn the direction of what follows."""
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def for_one_line(text: str) -> str:
    """As for a terminal, and nothing that begins a new line."""
    return for_terminal(text.replace("\n", " "))
