"""Read the title and the first sentence of a README."""

import re
from collections.abc import Iterator

from generator import markup
from generator.importing.draft import SUMMARY, Fact, Skipped, Statement

FILES = re.compile(r"readme(?:\.(?:md|markdown|rst|txt))?", re.IGNORECASE)
_MAX_CHARACTERS = 20_000
_SENTENCE = re.compile(r"(.{10,}?[.!?])(?=\s+[\"'(A-Z]|$)")
_WORD_CHARACTER = re.compile(r"\w")


def read(file_name: str, text: str) -> Iterator[Statement]:
    """Yield the title and the first sentence, or that they are missing."""
    title = sentence = ""
    for tag, content in markup.blocks(text[:_MAX_CHARACTERS]):
        if tag.startswith("h") and not title and _WORD_CHARACTER.search(content):
            title = content
        elif tag.startswith("h") and title:
            break
        elif tag == "p" and not sentence and (match := _SENTENCE.match(content)):
            sentence = match[1]
    if title:
        yield Fact(f"{file_name}, title", ("name",), title)
    if sentence:
        yield Fact(f"{file_name}, first sentence", SUMMARY, sentence)
    for missing in [*([] if title else ["title"]), *([] if sentence else ["first sentence"])]:
        yield Skipped(f"{file_name}, {missing}", "it is not clear")
