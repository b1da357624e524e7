"""Addresses: of pages within the site, relative so that it works below any folder, and of strangers' sites."""

import re
from urllib.parse import urlsplit

from generator.catalogue import Facet
from generator.model import Entry, Organisation

_NOT_WORD = re.compile(r"[^a-z0-9]+")
_LONGEST_SHOWN = 60


def root_of(url: str) -> str:
    """Give the way from a page up to the site's first page: nothing, or ``../`` some times."""
    return "../" * url.count("/")


def page_of(thing: Entry | Organisation) -> str:
    """Give the address of the page of an entry or organisation."""
    return f"{thing.collection}/{thing.slug}/"


def term_page(facet: Facet, value: str) -> str:
    """Give the address of the page of one value of a facet."""
    return f"{facet.slug}/{slugify(value)}/"


def slugify(value: str) -> str:
    """Make a value fit for an address: lower-case words and hyphens."""
    return _NOT_WORD.sub("-", value.lower()).strip("-") or "-"


def outward(address: str) -> str:
    """Give an address that is safe to link to, or nothing: whatever a file says, no link runs a script."""
    return address if address.startswith(("https://", "mailto:")) else ""


def shown(address: str) -> str:
    """Shorten an address to what tells people where it leads."""
    parts = urlsplit(address)
    place = parts.netloc.removeprefix("www.") + parts.path.rstrip("/")
    return place if len(place) <= _LONGEST_SHOWN else f"{place[: _LONGEST_SHOWN - 1]}…"
