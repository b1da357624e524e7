"""The words that the catalogue uses, so that the search page can tell a misspelt word from one that finds nothing."""

import re
from collections import Counter
from collections.abc import Iterable

_WORD = re.compile(r"[^\W\d_]+(?:['\N{RIGHT SINGLE QUOTATION MARK}][^\W\d_]+)?")
_MIN_LETTERS = 4
"""Letters. Nearly every shorter word is near to another that means something else."""


def words(texts: Iterable[str]) -> list[str]:
    """Give every word once, in small letters: the most used first, since that is more likely meant."""
    counts = Counter(word for text in texts for word in _WORD.findall(text.lower()) if len(word) >= _MIN_LETTERS)
    return sorted(counts, key=lambda word: (-counts[word], word))
