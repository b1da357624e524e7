"""The page that shows the whole in plots, and the file of numbers behind each."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from markupsafe import Markup

from generator.publish.analysis import engagement
from generator.publish.edition import spreadsheet
from generator.publish.edition.files import File
from generator.publish.edition.page import Page
from generator.publish.html.renderer import Bodies
from generator.publish.insights import plots
from generator.publish.insights.figure import Figure

URL = "insights/"
_HEAD = Markup('<link rel="stylesheet" href="{}../assets/insights.css">')


def page(bodies: Bodies) -> Page:
    """Write the page of plots."""
    return bodies.page(
        "insights",
        URL,
        values=lambda: _values(bodies),
        head=lambda: _HEAD.format(bodies.language.up),
        title=bodies.say("Insights"),
        description=bodies.say(
            "Who shares, uses and takes part in what, and how the catalogue grows: plots, with the numbers."
        ),
        layout="listing",
        section="insights",
    )


def files(bodies: Bodies) -> Iterator[File]:
    """Give the numbers of each figure as a table that opens in a spreadsheet."""
    for chapter in bodies.whole.chapters:
        for figure in chapter.figures:
            yield File(f"{URL}{figure.slug}.csv", partial(table, figure))


def _values(bodies: Bodies) -> dict[str, Any]:
    return {
        "chapters": bodies.whole.chapters,
        "draw": plots.draw,
        "map": bodies.tile_map,
        "kinds": engagement.KINDS,
        "nations": tuple(bodies.whole.nations),
    }


def table(figure: Figure) -> str:
    """Write the numbers of a figure as a table."""
    return spreadsheet.written((figure.label, *figure.columns), ((row.label, *row.numbers) for row in figure.rows))
