"""Corrections of misspelt words: a likely one to suggest, or a certain one to apply without asking."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches
from heapq import nlargest

_SEPARATORS = re.compile(r"[\s_-]+")
_INVERTING_ENDING = re.compile(r"(?:ed|er|ing)?(?:_(?:by|of))?$")
"""Endings that change the meaning of a field's name: `supersedes` is not `superseded_by`."""

_REAL_WORDS = frozenset({"contract", "state"})
"""Real words that are one letter away from the name of a field, and so may not be a misspelling of it."""

_MIN_SIMILARITY = 0.75  # of 1, by difflib's ratio
_LONG_WORD_LETTERS = 8
_MAX_NEIGHBOURS, _MAX_COMPARED = 25, 3
"""How many words to consider on each side of a misspelt one, and how many of these to compare letter by letter."""


def closest(word: str, choices: Iterator[str]) -> str:
    """Return the choice that is most similar to a word, or "" if none is similar enough."""
    return next(iter(get_close_matches(word, list(choices), n=1, cutoff=_MIN_SIMILARITY)), "")


@dataclass(frozen=True, slots=True)
class SortedWords:
    """Words sorted as they are and reversed, so that a search among very many compares only a few neighbours."""

    forwards: tuple[str, ...]
    backwards: tuple[str, ...]

    @classmethod
    def of(cls, words: Iterable[str]) -> "SortedWords":
        """Build it from words in any order."""
        forwards = tuple(sorted(words))
        return cls(forwards, tuple(sorted(word[::-1] for word in forwards)))

    def closest(self, word: str) -> str:
        """Return the sorted word that is most similar to `word`, or "" if none is similar enough.

        A slip leaves the start or the end of a word intact, so the right word is a neighbour in one of the two orders.
        This takes a few milliseconds at most, however many words there are.
        """
        backwards = (neighbour[::-1] for neighbour in _neighbours(self.backwards, word[::-1]))
        matcher = SequenceMatcher(b=word)

        def similarity(candidate: str) -> tuple[float, str]:
            matcher.set_seq1(candidate)
            return matcher.quick_ratio(), candidate

        candidates = {*_neighbours(self.forwards, word), *backwards}
        return closest(word, iter(nlargest(_MAX_COMPARED, candidates, key=similarity)))


def _neighbours(words: Sequence[str], word: str) -> Sequence[str]:
    index = bisect_left(words, word)
    return words[max(0, index - _MAX_NEIGHBOURS) : index + _MAX_NEIGHBOURS]


def certain_correction(text: str, choices: Iterable[str]) -> str:
    """Return the only choice that a text can be a slip for, or "" if it is not certain.

    Capitals and separators between words do not count. Beyond that, letters may be wrong, missing, extra or swapped
    with their neighbour: one in short words, two in long ones, and never the first, which people seldom mistype.
    """
    choices = tuple(choices)
    equal = [choice for choice in choices if _letters(choice) == _letters(text)]
    if equal:
        return equal[0] if len(equal) == 1 else ""
    word = _SEPARATORS.sub("_", text.strip().lower())
    words = [_SEPARATORS.sub("_", choice.lower()) for choice in choices]
    similar = get_close_matches(word, words, n=2, cutoff=_MIN_SIMILARITY)
    if len(similar) != 1 or word in _REAL_WORDS or not _is_slip(word, similar[0]):
        return ""
    return choices[words.index(similar[0])]


def _letters(word: str) -> str:
    return _SEPARATORS.sub("", word.casefold())


def _is_slip(word: str, choice: str) -> bool:
    ending, choice_ending = (_INVERTING_ENDING.search(each) for each in (word, choice))
    differs = ending and choice_ending and ending[0] and ending[0] != choice_ending[0] and not choice.startswith(word)
    max_edits = 2 if len(choice) >= _LONG_WORD_LETTERS else 1
    return not differs and word[0] == choice[0] and _edit_distance(word, choice) <= max_edits


def _edit_distance(first: str, second: str) -> int:
    """Return the number of letters to change, add, remove or swap with their neighbour to turn one into the other."""
    above: list[int] = []
    row = list(range(len(second) + 1))
    for i, letter in enumerate(first, 1):
        before, above, row = above, row, [i]
        for j, other in enumerate(second, 1):
            row.append(min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (letter != other)))
            if i > 1 and j > 1 and letter == second[j - 2] and first[i - 2] == other:
                row[j] = min(row[j], before[j - 2] + 1)
    return row[-1]
