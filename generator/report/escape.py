"""Make strangers' text harmless where it is shown."""

import re

from generator.faults import HIDDEN

_UNSAFE = re.compile(rf"[^\S\n ]|[\ud800-\udfff]|{HIDDEN.pattern}")


def for_terminal(text: str) -> str:
    """Write out every character that cannot be seen, or could move the cursor or turn the direction of what follows."""
    return _UNSAFE.sub(_code, text)


def for_one_line(text: str) -> str:
    """As for a terminal, and nothing that begins a new line."""
    return for_terminal(text.replace("\n", " "))


def for_utf8(text: str) -> str:
    """Write out only what no encoding holds, for a name by which a program looks for a file."""
    return text.encode(errors="backslashreplace").decode()


def _code(found: re.Match[str]) -> str:
    number = f"{ord(found[0]):04x}"
    return f"\\u{number}" if len(number) == len("0000") else f"\\U{number:>08}"
