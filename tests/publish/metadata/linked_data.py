"""Linked data, expanded as other programs do."""

from collections.abc import Iterator
from typing import Any

from pyld import jsonld

DCAT = "http://www.w3.org/ns/dcat#"
DCTERMS = "http://purl.org/dc/terms/"


def offline(url: str, _: object = None) -> Any:
    raise AssertionError(f"{url} would have to be fetched")


def expand(document: Any) -> Any:
    """Read linked data as any program does that knows nothing of ours."""
    (node,) = jsonld.expand(document, {"documentLoader": offline})
    return node


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    """Yield every thing that is described, with those inside."""
    if isinstance(value, list):
        for each in value:
            yield from nodes(each)
    elif isinstance(value, dict):
        if "@value" not in value:
            yield value
        for each in value.values():
            yield from nodes(each)
