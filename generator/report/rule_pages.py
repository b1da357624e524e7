"""Prepare the pages about rules for readers.

In the source of a page, comments in an example state the expected diagnostics, such as
``# error: 3 [S102] "the message"``; tests compare them with the check. Readers see the example without the comments,
followed by a list of the messages.
"""

import re
from collections.abc import Iterator

EXPECTED = re.compile(r'# (error|warning): (\d+) \[([A-Z]\d{3})\] "(.*?)"(?= # (?:error|warning): |$)')
"""An expected diagnostic: severity, column, code, message. It follows the line it is about, or is on a line above."""

_BLOCK = re.compile(r"^```yaml\n(.*?)^```\n", re.MULTILINE | re.DOTALL)
_COMMENTS = re.compile(r"(?:^| +)# (?:error|warning): \d+ \[[A-Z]\d{3}\] .*$")


def readable(markdown: str) -> str:
    """Return the Markdown of a page with the expected messages of each example in a list below it."""
    return _BLOCK.sub(lambda block: _readable(block[1]), markdown)


def _readable(text: str) -> str:
    lines = text.splitlines()
    visible_lines = [line for line in lines if not _is_expectation(line)]
    messages = [f"* Line {number}: {message}." for number, message in _messages(lines)]
    block = "".join(f"{_COMMENTS.sub('', line)}\n" for line in visible_lines)
    return f"```yaml\n{block}```\n" + ("\n".join(["", "The check says:", "", *messages, ""]) if messages else "")


def _messages(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Yield each message with its line number in the example without comments."""
    number = 1
    for line in lines:
        yield from ((number, message) for _, _, _, message in EXPECTED.findall(line))
        number += not _is_expectation(line)


def _is_expectation(line: str) -> bool:
    return bool(EXPECTED.match(line))
