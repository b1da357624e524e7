"""A page of the site before the theme is put around it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple, Required, TypedDict

from markupsafe import Markup, escape

from generator.publish.edition import urls
from generator.publish.edition.settings import SiteSettings

NOTHING = Markup()


class Shell(NamedTuple):
    """What decides how the theme's part of a page looks; pages that agree in all of it can share one stencil."""

    layout: str
    section: str
    depth: int
    is_described: bool
    is_corrigible: bool
    has_form: bool
    language: str
    is_translated: bool


class Written(NamedTuple):
    """The HTML of a page's own: what stands in its body, and what its head needs besides."""

    body: Markup
    head: Markup = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page made from the catalogue, written only when `write` is called: a large catalogue's do not fit in memory.

    `url` is relative to the site and ends in a slash, or is empty for the first page. `section` is the part of the
    menu that it belongs to. `path` is the file that people edit to correct it, `form` the address of the form that
    does the same, and `changed` the day on which that file last changed, all empty where there is none. Only what
    `is_listed` is shown to search engines. `languages` are those besides English in which the same page is there.
    """

    url: str
    title: str
    description: str
    layout: str
    section: str
    write: Callable[[], Written]
    path: str = ""
    form: str = ""
    changed: str = ""
    is_listed: bool = True
    language: str = "en-GB"
    languages: tuple[str, ...] = ()

    @property
    def shell(self) -> Shell:
        """Which stencil the page is cut with."""
        return Shell(
            self.layout,
            self.section,
            self.url.count("/"),
            bool(self.description),
            bool(self.path),
            bool(self.form),
            self.language,
            bool(self.languages),
        )

    @property
    def place(self) -> str:
        """The address of the page without the folder of its language: the same in each."""
        return self.url.removeprefix(f"{self.language}/")


class About(TypedDict, total=False):
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


SLOTS = ("title", "description", "url", "place", "head", "body", "form", "edit", "history")
"""What differs between pages of one shell. The theme reads each by this name from the page's metadata."""


def slots(page: Page, site: SiteSettings) -> dict[str, str]:
    """Write a page: give what fills each slot, not yet escaped; parts that are HTML already are `Markup`."""
    written = page.write()
    return {
        "title": page.title,
        "description": page.description,
        "url": page.url,
        "place": page.place,
        "head": written.head,
        "body": written.body,
        "form": urls.root_of(page.url) + page.form if page.form else "",
        "edit": site.edit_url(page.path),
        "history": site.history_url(page.path),
    }


def escaped_slots(page: Page, site: SiteSettings) -> dict[str, str]:
    """Give what fills each slot as the theme's templates write it."""
    return {name: escape(value) for name, value in slots(page, site).items()}
