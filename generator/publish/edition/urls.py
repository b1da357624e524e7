"""URLs: of pages, relative to the site so that it works in any folder, and of external sites."""

import re
from collections.abc import Container, Iterator
from functools import lru_cache
from urllib.parse import urlsplit

from generator.code_hosts import page_of as repository_page
from generator.facets import Facet
from generator.hosts import as_written
from generator.model import Entry, Organisation
from generator.project import Collection
from generator.publish.edition.text import shorten
from generator.register import Register

_NOT_WORD = re.compile(r"[^a-z0-9]+")
_COMMIT = re.compile(r"/([0-9a-f]{7})[0-9a-f]{33}(?=/|$)")
_LICENCE_ID = re.compile(r"(?<![\w.:-])(?!LicenseRef-|DocumentRef-)[A-Za-z0-9][\w.-]*")
_OPERATORS = frozenset({"AND", "OR", "WITH"})
_TRACKERS = (
    (re.compile(r"(https://github\.com/(?!orgs/)[\w.-]+/[\w.-]+)"), "/issues"),
    (re.compile(r"(https://gitlab\.com(?:/[\w.-]+)+/[\w.-]+)"), "/-/issues"),
)
"""The URLs of repositories on known hosts, and the suffix that leads to the issues of each."""

EDIT = "contribute/edit/"
"""The URL of the form that corrects entries and organisations."""

_MAX_DISPLAY_LENGTH = 60  # characters
_LEADING_SEGMENTS = 3


def root_of(url: str) -> str:
    """Return the relative URL from a page to the root of the site: ``../`` for each folder of `url`, or empty text."""
    return "../" * url.count("/")


def page_of(entry: Entry | Organisation) -> str:
    """Return the URL of the page of an entry or organisation."""
    return f"{entry.collection}/{entry.slug}/"


def register_page(register: Register) -> str:
    """Return the URL of the page of a register."""
    return f"{Collection.REGISTERS}/{register.slug}/"


def former_slugs(entry: Entry | Organisation, current_slugs: Container[str]) -> Iterator[str]:
    """Yield the former slugs of an entry or organisation, except those that another one has now."""
    return (slug for slug in entry.formerly if slug not in current_slugs)


def form_of(entry: Entry | Organisation) -> str:
    """Return the URL of the form that corrects an entry or organisation; two collections may use the same slug."""
    return f"{EDIT}?entry={entry.collection}/{entry.slug}"


def term_page(facet: Facet, value: str) -> str:
    """Return the URL of the page of one value of a facet."""
    return f"{facet.slug}/{slugify(value)}/"


def slugify(value: str) -> str:
    """Return a value as lower-case ASCII words joined by hyphens, or a single hyphen if it has none."""
    return _NOT_WORD.sub("-", value.lower()).strip("-") or "-"


def licence_texts(expression: str) -> tuple[tuple[str, str], ...]:
    """Return each licence id in an SPDX expression with the URL of its text; custom licences are left out."""
    licences = dict.fromkeys(_LICENCE_ID.findall(expression))
    return tuple(
        (licence, f"https://spdx.org/licenses/{licence}.html") for licence in licences if licence not in _OPERATORS
    )


def safe_external_url(address: str) -> str:
    """Return a URL from an entry if it is safe to link to (https or mailto), else empty text: no link runs a script."""
    return address if address.startswith(("https://", "mailto:")) else ""


def issue_tracker_url(repository: str) -> str:
    """Return the URL of a repository's issues on GitHub or GitLab; empty text for any other host."""
    page = repository_page(repository)
    matches = ((pattern.fullmatch(page), suffix) for pattern, suffix in _TRACKERS)
    return next((match[1] + suffix for match, suffix in matches if match), "")


@lru_cache(maxsize=10_000)
def display_url(address: str) -> str:
    """Return a URL shortened for display: the host and the path, with the middle left out of a long path.

    Of a host in punycode, its letters are shown.
    """
    parts = urlsplit(address)
    text = as_written(parts.netloc).removeprefix("www.") + _COMMIT.sub(r"/\1", parts.path.rstrip("/"))
    if len(text) <= _MAX_DISPLAY_LENGTH:
        return text
    segments = text.split("/")
    pieces = (
        ("/".join(segments[:_LEADING_SEGMENTS]), segments[-1]) if len(segments) > _LEADING_SEGMENTS + 1 else (text,)
    )
    return "/…/".join(shorten(piece, _MAX_DISPLAY_LENGTH) for piece in pieces)
