"""The numbers of each figure as a CSV file for spreadsheets."""

from collections.abc import Iterator
from functools import partial

from generator.publish.edition.edition import Edition
from generator.publish.edition.files import File
from generator.publish.edition.spreadsheet import to_csv
from generator.publish.insights.chapters import chapters
from generator.publish.insights.figure import Figure

URL = "insights/"
"""The URL of the page with the figures; their CSV files are in the same folder."""


def files(edition: Edition) -> Iterator[File]:
    """Yield a CSV file for each figure."""
    for chapter in chapters(edition):
        for figure in chapter.figures:
            yield File(f"{URL}{figure.slug}.csv", partial(table, figure))


def table(figure: Figure) -> str:
    """Return the numbers of a figure as CSV."""
    return to_csv((figure.label, *figure.columns), ((row.label, *row.numbers) for row in figure.rows))
