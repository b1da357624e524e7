"""The values of a facet, each with the entries and organisations that have it."""

from collections import defaultdict
from dataclasses import dataclass

from generator.catalogue import Catalogue
from generator.collation import by_name
from generator.facets import Facet
from generator.model import Entry, Organisation, Term
from generator.publish.edition import urls


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a facet, with the entries and organisations that have it, by name.

    `planned` are the organisations that have not begun. They do not count.
    """

    facet: Facet
    term: Term
    entries: tuple[Entry, ...]
    organisations: tuple[Organisation, ...]
    planned: tuple[Organisation, ...]

    @property
    def url(self) -> str:
        """The URL of its page."""
        return urls.term_page(self.facet, self.term.id)

    @property
    def number(self) -> int:
        """The number of entries, and of organisations that have begun, that have it."""
        return len(self.entries) + len(self.organisations)


def values_of(catalogue: Catalogue, facet: Facet) -> tuple[Value, ...]:
    """Return all values of a facet: the terms of its vocabulary, used or not, then other values in use, sorted.

    Values whose page would have the same URL, such as two spellings of a licence, count as one value.
    """
    by_term: defaultdict[str, list[Entry | Organisation]] = defaultdict(list)
    terms = dict(catalogue.terms(facet.vocabulary))
    term_by_slug = {urls.slugify(term): term for term in terms}
    for value, entries in sorted(catalogue.facet_values(facet.slug).items()):
        term = term_by_slug.setdefault(urls.slugify(value), value)
        terms.setdefault(term, Term(term, term))
        by_term[term] += entries
    return tuple(_value(facet, term, by_term[term.id]) for term in terms.values())


def _value(facet: Facet, term: Term, items: list[Entry | Organisation]) -> Value:
    organisations = by_name(item for item in items if isinstance(item, Organisation))
    return Value(
        facet,
        term,
        entries=by_name(item for item in items if isinstance(item, Entry)),
        organisations=tuple(each for each in organisations if not each.begins),
        planned=tuple(each for each in organisations if each.begins),
    )
