"""Addresses: of pages within the site, relative so that it works below any folder, and of strangers' sites."""

import re
from collections.abc import Container, Iterator
from urllib.parse import urlsplit

from generator.facets import Facet
from generator.model import Entry, Organisation
from generator.publish.edition.text import shorten

_NOT_WORD = re.compile(r"[^a-z0-9]+")
_COMMIT = re.compile(r"/([0-9a-f]{7})[0-9a-f]{33}(?=/|$)")
_LICENCE_ID = re.compile(r"(?<![\w.:-])(?!LicenseRef-|DocumentRef-)[A-Za-z0-9][\w.-]*")
_OPERATORS = frozenset({"AND", "OR", "WITH"})
_TRACKERS = (
    (re.compile(r"(https://github\.com/(?!orgs/)[\w.-]+/[\w.-]+?)(?:\.git)?/?"), "/issues"),
    (re.compile(r"(https://gitlab\.com(?:/[\w.-]+)+/[\w.-]+?)(?:\.git)?/?"), "/-/issues"),
)
"""Addresses of code, and what leads on from each to the questions about it."""
EDIT = "contribute/edit/"
"""Where the form is that corrects entries and organisations."""

_MAX_DISPLAY_LENGTH = 60
_LEADING_SEGMENTS = 3


def root_of(url: str) -> str:
    """Give the way from a page up to the site's first page: nothing, or ``../`` some times."""
    return "../" * url.count("/")


def page_of(entry: Entry | Organisation) -> str:
    """Give the address of the page of an entry or organisation."""
    return f"{entry.collection}/{entry.slug}/"


def former_slugs(entry: Entry | Organisation, current_slugs: Container[str]) -> Iterator[str]:
    """Yield the slugs that a thing had before, less those that are `taken` by another one now."""
    return (slug for slug in entry.formerly if slug not in current_slugs)


def form_of(entry: Entry | Organisation) -> str:
    """Return the address of the form that corrects an entry or an organisation, which may share a slug."""
    return f"{EDIT}?entry={entry.collection}/{entry.slug}"


def term_page(facet: Facet, value: str) -> str:
    """Give the address of the page of one value of a facet."""
    return f"{facet.slug}/{slugify(value)}/"


def slugify(value: str) -> str:
    """Make a value fit for an address: lower-case words and hyphens."""
    return _NOT_WORD.sub("-", value.lower()).strip("-") or "-"


def licence_texts(expression: str) -> tuple[tuple[str, str], ...]:
    """Give each licence that an SPDX expression names, with the address of its text."""
    licences = dict.fromkeys(_LICENCE_ID.findall(expression))
    return tuple(
        (licence, f"https://spdx.org/licenses/{licence}.html") for licence in licences if licence not in _OPERATORS
    )


def safe_external_url(address: str) -> str:
    """Give an address that is safe to link to, or nothing: whatever a file says, no link runs a script."""
    return address if address.startswith(("https://", "mailto:")) else ""


def issue_tracker_url(repository: str) -> str:
    """Give the page where questions about some code are asked, on hosts where its address is sure; else nothing."""
    matches = ((pattern.fullmatch(repository), suffix) for pattern, suffix in _TRACKERS)
    return next((match[1] + suffix for match, suffix in matches if match), "")


def display_url(address: str) -> str:
    """Shorten an address to what tells people where it leads: its place and its end."""
    parts = urlsplit(address)
    text = parts.netloc.removeprefix("www.") + _COMMIT.sub(r"/\1", parts.path.rstrip("/"))
    if len(text) <= _MAX_DISPLAY_LENGTH:
        return text
    segments = text.split("/")
    pieces = (
        ("/".join(segments[:_LEADING_SEGMENTS]), segments[-1]) if len(segments) > _LEADING_SEGMENTS + 1 else (text,)
    )
    return "/…/".join(shorten(piece, _MAX_DISPLAY_LENGTH) for piece in pieces)
