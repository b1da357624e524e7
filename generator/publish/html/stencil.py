"""Stencils: a page rendered once by the theme, cut into fixed parts, and filled for every page of the same look."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup, escape

from generator.publish.edition import urls
from generator.publish.edition.page import NO_MARKUP, Page
from generator.publish.edition.settings import SiteSettings

SLOTS = ("title", "description", "url", "place", "head", "body", "form", "edit", "history")
"""The slots that differ between pages of one stencil. The theme reads each from the page's metadata by this name."""

_TOKEN = re.compile(r"catalogue-slot-([a-z]+)-")
_TOKENS = {slot: f"catalogue-slot-{slot}-" for slot in SLOTS}
"""The text that marks each slot: only letters and hyphens, which no template or filter changes."""


class StencilKey(NamedTuple):
    """Cache key of a stencil: all properties of a page that change what the theme puts around its body."""

    layout: str
    section: str
    depth: int
    is_described: bool
    is_corrigible: bool
    has_form: bool
    language: str
    is_translated: bool


class RenderedPage(NamedTuple):
    """The HTML of a page without its theme: the body, and additional head elements."""

    body: Markup
    head: Markup = NO_MARKUP


@dataclass(frozen=True, slots=True)
class Stencil:
    """The fixed parts of a page with named slots between them: there is one more part than slots."""

    parts: tuple[str, ...]
    slots: tuple[str, ...]

    def fill(self, values: Mapping[str, str]) -> str:
        """Return the page with `values`, already escaped, in its slots. Slots within values are not filled."""
        pieces = [self.parts[0]]
        for slot, part in zip(self.slots, self.parts[1:], strict=True):
            pieces += (values[slot], part)
        return "".join(pieces)


def cut_stencil(rendered: str) -> Stencil:
    """Return the stencil of a page that was rendered with tokens in its slots."""
    pieces = _TOKEN.split(rendered)
    return Stencil(tuple(pieces[::2]), tuple(pieces[1::2]))


def stencil_key(page: Page) -> StencilKey:
    """Return the key of the stencil for a page."""
    return StencilKey(
        page.layout,
        page.section,
        page.url.count("/"),
        bool(page.description),
        bool(page.path),
        bool(page.form),
        page.language,
        bool(page.languages),
    )


def tokens(key: StencilKey) -> dict[str, str]:
    """Return the token of each slot, or an empty text for slots that pages of the key do not have."""
    empty = set() if key.is_described else {"description"}
    empty |= set() if key.has_form else {"form"}
    empty |= set() if key.is_corrigible else {"edit", "history"}
    return {slot: "" if slot in empty else token for slot, token in _TOKENS.items()}


def slots(page: Page, rendered: RenderedPage, settings: SiteSettings) -> dict[str, str]:
    """Return the value of each slot, unescaped, except for HTML, which is `Markup`."""
    return {
        "title": page.title,
        "description": page.description,
        "url": page.url,
        "place": page.path_without_language,
        "head": rendered.head,
        "body": rendered.body,
        "form": urls.root_of(page.url) + page.form if page.form else "",
        "edit": settings.edit_url(page.path),
        "history": settings.history_url(page.path),
    }


def escaped_slots(page: Page, rendered: RenderedPage, settings: SiteSettings) -> dict[str, str]:
    """Return the value of each slot, escaped as the theme's templates escape it."""
    return {name: escape(value) for name, value in slots(page, rendered, settings).items()}
