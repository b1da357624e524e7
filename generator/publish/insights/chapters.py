"""All figures about the catalogue, in the chapters of the page *Insights*."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.memo import memoised
from generator.model import Organisation
from generator.publish.analysis.engagement import Engagement
from generator.publish.edition.edition import Edition
from generator.publish.graphics.tile_map import tile_map
from generator.publish.insights import contents, councils, evidence, most_used, over_time, service_areas
from generator.publish.insights.figure import Figure


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter of the page: figures on one subject. Those with nothing to say have no place on the page."""

    slug: str
    title: str
    figures: tuple[Figure, ...]

    @property
    def drawn(self) -> tuple[Figure, ...]:
        """The figures that the page shows."""
        return tuple(figure for figure in self.figures if figure.is_drawn)


@dataclass(frozen=True, slots=True)
class NationCouncils:
    """The councils of one nation, by name, each with its engagement."""

    name: str
    councils: tuple[tuple[Organisation, Engagement], ...]


@memoised
def chapters(edition: Edition) -> tuple[Chapter, ...]:
    """Return all figures in the order of the page, computed once for the page and for the CSV files beside it."""
    catalogue, language, gettext = edition.catalogue, edition.language, edition.gettext
    return (
        Chapter(
            "adoption",
            gettext("Who uses what"),
            (
                *councils.figures(catalogue, edition.settings, language),
                service_areas.figure(catalogue, language),
                *most_used.figures(catalogue, language),
            ),
        ),
        Chapter("holdings", gettext("What there is"), tuple(contents.figures(catalogue, edition.today, language))),
        Chapter("evidence", gettext("How it is known"), tuple(evidence.figures(catalogue, language))),
        Chapter(
            "growth",
            gettext("Over time"),
            tuple(over_time.figures(catalogue, edition.growth, edition.today, language)),
        ),
    )


def nations(edition: Edition) -> Iterator[NationCouncils]:
    """Yield all current councils by nation, last those whose nation is not known."""
    terms, council_map = edition.catalogue.terms("nations"), tile_map(edition.catalogue)
    by_nation = councils.by_term(council_map.councils, councils.NATION, terms)
    names = {**{term.id: term.name for term in terms.values()}, "": edition.gettext(councils.NO_NATION)}
    for id_, name in names.items():
        if by_nation[id_]:
            yield NationCouncils(
                name, tuple((council, council_map.engagements[council.slug]) for council in by_nation[id_])
            )
