"""The same site in other languages."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from generator.localised import localised
from generator.publish.edition import language
from generator.publish.edition.edition import Edition
from generator.publish.edition.files import File, compact_json

FOLDER = "translations"
"""Where the theme keeps the messages of other languages."""


class TranslationError(Exception):
    """The messages of a language are not there or cannot be used; the words say which."""


def translated_editions(edition: Edition, themes: Sequence[Path], codes: Iterable[str]) -> tuple[Edition, ...]:
    """Return the edition in each other language; the first theme that has the messages of a language counts.

    Raises TranslationError.
    """
    there = {path.stem: path for theme in reversed(themes) for path in sorted((theme / FOLDER).glob("*.po"))}
    return tuple(_translated(edition, _language(code, there)) for code in codes)


def _language(code: str, there: Mapping[str, Path]) -> language.Language:
    if code not in there:
        known = ", ".join(sorted(there))
        words = f"there is no {FOLDER}/{code}.po in the theme; the languages besides English are: {known}"
        raise TranslationError(words)
    try:
        return language.read(there[code])
    except ValueError as error:
        raise TranslationError(f"{FOLDER}/{code}.po cannot be used: {error}") from error


def _translated(edition: Edition, other: language.Language) -> Edition:
    settings = edition.settings
    named = replace(
        settings,
        name=other.say(settings.name),
        strapline=other.say(settings.strapline),
        member=other.say(settings.member),
        members=other.say(settings.members),
    )
    return replace(edition, catalogue=localised(edition.catalogue, other.code), settings=named, language=other)


def files(others: Iterable[Edition]) -> Iterator[File]:
    """Yield what scripts say in each other language."""
    for each in others:
        yield File(f"assets/i18n.{each.language.code}.js", partial(_script, each.language))


def _script(other: language.Language) -> str:
    """Return a module with the messages of scripts, and the function that tells which form of one a number takes."""
    messages = compact_json(other.of_scripts)
    return f"export const messages = {messages};\nexport const pluralForm = (n) => Number({other.plural});\n"
