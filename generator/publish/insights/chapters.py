"""The catalogue as a whole in figures, in the chapters of the page that shows them."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import Organisation
from generator.publish.analysis.engagement import Engagement
from generator.publish.edition.edition import Edition
from generator.publish.edition.memo import memoised
from generator.publish.graphics.tile_map import tile_map
from generator.publish.insights import adoption, contents, over_time
from generator.publish.insights.figure import Figure


@dataclass(frozen=True, slots=True)
class Chapter:
    """Figures that belong together."""

    slug: str
    title: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class NationCouncils:
    """The councils of one nation, by name, each with its standing."""

    name: str
    councils: tuple[tuple[Organisation, Engagement], ...]


@memoised
def chapters(edition: Edition) -> tuple[Chapter, ...]:
    """Return all figures in the order of the page, counted once for the page and for the files beside it."""
    catalogue, language = edition.catalogue, edition.language
    adoptions = adoption.figures(catalogue, edition.settings, language)
    holdings = contents.figures(catalogue, edition.today, language)
    growth = over_time.figures(catalogue, edition.growth, edition.today, language)
    return (
        Chapter("adoption", language.gettext("Who uses what"), tuple(adoptions)),
        Chapter("holdings", language.gettext("What there is"), tuple(holdings)),
        Chapter("growth", language.gettext("Over time"), tuple(growth)),
    )


def nations(edition: Edition) -> Iterator[NationCouncils]:
    """Yield all councils of the map by nation, last those whose nation is not known."""
    known, councils = edition.catalogue.terms("nations"), tile_map(edition.catalogue)
    found = adoption.by_term(councils.councils, adoption.NATION, known)
    names = {**{term.id: term.name for term in known.values()}, "": edition.gettext(adoption.NO_NATION)}
    for id_, name in names.items():
        if found[id_]:
            yield NationCouncils(name, tuple((each, councils.engagements[each.slug]) for each in found[id_]))
