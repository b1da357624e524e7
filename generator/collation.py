"""Alphabetical order of names, without regard to case and accents."""

from unicodedata import combining, normalize

from generator.model import Entry, Organisation


def collation_key(name: str) -> str:
    """Return the key by which to sort a name: case-folded, without accents, ligatures decomposed (NFKD)."""
    if name.isascii():
        return name.casefold()
    return "".join(character for character in normalize("NFKD", name.casefold()) if not combining(character))


def name_order(entry: Entry | Organisation) -> tuple[str, str]:
    """Return the key by which to sort an entry or organisation: the `collation_key` of its name, then its slug."""
    return collation_key(entry.name), entry.slug
