"""The pages of components, standards and projects."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from markupsafe import Markup

from generator.catalogue import RELATIONS, Edge
from generator.model import Entry
from generator.project import Collection
from generator.publish import links, usage
from generator.publish.bodies import Bodies
from generator.publish.page import Page

_SCHEMA_TYPES = {
    Collection.COMPONENTS: "SoftwareApplication",
    Collection.STANDARDS: "TechArticle",
    Collection.PROJECTS: "SoftwareSourceCode",
}
_BOTH_WAYS = ("alternative_to",)
"""Relations that say the same from either end."""


@dataclass(frozen=True, slots=True)
class Fit:
    """A relation as seen from one of its ends, with each entry at the other."""

    kind: str
    is_stated_here: bool
    others: tuple[tuple[Entry, Edge], ...]


def pages(bodies: Bodies) -> Iterator[Page]:
    """Write a page for each entry."""
    for entry in bodies.catalogue.entries.values():
        yield _page(bodies, entry)


def _page(bodies: Bodies, entry: Entry) -> Page:
    return bodies.page(
        "entry",
        links.page_of(entry),
        values=partial(_values, bodies, entry),
        head=partial(_linked_data, bodies, entry),
        title=entry.name,
        description=entry.summary,
        layout="entry",
        section=entry.collection.value,
        path=entry.path,
        changed=bodies.changed(entry.path),
    )


def _values(bodies: Bodies, entry: Entry) -> dict[str, Any]:
    groups = usage.grouped(bodies.catalogue, bodies.catalogue.uses_of(entry.slug))
    return {
        "entry": entry,
        "groups": groups,
        "counts": tuple(group.count for group in groups),
        "fits": tuple(_fits(bodies, entry)),
        "days": bodies.history.get(entry.path),
    }


def _fits(bodies: Bodies, entry: Entry) -> Iterator[Fit]:
    """Yield relations of each kind, first those the entry states, then those that others state with it."""
    stated, met = _by_kind(bodies.catalogue.edges_from(entry.slug)), _by_kind(bodies.catalogue.edges_to(entry.slug))
    for kind in _BOTH_WAYS:
        stated[kind] += met.pop(kind, [])
    for kind in RELATIONS:
        for edges, is_stated_here in ((stated.get(kind), True), (met.get(kind), False)):
            if edges:
                others = {_other(edge, entry).slug: (_other(edge, entry), edge) for edge in reversed(edges)}
                yield Fit(kind, is_stated_here, tuple(reversed(others.values())))


def _by_kind(edges: Iterable[Edge]) -> defaultdict[str, list[Edge]]:
    found: defaultdict[str, list[Edge]] = defaultdict(list)
    for edge in edges:
        found[edge.kind].append(edge)
    return found


def _other(edge: Edge, entry: Entry) -> Entry:
    return edge.target if edge.source is entry else edge.source


def _linked_data(bodies: Bodies, entry: Entry) -> Markup:
    """Describe an entry to other machines in the words of schema.org."""
    owner = bodies.catalogue.organisations.get(entry.owner)
    data = {
        "@context": "https://schema.org",
        "@type": _SCHEMA_TYPES[entry.collection],
        "name": entry.name,
        "description": entry.summary,
        "url": bodies.site.url + links.page_of(entry),
        "author": {"@type": "Organization", "name": owner.name} if owner else None,
        "license": f"https://spdx.org/licenses/{entry.licence}" if entry.licence.isidentifier() else entry.licence,
        "codeRepository": entry.links.get("repository") if entry.collection is Collection.PROJECTS else None,
        "version": entry.version,
        "sameAs": entry.links.get("website"),
    }
    return json_script({key: value for key, value in data.items() if value})


def json_script(data: object) -> Markup:
    """Write data for machines into a page; no text in it can end the element that it stands in."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    safe = text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return Markup('<script type="application/ld+json">' + safe + "</script>")  # noqa: S704 - escaped just above
