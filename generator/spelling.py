"""What was meant by a misspelt word: as a guess to offer, or beyond doubt, to be mended without asking."""

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches

_BETWEEN_WORDS = re.compile(r"[\s_-]+")
_TURNS_ROUND = re.compile(r"(?:ed|er|ing)?(?:_(?:by|of))?$")
"""Endings that give a word another sense: who `supersedes` is not `superseded_by`."""

_OTHER_WORDS = frozenset({"contract", "state"})
"""Words of their own that are one letter away from a field's name."""

_NEAR = 0.75
_LONG = 8


def near(written: str, choices: Iterator[str]) -> str:
    """Give the choice that looks most like what was written, or nothing if none does."""
    return next(iter(get_close_matches(written, list(choices), n=1, cutoff=_NEAR)), "")


def meant(written: str, choices: Iterable[str]) -> str:
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
