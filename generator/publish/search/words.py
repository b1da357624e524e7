"""Words that documents contain for the search alone. The engine stems English and drops signs and accents itself.

`assets/search/words.js` in the theme makes the same words from a query; a test holds the two to each other. A made word
begins with ``zz``, like no word of a language, so that nobody finds it by chance.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import product

_SMALL = {
    "en": "a an and any are at be been by can council councils do does find for from get had has have help how i if in "
    "is it its me my need of on or our s see so some that the their them there they this to us use used uses using "
    "want was we what when where which who will with you your",
    "cy": "a ac am ar at beth ble chyngor cyngor cynghorau dros ei eich ein eu fy gan gyda gyngor gynghorau hyn i mae "
    "neu nghyngor o oes pa pwy rhwng sut sydd sy'n wrth y yn yng ym yr â",
}
"""Words of each language that never decide what is found. The table takes them to the browser."""

_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "’": "'", "-": ""}
)
_EDGES = "()[]{}<>\"“”‘'’,;:!?…"
_BREAK = re.compile(r"[\s/&,\N{EN DASH}\N{EM DASH}]+|(?<=\w\w)-(?=\w\w)")
_VERSION = re.compile(r"v?(\d+(?:\.\d+)+)", re.IGNORECASE)
_SIGNED = re.compile(r"([a-z]+)(#|\+\+)", re.IGNORECASE)
_DOTTED = re.compile(r"\.([a-z]\w*)", re.IGNORECASE)
_SIGNS = {"#": "sharp", "++": "plusplus"}
_ACRONYM = re.compile(r"[A-Z][A-Z0-9]+")
_MUTATIONS = (
    *(("ngh", "c"), ("mh", "p"), ("nh", "t"), ("ng", "g"), ("ch", "c"), ("ph", "p"), ("th", "t"), ("dd", "d")),
    *(("ll", ""), ("rh", ""), ("ff", "")),
    *(("m", "b"), ("f", "b m"), ("n", "d"), ("g", "c"), ("b", "p"), ("d", "t"), ("l", "ll gl"), ("r", "rh gr")),
    *((vowel, f"g{vowel}") for vowel in "aeiouwy"),
)
"""How a Welsh word may begin after a change, and how it then begins in a dictionary. The first that fits counts."""

_MIN_MUTATED = 3
"""Letters: shorter Welsh words are taken as they are."""

_MAX_VARIANTS = 16
"""Of one phrase."""

_NUMBERS = "abcdefgh"
"""One, two and so on, as the letter that each word of a phrase begins with."""


def fold(word: str) -> str:
    """Return a word in lower case, with plain letters for joined and barred ones and without a hyphen."""
    return word.lower().translate(_LETTERS)


def split(text: str) -> list[str]:
    """Return the words of a text as they are written, without the punctuation around them."""
    words = (word.strip(_EDGES).removesuffix(".") for word in _BREAK.split(text))
    return [word for word in words if any(each.isalnum() for each in word)]


def small(languages: Iterable[str]) -> list[str]:
    """Return the words of some languages that never decide what is found."""
    return [word for language in languages for word in _SMALL.get(language, "").split()]


def telling(text: str, languages: Iterable[str]) -> list[str]:
    """Return the words of a text without small ones, or all of them if it has no others. An acronym is not small."""
    words = split(text)
    ignored = small(languages)
    return [word for word in words if _ACRONYM.fullmatch(word) or fold(word) not in ignored] or words


def named(word: str) -> str:
    """Return a word whose signs belong to it as a word of letters, such as ``csharp`` for ``C#``, or an empty text."""
    if match := _VERSION.fullmatch(word):
        return "zzn" + match[1].replace(".", "dot")
    if match := _SIGNED.fullmatch(word):
        return match[1].lower() + _SIGNS[match[2]]
    if match := _DOTTED.fullmatch(word):
        return "dot" + match[1].lower()
    return ""


def radicals(word: str) -> list[str]:
    """Return a folded Welsh word and what it may be without the mutation of its beginning."""
    if len(word) < _MIN_MUTATED:
        return [word]
    begins, before = next(((begins, before) for begins, before in _MUTATIONS if word.startswith(begins)), ("", ""))
    return [word, *(each + word.removeprefix(begins) for each in before.split())]


def forms(texts: Iterable[str]) -> Iterator[str]:
    """Yield the words for the search alone that texts in any language call for."""
    for text in texts:
        for word in split(text):
            yield from _forms_of(word)


@lru_cache(maxsize=20_000)
def _forms_of(word: str) -> tuple[str, ...]:
    folded = fold(word)
    acronym = f"zzq{word.lower()}" if _ACRONYM.fullmatch(word) else ""
    return tuple(filter(None, (folded if folded != word.lower() else "", named(word), acronym)))


def welsh(texts: Iterable[str]) -> Iterator[str]:
    """Yield the words for the search alone that Welsh texts call for: each word without a mutation."""
    for text in texts:
        for word in telling(text, ["cy"]):
            yield from (f"zzw{radical}" for radical in radicals(fold(word)))


def kinds(name: str) -> Iterator[str]:
    """Yield the words of the name of a type, such as a library of code, apart from the same words elsewhere."""
    return (f"zzt{fold(word)}" for word in split(name))


def phrases(texts: Iterable[str], language: str) -> Iterator[str]:
    """Yield phrases in the form in which they are found as a whole, and never by a part of it.

    The words are in alphabetical order, and each begins with their number. A phrase may follow another one.
    """
    for text in texts:
        words = [named(word) or fold(word) for word in telling(text, [language])]
        variants = product(*(radicals(word) for word in words)) if language == "cy" else [tuple(words)]
        for variant, _ in zip(variants, range(_MAX_VARIANTS), strict=False):
            number = f"zz{_NUMBERS[min(len(variant), len(_NUMBERS)) - 1]}"
            yield f"zz {' '.join(number + word for word in sorted(variant))}"
