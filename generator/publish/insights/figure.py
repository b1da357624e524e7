"""A figure: numbers in rows and columns, and in one sentence what they show."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from generator.catalogue import Catalogue
from generator.model import Term

_MOST_NAMED = 6


class Form(StrEnum):
    """How a figure is drawn."""

    BARS = "bars"
    SHARES = "shares"
    LINES = "lines"


@dataclass(frozen=True, slots=True)
class Row:
    """What is counted, and a number for each column.

    `url` leads to its page, from the first page on. `at` is the day of a row over time, counted from any day.
    """

    label: str
    numbers: tuple[int, ...]
    url: str = ""
    at: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """Numbers with the words around them.

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
    def is_drawn(self) -> bool:
        """Tell whether there is anything to draw."""
        return not self.missing and any(any(row.numbers[: self.drawn]) for row in self.rows)


def count(number: int, one: str, many: str) -> str:
    """Write a number with its noun, for example ``1,200 entries``."""
    return f"{number:,} {one if number == 1 else many}"


def listed(words: Sequence[str]) -> str:
    """Write words as a list: ``one, two and three``; of many only the first, and how many more there are."""
    some = words if len(words) <= _MOST_NAMED else [*words[:_MOST_NAMED], f"{len(words) - _MOST_NAMED} more"]
    *first, last = some
    return f"{', '.join(first)} and {last}" if first else last


def terms(catalogue: Catalogue, vocabulary: str) -> Mapping[str, Term]:
    """Give the terms of a vocabulary in its own order; none where the catalogue has no such vocabulary."""
    found = catalogue.vocabularies.get(vocabulary)
    return found.terms if found else {}
