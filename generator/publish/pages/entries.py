"""The pages of components, standards and projects."""

from collections.abc import Iterator
from functools import partial
from typing import Any
from urllib.parse import urlencode

from generator.catalogue import Catalogue
from generator.model import Entry
from generator.publish.analysis import (
    activity,
    answer,
    colleagues,
    comparable,
    followers,
    observations,
    readiness,
    registers,
    relations,
    reviews,
    usage,
)
from generator.publish.analysis.readiness_answers import EntryInContext
from generator.publish.edition import fields, urls
from generator.publish.edition.edition import Edition
from generator.publish.edition.fields import Field
from generator.publish.edition.page import Page
from generator.publish.graphics import badges, relation_diagram
from generator.publish.graphics.tile_map import Layer, tile_map
from generator.publish.metadata import head_elements
from generator.publish.pages import compare

_STILL_TRUE = ".github/ISSUE_TEMPLATE/still-true.yml"
"""The issue form that confirms an entry. Not every catalogue has it."""

_MAX_SHORT_DESCRIPTION = 400
"""The most characters of a description that comes before everything else. A longer one comes after."""

_MIN_MAPPED = 5
"""The fewest organisations on a map of users."""


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
        "answer": answer.answer(catalogue, entry, edition.today),
        "colleagues": colleagues.colleagues(catalogue, entry),
        "can_tell": usage.chosen(usage.in_use(catalogue, entry.slug)),
        "is_short": len(entry.description) <= _MAX_SHORT_DESCRIPTION,
        "listed": _listed(entry),
        "has_terms": _has_terms(entry),
        "has_news": _has_news(catalogue, entry),
        "groups": usage.group_by_status(catalogue, catalogue.uses_of(entry.slug)),
        "past_listings": registers.past_listings(catalogue, entry),
        "followers": tuple(followers.followers(catalogue, entry)),
        "map": tile_map(catalogue),
        "adopters": _mapped(catalogue, entry),
        "fits": relation_groups,
        "drawing": relation_diagram.layout(entry, relation_groups, edition.language),
        "alike": tuple(map(edition.translated, comparable.comparable(edition.original, entry, edition.today))),
        "pairs": compare.translated(edition, comparable.pairs_with(edition.original, entry)),
        "not_known": readiness.not_known(EntryInContext(entry, catalogue, edition.today)),
        "policy_seen": observations.security_policy_seen(catalogue, entry),
        "days": edition.history.get(entry.path),
        "still_true": _still_true(edition, entry),
        "overdue": reviews.overdue(edition, entry),
        "snippets": badges.snippets(edition.settings, entry, edition.language) if edition.settings.has_data else None,
    }


def _listed(entry: Entry) -> tuple[Field, ...]:
    """Return the fields without a place of their own, which are listed with the licence."""
    return tuple(field for field in fields.fields_of(entry.collection) if not field.has_own_place)


def _has_terms(entry: Entry) -> bool:
    """Whether there is something to list: a licence, a stage, a cost, who sells support."""
    others = (getattr(entry, field.name) for field in _listed(entry))
    return any((entry.licence, entry.access, entry.stage, entry.support, *others))


def _has_news(catalogue: Catalogue, entry: Entry) -> bool:
    """Whether anything shows if a thing is kept up: its version, releases, last change, or plans."""
    seen = catalogue.observed(entry)
    stated = (entry.published, entry.version, entry.releases, entry.links.get("roadmap"))
    return any((*stated, activity.last_change(catalogue, entry), seen and (seen.release or seen.publiccode)))


def _mapped(catalogue: Catalogue, entry: Entry) -> tuple[Layer, ...]:
    """Return the layers of a map of the users of an entry; none if they are too few."""
    layers = tile_map(catalogue).adopters(catalogue.uses_of(entry.slug))
    return layers if sum(layer.number for layer in layers) >= _MIN_MAPPED else ()


def _still_true(edition: Edition, entry: Entry) -> str:
    """Return the address of the issue form that confirms an entry, filled in; empty if there is none."""
    repository = urls.safe_external_url(edition.settings.repository)
    if not repository or not (edition.project.root / _STILL_TRUE).is_file():
        return ""
    answers = {"template": "still-true.yml", "title": f"Still true: {entry.name}", "entry": entry.slug}
    return f"{repository}/issues/new?{urlencode(answers)}"
