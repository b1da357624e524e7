"""The same pages in other languages: what they are made from."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from generator.localised import localised
from generator.publish.edition import language
from generator.publish.edition.files import write
from generator.publish.html.renderer import Bodies

FOLDER = "translations"
"""Where the theme keeps the messages of other languages."""


def twins(bodies: Bodies, themes: Sequence[Path], codes: Iterable[str]) -> tuple[Bodies, ...]:
    """Give what the pages in each other language are made from; the first theme that has its messages counts."""
    return tuple(_twin(bodies, language.read(_messages(themes, code))) for code in codes)


def _messages(themes: Sequence[Path], code: str) -> Path:
    return next(path for theme in themes if (path := theme / FOLDER / f"{code}.po").is_file())


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
        words = json.dumps(each.language.of_scripts, ensure_ascii=False, separators=(",", ":"))
        write(folder, f"assets/words.{each.language.code}.json", words)
