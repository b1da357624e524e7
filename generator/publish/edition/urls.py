"""Addresses: of pages within the site, relative so that it works below any folder, and of strangers' sites."""

import re
from collections.abc import Container, Iterator
from urllib.parse import urlsplit

from generator.facets import Facet
from generator.model import Entry, Organisation
from generator.publish.edition.text import shorten

_NOT_WORD = re.compile(r"[^a-z0-9]+")
_COMMIT = re.compile(r"/([0-9a-f]{7})[0-9a-f]{33}(?=/|$)")
_LICENCE = re.compile(r"(?<![\w.:-])(?!LicenseRef-|DocumentRef-)[A-Za-z0-9][\w.-]*")
_JOINING = frozenset({"AND", "OR", "WITH"})
_ISSUES = (
    (re.compile(r"(https://github\.com/(?!orgs/)[\w.-]+/[\w.-]+?)(?:\.git)?/?"), "/issues"),
    (re.compile(r"(https://gitlab\.com(?:/[\w.-]+)+/[\w.-]+?)(?:\.git)?/?"), "/-/issues"),
)
"""Addresses of code, and what leads on from each to the questions about it."""
EDIT = "contribute/edit/"
"""Where the form is that corrects entries and organisations."""

_LONGEST_SHOWN = 60
_STEPS_KEPT = 3


def root_of(url: str) -> str:
    """Give the way from a page up to the site's first page: nothing, or ``../`` some times."""
    return "../" * url.count("/")


def page_of(thing: Entry | Organisation) -> str:
    """Give the address of the page of an entry or organisation."""
    return f"{thing.collection}/{thing.slug}/"


def former_slugs(thing: Entry | Organisation, taken: Container[str]) -> Iterator[str]:
    """Yield the slugs that a thing had before, less those that are `taken` by another one now."""
    return (slug for slug in thing.formerly if slug not in taken)


def form_of(thing: Entry | Organisation) -> str:
    """Return the address of the form that corrects an entry or an organisation, which may share a slug."""
    return f"{EDIT}?entry={thing.collection}/{thing.slug}"


def term_page(facet: Facet, value: str) -> str:
    """Give the address of the page of one value of a facet."""
    return f"{facet.slug}/{slugify(value)}/"


def slugify(value: str) -> str:
    """Make a value fit for an address: lower-case words and hyphens."""
    return _NOT_WORD.sub("-", value.lower()).strip("-") or "-"


def licence_texts(expression: str) -> tuple[tuple[str, str], ...]:
    """Give each licence that an SPDX expression names, with the address of its text."""
    named = dict.fromkeys(_LICENCE.findall(expression))
    return tuple((name, f"https://spdx.org/licenses/{name}.html") for name in named if name not in _JOINING)


def safe_external_url(address: str) -> str:
    """Give an address that is safe to link to, or nothing: whatever a file says, no link runs a script."""
    return address if address.startswith(("https://", "mailto:")) else ""


def issue_tracker_url(repository: str) -> str:
    """Give the page where questions about some code are asked, on hosts where its address is sure; else nothing."""
    matches = ((pattern.fullmatch(repository), end) for pattern, end in _ISSUES)
    return next((found[1] + end for found, end in matches if found), "")


def display_url(address: str) -> str:
    """Shorten an address to what tells people where it leads: its place and its end."""
    parts = urlsplit(address)
    place = parts.netloc.removeprefix("www.") + _COMMIT.sub(r"/\1", parts.path.rstrip("/"))
    if len(place) <= _LONGEST_SHOWN:
        return place
    steps = place.split("/")
    kept = ("/".join(steps[:_STEPS_KEPT]), steps[-1]) if len(steps) > _STEPS_KEPT + 1 else (place,)
    return "/…/".join(shorten(each, _LONGEST_SHOWN) for each in kept)
