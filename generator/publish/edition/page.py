"""A page of the site before it is rendered."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Required, TypedDict

from markupsafe import Markup

NO_MARKUP = Markup()


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page made from the catalogue: its metadata, and what its body and head are rendered from.

    `url` is relative to the site and ends in a slash; it is empty for the home page. `template` is the template of the
    body. `values` returns the template's variables, `head` further elements of the head; both are called only when the
    page is rendered, because the pages of a large catalogue do not fit in memory. `section` is the menu item that it
    belongs to. `path` is the file to edit to correct the page, `form` the URL of the form that does the same, and
    `changed` the day on which the file last changed; each is empty if there is none. Search engines are shown the page
    only if `is_listed`. `languages` are the codes of the languages other than English that have the same page.
    """

    url: str
    title: str
    description: str
    layout: str
    section: str
    template: str
    values: Callable[[], Mapping[str, Any]]
    head: Callable[[], Markup]
    path: str = ""
    form: str = ""
    changed: str = ""
    is_listed: bool = True
    language: str = "en-GB"
    languages: tuple[str, ...] = ()

    @property
    def path_without_language(self) -> str:
        """The URL of the page without the folder of its language; the same in every language."""
        return self.url.removeprefix(f"{self.language}/")


class PageFields(TypedDict, total=False):
    """The fields of a `Page` that `Edition.page` passes on."""

    title: Required[str]
    description: Required[str]
    layout: Required[str]
    section: Required[str]
    path: str
    form: str
    changed: str
    is_listed: bool
    languages: tuple[str, ...]
