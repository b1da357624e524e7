"""The catalogue in another language: the same graph, with the words that its files give in that language."""

from dataclasses import fields, replace
from typing import Any, TypeVar

from generator.catalogue import Catalogue
from generator.model import Entry, Organisation, Term, Translation, Vocabulary

Thing = TypeVar("Thing", Entry, Organisation, Term, Vocabulary)

_WORDS = tuple(each.name for each in fields(Translation))


def localise(catalogue: Catalogue, language: str) -> Catalogue:
    """Put the words of a language in the place of the English, where they are given: the rest stays English.

    Everything keeps its translation, so that whoever shows a word can ask `is_translated`.
    """
    return Catalogue(
        {slug: _localised(each, language) for slug, each in catalogue.entries.items()},
        {slug: _localised(each, language) for slug, each in catalogue.organisations.items()},
        {slug: _vocabulary(each, language) for slug, each in catalogue.vocabularies.items()},
    )


def is_translated(thing: Entry | Organisation | Term | Vocabulary, word: str, language: str) -> bool:
    """Tell whether a thing has its name, its summary or the like in a language."""
    return bool(getattr(getattr(thing, language, None), word, ""))


def _vocabulary(vocabulary: Vocabulary, language: str) -> Vocabulary:
    terms = {id_: _localised(term, language) for id_, term in vocabulary.terms.items()}
    return replace(_localised(vocabulary, language), terms=terms)


def _localised(thing: Thing, language: str) -> Thing:
    """Give the same thing where nothing is translated: most are, and share their place in memory."""
    translation = getattr(thing, language, None)  # files have their own fields for some languages only
    given: dict[str, Any] = {word: text for word in _WORDS if (text := getattr(translation, word, ""))}
    return replace(thing, **given) if given else thing
