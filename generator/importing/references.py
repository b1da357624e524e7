"""Find the organisation or the standard that an address names."""

from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from generator.checked_entry import CheckedEntry
from generator.code_hosts import normalised_address
from generator.names import join_words
from generator.project import Collection
from generator.rules.context import Context

STANDARD_LINKS = ("specification", "website", "repository")
"""The links whose addresses name a standard, the one that says most first."""

_POINTERS: Mapping[Collection, tuple[tuple[str, ...], ...]] = {
    Collection.ORGANISATIONS: (("website",),),
    Collection.STANDARDS: tuple(("links", name) for name in STANDARD_LINKS),
}


def addressed(context: Context, address: str, collections: tuple[Collection, ...]) -> tuple[str, ...]:
    """Return the slugs of the entries that have an address, in any spelling: none if it is no web address."""
    key = _key(address)
    entries = [entry for entry in context.of(*collections) if key in map(_key, _addresses(entry))]
    return tuple(entry.file.slug for entry in entries) if key else ()


def not_addressed(address: str, slugs: tuple[str, ...], collections: tuple[Collection, ...]) -> str:
    """Return why an address does not name one entry. `slugs` are those of the entries that have it."""
    if slugs:
        return f"{join_words(slugs, 'and')} have the same address `{address}`; write yourself which of them it is"
    kinds = join_words((each.kind for each in collections), "or")
    return f"no {kinds} of the catalogue has the address `{address}`"


def _addresses(entry: CheckedEntry) -> Iterator[str]:
    for *groups, name in _POINTERS.get(entry.file.collection, ()):
        fields = entry.data.get(groups[0]) if groups else entry.data
        if isinstance(fields, Mapping) and isinstance(address := fields.get(name), str):
            yield address


def _key(address: str) -> str:
    """Return an address as it is compared, or "" if it is none of a web page. What follows ? or # tells two apart."""
    try:
        url = urlsplit(address.strip())
    except ValueError:
        return ""
    if url.scheme not in ("http", "https") or not url.netloc:
        return ""
    return normalised_address(address, with_fragment=True)
