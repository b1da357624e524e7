"""Listing pages of collections, organisations and facets: the whole catalogue, without a script."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from generator.collation import by_name, collation_key, sort_name
from generator.facets import Facet
from generator.model import Entry, Organisation
from generator.project import SHARED, Collection
from generator.publish.analysis import folding, usage
from generator.publish.analysis.facet_values import Value, values_of
from generator.publish.analysis.list_filters import list_filters
from generator.publish.edition.edition import Edition
from generator.publish.edition.page import NO_MARKUP, Page
from generator.publish.edition.pagination import ListPage, numbered_title, paginate
from generator.publish.graphics.tile_map import tile_map
from generator.publish.metadata import head_elements
from generator.publish.pages import terms


def pages(edition: Edition) -> Iterator[Page]:
    """Yield the pages of collections, organisations, facets and facet values."""
    for collection in SHARED:
        yield from _collection(edition, collection)
    yield _organisations(edition)
    for facet in edition.facets.values():
        values = values_of(edition.catalogue, facet)
        yield _facet(edition, facet, values)
        for value in values:
            yield from terms.pages(edition, value, values)


def _collection(edition: Edition, collection: Collection) -> Iterator[Page]:
    entries = folding.in_folded_order(
        edition.catalogue, usage.by_use(edition.catalogue, edition.catalogue.entries_of(collection))
    )
    for list_page in paginate(entries):
        yield _collection_page(edition, collection, entries, list_page)


def _collection_page(edition: Edition, collection: Collection, entries: Sequence[Entry], list_page: ListPage) -> Page:
    description = edition.gettext(
        "All %(things)s in the catalogue: what each is for, who owns it and who uses it.",
        things=edition.gettext(collection.value),
    )
    return edition.page(
        "collection",
        f"{collection}/{list_page.folder}",
        values=lambda: {
            "collection": collection,
            "entries": list_page.of(entries),
            "all_entries": entries,
            "filters": list_filters(edition, entries, list_page),
            "part": list_page,
        },
        head=lambda: head_elements.of_collection(edition, collection, description) if list_page.is_first else NO_MARKUP,
        title=numbered_title(edition, edition.gettext(collection.value.capitalize()), list_page),
        description=description,
        layout="listing",
        section=collection.value,
    )


def _organisations(edition: Edition) -> Page:
    letters: defaultdict[str, list[Organisation]] = defaultdict(list)
    organisations = by_name(edition.catalogue.organisations.values())
    for organisation in organisations:
        letters[initial(organisation.name)].append(organisation)
    description = edition.gettext(
        "%(members)s and the bodies that work with them: what each shares, uses and takes part in.",
        members=edition.settings.members_first,
    )
    return edition.page(
        "organisations",
        f"{Collection.ORGANISATIONS}/",
        values=lambda: {
            "letters": dict(sorted(letters.items())),
            "number": len(organisations),
            "map": tile_map(edition.catalogue),
        },
        head=lambda: head_elements.of_collection(edition, Collection.ORGANISATIONS, description),
        title=edition.gettext("Organisations"),
        description=description,
        layout="listing",
        section=Collection.ORGANISATIONS.value,
    )


def initial(name: str) -> str:
    """Return the letter from A to Z under which people look a name up, or a number sign for other names."""
    first = collation_key(sort_name(name))[:1].upper()
    return first if first.isascii() and first.isalpha() else "#"


def _facet(edition: Edition, facet: Facet, values: tuple[Value, ...]) -> Page:
    vocabulary = edition.catalogue.vocabularies.get(facet.vocabulary)
    return edition.page(
        "facet",
        f"{facet.slug}/",
        values=lambda: {"facet": facet, "vocabulary": vocabulary, "values": values},
        head=lambda: head_elements.of_facet(edition, facet),
        title=facet.plural,
        description=vocabulary.description
        if vocabulary
        else edition.gettext("The catalogue by %(facet)s.", facet=facet.name.lower()),
        layout="listing",
        section=facet.slug,
    )
