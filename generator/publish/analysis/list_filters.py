"""The questions by which visitors narrow a list of entries where it is."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.model import Entry
from generator.project import Collection
from generator.publish.analysis.offers import LABELS, offers
from generator.publish.edition.edition import Edition
from generator.publish.edition.pagination import ListPage

_MIN_ENTRIES = 10
"""A shorter list is seen at a glance."""

_STAGES, _TYPES = ("stages", "standard-statuses"), ("component-types", "scopes")


@dataclass(frozen=True, slots=True)
class ListFilter:
    """A question with its possible answers. `id` is the data attribute of rows, `options` are values with names."""

    id: str
    label: str
    options: tuple[tuple[str, str], ...]


def list_filters(edition: Edition, entries: Sequence[Entry], list_page: ListPage) -> Sequence[ListFilter] | None:
    """Return the questions by which to narrow a list, without those that have a single answer.

    Return None if it is short, or spread over several pages, of which a script sees only one: then it stays as it is.
    """
    if len(entries) < _MIN_ENTRIES or list_page.count > 1:
        return None
    return tuple(each for each in _filters(edition, entries) if len(each.options) > 1)


def _filters(edition: Edition, entries: Sequence[Entry]) -> Iterator[ListFilter]:
    usable = [entry for entry in entries if entry.collection is not Collection.STANDARDS]
    offered = {offer for entry in usable for offer in offers(entry) or ("",)}
    labels = ((id_ or "none", edition.gettext(label)) for id_, label in LABELS.items() if id_ in offered)
    yield ListFilter("offer", edition.gettext("How to have it"), tuple(labels))
    yield ListFilter("stage", edition.gettext("Stage"), _options(edition, _STAGES, {each.stage for each in entries}))
    types = {each.type or each.scope for each in entries}
    yield ListFilter("type", edition.gettext("Type"), _options(edition, _TYPES, types))


def _options(edition: Edition, vocabularies: Sequence[str], used: set[str]) -> tuple[tuple[str, str], ...]:
    """Return the terms in use with their names, in the order of their vocabularies."""
    terms: Mapping[str, str] = {
        term.id: term.name for name in vocabularies for term in edition.catalogue.terms(name).values()
    }
    return tuple((id_, name) for id_, name in terms.items() if id_ in used)
