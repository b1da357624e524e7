"""A file of the site that is no page, before it is written."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class File:
    """What stands at `path` within the site. Its text is made only when it is written, on any processor."""

    path: str
    make: Callable[[], str]


def write(folder: Path, path: str, text: str) -> bytes:
    """Write a text to where its address leads, as the same bytes on every system; give them."""
    place, raw = folder / path, text.encode("utf-8")
    try:
        place.write_bytes(raw)
    except FileNotFoundError:  # most stand beside a page, so that asking for the folder each time would cost more
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(raw)
    return raw
