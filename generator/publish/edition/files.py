"""Files of the site other than pages, before they are written."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class File:
    """A file at `path`, relative to the site. `make` returns its content, and is called only when it is written."""

    path: str
    make: Callable[[], str | bytes]


@dataclass(frozen=True, slots=True)
class Bundle:
    """Files whose paths are only known once they are made, all together.

    `source` returns what they are made from, as plain data; `make` makes them, and yields each path and content.
    """

    source: Callable[[], Any]
    make: Callable[[Any], Iterator[tuple[str, str | bytes]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fragment:
    """A file with part of a page, rendered from a template with `values`.

    Links in the HTML are relative to a page at `url`. `wrap` returns the text of the file that holds the HTML.
    `language` is the code of its edition.
    """

    path: str
    template: str
    url: str
    values: Callable[[], Mapping[str, Any]]
    wrap: Callable[[str], str]
    language: str


def compact_json(data: object) -> str:
    """Return data as JSON on one line, without spaces between tokens."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
