"""All figures about the catalogue, in the chapters of the page *Insights*."""

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
    """A chapter of the page: figures on one subject."""

    slug: str
    title: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class NationCouncils:
    """The councils of one nation, by name, each with its engagement."""

    name: str
    councils: tuple[tuple[Organisation, Engagement], ...]


@memoised
def chapters(edition: Edition) -> tuple[Chapter, ...]:
    """Return all figures in the order of the page, computed once for the page and for the CSV files beside it."""
    catalogue, language = edition.catalogue, edition.language
    adoption_figures = adoption.figures(catalogue, edition.settings, language)
    content_figures = contents.figures(catalogue, edition.today, language)
    growth_figures = over_time.figures(catalogue, edition.growth, edition.today, language)
    return (
        Chapter("adoption", language.gettext("Who uses what"), tuple(adoption_figures)),
        Chapter("holdings", language.gettext("What there is"), tuple(content_figures)),
        Chapter("growth", language.gettext("Over time"), tuple(growth_figures)),
    )


def nations(edition: Edition) -> Iterator[NationCouncils]:
    """Yield all current councils by nation, last those whose nation is not known."""
    terms, council_map = edition.catalogue.terms("nations"), tile_map(edition.catalogue)
    by_nation = adoption.by_term(council_map.councils, adoption.NATION, terms)
    names = {**{term.id: term.name for term in terms.values()}, "": edition.gettext(adoption.NO_NATION)}
    for id_, name in names.items():
        if by_nation[id_]:
            yield NationCouncils(
                name, tuple((council, council_map.engagements[council.slug]) for council in by_nation[id_])
            )
