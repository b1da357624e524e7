"""The same site in other languages."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from generator.localised import localised
from generator.publish.edition import language
from generator.publish.edition.edition import Edition
from generator.publish.edition.files import File, compact_json

FOLDER = "translations"
"""Where the theme keeps the messages of other languages."""


def translated_editions(edition: Edition, themes: Sequence[Path], codes: Iterable[str]) -> tuple[Edition, ...]:
    """Return the edition in each other language; the first theme that has the messages of a language counts."""
    return tuple(_translated(edition, language.read(_messages(themes, code))) for code in codes)


def _messages(themes: Sequence[Path], code: str) -> Path:
    return next(path for theme in themes if (path := theme / FOLDER / f"{code}.po").is_file())


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
        yield File(f"assets/words.{each.language.code}.json", partial(compact_json, each.language.of_scripts))
