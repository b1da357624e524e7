"""Which texts other readers of YAML take for something else, if they are in no quotes.

This program reads every text as text. Others read `1.10` as the number 1.1, `yes` as true and a date as a moment: those
of YAML 1.1, such as PyYAML, and those of YAML 1.2, such as editors. In quotes a text is a text to all of them.
"""

import re

_WORDS = ("null", "y", "n", "yes", "no", "true", "false", "on", "off")
_TIME = r"[0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]*)?"
_ZONE = r"(?:Z|[-+][0-9]{1,2}(?::?[0-9]{2})?)"
_ALTERNATIVES = (
    r"~|=|<<",
    *(f"{word}|{word.capitalize()}|{word.upper()}" for word in _WORDS),
    r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)",
    r"[-+]?0(?:b[01_]+|o[0-7_]+|x[0-9a-fA-F_]+)",
    r"[-+]?(?:[0-9_]+(?:\.[0-9_]*)?|\.[0-9_]+)(?:[eE][-+]?[0-9]+)?",  # 1.10, .5, 1e3, 010 and 1_000
    r"[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?",  # 12:30 is 750 where numbers may have the base 60
    rf"[0-9]{{4}}-[0-9]{{1,2}}-[0-9]{{1,2}}(?:(?:[Tt]|[ \t]+){_TIME}(?:[ \t]*{_ZONE})?)?",
)
MISREAD = re.compile(f"^(?:{'|'.join(_ALTERNATIVES)})$")
"""A text on one line that another reader takes for nothing, yes or no, a number, a date or a merge. Scripts use it too.

The words are spelt as YAML 1.1 and the core schema of YAML 1.2 spell them.
"""


def is_misread(text: str) -> bool:
    """Whether another reader takes a text for something else, or cannot read it, if it is in no quotes.

    Some readers, such as PyYAML without its library in C, stop at a tab.
    """
    return not text or "\t" in text or MISREAD.fullmatch(text) is not None
