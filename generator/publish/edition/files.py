"""Files of the site that are no pages, before they are written."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class File:
    """A file at `path` within the site. `make` returns its text or bytes, and is called only when it is written."""

    path: str
    make: Callable[[], str | bytes]


@dataclass(frozen=True, slots=True)
class Bundle:
    """Files that are made together, so that their paths are known only then: `make` yields path and content."""

    make: Callable[[], Iterator[tuple[str, str | bytes]]]


def compact_json(data: object) -> str:
    """Return data as JSON on one line, without spaces between its parts."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
