"""The pages of the rules, as people read them.

In a page's own text an example says what is found in it by comments, such as ``# error: 3 [S102] "the message"``:
the tests hold the check to them. A reader sees the file as it was sent, and below it what the check says of it.
"""

import re
from collections.abc import Iterator

EXPECTED = re.compile(r'# (error|warning): (\d+) \[([A-Z]\d{3})\] "(.*?)"(?= # (?:error|warning): |$)')
"""What is found, with its column: behind the line that it is about, or in one or more lines of its own above it."""

_BLOCK = re.compile(r"^```yaml\n(.*?)^```\n", re.MULTILINE | re.DOTALL)
_COMMENTS = re.compile(r"(?:^| +)# (?:error|warning): \d+ \[[A-Z]\d{3}\] .*$")


def readable(markdown: str) -> str:
    """Move what is found from the comments of each example to a list below it."""
    return _BLOCK.sub(lambda block: _readable(block[1]), markdown)


def _readable(text: str) -> str:
    lines = text.splitlines()
    visible_lines = [line for line in lines if not _is_expectation(line)]
    messages = [f"* Line {number}: {message}." for number, message in _messages(lines)]
    block = "".join(f"{_COMMENTS.sub('', line)}\n" for line in visible_lines)
    return f"```yaml\n{block}```\n" + ("\n".join(["", "The check says:", "", *messages, ""]) if messages else "")


def _messages(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Yield each message with the number of its line among those that are shown."""
    number = 1
    for line in lines:
        yield from ((number, message) for _, _, _, message in EXPECTED.findall(line))
        number += not _is_expectation(line)


def _is_expectation(line: str) -> bool:
    return bool(EXPECTED.match(line))
