"""A figure: numbers in rows and columns, and in one sentence what they show."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from markupsafe import Markup

from generator.publish.edition.language import Language
from generator.publish.edition.page import NO_MARKUP

_MAX_NAMED = 6
_MAX_NARROW_COLUMNS, _MAX_NARROW_ROWS = 4, 16
"""What fits beside another figure: a table without scrolling, a plot without a hole below its neighbour."""


class Form(StrEnum):
    """How a figure is drawn."""

    BARS = "bars"
    SHARES = "shares"
    LINES = "lines"


@dataclass(frozen=True, slots=True)
class Row:
    """What is counted, and a number for each column.

    `url` leads to its page, from the first page on. `at` is the day of a row over time, counted from any day. `lang` is
    the attribute of a label in another language than the page.
    """

    label: str
    numbers: tuple[int, ...]
    url: str = ""
    day: int = 0
    lang: Markup = NO_MARKUP


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """Numbers with the words around them, in the language of a page.

    The first `drawn` columns are drawn, all stand in the table. `looks` names the looks of each drawn column. `missing`
    says why there is no plot, where there is none.
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
        """How many columns are drawn."""
        return len(self.looks)

    @property
    def is_wide(self) -> bool:
        """Tell whether it needs the width of the page to itself."""
        return len(self.columns) > _MAX_NARROW_COLUMNS or len(self.rows) > _MAX_NARROW_ROWS

    @property
    def is_drawn(self) -> bool:
        """Tell whether there is anything to draw."""
        return not self.missing and any(any(row.numbers[: self.drawn]) for row in self.rows)


def join_first(names: Sequence[str], language: Language) -> str:
    """Write words as a list; of many only the first, and how many more there are."""
    rest = len(names) - _MAX_NAMED
    return language.join_list(
        names if rest <= 0 else [*names[:_MAX_NAMED], language.gettext("%(number)s more", number=rest)]
    )
