"""What was meant by a misspelt word: as a guess to offer, or beyond doubt, to be mended without asking."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches
from heapq import nlargest

_SEPARATORS = re.compile(r"[\s_-]+")
_INVERTING_ENDING = re.compile(r"(?:ed|er|ing)?(?:_(?:by|of))?$")
"""Endings that give a word another sense: who `supersedes` is not `superseded_by`."""

_REAL_WORDS = frozenset({"contract", "state"})
"""Words of their own that are one letter away from a field's name."""

_MIN_SIMILARITY = 0.75
_LONG_WORD_LETTERS = 8
_MAX_NEIGHBOURS, _MAX_COMPARED = 25, 3
"""How many words are looked at on each side of a misspelt one, and how many of these letter by letter."""


def closest(word: str, choices: Iterator[str]) -> str:
    """Give the choice that looks most like what was written, or nothing if none does."""
    return next(iter(get_close_matches(word, list(choices), n=1, cutoff=_MIN_SIMILARITY)), "")


@dataclass(frozen=True, slots=True)
class SortedWords:
    """Words in order, read forwards and backwards: of very many, only those are looked at that stand near."""

    forwards: tuple[str, ...]
    backwards: tuple[str, ...]

    @classmethod
    def of(cls, words: Iterable[str]) -> "SortedWords":
        """Sort words."""
        forwards = tuple(sorted(words))
        return cls(forwards, tuple(sorted(word[::-1] for word in forwards)))

    def closest(self, word: str) -> str:
        """Return the word that looks most like what was written, or nothing if none does.

        A slip leaves the beginning or the end of a word as it was, so that the right one stands near in one of the two
        orders. That takes the same time, a few milliseconds at most, however many words there are.
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
    """Give the only choice that a word can be a slip for, or nothing where anybody could be in doubt.

    Capitals and what stands between words do not count. Beyond that a letter may be wrong, missing, too many or in its
    neighbour's place: one in short words, two in long ones, and never the first, which people seldom mistype.
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
    """Count the letters to be changed, added, left out or swapped with their neighbour to get from one to the other."""
    above: list[int] = []
    row = list(range(len(second) + 1))
    for i, letter in enumerate(first, 1):
        before, above, row = above, row, [i]
        for j, other in enumerate(second, 1):
            row.append(min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (letter != other)))
            if i > 1 and j > 1 and letter == second[j - 2] and first[i - 2] == other:
                row[j] = min(row[j], before[j - 2] + 1)
    return row[-1]
