"""Talk with a person at a terminal, on the error stream: standard output stays free for what a command gives."""

import re
import sys

from generator.file_rules import REPLACEMENT

_SURROGATES = re.compile("[\ud800-\udfff]")


def say(text: str) -> None:
    """Print a line for the person."""
    print(text, file=sys.stderr)


def read_answer() -> str:
    """Read one answer. Bytes that are no text become the sign for something lost, which no check accepts.

    Raises EOFError and KeyboardInterrupt when the person stops.
    """
    print("> ", end="", file=sys.stderr, flush=True)
    try:
        return _SURROGATES.sub(REPLACEMENT, input()).strip()
    except UnicodeDecodeError:
        return REPLACEMENT
