"""Pagination of long lists, so that no page is too large to load quickly on a phone."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import TypeVar

from generator.publish.edition.edition import Edition

Item = TypeVar("Item")

MAX_ROWS = 500
"""Rows of one list on a page: 28 kB compressed. A page with three lists and its shell stays below 100 kB."""


@dataclass(frozen=True, slots=True)
class ListPage:
    """One of the pages that lists are spread over: its number, from 1, and the count of pages."""

    number: int
    count: int

    @property
    def is_first(self) -> bool:
        """Whether it is the first page of the lists."""
        return self.number == 1

    @property
    def folder(self) -> str:
        """The folder of this page, relative to the first; empty for the first."""
        return self.folders[self.number - 1]

    @property
    def folders(self) -> tuple[str, ...]:
        """The folders of all pages, relative to the first. No entry's page can be in one: a slug has no slash."""
        return "", *(f"page/{number}/" for number in range(2, self.count + 1))

    def of(self, items: Sequence[Item]) -> Sequence[Item]:
        """Return the items of a list that are on this page."""
        return items[(self.number - 1) * MAX_ROWS : self.number * MAX_ROWS]


def paginate(*lists: Sequence[object]) -> tuple[ListPage, ...]:
    """Return the pages for lists that all begin on the first page: as many as the longest list needs, at least one."""
    count = max((ceil(len(rows) / MAX_ROWS) for rows in lists), default=0) or 1
    return tuple(ListPage(number, count) for number in range(1, count + 1))


def numbered_title(edition: Edition, name: str, list_page: ListPage) -> str:
    """Return the title of a list page: the name of the list, with the number of the page if it is not the first."""
    return (
        name if list_page.is_first else edition.gettext("%(name)s, page %(number)s", name=name, number=list_page.number)
    )
