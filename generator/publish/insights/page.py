"""The page that shows the whole in plots, and the file of numbers behind each."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from io import StringIO
from typing import Any

from markupsafe import Markup

from generator.model import Organisation, Term
from generator.publish import standing
from generator.publish.api.tables import safe
from generator.publish.bodies import Bodies
from generator.publish.files import File
from generator.publish.insights import adoption, holdings, over_time, plots
from generator.publish.insights.figure import Figure, terms
from generator.publish.page import Page

URL = "insights/"
_HEAD = Markup('<link rel="stylesheet" href="../assets/insights.css">')


@dataclass(frozen=True, slots=True)
class Chapter:
    """Figures that belong together."""

    slug: str
    title: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Nation:
    """The councils of one nation, by name, each with its standing."""

    term: Term
    councils: tuple[tuple[Organisation, standing.Standing], ...]


def page(bodies: Bodies) -> Page:
    """Write the page of plots."""
    return bodies.page(
        "insights",
        URL,
        values=lambda: _values(bodies),
        head=lambda: _HEAD,
        title="Insights",
        description="Who shares, uses and takes part in what, and how the catalogue grows: plots, with the numbers.",
        languages=(),
        layout="listing",
        section="insights",
    )


def files(bodies: Bodies) -> Iterator[File]:
    """Give the numbers of each figure as a table that opens in a spreadsheet."""
    for chapter in _chapters(bodies):
        for figure in chapter.figures:
            yield File(f"{URL}{figure.slug}.csv", partial(table, figure))


def _values(bodies: Bodies) -> dict[str, Any]:
    return {
        "chapters": _chapters(bodies),
        "draw": plots.draw,
        "map": bodies.tile_map,
        "kinds": standing.KINDS,
        "nations": tuple(_nations(bodies)),
    }


def _chapters(bodies: Bodies) -> tuple[Chapter, ...]:
    catalogue = bodies.catalogue
    return (
        Chapter("adoption", "Who uses what", tuple(adoption.figures(catalogue, bodies.tile_map, bodies.site))),
        Chapter("holdings", "What there is", tuple(holdings.figures(catalogue, bodies.today))),
        Chapter("growth", "Over time", tuple(over_time.figures(catalogue, bodies.growth))),
    )


def _nations(bodies: Bodies) -> Iterator[Nation]:
    """Give the councils by nation, as the map shows them."""
    councils = bodies.tile_map
    for term in terms(bodies.catalogue, "nations").values():
        found = tuple((each, councils.standings[each.slug]) for each in councils.councils if each.nation == term.id)
        if found:
            yield Nation(term, found)


def table(figure: Figure) -> str:
    """Write the numbers of a figure so that a spreadsheet opens them, and runs none of them as a formula."""
    written = StringIO(newline="")
    written.write("\ufeff")  # tells spreadsheets that the text is UTF-8
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow((figure.label, *figure.columns))
    writer.writerows((safe(row.label), *row.numbers) for row in figure.rows)
    return written.getvalue()
