"""The editions of the site in other languages."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from generator.localisation import localise
from generator.publish.edition import language
from generator.publish.edition.edition import Edition
from generator.publish.edition.files import File, compact_json

FOLDER = "translations"
"""Folder of a theme with one `.po` file for each language."""


class TranslationError(Exception):
    """The `.po` file of a language is missing or cannot be used; the message says which."""


def translated_editions(edition: Edition, themes: Sequence[Path], codes: Iterable[str]) -> tuple[Edition, ...]:
    """Return the edition in each language of `codes`. Raises TranslationError like `languages`."""
    return tuple(translate(edition, each) for each in languages(themes, codes))


def languages(themes: Sequence[Path], codes: Iterable[str]) -> tuple[language.Language, ...]:
    """Return the languages of `codes`, with messages from the first theme that has them.

    Raises TranslationError if no theme has the messages of a language, or they cannot be used.
    """
    files_by_code = {path.stem: path for theme in reversed(themes) for path in sorted((theme / FOLDER).glob("*.po"))}
    return tuple(_language(code, files_by_code) for code in codes)


def _language(code: str, files_by_code: Mapping[str, Path]) -> language.Language:
    if code not in files_by_code:
        known = ", ".join(sorted(files_by_code))
        message = f"there is no {FOLDER}/{code}.po in the theme; the languages besides English are: {known}"
        raise TranslationError(message)
    try:
        return language.read(files_by_code[code])
    except ValueError as error:
        raise TranslationError(f"{FOLDER}/{code}.po cannot be used: {error}") from error


def translate(edition: Edition, other: language.Language) -> Edition:
    """Return an edition in another language."""
    settings = edition.settings
    translated = replace(
        settings,
        name=other.gettext(settings.name),
        strapline=other.gettext(settings.strapline),
        member=other.gettext(settings.member),
        members=other.gettext(settings.members),
    )
    return replace(edition, catalogue=localise(edition.catalogue, other.code), settings=translated, language=other)


def files(others: Iterable[Edition]) -> Iterator[File]:
    """Yield, for each other language, the script module with its messages."""
    for edition in others:
        yield File(f"assets/i18n.{edition.language.code}.js", partial(_script, edition.language))


def _script(other: language.Language) -> str:
    """Return a JavaScript module with the messages of scripts and the plural rule of the language."""
    messages = compact_json(other.script_messages)
    return f"export const messages = {messages};\nexport const pluralForm = (n) => Number({other.plural});\n"
