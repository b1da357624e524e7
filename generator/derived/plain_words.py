"""Warn of pages of ours that are hard to read. ``make lint`` runs this; a warning fails nothing.

The measure is the Automated Readability Index (Smith and Senter, 1967), which needs no list of syllables: it weighs
the letters in a word and the words in a sentence, and gives the age at which most people read such a text with ease.
GOV.UK asks for a reading age of nine; ours may go up to twelve, since the names of things here are long.
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
OLDEST = 12
"""Years of age."""

LONGEST = 30
"""Words in a sentence; the first such sentence is shown, since it is the easiest thing to mend."""

_FEWEST = 60
"""Words; from fewer no age can be told."""

_FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_END = re.compile(r"(?<=[.!?:])\s+|(?<=[.!?:][\"'”’])\s+")
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_AGE_OF_GRADE_ONE = 6


def main() -> None:
    """Print a warning for each page that is harder than it should be."""
    others = {path.stem for path in (_CHECKOUT / FOLDER).glob("*.po")}
    for path in sorted(path for path in _PAGES.rglob("*.md") if not others & {*path.relative_to(_PAGES).parts}):
        for words in warnings(list(sentences(path.read_text(encoding="utf-8")))):
            print(f"{path.relative_to(_CHECKOUT)}: {words}", file=sys.stderr)


def warnings(found: list[str]) -> Iterator[str]:
    """Say what makes a text hard."""
    if (years := age(found)) > OLDEST:
        yield f"warning: reads as if for people of {years:.0f}; shorter words and sentences would help"
    if too_long := [each for each in found if len(_WORD.findall(each)) > LONGEST]:
        yield f"warning: more than {LONGEST} words in one sentence: {too_long[0]}"


def sentences(markdown: str) -> Iterator[str]:
    """Yield the sentences of running text: no headings, tables or code. An item of a list ends a sentence."""
    tokens = MarkdownIt("commonmark").enable("table").parse(_FRONT.sub("", markdown))
    for before, token in pairwise(tokens):
        if before.type == "paragraph_open":
            parts = ("x" if child.type == "code_inline" else child.content for child in token.children or ())
            text = re.sub(r"\s+", " ", "".join(part or " " for part in parts)).strip()
            yield from (each for each in _END.split(text) if _WORD.search(each))


def age(found: Iterable[str]) -> float:
    """Give the age in years at which people read such sentences with ease; nought where there are too few."""
    words = [_WORD.findall(each) for each in found]
    letters, count = sum(len(word) for each in words for word in each), sum(map(len, words))
    if count < _FEWEST:
        return 0
    return 4.71 * letters / count + 0.5 * count / len(words) - 21.43 + _AGE_OF_GRADE_ONE


if __name__ == "__main__":
    main()
