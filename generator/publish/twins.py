"""The same pages in other languages: what they are made from."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from generator.localised import localised
from generator.publish import language
from generator.publish.bodies import Bodies

FOLDER = "translations"
"""Where the theme keeps the messages of other languages."""


def twins(bodies: Bodies, theme: Path, codes: Iterable[str]) -> tuple[Bodies, ...]:
    """Give what the pages in each other language are made from."""
    return tuple(_twin(bodies, language.read(theme / FOLDER, code)) for code in codes)


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
