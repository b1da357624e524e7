"""Shortening of texts to a number of characters."""


def shorten(text: str, max_length: int) -> str:
    """Return a text cut to `max_length` characters. A cut ends in an ellipsis, after a complete word if possible."""
    if len(text) <= max_length:
        return text
    start = text[: max_length - 1]
    return f"{start.rpartition(' ')[0] or start}…"
