"""A figure: numbers in rows and columns, with what they show as its title."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from markupsafe import Markup

from generator.publish.edition.language import Language
from generator.publish.edition.page import NO_MARKUP

_MAX_NAMED = 6
_MAX_NARROW_COLUMNS, _MAX_NARROW_ROWS = 5, 16
"""The most that fits beside another figure without scrolling its table or leaving a gap below its neighbour."""

_MAX_BARS = 8
_MIN_MARKS = 3
_MIN_MOMENTS = 3
"""The least that a plot has: bars or points that are not zero, and moments of a line."""


class Form(StrEnum):
    """How a figure is drawn."""

    BARS = "bars"
    SHARES = "shares"
    LINES = "lines"


@dataclass(frozen=True, slots=True)
class Row:
    """A label and a number for each column.

    `url` is the page of what is counted, relative to the site. `day` is the ordinal day of a row over time. `lang` is
    the `lang` attribute of a label that is not in the language of the page. `beside_label` is what the plot says there
    if that is not the numbers, `note` follows it. No plot shows a row of what is not recorded (`is_known`).
    """

    label: str
    numbers: tuple[int, ...]
    url: str = ""
    day: int = 0
    lang: Markup = NO_MARKUP
    beside_label: str = ""
    note: str = ""
    is_known: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """Numbers with the texts around them, in the language of a page.

    `title` is what the numbers show, in a sentence without a full stop. `lead` says what is counted, `label` is the
    heading of the column of labels. `looks` has the CSS class of each column in the plot, which shows the first columns
    only; the table has all. A figure with `is_ranking` has its largest rows first, and the plot shows no others.
    """

    slug: str
    title: str
    lead: str
    label: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    looks: tuple[str, ...]
    form: Form = Form.BARS
    is_ranking: bool = False

    @property
    def drawn(self) -> int:
        """The number of columns in the plot."""
        return len(self.looks)

    @property
    def drawn_rows(self) -> tuple[Row, ...]:
        """The rows in the plot."""
        known = tuple(row for row in self.rows if row.is_known)
        return known[:_MAX_BARS] if self.is_ranking else known

    @property
    def is_wide(self) -> bool:
        """Whether it needs the full width of the page."""
        return len(self.columns) > _MAX_NARROW_COLUMNS or len(self.drawn_rows) > _MAX_NARROW_ROWS

    @property
    def is_drawn(self) -> bool:
        """Whether there is a plot: it needs a few marks, and some difference between them."""
        marks = sum(number > 0 for row in self.drawn_rows for number in row.numbers[: self.drawn])
        moments = _MIN_MOMENTS if self.form is Form.LINES else 0
        differing = {tuple(self.lengths(row)) for row in self.drawn_rows}
        return marks >= _MIN_MARKS and len(differing) > 1 and len(self.rows) >= moments

    def lengths(self, row: Row) -> Sequence[float]:
        """Return the numbers of a row that are in the plot, as percentages of their sum in a figure of shares."""
        numbers = row.numbers[: self.drawn]
        return [100 * number / (sum(numbers) or 1) for number in numbers] if self.form is Form.SHARES else numbers


def join_first(names: Sequence[str], language: Language) -> str:
    """Return names as a list in a sentence; of many only the first, and the number of others."""
    rest = len(names) - _MAX_NAMED
    return language.join_list(
        names if rest <= 0 else [*names[:_MAX_NAMED], language.gettext("%(number)s more", number=rest)]
    )


def largest(rows: Sequence[Row], language: Language) -> str:
    """Return the labels of all rows with the largest first number, each with that number."""
    top = max((row.numbers[0] for row in rows), default=0)
    return join_first([f"{row.label} ({row.numbers[0]:,})" for row in rows if row.numbers[0] == top], language)
