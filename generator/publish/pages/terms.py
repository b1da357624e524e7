"""The pages of facet values, such as service areas: their entries, who uses them, and what is near where none is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from generator.collation import grouped
from generator.model import Entry
from generator.project import Collection
from generator.publish.analysis import folding, near, usage
from generator.publish.analysis.facet_values import Value
from generator.publish.analysis.list_filters import list_filters
from generator.publish.edition.edition import Edition
from generator.publish.edition.language import N_
from generator.publish.edition.page import NO_MARKUP, Page
from generator.publish.edition.pagination import ListPage, numbered_title, paginate
from generator.publish.feeds import events
from generator.publish.metadata import head_elements

_MAX_UNDIVIDED = 40  # entries of a value; more are divided by type
_TITLES = {"things": N_("Things to use"), "standards": N_("Standards")}
_VOCABULARIES = {Collection.COMPONENTS: "component-types", Collection.STANDARDS: "scopes"}


@dataclass(frozen=True, slots=True)
class Division:
    """The entries of one type within a section."""

    id: str
    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """The things to use or the standards on a page, of `number` on all pages. It has `divisions` if it is long."""

    id: str
    title: str
    number: int
    entries: tuple[Entry, ...]
    divisions: tuple[Division, ...]


def pages(edition: Edition, value: Value, values: Sequence[Value]) -> Iterator[Page]:
    """Yield the list pages of a facet value, one of the `values` of its facet."""
    in_order = folding.in_folded_order(edition.catalogue, usage.by_use(edition.catalogue, value.entries))
    standards = tuple(entry for entry in in_order if entry.collection is Collection.STANDARDS)
    things = tuple(entry for entry in in_order if entry.collection is not Collection.STANDARDS)
    lists = {"things": things, "standards": standards}
    is_empty_area = events.has_feed(value.facet) and not value.number
    others = tuple(each for each in values if each.number) if is_empty_area else ()
    for list_page in paginate(*lists.values()):
        yield _page(edition, value, others, lists, list_page)


def _page(
    edition: Edition, value: Value, others: Sequence[Value], lists: dict[str, tuple[Entry, ...]], list_page: ListPage
) -> Page:
    """Return one list page of a facet value, with its part of each list. Further information is on the first page.

    An empty area shows what is near and in which `others` there is something.
    """
    is_followed = events.has_feed(value.facet) and list_page.is_first
    return edition.page(
        "term",
        value.url + list_page.folder,
        values=lambda: {
            "value": value,
            "sections": tuple(_sections(edition, lists, list_page)),
            "filters": list_filters(edition, value.entries, list_page),
            "part": list_page,
            "takers": usage.adopters_by_type(edition.catalogue, value.entries) if is_followed else (),
            "is_followed": is_followed,
            "near": near.near(edition, value) if is_followed and not value.number else (),
            "others": others,
        },
        head=lambda: head_elements.of_term(edition, value.facet, value.term) if list_page.is_first else NO_MARKUP,
        title=numbered_title(edition, value.term.name, list_page),
        description=value.term.definition
        or edition.gettext(
            "%(facet)s %(term)s: everything about it in the catalogue.", facet=value.facet.name, term=value.term.name
        ),
        layout="term",
        section=value.facet.slug,
    )


def _sections(edition: Edition, lists: dict[str, tuple[Entry, ...]], list_page: ListPage) -> Iterator[Section]:
    is_long = sum(map(len, lists.values())) > _MAX_UNDIVIDED
    for id_, entries in lists.items():
        if here := tuple(list_page.of(entries)):
            divisions = tuple(_divisions(edition, here)) if is_long else ()
            title = edition.gettext(_TITLES[id_])
            yield Section(f"in-{id_}", title, len(entries), here, divisions if len(divisions) > 1 else ())


def _divisions(edition: Edition, entries: Sequence[Entry]) -> Iterator[Division]:
    """Yield entries by type in the order of the vocabularies, projects last; parts stay with their whole."""
    by_type = grouped((_type(each.entry), each.entries) for each in folding.fold(edition.catalogue, entries))
    names = {
        term.id: term.name for name in _VOCABULARIES.values() for term in edition.catalogue.terms(name).values()
    } | {"": edition.gettext(Collection.PROJECTS.kind.capitalize())}
    for id_ in dict.fromkeys((*names, *by_type)):
        if id_ in by_type:
            yield Division(f"type-{id_ or 'project'}", names.get(id_, id_), tuple(chain.from_iterable(by_type[id_])))


def _type(entry: Entry) -> str:
    return entry.type or entry.scope
