"""A file of the site that is no page, before it is written."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class File:
    """What stands at `path` within the site. What it holds is made only when it is written, on any processor."""

    path: str
    make: Callable[[], str | bytes]


def write(folder: Path, path: str, content: str | bytes) -> bytes:
    """Write a text or bytes to where its address leads, the same on every system; give the bytes."""
    place, raw = folder / path, content.encode("utf-8") if isinstance(content, str) else content
    try:
        place.write_bytes(raw)
    except FileNotFoundError:  # most stand beside a page, so that asking for the folder each time would cost more
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(raw)
    return raw
