"""Phrases that several reports share."""

import re
from collections.abc import Callable, Iterator, Sequence

from generator.check import Result
from generator.diagnostic import Diagnostic
from generator.report.escape import for_one_line
from generator.source import Location

_ENDED = re.compile(r"[.?!…][`”’\"')]*$")


def totals(result: Result) -> str:
    """Return a sentence with the number of files checked, errors and warnings."""
    files = count(len(result.files), "file")
    numbers = ((len(result.errors), "error"), (len(result.warnings), "warning"))
    counts = " and ".join(count(number, word) for number, word in numbers if number)
    if result.older is not None and not result.files:
        return "This branch changes no entry, so there was nothing to check." + _older_faults(len(result.older))
    summary = f"{files} checked: {counts}." if counts else f"{files} checked, nothing wrong."
    return summary + _older_faults(len(result.older or ()))


def _older_faults(number: int) -> str:
    """Return a sentence about errors that the branch did not introduce, or an empty string."""
    if not number:
        return ""
    older = count(number, "older error or warning", "older errors or warnings")
    return f" Not counted: {older} in files that this branch did not change."


def sentence(text: str) -> str:
    """Return a text with the full stop that it may lack at its end; one within quotation marks there is enough."""
    return text if _ENDED.search(text) else f"{text}."


def count(number: int, singular: str, plural: str = "") -> str:
    """Return a number with a noun, such as `2 files`. `plural` is for nouns that do not simply add an s."""
    return f"{number:,} {singular if number == 1 else plural or f'{singular}s'}"


def within_limit(blocks: Sequence[str], characters: int, left_out: Callable[[int], str]) -> Iterator[str]:
    """Yield blocks of text while they fit into so many characters, then what `left_out` says of the others' number."""
    remaining = characters
    for number, block in enumerate(blocks):
        remaining -= len(block)
        if remaining < 0:
            yield left_out(len(blocks) - number)
            return
        yield block


def in_one_line(diagnostic: Diagnostic) -> str:
    """Return message and help in one line, for formats with a single text field."""
    return for_one_line(message_and_help(diagnostic.message, diagnostic.help))


def message_and_help(message: str, help_text: str) -> str:
    """Return message and help as sentences."""
    return f"{sentence(message)} {help_text}".rstrip()


def place(location: Location) -> str:
    """Return `path:line:column` as compilers print it, which terminals and editors turn into a link."""
    start = location.span.start
    return f"{for_one_line(location.path)}:{start.line}:{start.column}"
