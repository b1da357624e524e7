"""What was meant by a misspelt word: as a guess to offer, or beyond doubt, to be mended without asking."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches
from heapq import nlargest

_BETWEEN_WORDS = re.compile(r"[\s_-]+")
_TURNS_ROUND = re.compile(r"(?:ed|er|ing)?(?:_(?:by|of))?$")
"""Endings that give a word another sense: who `supersedes` is not `superseded_by`."""

_OTHER_WORDS = frozenset({"contract", "state"})
"""Words of their own that are one letter away from a field's name."""

_NEAR = 0.75
_LONG = 8
_MOST_NEIGHBOURS, _MOST_COMPARED = 25, 3
"""How many words are looked at on each side of a misspelt one, and how many of these letter by letter."""


def closest(written: str, choices: Iterator[str]) -> str:
    """Give the choice that looks most like what was written, or nothing if none does."""
    return next(iter(get_close_matches(written, list(choices), n=1, cutoff=_NEAR)), "")


@dataclass(frozen=True, slots=True)
class SortedWords:
    """Words in order, read forwards and backwards: of very many, only those are looked at that stand near."""

    forwards: tuple[str, ...]
    backwards: tuple[str, ...]

    @classmethod
    def of(cls, words: Iterable[str]) -> "SortedWords":
        """Sort words."""
        forwards = tuple(sorted(words))
        return cls(forwards, tuple(sorted(each[::-1] for each in forwards)))

    def closest(self, written: str) -> str:
        """Return the word that looks most like what was written, or nothing if none does.

        A slip leaves the beginning or the end of a word as it was, so that the right one stands near in one of the two
        orders. That takes the same time, a few milliseconds at most, however many words there are.
        """
        backwards = (each[::-1] for each in _neighbours(self.backwards, written[::-1]))
        shared = SequenceMatcher(b=written)

        def likeness(word: str) -> tuple[float, str]:
            shared.set_seq1(word)
            return shared.quick_ratio(), word

        found = {*_neighbours(self.forwards, written), *backwards}
        return closest(written, iter(nlargest(_MOST_COMPARED, found, key=likeness)))


def _neighbours(words: Sequence[str], written: str) -> Sequence[str]:
    place = bisect_left(words, written)
    return words[max(0, place - _MOST_NEIGHBOURS) : place + _MOST_NEIGHBOURS]


def certain_correction(written: str, choices: Iterable[str]) -> str:
    """Give the only choice that a word can be a slip for, or nothing where anybody could be in doubt.

    Capitals and what stands between words do not count. Beyond that a letter may be wrong, missing, too many or in its
    neighbour's place: one in short words, two in long ones, and never the first, which people seldom mistype.
    """
    choices = tuple(choices)
    same = [each for each in choices if _letters(each) == _letters(written)]
    if same:
        return same[0] if len(same) == 1 else ""
    word = _BETWEEN_WORDS.sub("_", written.strip().lower())
    alike = get_close_matches(word, [_BETWEEN_WORDS.sub("_", each.lower()) for each in choices], n=2, cutoff=_NEAR)
    if len(alike) != 1 or word in _OTHER_WORDS or not _is_slip(word, alike[0]):
        return ""
    return next(each for each in choices if _BETWEEN_WORDS.sub("_", each.lower()) == alike[0])


def _letters(word: str) -> str:
    return _BETWEEN_WORDS.sub("", word.casefold())


def _is_slip(word: str, choice: str) -> bool:
    ending, wanted = (_TURNS_ROUND.search(each) for each in (word, choice))
    turned = ending and wanted and ending[0] and ending[0] != wanted[0] and not choice.startswith(word)
    return not turned and word[0] == choice[0] and _mistakes(word, choice) <= 1 + (len(choice) >= _LONG)


def _mistakes(first: str, second: str) -> int:
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
