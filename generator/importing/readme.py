"""What a README says at its beginning: its title, and the first sentence that tells what this is."""

import re
from collections.abc import Iterator

from generator import markup
from generator.importing.draft import SUMMARY, Fact, Skipped, Statement

FILES = re.compile(r"readme(?:\.(?:md|markdown|rst|txt))?", re.IGNORECASE)
_LOOKED_AT = 20_000
_SENTENCE = re.compile(r"(.{10,}?[.!?])(?=\s+[\"'(A-Z]|$)")
_WORD = re.compile(r"\w")


def read(said: str, text: str) -> Iterator[Statement]:
    """Yield the title and the first sentence, where they can be told."""
    title = sentence = ""
    for tag, words in markup.blocks(text[:_LOOKED_AT]):
        if tag.startswith("h") and not title and _WORD.search(words):
            title = words
        elif tag.startswith("h") and title:
            break
        elif tag == "p" and not sentence and (found := _SENTENCE.match(words)):
            sentence = found[1]
    if title:
        yield Fact(f"{said}, title", ("name",), title)
    if sentence:
        yield Fact(f"{said}, first sentence", SUMMARY, sentence)
    for words in [*([] if title else ["title"]), *([] if sentence else ["first sentence"])]:
        yield Skipped(f"{said}, {words}", "it is not clear")
