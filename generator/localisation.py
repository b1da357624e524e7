"""The catalogue in another language: the same graph, with the translations that its files contain."""

from dataclasses import fields, replace
from typing import Any, TypeVar

from generator.catalogue import Catalogue
from generator.model import Entry, Organisation, Term, Translation, Vocabulary

Translatable = TypeVar("Translatable", Entry, Organisation, Term, Vocabulary)

_TEXTS = tuple(each.name for each in fields(Translation))


def localise(catalogue: Catalogue, language: str) -> Catalogue:
    """Return the catalogue in a language. Texts without a translation stay in English.

    Every entry keeps its `Translation`, so that pages can still ask `is_translated`.
    """
    return Catalogue(
        {slug: _localise_one(entry, language) for slug, entry in catalogue.entries.items()},
        {slug: _localise_one(organisation, language) for slug, organisation in catalogue.organisations.items()},
        {slug: _localise_vocabulary(vocabulary, language) for slug, vocabulary in catalogue.vocabularies.items()},
        catalogue.registers,
        catalogue.readings,
        catalogue.observations,
        language,
    )


def is_translated(translatable: Entry | Organisation | Term | Vocabulary, field: str, language: str) -> bool:
    """Whether a text, such as `name` or `summary`, has a translation into a language."""
    return bool(getattr(getattr(translatable, language, None), field, ""))


def _localise_vocabulary(vocabulary: Vocabulary, language: str) -> Vocabulary:
    terms = {id_: _localise_one(term, language) for id_, term in vocabulary.terms.items()}
    return replace(_localise_one(vocabulary, language), terms=terms)


def _localise_one(translatable: Translatable, language: str) -> Translatable:
    """Return the same object if nothing is translated, as in most cases, to save memory."""
    translation = getattr(translatable, language, None)  # only some languages have a field in the model
    texts: dict[str, Any] = {field: text for field in _TEXTS if (text := getattr(translation, field, ""))}
    return replace(translatable, **texts) if texts else translatable
