"""The Insights page: figures about the whole catalogue, with plots."""

from typing import Any

from markupsafe import Markup

from generator.publish.analysis import council_types, engagement
from generator.publish.edition.edition import Edition
from generator.publish.edition.page import Page
from generator.publish.graphics.tile_map import tile_map
from generator.publish.insights import chapters, plots
from generator.publish.insights.tables import COUNCIL_TYPES, URL

_HEAD = Markup('<link rel="stylesheet" href="{}../assets/insights.css">')


def page(edition: Edition) -> Page:
    """Return the page."""
    return edition.page(
        "insights",
        URL,
        values=lambda: _values(edition),
        head=lambda: _HEAD.format(edition.language.up),
        title=edition.gettext("Insights"),
        description=edition.gettext(
            "Who shares, uses and takes part in what, and how the catalogue grows: charts, with the numbers."
        ),
        layout="listing",
        section="insights",
    )


def _values(edition: Edition) -> dict[str, Any]:
    return {
        "chapters": tuple(chapter for chapter in chapters.chapters(edition) if chapter.drawn),
        "types": council_types.council_types(edition.catalogue),
        "types_table": COUNCIL_TYPES,
        "draw": plots.draw,
        "map": tile_map(edition.catalogue),
        "kinds": engagement.KINDS,
        "nations": tuple(chapters.nations(edition)),
    }
