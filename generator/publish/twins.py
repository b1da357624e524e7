"""The same pages in other languages: what they are made from."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from generator.localised import localised
from generator.publish import language
from generator.publish.bodies import Bodies
from generator.publish.files import write

FOLDER = "translations"
"""Where the theme keeps the messages of other languages."""


def twins(bodies: Bodies, themes: Sequence[Path], codes: Iterable[str]) -> tuple[Bodies, ...]:
    """Return what the pages in each other language are made from; the first theme that has its messages counts.

    Raise ValueError, in words, for a language whose messages are not there or cannot be used.
    """
    there = {path.stem: path for theme in reversed(themes) for path in sorted((theme / FOLDER).glob("*.po"))}
    return tuple(_twin(bodies, _language(code, there)) for code in codes)


def _language(code: str, there: Mapping[str, Path]) -> language.Language:
    if code not in there:
        known = ", ".join(sorted(there))
        raise ValueError(f"there is no {FOLDER}/{code}.po in the theme; the languages besides English are: {known}")
    try:
        return language.read(there[code])
    except ValueError as error:
        raise ValueError(f"{FOLDER}/{code}.po cannot be used: {error}") from error


def _twin(bodies: Bodies, other: language.Language) -> Bodies:
    site = bodies.site
    named = replace(
        site,
        name=other.say(site.name),
        strapline=other.say(site.strapline),
        member=other.say(site.member),
        members=other.say(site.members),
    )
    return replace(bodies, catalogue=localised(bodies.catalogue, other.code), site=named, language=other)


def write_words(others: Iterable[Bodies], folder: Path) -> None:
    """Write what scripts say in each language."""
    for each in others:
        write(folder, f"assets/words.{each.language.code}.js", _script(each.language))


def _script(other: language.Language) -> str:
    """Return a module with the messages of scripts, and the function that tells which form of one a number takes."""
    words = json.dumps(other.of_scripts, ensure_ascii=False, separators=(",", ":"))
    return f"export const words = {words};\nexport const form = (n) => Number({other.plural});\n"
