"""Badges that show on other sites that an entry is in the catalogue, and the snippets to embed them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, partial

from markupsafe import Markup, escape

from generator.catalogue import Catalogue
from generator.model import Entry
from generator.publish.analysis import usage
from generator.publish.edition import urls
from generator.publish.edition.edition import Edition
from generator.publish.edition.files import File
from generator.publish.edition.language import Language
from generator.publish.edition.settings import SiteSettings

BADGE = "badge.svg"
GENERIC_BADGE = "badges/in-the-catalogue.svg"
"""The badge that is the same for every entry."""

IN_THE_CATALOGUE = "in the catalogue"

_LIVE = "live"
_NARROW_LETTERS, _WIDE_LETTERS = frozenset("fijlrt.,:;'!|()[] "), frozenset("mwMW@%")
_SVG = Markup(
    '<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="24" viewBox="0 0 {width} 24" role="img"'
    ' aria-label="{label}: {message}"><title>{label}: {message}</title>'
    '<rect width="{width}" height="24" rx="4" fill="#1b1f24"/>'
    '<path d="M{left} 0h{right_inner}a4 4 0 0 1 4 4v16a4 4 0 0 1-4 4h-{right_inner}z" fill="#1d4f91"/>'
    '<g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="12">'
    '<text x="8" y="16" textLength="{label_width}">{label}</text>'
    '<text x="{message_x}" y="16" textLength="{message_width}">{message}</text></g></svg>\n'
)


@dataclass(frozen=True, slots=True)
class Snippets:
    """Code to copy into a page, escaped for the format that it is in."""

    markdown: str
    html: str


def files(edition: Edition) -> Iterator[File]:
    """Yield the badge of each entry, and the generic one.

    A badge is also written under each former slug of its entry, because a static site cannot redirect images.
    """
    catalogue = edition.catalogue
    for entry in catalogue.entries.values():
        for slug in (entry.slug, *urls.former_slugs(entry, catalogue.entries)):
            yield File(f"{entry.collection}/{slug}/{BADGE}", partial(_entry_badge, edition, entry))
    yield File(GENERIC_BADGE, partial(badge, edition.settings.name, IN_THE_CATALOGUE))


def _entry_badge(edition: Edition, entry: Entry) -> str:
    settings = edition.settings
    return badge(settings.name, used_by(settings, edition.catalogue, entry) or IN_THE_CATALOGUE)


def used_by(site: SiteSettings, catalogue: Catalogue, entry: Entry) -> str:
    """Return how many organisations use an entry live, such as ``used by 3 councils``, or empty text if none does.

    If councils are among them, only councils are counted. Pilots, plans and taking part do not count. Those that must
    use it are counted where nobody chose it.
    """
    live = [use for use in catalogue.uses_of(entry.slug) if use.adoption.status == _LIVE]
    users = [use.organisation for use in usage.chosen(live) or live]
    by_duty = "" if usage.chosen(live) else " by duty"
    councils = sum(map(catalogue.is_council, users))
    if councils:
        return f"used by {councils} {site.member if councils == 1 else site.members}{by_duty}"
    return f"used by {len(users)} {'organisation' if len(users) == 1 else 'organisations'}{by_duty}" if users else ""


@cache
def badge(label: str, message: str) -> str:
    """Return a badge as SVG: a label and, on another colour, a message. Cached, since many entries have the same."""
    label_width, message_width = _width(label), _width(message)
    left, right = label_width + 16, message_width + 16
    return _SVG.format(
        label=label, message=message, width=left + right, left=left, right_inner=right - 4,
        label_width=label_width, message_width=message_width, message_x=left + 8,
    )  # fmt: skip


def snippets(site: SiteSettings, entry: Entry, language: Language) -> Snippets:
    """Return the snippets that show the badge of an entry, linked to its page."""
    page = site.url + urls.page_of(entry)
    name = language.gettext("%(name)s in the %(site)s", name=escape(entry.name), site=escape(site.name))
    return Snippets(
        markdown=f"[![In the catalogue]({page}{BADGE})]({page})",
        html=f'<a href="{page}"><img src="{page}{BADGE}" alt="{name}" height="24"></a>',
    )


def _width(text: str) -> int:
    """Return the estimated width of a text in pixels. Browsers then fit the text to it (`textLength`)."""
    return round(sum(4.6 if letter in _NARROW_LETTERS else 11.4 if letter in _WIDE_LETTERS else 7.6 for letter in text))
