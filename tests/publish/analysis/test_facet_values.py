"""Values of a facet, each with its page."""

from generator.catalogue import Catalogue
from generator.facets import Facet
from generator.model import Entry, Term, Vocabulary
from generator.project import Collection
from generator.publish.analysis import facet_values

STATUS_LIST = Vocabulary(
    "adoption-statuses", "", "", "", {each: Term(each, each.capitalize()) for each in ("live", "planned", "involved")}
)


def test_values_with_one_address_share_one_page() -> None:
    facet = Facet("licences", "Licence", "Licences", "", lambda entry: (entry.licence,))
    catalogue = _catalogue(_entry("one", licence="MIT OR Apache-2.0"), _entry("two", licence="mit or apache-2.0"))
    (value,) = facet_values.values_of(catalogue, facet)
    assert (value.url, value.number) == ("licences/mit-or-apache-2-0/", 2)


def _entry(slug: str, *, licence: str = "") -> Entry:
    place = Collection.PROJECTS
    return Entry(collection=place, slug=slug, path="", name=slug, summary="", owner="", sources=(), licence=licence)


def _catalogue(*entries: Entry) -> Catalogue:
    return Catalogue({each.slug: each for each in entries}, {}, {STATUS_LIST.slug: STATUS_LIST})
