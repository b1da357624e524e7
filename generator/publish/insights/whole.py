"""The catalogue as a whole in figures, counted once for the page that shows them and the files that hold them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from generator.catalogue import Catalogue
from generator.history.growth import Moment
from generator.model import Organisation
from generator.publish.insights import adoption, holdings, over_time
from generator.publish.insights.figure import Figure
from generator.publish.language import Language
from generator.publish.page import Site
from generator.publish.standing import Standing
from generator.publish.tile_map import TileMap


@dataclass(frozen=True, slots=True)
class Chapter:
    """Figures that belong together."""

    slug: str
    title: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Nation:
    """The councils of one nation, by name, each with its standing."""

    name: str
    councils: tuple[tuple[Organisation, Standing], ...]


@dataclass(frozen=True)
class Whole:
    """What the figures of one catalogue are counted from, and the language that they speak."""

    catalogue: Catalogue
    councils: TileMap
    site: Site
    today: date
    growth: Sequence[Moment]
    language: Language

    @cached_property
    def chapters(self) -> tuple[Chapter, ...]:
        """All figures, in the order of the page."""
        catalogue, language = self.catalogue, self.language
        adoptions = adoption.figures(catalogue, self.councils, self.site, language)
        return (
            Chapter("adoption", language.say("Who uses what"), tuple(adoptions)),
            Chapter(
                "holdings", language.say("What there is"), tuple(holdings.figures(catalogue, self.today, language))
            ),
            Chapter(
                "growth",
                language.say("Over time"),
                tuple(over_time.figures(catalogue, self.growth, self.today, language)),
            ),
        )

    @property
    def nations(self) -> Iterator[Nation]:
        """Give all councils of the map by nation, last those whose nation is not said."""
        known = self.catalogue.terms("nations")
        found = adoption.by_term(self.councils.councils, adoption.NATION, known)
        names = {**{term.id: term.name for term in known.values()}, "": self.language.say(adoption.NO_NATION)}
        for id_, name in names.items():
            if found[id_]:
                yield Nation(name, tuple((each, self.councils.standings[each.slug]) for each in found[id_]))
