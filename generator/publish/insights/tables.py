"""The numbers of each figure, and what each type of council uses, as CSV files for spreadsheets."""

from collections.abc import Iterator
from functools import partial

from generator.publish.analysis.council_types import council_types
from generator.publish.edition.edition import Edition
from generator.publish.edition.files import File
from generator.publish.edition.spreadsheet import to_csv
from generator.publish.insights.chapters import chapters
from generator.publish.insights.figure import Figure

URL = "insights/"
"""The URL of the page with the figures; their CSV files are in the same folder."""

COUNCIL_TYPES = "use-by-type.csv"


def files(edition: Edition) -> Iterator[File]:
    """Yield a CSV file for each figure, whether or not the page shows it, and one of all types of council."""
    for chapter in chapters(edition):
        for figure in chapter.figures:
            yield File(f"{URL}{figure.slug}.csv", partial(table, figure))
    yield File(f"{URL}{COUNCIL_TYPES}", partial(council_types_table, edition))


def table(figure: Figure) -> str:
    """Return the numbers of a figure as CSV."""
    return to_csv((figure.label, *figure.columns), ((row.label, *row.numbers) for row in figure.rows))


def council_types_table(edition: Edition) -> str:
    """Return what each type of council uses for each service area as CSV, with how many use it."""
    columns = (
        "Type",
        "Service area",
        "Entry",
        "Use it by choice",
        "Use it by duty",
    )
    rows = (
        (type_.term.name, area.area.name, used.entry.name, *numbers)
        for type_ in council_types(edition.catalogue)
        for area in type_.areas
        for used, numbers in (
            *((used, (used.number, 0)) for used in area.by_choice),
            *((used, (0, used.number)) for used in area.by_duty),
        )
    )
    return to_csv(columns, rows)
