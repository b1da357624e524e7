"""All words of the catalogue, by which the search page recognises and corrects misspelt words."""

import re
from collections import Counter
from collections.abc import Iterable

_WORD = re.compile(r"[^\W\d_]+(?:['\N{RIGHT SINGLE QUOTATION MARK}][^\W\d_]+)?")
_MIN_LETTERS = 4
"""Shorter words are too similar to unrelated ones to be corrected."""


def words(texts: Iterable[str]) -> list[str]:
    """Return each word once, in lower case, most frequent first, as the likelier correction."""
    counts = Counter(word for text in texts for word in _WORD.findall(text.lower()) if len(word) >= _MIN_LETTERS)
    return sorted(counts, key=lambda word: (-counts[word], word))
