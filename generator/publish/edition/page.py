"""A page of the site before it is rendered."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Required, TypedDict

from markupsafe import Markup

NO_MARKUP = Markup()


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page made from the catalogue: what is said of it, and what its body and head are rendered from.

    `url` is relative to the site and ends in a slash, or is empty for the first page. `template` names what renders the
    body. `values` returns what the template is given, `head` the further elements of the head; both are called only
    when the page is rendered, since the pages of a large catalogue do not fit in memory. `section` is the part of the
    menu that it belongs to. `path` is the file that people edit to correct it, `form` the address of the form that
    does the same, and `changed` the day on which that file last changed, all empty where there is none. Only what
    `is_listed` is shown to search engines. `languages` are those besides English in which the same page is there.
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
        """The address of the page without the folder of its language: the same in each."""
        return self.url.removeprefix(f"{self.language}/")


class PageFields(TypedDict, total=False):
    """What a page says of itself, by the names that a `Page` has for it."""

    title: Required[str]
    description: Required[str]
    layout: Required[str]
    section: Required[str]
    path: str
    form: str
    changed: str
    is_listed: bool
    languages: tuple[str, ...]
