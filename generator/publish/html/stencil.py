"""A page rendered once by the theme, cut into its fixed parts, and filled for every page that looks like it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup, escape

from generator.publish.edition import urls
from generator.publish.edition.page import NO_MARKUP, Page
from generator.publish.edition.settings import SiteSettings

SLOTS = ("title", "description", "url", "place", "head", "body", "form", "edit", "history")
"""What differs between pages of one stencil. The theme reads each by this name from the page's metadata."""

_TOKEN = re.compile(r"catalogue-slot-([a-z]+)-")
_TOKENS = {slot: f"catalogue-slot-{slot}-" for slot in SLOTS}
"""The text that marks each slot: letters and hyphens only, so that no template changes it on the way."""


class StencilKey(NamedTuple):
    """What decides how the theme's part of a page looks; pages that agree in all of it can share one stencil."""

    layout: str
    section: str
    depth: int
    is_described: bool
    is_corrigible: bool
    has_form: bool
    language: str
    is_translated: bool


class RenderedPage(NamedTuple):
    """The HTML of a page's own: what stands in its body, and the further elements of its head."""

    body: Markup
    head: Markup = NO_MARKUP


@dataclass(frozen=True, slots=True)
class Stencil:
    """Fixed parts of a page with named slots between them: one more part than slots."""

    parts: tuple[str, ...]
    slots: tuple[str, ...]

    def fill(self, values: Mapping[str, str]) -> str:
        """Put values, escaped already, into the slots. What is put in is never looked at again."""
        pieces = [self.parts[0]]
        for slot, part in zip(self.slots, self.parts[1:], strict=True):
            pieces += (values[slot], part)
        return "".join(pieces)


def cut_stencil(rendered: str) -> Stencil:
    """Cut a page that was rendered with tokens in its slots."""
    pieces = _TOKEN.split(rendered)
    return Stencil(tuple(pieces[::2]), tuple(pieces[1::2]))


def stencil_key(page: Page) -> StencilKey:
    """Return which stencil a page is filled into."""
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
    """Return the tokens of a stencil by slot, empty for what its pages do not have."""
    empty = set() if key.is_described else {"description"}
    empty |= set() if key.has_form else {"form"}
    empty |= set() if key.is_corrigible else {"edit", "history"}
    return {slot: "" if slot in empty else token for slot, token in _TOKENS.items()}


def slots(page: Page, rendered: RenderedPage, settings: SiteSettings) -> dict[str, str]:
    """Return what fills each slot, not yet escaped; what is HTML already is `Markup`."""
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
    """Return what fills each slot as the theme's templates write it."""
    return {name: escape(value) for name, value in slots(page, rendered, settings).items()}
