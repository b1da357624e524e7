"""The pages of components, standards and projects."""

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.catalogue import RELATIONS, Edge
from generator.model import Entry
from generator.project import Collection
from generator.publish import links, search, usage
from generator.publish.bodies import Bodies
from generator.publish.page import Page

_SCHEMA_TYPES = {
    Collection.COMPONENTS: "SoftwareApplication",
    Collection.STANDARDS: "TechArticle",
    Collection.PROJECTS: "SoftwareSourceCode",
}


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
    uses = bodies.catalogue.uses_of(entry.slug)
    groups = usage.grouped(bodies.catalogue, uses)
    changes = bodies.history.get(entry.path)
    return bodies.page(
        "entry",
        links.page_of(entry),
        values={
            "entry": entry,
            "groups": groups,
            "counts": tuple(group.count for group in groups),
            "fits": tuple(_fits(bodies, entry)),
            "changes": changes,
        },
        title=entry.name,
        description=entry.summary,
        layout="entry",
        section=entry.collection.value,
        head=search.marks_of_entry(bodies.catalogue, entry, bodies.changed(entry.path)) + _linked_data(bodies, entry),
        path=entry.path,
        changed=bodies.changed(entry.path),
    )


def _fits(bodies: Bodies, entry: Entry) -> Iterator[Fit]:
    """Yield relations of each kind, first those the entry states, then those that others state with it."""
    stated: defaultdict[str, list[tuple[Entry, Edge]]] = defaultdict(list)
    met: defaultdict[str, list[tuple[Entry, Edge]]] = defaultdict(list)
    for edge in bodies.catalogue.edges_from(entry.slug):
        stated[edge.kind].append((edge.target, edge))
    for edge in bodies.catalogue.edges_to(entry.slug):
        met[edge.kind].append((edge.source, edge))
    for kind in RELATIONS:
        if kind in stated:
            yield Fit(kind, True, tuple(stated[kind]))
        if kind in met:
            yield Fit(kind, False, tuple(met[kind]))


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
