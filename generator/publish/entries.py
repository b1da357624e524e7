"""The pages of components, standards and projects."""

import json
from collections.abc import Iterator
from functools import partial
from typing import Any

from generator.catalogue import Catalogue
from generator.model import Entry
from generator.project import Collection
from generator.publish import links, neighbourhood, readiness, standards, usage
from generator.publish.bodies import Bodies
from generator.publish.page import Page
from generator.publish.rivals import Rivals

_SCHEMA_TYPES = {
    Collection.COMPONENTS: "SoftwareApplication",
    Collection.STANDARDS: "TechArticle",
    Collection.PROJECTS: "SoftwareSourceCode",
}


def pages(bodies: Bodies) -> Iterator[Page]:
    """Write a page for each entry."""
    rivals = Rivals(bodies.catalogue)
    for entry in bodies.catalogue.entries.values():
        yield _page(bodies, rivals, entry)


def _page(bodies: Bodies, rivals: Rivals, entry: Entry) -> Page:
    return bodies.page(
        "entry",
        links.page_of(entry),
        values=partial(_values, bodies, rivals, entry),
        head=partial(_linked_data, bodies, entry),
        title=entry.name,
        description=entry.summary,
        layout="entry",
        section=entry.collection.value,
        path=entry.path,
        form=links.form_of(entry),
        changed=bodies.changed(entry.path),
    )


def _values(bodies: Bodies, rivals: Rivals, entry: Entry) -> dict[str, Any]:
    catalogue = bodies.catalogue
    fits = tuple(neighbourhood.fits(catalogue, entry))
    return {
        "entry": entry,
        "groups": usage.grouped(catalogue, catalogue.uses_of(entry.slug)),
        "followers": tuple(standards.followers(catalogue, entry)),
        "fits": fits,
        "drawing": neighbourhood.draw(entry, fits),
        "alike": rivals.of(entry),
        "readiness": readiness.answers(readiness.Situation(entry, catalogue, bodies.today)),
        "days": bodies.history.get(entry.path),
        "means": partial(_means, catalogue),
    }


def _means(catalogue: Catalogue, vocabulary: str, term: str) -> str:
    """Say what a term means, to follow its name; nothing where the vocabulary does not say."""
    terms = catalogue.vocabularies[vocabulary].terms if vocabulary in catalogue.vocabularies else {}
    return f": {terms[term].definition}" if term in terms and terms[term].definition else ""


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


def json_script(data: object, kind: str = "application/ld+json") -> Markup:
    """Write data for machines into a page; no text in it can end the element that it stands in."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    safe = text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return Markup(f'<script type="{kind}">{safe}</script>')  # noqa: S704 - escaped just above
