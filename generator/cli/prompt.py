"""Questions and answers at a terminal. They go to standard error, so standard output holds only a command's result."""

import re
import sys

from generator.characters import REPLACEMENT
from generator.cli.environment import print_text

_SURROGATES = re.compile("[\ud800-\udfff]")


def say(text: str) -> None:
    """Print a line to standard error."""
    print_text(text, is_message=True)


def read_answer() -> str:
    """Read one answer. Bytes that are not text become the replacement character, which no check accepts.

    Raises EOFError and KeyboardInterrupt when the person stops.
    """
    print("> ", end="", file=sys.stderr, flush=True)
    try:
        return _SURROGATES.sub(REPLACEMENT, input()).strip()
    except UnicodeDecodeError:
        return REPLACEMENT
