"""The pages of components, standards and projects."""

from collections.abc import Iterator
from functools import partial
from typing import Any
from urllib.parse import urlencode

from generator.catalogue import Catalogue
from generator.model import Entry
from generator.publish.analysis import comparable, followers, readiness, registers, relations, reviews, usage
from generator.publish.analysis.readiness_answers import EntryInContext
from generator.publish.edition import fields, urls
from generator.publish.edition.edition import Edition
from generator.publish.edition.page import Page
from generator.publish.graphics import badges, relation_diagram
from generator.publish.graphics.tile_map import tile_map
from generator.publish.metadata import head_elements
from generator.publish.pages import compare

_STILL_TRUE = ".github/ISSUE_TEMPLATE/still-true.yml"
"""The issue form that confirms an entry. Not every catalogue has it."""


def pages(edition: Edition) -> Iterator[Page]:
    """Yield the page of each entry."""
    for entry in edition.catalogue.entries.values():
        yield _page(edition, entry)


def _page(edition: Edition, entry: Entry) -> Page:
    return edition.page(
        "entry",
        urls.page_of(entry),
        values=partial(_values, edition, entry),
        head=partial(head_elements.of_entry, edition, entry),
        title=entry.name,
        description=entry.summary,
        layout="entry",
        section=entry.collection.value,
        path=entry.path,
        form=urls.form_of(entry),
        changed=edition.changed(entry.path),
    )


def _values(edition: Edition, entry: Entry) -> dict[str, Any]:
    catalogue = edition.catalogue
    relation_groups = tuple(relations.relation_groups(catalogue, entry))
    return {
        "entry": entry,
        "glance": fields.with_labels(fields.GLANCE, entry.collection),
        "listed": tuple(field for field in fields.fields_of(entry.collection) if not field.has_own_place),
        "groups": usage.group_by_status(catalogue, catalogue.uses_of(entry.slug)),
        "past_listings": tuple(registers.past_listings(catalogue, entry)),
        "followers": tuple(followers.followers(catalogue, entry)),
        "map": tile_map(catalogue),
        "adopters": tile_map(catalogue).adopters(catalogue.uses_of(entry.slug)),
        "fits": relation_groups,
        "drawing": relation_diagram.layout(entry, relation_groups, edition.language),
        "alike": tuple(map(edition.translated, comparable.comparable(edition.original, entry, edition.today))),
        "pairs": compare.translated(edition, comparable.pairs_with(edition.original, entry)),
        "readiness": readiness.readiness_of(EntryInContext(entry, catalogue, edition.today)),
        "days": edition.history.get(entry.path),
        "still_true": _still_true(edition, entry),
        "overdue": reviews.overdue(edition, entry),
        "snippets": badges.snippets(edition.settings, entry, edition.language) if edition.settings.has_data else None,
        "means": partial(_definition, catalogue),
    }


def _still_true(edition: Edition, entry: Entry) -> str:
    """Return the address of the issue form that confirms an entry, filled in; empty if there is none."""
    repository = urls.safe_external_url(edition.settings.repository)
    if not repository or not (edition.result.project.root / _STILL_TRUE).is_file():
        return ""
    answers = {"template": "still-true.yml", "title": f"Still true: {entry.name}", "entry": entry.slug}
    return f"{repository}/issues/new?{urlencode(answers)}"


def _definition(catalogue: Catalogue, vocabulary: str, term: str) -> str:
    """Return the definition of a term as text to follow its name, or an empty text if it has none."""
    terms = catalogue.terms(vocabulary)
    return f": {terms[term].definition}" if term in terms and terms[term].definition else ""
