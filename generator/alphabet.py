"""Where names stand in the alphabet: an accent moves none of them."""

from unicodedata import combining, normalize


def filed(name: str) -> str:
    """Give a name as it is put in order: without regard to case and accents, letters that are joined taken apart."""
    if name.isascii():
        return name.casefold()
    return "".join(each for each in normalize("NFKD", name.casefold()) if not combining(each))
