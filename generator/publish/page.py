"""A page of the site before the theme is put around it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, Required, TypedDict

from markupsafe import Markup, escape

from generator.publish import links

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


@dataclass(frozen=True, slots=True)
class Site:
    """What a page needs to know about the whole: its name, its address and where its files are kept.

    `url`, `strapline` and `repository` are empty where nobody has said where the site will be, what it is, or where its
    files are kept.
    `member` and `members` are what the bodies that the catalogue is for are called, one and many. `tries` are words to
    search for that the first page proposes. `licence` is that of what the catalogue says. `colours` are the catalogue's
    own, by what they are for. `has_data` tells whether the catalogue is there as data too, to download, follow and
    embed; `has_pictures` whether its pages have pictures for other sites to show.
    """

    name: str
    strapline: str
    url: str
    repository: str
    branch: str
    member: str = "organisation"
    members: str = "organisations"
    tries: tuple[str, ...] = ()
    licence: str = ""
    licence_url: str = ""
    colours: Mapping[str, str] = field(default_factory=dict)
    has_data: bool = True
    has_pictures: bool = True
    languages: tuple[str, ...] = ()

    @property
    def members_first(self) -> str:
        """What those bodies are called where a sentence begins: NHS trusts stay NHS trusts."""
        return self.members[:1].upper() + self.members[1:]

    def edit_url(self, path: str) -> str:
        """Give the address where a file is edited in a browser."""
        return f"{self.repository}/edit/{self.branch}/{path}" if path and self.repository else ""

    def history_url(self, path: str) -> str:
        """Give the address that lists the changes to a file."""
        return f"{self.repository}/commits/{self.branch}/{path}" if path and self.repository else ""


SLOTS = ("title", "description", "url", "place", "head", "body", "form", "edit", "history")
"""What differs between pages of one shell. The theme reads each by this name from the page's metadata."""


def slots(page: Page, site: Site) -> dict[str, str]:
    """Write a page: give what fills each slot, not yet escaped; parts that are HTML already are `Markup`."""
    written = page.write()
    return {
        "title": page.title,
        "description": page.description,
        "url": page.url,
        "place": page.place,
        "head": written.head,
        "body": written.body,
        "form": links.root_of(page.url) + page.form if page.form else "",
        "edit": site.edit_url(page.path),
        "history": site.history_url(page.path),
    }


def escaped_slots(page: Page, site: Site) -> dict[str, str]:
    """Give what fills each slot as the theme's templates write it."""
    return {name: escape(value) for name, value in slots(page, site).items()}
