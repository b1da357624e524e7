"""Files of the site that are no pages, before they are written."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class File:
    """A file at `path` within the site. `make` returns its text or bytes, and is called only when it is written."""

    path: str
    make: Callable[[], str | bytes]


@dataclass(frozen=True, slots=True)
class Bundle:
    """Files that are made together, so that their paths are known only then: `make` yields path and content."""

    make: Callable[[], Iterator[tuple[str, str | bytes]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fragment:
    """A file that holds a piece of a page, rendered from a template with `values` for something that stands at `url`.

    `wrap` returns the text of the file for the HTML. `language` is the code of the edition that it belongs to.
    """

    path: str
    template: str
    url: str
    values: Callable[[], Mapping[str, Any]]
    wrap: Callable[[str], str]
    language: str


def compact_json(data: object) -> str:
    """Return data as JSON on one line, without spaces between its parts."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
