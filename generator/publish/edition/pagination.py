"""Long lists in parts, so that a page that lists much loads on a phone as fast as one that lists little."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import TypeVar

Item = TypeVar("Item")

MAX_ROWS = 500
"""Rows of one list on one page: 28 kB of it, compressed. Three lists and their shell stay below 100 kB."""


@dataclass(frozen=True, slots=True)
class ListPage:
    """One of the pages over which lists are spread, counted from one, and how many there are."""

    number: int
    count: int

    @property
    def is_first(self) -> bool:
        """Tell whether it is the page with which the lists begin."""
        return self.number == 1

    @property
    def folder(self) -> str:
        """The folder of the page below the first."""
        return self.folders[self.number - 1]

    @property
    def folders(self) -> tuple[str, ...]:
        """The folder of each page below the first. No entry has a page in any of them: a slug holds no slash."""
        return "", *(f"page/{number}/" for number in range(2, self.count + 1))

    def of(self, items: Sequence[Item]) -> Sequence[Item]:
        """Give what stands on this page of a list."""
        return items[(self.number - 1) * MAX_ROWS : self.number * MAX_ROWS]


def paginate(*lists: Sequence[object]) -> tuple[ListPage, ...]:
    """Give the pages over which lists are spread that begin on the same one: no list needs more, and there is one."""
    count = max((ceil(len(rows) / MAX_ROWS) for rows in lists), default=0) or 1
    return tuple(ListPage(number, count) for number in range(1, count + 1))
