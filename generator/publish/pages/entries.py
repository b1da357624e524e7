"""The pages of components, standards and projects."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from generator.catalogue import Catalogue
from generator.model import Entry
from generator.project import Collection
from generator.publish.analysis import followers, readiness, relations, reviews, usage
from generator.publish.edition import urls
from generator.publish.edition.page import Page
from generator.publish.graphics import badges, relation_diagram
from generator.publish.html import entry_facts
from generator.publish.html.renderer import Bodies
from generator.publish.metadata import head_elements


def pages(bodies: Bodies) -> Iterator[Page]:
    """Write a page for each entry."""
    for entry in bodies.catalogue.entries.values():
        yield _page(bodies, entry)


def _page(bodies: Bodies, entry: Entry) -> Page:
    return bodies.page(
        "entry",
        urls.page_of(entry),
        values=partial(_values, bodies, entry),
        head=partial(head_elements.of_entry, bodies, entry),
        title=entry.name,
        description=entry.summary,
        layout="entry",
        section=entry.collection.value,
        path=entry.path,
        form=urls.form_of(entry),
        changed=bodies.changed(entry.path),
    )


def _values(bodies: Bodies, entry: Entry) -> dict[str, Any]:
    catalogue = bodies.catalogue
    fits = tuple(relations.fits(catalogue, entry))
    return {
        "entry": entry,
        "glance": _glance(entry),
        "groups": usage.grouped(catalogue, catalogue.uses_of(entry.slug)),
        "followers": tuple(followers.followers(catalogue, entry)),
        "map": bodies.tile_map,
        "adopters": bodies.tile_map.adopters(catalogue.uses_of(entry.slug)),
        "fits": fits,
        "drawing": relation_diagram.layout(entry, fits, bodies.language),
        "alike": bodies.rivals.of(entry),
        "pairs": bodies.rivals.pairs_with(entry),
        "readiness": readiness.answers(readiness.Situation(entry, catalogue, bodies.today)),
        "days": bodies.history.get(entry.path),
        "overdue": reviews.overdue(bodies, entry),
        "snippets": badges.snippets(bodies.site, entry, bodies.language) if bodies.site.has_data else None,
        "means": partial(_means, catalogue),
    }


def _glance(entry: Entry) -> tuple[entry_facts.Name, ...]:
    """Name what is seen at a glance."""
    own = {"type": "About", "stage": "Status"} if entry.collection is Collection.STANDARDS else {}
    return tuple(entry_facts.Name(each.id, own.get(each.id, each.words)) for each in entry_facts.GLANCE)


def _means(catalogue: Catalogue, vocabulary: str, term: str) -> str:
    """Say what a term means, to follow its name; nothing where the vocabulary does not say."""
    terms = catalogue.terms(vocabulary)
    return f": {terms[term].definition}" if term in terms and terms[term].definition else ""
