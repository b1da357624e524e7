"""Where names stand in the alphabet: an accent moves none of them."""

from unicodedata import combining, normalize

from generator.model import Entry, Organisation


def collation_key(name: str) -> str:
    """Give a name as it is put in order: without regard to case and accents, letters that are joined taken apart."""
    if name.isascii():
        return name.casefold()
    return "".join(character for character in normalize("NFKD", name.casefold()) if not combining(character))


def name_order(entry: Entry | Organisation) -> tuple[str, str]:
    """Return what to sort a thing by: its name without regard to case and accents, of equals the slug."""
    return collation_key(entry.name), entry.slug
