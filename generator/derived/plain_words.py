"""Warn about pages that are hard to read. ``make lint`` runs this; a warning does not fail it.

The measure is the Automated Readability Index (Smith and Senter, 1967), which does not count syllables: it weighs the
letters per word and the words per sentence, and gives the age at which most people read such a text with ease. GOV.UK
asks for a reading age of nine; the limit here is twelve, since names in the catalogue are long.
"""

import re
import sys
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

from markdown_it import MarkdownIt

from generator.derived.translations import FOLDER

_CHECKOUT = Path(__file__).parents[2]
_PAGES = _CHECKOUT / "site_overrides" / "pages"
MAX_AGE = 12
"""Years of age."""

MAX_SENTENCE_WORDS = 30
"""Words in a sentence; the first sentence with more is printed, since it is the easiest to fix."""

_MIN_WORDS = 60
"""Words; the index means nothing for a shorter text."""

_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_SENTENCE_END = re.compile(r"(?<=[.!?:])\s+|(?<=[.!?:][\"'”’])\s+")
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_AGE_OF_GRADE_ONE = 6


def main() -> None:
    """Print a warning for each page that is too hard to read."""
    languages = {path.stem for path in (_CHECKOUT / FOLDER).glob("*.po")}
    for path in sorted(path for path in _PAGES.rglob("*.md") if not languages & {*path.relative_to(_PAGES).parts}):
        for warning in warnings(list(sentences(path.read_text(encoding="utf-8")))):
            print(f"{path.relative_to(_CHECKOUT)}: {warning}", file=sys.stderr)


def warnings(texts: list[str]) -> Iterator[str]:
    """Yield warnings about sentences that are too hard or too long."""
    if (years := age(texts)) > MAX_AGE:
        yield f"warning: reads as if for people of {years:.0f}; shorter words and sentences would help"
    if too_long := [each for each in texts if len(_WORD.findall(each)) > MAX_SENTENCE_WORDS]:
        yield f"warning: more than {MAX_SENTENCE_WORDS} words in one sentence: {too_long[0]}"


def sentences(markdown: str) -> Iterator[str]:
    """Yield the sentences of running text, without headings, tables and code. A list item ends a sentence."""
    tokens = MarkdownIt("commonmark").enable("table").parse(_FRONT_MATTER.sub("", markdown))
    for previous, token in pairwise(tokens):
        if previous.type == "paragraph_open":
            contents = ("x" if child.type == "code_inline" else child.content for child in token.children or ())
            text = re.sub(r"\s+", " ", "".join(content or " " for content in contents)).strip()
            yield from (each for each in _SENTENCE_END.split(text) if _WORD.search(each))


def age(texts: Iterable[str]) -> float:
    """Return the reading age of sentences in years; 0 if there are too few words to tell."""
    words_by_sentence = [_WORD.findall(each) for each in texts]
    letters, count = sum(len(word) for each in words_by_sentence for word in each), sum(map(len, words_by_sentence))
    if count < _MIN_WORDS:
        return 0
    return 4.71 * letters / count + 0.5 * count / len(words_by_sentence) - 21.43 + _AGE_OF_GRADE_ONE


if __name__ == "__main__":
    main()
