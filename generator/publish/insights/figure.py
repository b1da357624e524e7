"""A figure: numbers in rows and columns, and a sentence that sums them up."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from markupsafe import Markup

from generator.publish.edition.language import Language
from generator.publish.edition.page import NO_MARKUP

_MAX_NAMED = 6
_MAX_NARROW_COLUMNS, _MAX_NARROW_ROWS = 4, 16
"""The most that fits beside another figure without scrolling its table or leaving a gap below its neighbour."""


class Form(StrEnum):
    """How a figure is drawn."""

    BARS = "bars"
    SHARES = "shares"
    LINES = "lines"


@dataclass(frozen=True, slots=True)
class Row:
    """A label and a number for each column.

    `url` is the page of what is counted, relative to the site. `day` is the ordinal day of a row over time. `lang` is
    the `lang` attribute of a label that is not in the language of the page.
    """

    label: str
    numbers: tuple[int, ...]
    url: str = ""
    day: int = 0
    lang: Markup = NO_MARKUP


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """Numbers with the texts around them, in the language of a page.

    `lead` is the sentence that sums the numbers up, `label` the heading of the column of labels. `looks` has the CSS
    class of each column in the plot, which shows the first columns only; the table has all. `missing` tells why there
    is no plot, if there is none.
    """

    slug: str
    title: str
    lead: str
    label: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    looks: tuple[str, ...]
    form: Form = Form.BARS
    missing: str = ""

    @property
    def drawn(self) -> int:
        """The number of columns in the plot."""
        return len(self.looks)

    @property
    def is_wide(self) -> bool:
        """Whether it needs the full width of the page."""
        return len(self.columns) > _MAX_NARROW_COLUMNS or len(self.rows) > _MAX_NARROW_ROWS

    @property
    def is_drawn(self) -> bool:
        """Whether there is a plot: nothing is missing, and some number in it is not zero."""
        return not self.missing and any(any(row.numbers[: self.drawn]) for row in self.rows)


def join_first(names: Sequence[str], language: Language) -> str:
    """Return names as a list in a sentence; of many only the first, and the number of others."""
    rest = len(names) - _MAX_NAMED
    return language.join_list(
        names if rest <= 0 else [*names[:_MAX_NAMED], language.gettext("%(number)s more", number=rest)]
    )
