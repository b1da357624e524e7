"""Texts for places that have room for so many characters."""


def shorten(text: str, max_length: int) -> str:
    """Return a text of at most `longest` characters: what is cut ends in an ellipsis, after a whole word if it can."""
    if len(text) <= max_length:
        return text
    start = text[: max_length - 1]
    return f"{start.rpartition(' ')[0] or start}…"
