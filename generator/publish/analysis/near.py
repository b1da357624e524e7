"""What is near a service area in which nothing is listed: entries of other areas that speak of it."""

import re
from collections.abc import Mapping

from generator.catalogue import Catalogue
from generator.memo import memoised
from generator.model import Entry
from generator.publish.analysis.facet_values import Value
from generator.publish.analysis.usage import by_use
from generator.publish.edition.edition import Edition
from generator.questions import question

_MAX_ENTRIES = 8
_MIN_LETTERS = 5
_WORD = re.compile(r"[a-z]+")
_WORDS_OF_ANY_AREA = frozenset({"local", "other", "people", "public", "service", "support"})


def near(edition: Edition, value: Value) -> tuple[Entry, ...]:
    """Return entries that have a word of a service area's English name in their texts, most used first.

    A word must stand there as a whole, in the singular or the plural.
    """
    original = edition.original
    term = original.terms(value.facet.vocabulary).get(value.term.id, value.term)
    words = _words_in(term.name) - _WORDS_OF_ANY_AREA
    return tuple(map(edition.translated, _speaking_of(original, " ".join(sorted(words)))))


@question
def _speaking_of(catalogue: Catalogue, words: str) -> tuple[Entry, ...]:
    wanted = frozenset(words.split())
    speaking = (catalogue.entries[slug] for slug, used in _words_by_entry(catalogue).items() if wanted & used)
    return by_use(catalogue, speaking)[:_MAX_ENTRIES]


@memoised
def _words_by_entry(catalogue: Catalogue) -> Mapping[str, frozenset[str]]:
    entries = catalogue.entries.values()
    return {each.slug: _words_in(each.name, each.summary, each.description) for each in entries}


def _words_in(*texts: str) -> frozenset[str]:
    """Return the words of texts that say something, without the s of a plural."""
    return frozenset(
        word.removesuffix("s") for text in texts for word in _WORD.findall(text.lower()) if len(word) >= _MIN_LETTERS
    )
